"""A new edition is opened: the reader is told which marks moved."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from tests.ui import hands
from tests.ui.conftest import Start
from tests.ui.marks import editions, marks


def test_another_edition_is_announced(new_edition_window: MainWindow) -> None:
    window = new_edition_window
    assert (
        window.notice.text
        == "This is another edition. Your marks: 1 in place, 1 moved, 1 with changed text, 1 not found."
    )
    assert [words[:12] for _, words in marks.shown(window)] == ["The first pa", "The third on", "The second o"]
    assert len(window.features.marks.model.all()) == 4
    folder = window.features.marks.model.store.path
    assert folder
    assert any("edition" in file.name for file in (folder.parent / "backups").iterdir())


def test_no_edition_is_called_older_or_newer(start: Start, old_edition: Path, new_edition: Path, qtbot: QtBot) -> None:
    window = start(new_edition)
    marks.select_in(window.page, "stays", 0, len(editions.TEXTS["stays"]))
    hands.press(window.page, "Ctrl+H")
    window = start(old_edition)
    report = window.features.marks.parts.report.get()
    qtbot.waitUntil(lambda: bool(window.features.marks.edition.positions()))
    qtbot.waitUntil(lambda: "This is another edition. All of your marks are in place (1)." in window.toast.text)
    assert not report.dialog.isVisible()
