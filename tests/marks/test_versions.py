"""All versions of all marks, in memory."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.marks.merge import current, merged
from reader.marks.versions import MarkVersions
from tests.marks.samples import bookmark, highlight

OLD, NEW, LATER = (f"2025-04-28T12:00:0{second}.000000Z" for second in range(3))
FIRST = replace(bookmark("p1"), modified=OLD)
SECOND = replace(highlight("Short."), modified=OLD)
LAST = replace(bookmark("p4"), modified=OLD)
CHANGED = replace(SECOND, note="x", modified=NEW)
DELETED = replace(SECOND, is_deleted=True, modified=LATER)


@pytest.mark.parametrize(
    ("stored", "put"),
    [
        ([], [FIRST]),
        ([FIRST, LAST], [SECOND]),
        ([FIRST, SECOND, LAST], [CHANGED]),
        ([FIRST, CHANGED, LAST], [SECOND]),
        ([FIRST, SECOND, LAST], [DELETED]),
        ([FIRST, DELETED, LAST], [CHANGED]),
        ([FIRST, LAST], [DELETED]),
        ([LAST], [DELETED, FIRST, CHANGED]),
        ([FIRST, FIRST], []),
    ],
    ids=range(9),
)
def test_put_gives_the_same_as_loading_everything(stored, put):
    versions = MarkVersions(stored)
    versions.put(put)
    everything = [*stored, *put]
    assert merged(versions) == merged(everything)
    assert versions.current() == MarkVersions(everything).current()
    assert {mark.id for mark in versions.current()} == {mark.id for mark in current(everything)}


def test_history_and_newest():
    versions = MarkVersions([SECOND, DELETED, CHANGED])
    assert versions.history(SECOND.id) == (DELETED, CHANGED, SECOND)
    assert versions.newest(SECOND.id) == DELETED
    assert versions.deleted() == [DELETED]
    assert versions.current() == []


def test_an_unknown_id():
    assert MarkVersions().history("x") == ()
    assert MarkVersions().newest("x") is None
