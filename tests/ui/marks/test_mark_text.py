"""Summaries of an import and of a new edition."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.marks.model import Colour, MarkState
from reader.ui.marks import mark_text
from tests.marks.samples import bookmark, highlight

DELETED = "Marks that were deleted in the file were deleted here, too."


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({}, ""),
        ({MarkState.IN_PLACE: 0}, ""),
        ({MarkState.IN_PLACE: 1200}, "This is another edition. All of your marks are in place (1,200)."),
        (
            {MarkState.NOT_FOUND: 2},
            "This is another edition. Your marks: 0 in place, 0 moved, 0 with changed text, 2 not found.",
        ),
    ],
    ids=["no marks", "none of a state", "all in place", "some not found"],
)
def test_edition_summary(counts: dict[MarkState, int], sentence: str) -> None:
    assert mark_text.edition_summary(counts) == sentence


@pytest.mark.parametrize(
    ("kinds", "deleted", "restored"),
    [
        ([None], "Bookmark deleted.", "Bookmark restored."),
        ([Colour.PINK], "Pink highlight deleted.", "Pink highlight restored."),
        ([None, Colour.BLUE], "2 marks deleted.", "2 marks restored."),
    ],
    ids=["a bookmark", "a highlight", "several"],
)
def test_deleted_and_restored(kinds: list[Colour | None], deleted: str, restored: str) -> None:
    marks = [replace(highlight("the alarm"), colour=colour) if colour else bookmark() for colour in kinds]
    assert mark_text.deleted(marks) == deleted
    assert mark_text.restored(marks) == restored
