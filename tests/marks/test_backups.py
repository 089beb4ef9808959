"""A backup for each day with a change, and one before each import and new edition."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.marks import backups
from reader.marks.backups import FOLDER
from reader.marks.store import MarkStore
from reader.marks.store_errors import UnavailableStore
from tests.marks.samples import Clock, bookmark, names


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_backup_for_each_of_seven_days_with_a_change(tmp_path, clock):
    for _ in range(10):
        store = MarkStore(tmp_path, clock=clock)
        store.add(bookmark())
        store.close()
        MarkStore(tmp_path, clock=clock).close()
        clock.pass_days(3)
    days = names(tmp_path / FOLDER)
    assert days == [f"marks-2025-05-{day}.sqlite" for day in ("07", "10", "13", "16", "19", "22", "25")]
    assert [len(backups.read(tmp_path / FOLDER / day)) for day in days] == [4, 5, 6, 7, 8, 9, 10]


def test_a_backup_has_the_newest_state_of_its_day(tmp_path, clock):
    for _ in range(3):
        store = MarkStore(tmp_path, clock=clock)
        store.add(bookmark())
        store.close()
    assert [len(backups.read(tmp_path / FOLDER / day)) for day in names(tmp_path / FOLDER)] == [3]


def test_backups_of_a_program_that_runs_past_midnight(tmp_path, clock):
    store = MarkStore(tmp_path, clock=clock)
    store.add(bookmark())
    store.add(bookmark())
    clock.pass_days(1)
    store.add(bookmark())
    assert [len(backups.read(tmp_path / FOLDER / day)) for day in names(tmp_path / FOLDER)] == [2]
    store.close()
    assert [len(backups.read(tmp_path / FOLDER / day)) for day in names(tmp_path / FOLDER)] == [2, 3]


def test_a_program_that_was_killed_is_backed_up_when_it_starts_again(tmp_path, clock):
    store = MarkStore(tmp_path, clock=clock)
    store.add(bookmark())
    store._queue.close()
    assert FOLDER not in names(tmp_path)
    MarkStore(tmp_path, clock=clock).close()
    assert names(tmp_path / FOLDER) == ["marks-2025-04-28.sqlite"]


def test_ten_backups_before_an_import_or_an_edition(tmp_path, clock):
    store = MarkStore(tmp_path, clock=clock)
    kept = store.add(bookmark()).mark
    for number in range(7):
        assert store.back_up_before_edition() == ""
        store.merge([replace(kept, id=bookmark().id, note=str(number))])
    assert len(store.all()) == 8
    found = names(tmp_path / FOLDER)
    assert len(found) == 10
    assert sum("before-import" in name for name in found) == 5
    newest = max(found, key=lambda name: name[-30:])
    assert len(backups.read(tmp_path / FOLDER / newest)) == 7
    store.close()


def test_an_import_without_new_marks_makes_no_backup(tmp_path, clock):
    store = MarkStore(tmp_path, clock=clock)
    store.add(bookmark())
    store.merge(store.versions())
    assert FOLDER not in names(tmp_path)
    store.close()


def test_a_backup_that_fails_deletes_no_older_one(tmp_path, clock, monkeypatch):
    store = MarkStore(tmp_path, clock=clock)
    store.add(bookmark())
    store.close()
    before = (tmp_path / FOLDER / "marks-2025-04-28.sqlite").read_bytes()
    store = MarkStore(tmp_path, clock=clock)
    store.add(bookmark("p2"))

    def fail(*_) -> None:
        raise UnavailableStore("disk is full")

    monkeypatch.setattr(backups, "write_new", fail)
    assert f"Your marks could not be backed up in {tmp_path} (disk is full)." in store.close()
    assert (tmp_path / FOLDER / "marks-2025-04-28.sqlite").read_bytes() == before


def test_a_backup_loses_no_rows_of_the_one_it_replaces(tmp_path, clock):
    rich = MarkStore(tmp_path / "rich", clock=clock)
    for _ in range(5):
        rich.add(bookmark())
    rich.close()
    poor = MarkStore(tmp_path / "poor", clock=clock)
    poor.add(bookmark())
    (tmp_path / "rich" / FOLDER).rename(tmp_path / "poor" / FOLDER)
    poor.close()
    [file] = (tmp_path / "poor" / FOLDER).iterdir()
    assert len(backups.read(file)) == 6


def test_a_file_with_the_name_of_the_folder(tmp_path, clock):
    (tmp_path / FOLDER).write_text("mine", encoding="utf-8")
    store = MarkStore(tmp_path, clock=clock)
    assert store.add(bookmark()).problem == ""
    assert "could not be backed up" in store.close()
    assert (tmp_path / FOLDER).read_text(encoding="utf-8") == "mine"
