"""Everything that can be clicked is at least 24 pixels wide and high, at small and at large text (WCAG 2.5.8)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.show.show_view import ShowView
from tests.ui import hands, samples
from tests.ui.accessibility.scenes import SCENES, Stage
from tests.ui.accessibility.targets import small_targets, targets
from tests.ui.conftest import Start
from tests.ui.marks import marks


@pytest.mark.parametrize("name", SCENES)
def test_size(start: Start, tmp_path: Path, qtbot: QtBot, name: str) -> None:
    window = start(samples.guide(tmp_path), size=(1100, 760))
    small: dict[int, list[str]] = {}

    def look(top: QWidget) -> None:
        for percent in (80, 100, 200):
            window.appearance.choose_text_size(percent)
            QApplication.processEvents()
            assert targets(top) or isinstance(top, ShowView)  # a click anywhere goes on
            if found := small_targets(top):
                small.setdefault(percent, []).extend(found)

    SCENES[name](Stage(window, tmp_path, qtbot), look)
    assert small == {}


def test_sign_of_a_note(start: Start, tmp_path: Path) -> None:
    """It is painted smaller at small text, but a click near it is meant for it."""
    window = start(samples.guide(tmp_path))
    window.appearance.choose_text_size(80)
    marks.select_in(window.page, "p1-2", 0, 40)
    hands.press(window.page, "Ctrl+M")
    hands.type_text("Ask.")
    hands.keys("Esc")
    window.page.viewport().grab()
    overlay = window.features.marks.overlay
    view = window.page.viewport()
    at = [
        (x, y)
        for x in range(view.width())
        for y in range(0, view.height(), 2)
        if overlay.note_at(window.page.to_document(QPointF(x, y)))
    ]
    across, down = {x for x, _ in at}, {y for _, y in at}
    assert max(across) - min(across) + 1 >= 24
    assert max(down) - min(down) + 2 >= 24
