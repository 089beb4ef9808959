"""A new edition is opened: the reader is told which marks moved."""

from __future__ import annotations

from reader.ui.main_window import MainWindow
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
