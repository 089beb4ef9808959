"""A new edition is opened: the reader is told which marks moved."""

from __future__ import annotations

import pytest

from reader.marks.model import MarkState
from reader.ui.main_window import MainWindow
from reader.ui.marks.edition_report import edition_summary
from tests.ui.marks import marks


def test_a_new_edition_is_announced(new_edition_window: MainWindow) -> None:
    window = new_edition_window
    assert (
        window.notice.text
        == "This is a new edition. Your marks: 1 in place, 1 moved, 1 with changed text, 1 not found."
    )
    assert [words[:12] for _, words in marks.shown(window)] == ["The first pa", "The third on", "The second o"]
    assert len(window.marks_feature.model.all()) == 4
    folder = window.marks_feature.model.store.path
    assert folder
    assert any("edition" in file.name for file in (folder.parent / "backups").iterdir())


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({}, ""),
        ({MarkState.IN_PLACE: 0}, ""),
        ({MarkState.IN_PLACE: 1200}, "This is a new edition. All of your marks are in place (1,200)."),
        (
            {MarkState.NOT_FOUND: 2},
            "This is a new edition. Your marks: 0 in place, 0 moved, 0 with changed text, 2 not found.",
        ),
    ],
    ids=["no marks", "none of a state", "all in place", "some not found"],
)
def test_summaries(counts: dict[MarkState, int], sentence: str) -> None:
    assert edition_summary(counts) == sentence
