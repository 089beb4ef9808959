"""Marks are made, changed, deleted and restored, and every change is read when the store is opened again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import apsw
import pytest

from reader.library.packformat import digest
from reader.marks import open_store
from reader.marks.model import Colour, EditionPlacement, FoundMark, Mark, MarkError, MarkState, ReadOnlyError
from reader.marks.open_store import FILE_NAME
from reader.marks.store import MarkStore
from reader.marks.stored_rows import encode
from tests.marks.samples import Clock, bookmark, highlight, names


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path, clock):
    opened = MarkStore(tmp_path, clock=clock)
    yield opened
    opened.close()


def got(store: MarkStore, id: str) -> Mark:
    mark = store.get(id)
    assert mark
    return mark


def again(store: MarkStore, clock: Clock) -> MarkStore:
    """Closes the store and opens it again."""
    assert store.path
    assert store.close() == ""
    return MarkStore(store.path.parent, clock=clock)


def test_a_new_store_is_empty(store, tmp_path):
    assert (store.problem, store.is_read_only, store.is_private, store.pending) == ("", False, False, 0)
    assert store.all() == store.versions() == store.deleted() == []
    assert store.path == tmp_path / FILE_NAME


def test_a_mark_is_read_when_the_store_is_opened_again(store, clock):
    kept = store.add(highlight("the alarm", note="Why?", labels=("b", "a", "a"), colour=Colour.PINK, author="Ann"))
    assert kept.problem == ""
    assert kept.mark.created == kept.mark.modified == "2025-04-28T12:00:01.000000Z"
    assert kept.mark.labels == ("a", "b")
    opened = again(store, clock)
    assert opened.all() == [kept.mark]
    opened.close()


def test_a_mark_is_on_disk_before_add_returns(store):
    kept = store.add(bookmark())
    connection = apsw.Connection(str(store.path), flags=apsw.SQLITE_OPEN_READONLY)
    assert connection.execute("SELECT mark FROM version").fetchall() == [(kept.mark.id,)]
    connection.close()


def test_a_changed_mark_has_a_history(store, clock):
    id = store.add(highlight("the alarm", note="one")).mark.id
    store.change(id, note="two", colour=Colour.BLUE)
    store.change(id, note="three")
    opened = again(store, clock)
    assert [mark.note for mark in opened.history(id)] == ["three", "two", "one"]
    opened.restore(id, opened.history(id)[-1])
    assert (got(opened, id).note, got(opened, id).colour) == ("one", Colour.YELLOW)
    assert len(opened.history(id)) == 4
    opened.close()


def test_a_deleted_mark_can_be_restored(store, clock):
    mark = store.add(bookmark(title="Here", note="mine")).mark
    store.delete(mark.id)
    assert store.all() == []
    assert [each.id for each in store.deleted()] == [mark.id]
    with pytest.raises(MarkError, match="This mark no longer exists"):
        store.change(mark.id, note="x")
    opened = again(store, clock)
    assert opened.all() == []
    opened.restore(mark.id)
    assert [(each.title, each.note, each.is_deleted) for each in opened.all()] == [("Here", "mine", False)]
    opened.close()


def test_a_discarded_mark_is_not_among_the_deleted_ones(store, clock):
    mark = store.add(bookmark()).mark
    store.discard(mark.id)
    assert (store.all(), store.deleted()) == ([], [])
    opened = again(store, clock)
    assert (opened.all(), opened.deleted()) == ([], [])
    opened.close()


def test_a_mark_from_a_clock_that_was_ahead_can_be_restored(store, clock):
    clock.pass_days(27_000)
    id = store.add(bookmark()).mark.id
    clock.pass_days(-27_000)
    store.delete(id)
    assert [each.id for each in store.deleted()] == [id]


def test_changes_are_saved_after_the_clock_was_set_back(store, clock):
    id = store.add(bookmark(note="one")).mark.id
    clock.pass_days(-400)
    store.change(id, note="two")
    store.delete(id)
    opened = again(store, clock)
    assert got(opened, id).is_deleted
    assert [mark.note for mark in opened.history(id)] == ["two", "two", "one"]
    opened.close()


def test_marks_by_article_and_pack(store):
    store.add(highlight("alarm", labels=("b",)))
    store.add(bookmark("p2", labels=("A", "b")))
    assert [mark.kind.value for mark in store.of_pack("brain")] == ["highlight", "bookmark"]
    assert store.of_pack("other") == []
    assert store.counts() == {("brain", "talk"): 2}
    assert store.labels() == ["A", "b"]


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"note": "x" * 100_001}, "note"),
        ({"title": "x" * 1_001}, "title"),
        ({"labels": tuple(f"label {number}" for number in range(51))}, "labels"),
        ({"labels": ("x" * 101,)}, "label"),
        ({"author": "x" * 1_001}, "author"),
        ({"colour": None}, "colour"),
    ],
)
def test_limits(store, changes, what):
    mark = store.add(highlight("alarm")).mark
    with pytest.raises(MarkError, match=what):
        store.change(mark.id, **changes)
    assert store.all() == [mark]


def test_invalid_changes(store):
    mark = store.add(highlight("alarm")).mark
    with pytest.raises(TypeError):
        store.change(mark.id, target=None)
    with pytest.raises(MarkError):
        store.add(mark)
    with pytest.raises(MarkError):
        store.restore("urn:uuid:none")
    with pytest.raises(MarkError):
        store.restore(mark.id)


def test_control_characters_are_replaced(store):
    note = store.add(bookmark(note=" a\x00b\r\nc\x1b[31m\ud800 ", title="x\ny")).mark
    assert (note.note, note.title) == ("a\ufffdb\nc\ufffd[31m\ufffd", "x y")


def test_a_second_carrel_is_read_only(store, tmp_path, clock):
    first = store.add(bookmark()).mark
    second = MarkStore(tmp_path, clock=clock)
    assert second.is_read_only
    assert "open already" in second.problem
    assert second.all() == [first]
    for change in (
        lambda: second.add(bookmark("p2")),
        lambda: second.delete(first.id),
        lambda: second.change(first.id, note="x"),
        lambda: second.merge([first]),
    ):
        with pytest.raises(ReadOnlyError, match="read-only"):
            change()
    later = store.add(bookmark("p2")).mark
    second.refresh()
    assert [mark.id for mark in second.all()] == [first.id, later.id]
    store.close()
    second.refresh()
    assert not second.is_read_only
    second.add(bookmark("p3"))
    assert second.close() == ""


def test_a_second_carrel_reads_again_only_what_has_changed(store, tmp_path, clock, monkeypatch):
    """With many marks, reading them takes long, and the second one asks every few seconds."""
    store.add(bookmark())
    second = MarkStore(tmp_path, clock=clock)
    opened: list[Path] = []
    real = open_store.open_store

    def noted(folder: Path, now: Callable[[], datetime]) -> open_store.OpenedStore:
        opened.append(folder)
        return real(folder, now)

    monkeypatch.setattr(open_store, "open_store", noted)
    read = []
    for change in (None, None, bookmark("p2"), None, bookmark("p3"), bookmark("p4"), None):
        if change:
            store.add(change)
        second.refresh()
        read.append(len(opened))
    assert read == [0, 0, 1, 1, 2, 3, 3]
    assert len(second.all()) == 4
    store.close()
    second.refresh()
    assert not second.is_read_only
    second.close()


def test_without_file_locks_sqlite_locks_the_store(tmp_path, clock, monkeypatch):
    def unknown(descriptor: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("reader.system.file_lock._lock", unknown)
    one, two = MarkStore(tmp_path, clock=clock), MarkStore(tmp_path, clock=clock)
    assert one.add(bookmark()).problem == two.add(bookmark("p2")).problem == ""
    one.close()
    two.close()
    three = MarkStore(tmp_path, clock=clock)
    assert len(three.all()) == 2
    three.close()


def test_the_store_of_a_newer_carrel_is_not_changed(store, tmp_path, clock):
    store.add(bookmark())
    store.close()
    connection = apsw.Connection(str(store.path))
    about = ("format", "7")
    connection.execute("UPDATE about SET value=?, digest=?", (about[1], digest(about)))
    connection.execute("PRAGMA user_version=7; CREATE TABLE novelty (x)")
    connection.close()
    before = store.path.read_bytes()
    newer = MarkStore(tmp_path, clock=clock)
    assert newer.is_read_only
    assert "newer Carrel (format 7)" in newer.problem
    with pytest.raises(ReadOnlyError):
        newer.add(bookmark())
    newer.close()
    assert store.path.read_bytes() == before
    assert not (tmp_path / "marks.sqlite-journal").exists()


def test_a_private_session_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store = MarkStore(None)
    id = store.add(bookmark()).mark.id
    store.change(id, note="x")
    assert (store.is_private, store.path, store.pending, len(store.all())) == (True, None, 0, 1)
    assert store.close() == ""
    assert names(tmp_path) == []


def test_found_marks_are_cached_until_the_mark_changes(store, clock):
    mark = store.add(highlight("alarm")).mark
    found = FoundMark(mark.id, 2, MarkState.MOVED, mark.target, 1.0, False, mark.modified)
    store.save_found([found])
    opened = again(store, clock)
    assert opened.found_marks("brain", 2) == {mark.id: found}
    assert opened.found_marks("brain", 3) == opened.found_marks("other", 2) == {}
    opened.confirm(found)
    assert opened.found_marks("brain", 2) == {}
    assert got(opened, mark.id).target == mark.target
    assert got(opened, mark.id).placements == (EditionPlacement(2, mark.target),)
    opened.leave_as_is(mark.id, 2)
    assert got(opened, mark.id).placements == (EditionPlacement(2, None),)
    opened.clear_found()
    opened.close()
    with pytest.raises(MarkError):
        opened.confirm(FoundMark(mark.id, 2, MarkState.NOT_FOUND, None, 0, False, ""))


def test_a_row_in_an_unknown_format_is_reported(store, tmp_path, clock):
    store.add(bookmark())
    store.close()
    row = ("urn:uuid:x", json.dumps(["later"]), "2025-01-01T00:00:00.000000Z")
    connection = apsw.Connection(str(store.path))
    connection.execute("INSERT INTO version (mark, body, kept, digest) VALUES (?,?,?,?)", (*row, digest(row)))
    connection.close()
    opened = MarkStore(tmp_path, clock=clock)
    assert len(opened.all()) == 1
    assert "1 entry in a format" in opened.problem
    opened.close()


def test_times_are_saved_in_utc(tmp_path):
    store = MarkStore(Path(tmp_path), clock=lambda: datetime.fromisoformat("2025-04-28T14:00:00+02:00"))
    assert store.add(bookmark()).mark.created == "2025-04-28T12:00:00.000000Z"
    store.close()


def test_a_mark_with_an_invalid_time_can_be_changed(tmp_path, clock):
    store = MarkStore(tmp_path, clock=clock)
    mark = store.add(highlight("alarm")).mark
    store.close()
    row = (mark.id, encode(replace(mark, modified="8025-02-30T00:00:00.000000Z")), "2025-01-01T00:00:00.000000Z")
    connection = apsw.Connection(str(store.path))
    connection.execute("INSERT INTO version (mark, body, kept, digest) VALUES (?,?,?,?)", (*row, digest(row)))
    connection.close()
    opened = MarkStore(tmp_path, clock=clock)
    assert opened.delete(mark.id).problem == ""
    opened.close()
