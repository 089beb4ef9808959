"""Summaries of an import and of a new edition."""

from __future__ import annotations

import pytest

from reader.marks.model import MarkState
from reader.marks.results import MergeResult
from reader.ui.marks import mark_text

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
    ("total", "result", "summary"),
    [
        (1, MergeResult(), "1 mark read: 0 new, 0 changed, 0 deleted, 1 already here."),
        (
            1200,
            MergeResult(new=1100, changed=30),
            "1,200 marks read: 1,100 new, 30 changed, 0 deleted, 70 already here.",
        ),
        (
            3,
            MergeResult(deleted=2),
            f"3 marks read: 0 new, 0 changed, 2 deleted, 1 already here. {DELETED}",
        ),
    ],
    ids=["nothing new", "new and changed", "deleted"],
)
def test_import_summary(total: int, result: MergeResult, summary: str) -> None:
    assert mark_text.import_summary(total, result) == summary
