"""Marks are gone to, edited and deleted in the marks panel."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QMenu,
)
from pytestqt.qtbot import QtBot

from reader.marks.model import Colour
from reader.ui.main_window import MainWindow
from reader.ui.marks.mark_editor import NoteField
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    window = start(samples.guide(tmp_path))
    for block, keys in (("p1-1", "Alt+1"), ("p3-1", "Alt+2"), ("p2-1", "Alt+3")):
        marks.select_in(window.page, block, 0, 13)
        hands.press(window.page, keys)
    return window


def test_go_to_a_mark(window: MainWindow) -> None:
    hands.press(window, "Ctrl+5")
    hands.keys("Down")
    hands.keys("End")
    hands.keys("Return")
    assert window.page.hasFocus()
    shown = window.features.marks.overlay.mark(window.features.marks.overlay.current_id)
    assert shown
    assert shown.colour == "green"
    assert window.features.marks.overlay.is_in_view(shown.id)
    hands.press(window.page, "Ctrl+Shift+Down")
    hands.click_row(window.features.marks.panel.list, 0)
    assert window.session.opened
    assert window.session.opened.article.id == "guide"


def test_delete_and_undo_even_after_the_panel_was_closed(window: MainWindow) -> None:
    hands.press(window, "Ctrl+5")
    hands.keys("Down")
    hands.press(window.features.marks.panel.list, "Shift+Down")
    hands.keys("Del")
    assert marks.listed_quotes(window) == ["Paragraph 3-1"]
    assert window.toast.text == "2 marks deleted."
    hands.click(hands.button(window.toast, "Undo"))
    assert len(marks.listed_quotes(window)) == 3
    hands.press(window.features.marks.panel.list, "Del")
    assert len(marks.listed_quotes(window)) == 2
    hands.press(window, "Ctrl+B")
    hands.press(window.page, "Ctrl+Z")
    hands.press(window, "Ctrl+5")
    assert marks.listed_quotes(window) == ["Paragraph 1-1", "Paragraph 2-1", "Paragraph 3-1"]


def test_name_note_labels_and_colour_are_changed(window: MainWindow, qtbot: QtBot) -> None:
    hands.press(window, "Ctrl+5")
    hands.keys("Down")

    def write(dialog: QDialog) -> None:
        hands.named(dialog, "Name", QLineEdit).setText("My place")
        hands.named(dialog, "Labels", QLineEdit).setText("ask, course")
        hands.named(dialog, "Note", NoteField).insertPlainText("Really?")
        hands.press(dialog, "Esc")  # saves what was typed

    assert hands.answering(QDialog, write, lambda: hands.keys("F2")) == 1
    (mark,) = [mark for mark in window.features.marks.model.all() if mark.title]
    assert (mark.title, mark.labels, mark.note) == ("My place", ("ask", "course"), "Really?")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.focusWidget() is window.features.marks.panel.list
    hands.press(window.features.marks.panel.list, "Alt+4")
    assert window.features.marks.model.get(mark.id).colour is Colour.PINK  # type: ignore[union-attr]
    marks.choose(marks.panel_chip(window, "Labels"), "ask")
    assert marks.listed_quotes(window) == ["Paragraph 1-1"]
    marks.choose(marks.panel_chip(window, "ask"), "All labels")
    assert len(marks.listed_quotes(window)) == 3


def test_the_menu_of_a_row(window: MainWindow) -> None:
    hands.press(window, "Ctrl+5")
    hands.keys("Down")
    panel = window.features.marks.panel

    def choose_pink(menu: QMenu) -> None:
        next(action for action in menu.actions() if action.text() == "Change to pink").trigger()

    at = panel.mapToGlobal(panel.rect().center())
    assert hands.answering(QMenu, choose_pink, lambda: panel.menu_requested.emit(at, panel.list.current())) == 1
    assert window.features.marks.model.all()[0].colour is Colour.PINK


def test_a_new_mark_is_listed(window: MainWindow, qtbot: QtBot) -> None:
    hands.press(window, "Ctrl+5")
    marks.select_in(window.page, "p1-3", 0, 13)
    hands.press(window.page, "Alt+1")
    qtbot.waitUntil(lambda: len(marks.listed_quotes(window)) == 4)
