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
        qtbot.waitUntil(lambda: window.features.marks.page_controller.card is None)
    elif end == "the window closes":
        window.close()
    else:
        if end == "the cross":
            card = window.features.marks.page_controller.card
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
    card = window.features.marks.page_controller.card
    assert card
    card.editor.note.insertPlainText(note)
    hands.keys("Esc")
    saved = window.features.marks.model.all()[0].note
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
    card = window.features.marks.page_controller.card
    assert card
    assert window.page.rect().contains(card.geometry())
    hands.keys("Esc")
    window.page.viewport().grab()


def highlight(window: MainWindow, block: str = "p1-1") -> None:
    marks.select_in(window.page, block, 0, 13)
    hands.press(window.page, "Alt+1")


def point_in(window: MainWindow, block: str) -> QPoint:
    return window.page.cursorRect(window.page.shown_document.cursor(marks.position(window.page, block, 5))).center()


def test_a_click_on_a_highlight_leaves_the_keys_with_the_page(window: MainWindow) -> None:
    highlight(window)
    for keys in ("Down", "Esc"):
        hands.click(window.page.viewport(), point_in(window, "p1-1"))
        assert window.features.marks.page_controller.card
        assert window.page.hasFocus()
        before = hands.scrolled(window.page)
        hands.keys(keys)
        assert (hands.scrolled(window.page) > before) == (keys == "Down")
    assert window.features.marks.page_controller.card is None
    assert not window.features.marks.model.all()[0].note


@pytest.mark.parametrize("keys", ["Return", "Ctrl+M"])
def test_after_a_click_a_key_leads_into_the_note(window: MainWindow, keys: str) -> None:
    highlight(window)
    hands.click(window.page.viewport(), point_in(window, "p1-1"))
    hands.keys(keys)
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    hands.type_text("Ask Mia")
    hands.keys("Esc")
    assert window.features.marks.model.all()[0].note == "Ask Mia"


@pytest.mark.parametrize("selects", [True, False])
@pytest.mark.parametrize("end", ["Esc", "Done", "a click beside it"])
def test_a_note_that_is_not_written_leaves_nothing(window: MainWindow, data: Path, selects: bool, end: str) -> None:
    if selects:
        marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Ctrl+M")
    if end == "Done":
        card = window.features.marks.page_controller.card
        assert card
        hands.button(card, "Done").setFocus()
        hands.keys("Return")
    elif end == "Esc":
        hands.keys("Esc")
    else:
        hands.click(window.page.viewport(), QPoint(5, 5))
    assert window.features.marks.model.all() == []
    assert window.features.marks.model.store.deleted() == []
    assert marks.shown(window) == []
    assert window.toast.text == ""
    hands.press(window.page, "Ctrl+Z")
    assert window.features.marks.model.all() == []
    assert "nothing to undo" in window.toast.text


def test_a_highlight_with_another_colour_stays_without_a_note(window: MainWindow) -> None:
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Ctrl+M")
    card = window.features.marks.page_controller.card
    assert card
    hands.click(hands.tool(card, "Green"))
    hands.keys("Esc")
    assert marks.shown(window) == [("green", "Paragraph 1-1")]


def test_an_older_highlight_stays_without_a_note(window: MainWindow) -> None:
    highlight(window)
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Ctrl+M")
    hands.keys("Esc")
    assert marks.shown(window) == [("yellow", "Paragraph 1-1")]


def test_highlight_and_write_a_note_highlights(window: MainWindow) -> None:
    marks.select_in(window.page, "p1-1", 0, 13)
    window.features.marks.page_controller.bar.note_requested.emit()
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    hands.keys("Esc")
    assert marks.shown(window) == [("yellow", "Paragraph 1-1")]
