"""The card of a mark: its note is saved however it is closed, and it fits on the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QApplication,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.mark.parametrize(
    "end", ["Esc", "Ctrl+Return", "the cross", "a click beside it", "another panel", "the window closes"]
)
def test_a_note_is_saved_however_the_card_is_closed(window: MainWindow, data: Path, qtbot: QtBot, end: str) -> None:
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Ctrl+M")
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    hands.type_text("Ask Mia")
    if end == "a click beside it":
        hands.click(window.page.viewport(), QPoint(5, 5))
    elif end == "another panel":
        hands.press(window, "Ctrl+2")
        qtbot.waitUntil(lambda: window.marks_feature.page_controller.card is None)
    elif end == "the window closes":
        window.close()
    else:
        if end == "the cross":
            card = window.marks_feature.page_controller.card
            assert card
            hands.click(hands.tool(card, "Close"))
        else:
            hands.keys(end)
        assert window.page.hasFocus()
        assert window.toast.text == "Note saved."
    window.close()
    (mark,) = marks.saved_marks(data)
    assert (mark.note, mark.target.quote) == ("Ask Mia", "Paragraph 1-1")


@pytest.mark.parametrize(
    "note", ["a\x00b\x1bc", "שלום \u202eRTL\u2066", "x" * 100_001, "<b>bold</b> <img src=x>", "line\n\nline"]
)
def test_hostile_notes(window: MainWindow, note: str) -> None:
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Ctrl+M")
    card = window.marks_feature.page_controller.card
    assert card
    card.editor.note.insertPlainText(note)
    hands.keys("Esc")
    saved = window.marks_feature.model.all()[0].note
    assert len(saved) <= 100_000
    assert saved
    assert saved.count("\x00") == saved.count("\x1b") == 0
    window.page.viewport().grab()


@pytest.mark.parametrize("size", [(360, 500), (1000, 700)])
def test_narrow_and_large(start: Start, tmp_path: Path, size: tuple[int, int]) -> None:
    window = start(samples.guide(tmp_path), size)
    for _ in range(6):
        hands.press(window.page, "Ctrl++")
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Ctrl+M")
    card = window.marks_feature.page_controller.card
    assert card
    assert window.page.rect().contains(card.geometry())
    hands.keys("Esc")
    window.page.viewport().grab()
