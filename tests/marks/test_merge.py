"""Merging ignores order and repetition, loses nothing, and prefers newer versions; deleted marks stay deleted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.marks import exchange
from reader.marks.annotation import from_annotation, to_annotation
from reader.marks.mark_checks import checked
from reader.marks.merge import current, merged
from reader.marks.model import Colour, EditionPlacement, Mark, MarkKind, MarkSource, MarkTarget
from reader.marks.store import MarkStore
from reader.marks.stored_rows import decode, encode
from tests.marks.samples import Clock, bookmark, highlight

IDS = [f"urn:uuid:00000000-0000-4000-8000-00000000000{number}" for number in range(4)]
texts = st.text(max_size=12)
few_texts = st.lists(texts, max_size=2)
names = st.sampled_from(("p1", "Übung", "第一", "s-2.b"))
times = st.sampled_from([f"2025-04-28T12:00:0{second}.000000Z" for second in range(4)])


@st.composite
def targets(draw) -> MarkTarget:
    first = draw(st.integers(0, 999))
    blocks = tuple(draw(st.lists(names, min_size=1, max_size=3)))
    start = draw(st.integers(0, 99))
    length = draw(st.integers(0, 99))
    return MarkTarget(draw(names), blocks, start, start + length, first, first + length, draw(texts), draw(texts),
                  draw(texts), draw(st.sampled_from(("", "h1"))))  # fmt: skip


@st.composite
def marks(draw) -> Mark:
    """With few ids and times, so that some are equal."""
    kind = draw(st.sampled_from(MarkKind))
    editions = draw(st.lists(st.integers(1, 5), unique=True, max_size=2))
    return checked(
        Mark(
            draw(st.sampled_from(IDS)),
            kind,
            MarkSource(draw(names), draw(st.integers(0, 5)), draw(texts), draw(texts), tuple(draw(few_texts))),
            draw(targets()),
            "2025-04-28T11:00:00.000000Z",
            draw(times),
            draw(texts),
            draw(texts),
            tuple(draw(few_texts)),
            draw(st.sampled_from(Colour)) if kind is MarkKind.HIGHLIGHT else None,
            draw(texts),
            tuple(EditionPlacement(edition, draw(st.none() | targets())) for edition in editions),
            draw(st.booleans()),
        )
    )  # fmt: skip


collections = st.lists(marks(), max_size=6)


@given(collections, collections, collections)
def test_merging_ignores_order_and_repetition(a, b, c):
    assert merged(a, a) == merged(a) == merged(merged(a))
    assert merged(a, b) == merged(b, a)
    assert merged(merged(a, b), c) == merged(a, merged(b, c))
    assert set(merged(a, b)) == {*a, *b}
    assert current(merged(a, b)) == current([*b, *a])


@given(marks())
def test_a_mark_is_read_as_it_was_written(mark):
    assert checked(mark) == mark
    assert decode(encode(mark)) == mark
    assert from_annotation(to_annotation(mark)) == mark


@given(collections)
def test_a_file_is_read_as_it_was_written(versions):
    contents = exchange.read(exchange.as_json(versions))
    assert contents.problems == ()
    assert merged(contents.versions) == merged(versions)
    assert exchange.as_json(contents.versions) == exchange.as_json(list(reversed(versions)))


@given(collections, collections)
def test_stores_that_exchange_marks_become_equal(a, b):
    one, other = MarkStore(None), MarkStore(None)
    one.merge(a)
    other.merge(b)
    one.merge(other.versions())
    other.merge(one.versions())
    assert merged(one.versions()) == merged(other.versions()) == merged(a, b)
    assert one.all() == other.all()
    assert one.merge(other.versions()).new == 0


@pytest.fixture
def stores(tmp_path):
    clock = Clock()
    pair = MarkStore(tmp_path / "one", clock=clock), MarkStore(tmp_path / "other", clock=clock)
    yield pair
    for store in pair:
        store.close()


def test_importing_twice_changes_nothing(stores):
    one, other = stores
    one.add(highlight("alarm", note="x", author="Ann"))
    assert other.merge(one.versions()).new == 1
    assert other.merge(one.versions()).new == 0
    assert other.all() == one.all()


def test_marks_of_two_readers_are_both_saved(stores):
    one, other = stores
    one.add(highlight("alarm", author="Ann"))
    other.add(highlight("alarm", author="Bo"))
    one.merge(other.versions())
    assert {mark.author for mark in one.all()} == {"Ann", "Bo"}


def test_the_newest_version_counts_and_the_older_is_history(stores):
    one, other = stores
    id = one.add(highlight("alarm", note="first")).mark.id
    other.merge(one.versions())
    old = one.versions()
    other.change(id, note="second")
    done = one.merge(other.versions())
    assert (done.new, done.changed, done.deleted) == (0, 1, 0)
    assert one.get(id).note == "second"
    done = one.merge(old)
    assert (done.new, done.changed, done.older) == (0, 0, 0)
    assert [mark.note for mark in one.history(id)] == ["second", "first"]


def test_an_old_file_does_not_restore_a_deleted_mark(stores):
    one, other = stores
    id = one.add(highlight("alarm")).mark.id
    old = one.versions()
    one.delete(id)
    one.merge(old)
    assert one.all() == []
    other.merge(old)
    assert other.merge(one.versions()).deleted == 1
    assert other.all() == []
    assert len(other.history(id)) == 2


def test_a_change_made_after_a_deletion_elsewhere_counts(stores):
    one, other = stores
    id = one.add(highlight("alarm")).mark.id
    other.merge(one.versions())
    one.delete(id)
    other.change(id, note="still mine")
    one.merge(other.versions())
    assert [mark.note for mark in one.all()] == ["still mine"]


def test_with_the_same_time_the_order_does_not_matter():
    mark = replace(bookmark(), created="2025-04-28T12:00:00.000000Z", modified="2025-04-28T12:00:00.000000Z")
    a, b, gone = replace(mark, note="a"), replace(mark, note="b"), replace(mark, note="c", is_deleted=True)
    assert current([a, b, gone]) == current([gone, b, a]) == [b]
