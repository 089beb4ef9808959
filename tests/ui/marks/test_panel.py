"""The marks panel: listed, narrowed, gone to, changed, deleted and brought back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from reader.marks.make_target import source_of, target_of_block
from reader.marks.model import Colour, MarkKind, new_mark
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


def rows(window: MainWindow) -> list[str]:
    return hands.rows(window.marks_feature.panel.list)


def quotes(window: MainWindow) -> list[str]:
    return [mark.target.quote for mark in window.marks_feature.panel.list.rows.marks]


def chip(window: MainWindow, text: str) -> QPushButton:
    found: list[QPushButton] = list(window.marks_feature.panel.findChildren(QPushButton, "chip"))
    return next(each for each in found if each.text().startswith(text))


def choose(button: QPushButton, text: str) -> None:
    next(action for action in button.menu().actions() if action.text().startswith(text)).trigger()
    QApplication.processEvents()


def test_all_of_them_by_place(window: MainWindow) -> None:
    hands.press(window, "Ctrl+5")
    assert quotes(window) == ["Paragraph 1-1", "Paragraph 2-1", "Paragraph 3-1"]
    assert rows(window)[0] == "Yellow highlight, Paragraph 1-1. A guide."
    choose(chip(window, "By place"), "By time")
    assert quotes(window) == ["Paragraph 2-1", "Paragraph 3-1", "Paragraph 1-1"]


def test_an_empty_panel_says_how_marks_are_made(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    hands.press(window, "Ctrl+5")
    assert any("There are no marks yet" in text for text in hands.labels(window.marks_feature.panel))
    hands.press(window.page, "Ctrl+D")
    window.page.setFocus()
    hands.press(window.page, "Ctrl+D")


def test_filtered_as_one_types(window: MainWindow) -> None:
    hands.press(window, "Ctrl+5")
    assert window.marks_feature.panel.field.hasFocus()
    hands.type_text("3-1")
    assert quotes(window) == ["Paragraph 3-1"]
    hands.type_text("zzz")
    assert quotes(window) == []
    assert "No matches" in hands.labels(window.marks_feature.panel)


def test_of_this_article_alone(window: MainWindow, start: Start) -> None:
    hands.press(window.page, "Ctrl+Shift+Down")
    marks.select_in(window.page, "p2-2", 0, 13)
    hands.press(window.page, "Alt+1")
    hands.press(window, "Ctrl+5")
    assert len(quotes(window)) == 4
    hands.click(chip(window, "This article"))
    assert quotes(window) == ["Paragraph 2-2"]
    hands.press(window.page, "Ctrl+Shift+Up")
    QApplication.processEvents()
    assert len(quotes(window)) == 3


def test_going_there(window: MainWindow) -> None:
    hands.press(window, "Ctrl+5")
    hands.keys("Down")
    hands.keys("End")
    hands.keys("Return")
    assert window.page.hasFocus()
    shown = window.marks_feature.overlay.mark(window.marks_feature.overlay.current_id)
    assert shown
    assert shown.colour == "green"
    assert window.marks_feature.overlay.is_in_view(shown.id)
    hands.press(window.page, "Ctrl+Shift+Down")
    hands.click_row(window.marks_feature.panel.list, 0)
    assert window.session.opened
    assert window.session.opened.article.id == "guide"


def test_deleted_and_back_also_after_the_panel_was_closed(window: MainWindow) -> None:
    hands.press(window, "Ctrl+5")
    hands.keys("Down")
    hands.press(window.marks_feature.panel.list, "Shift+Down")
    hands.keys("Del")
    assert quotes(window) == ["Paragraph 3-1"]
    assert window.toast.text == "2 marks removed."
    hands.click(hands.button(window.toast, "Undo"))
    assert len(quotes(window)) == 3
    hands.press(window.marks_feature.panel.list, "Del")
    assert len(quotes(window)) == 2
    hands.press(window, "Ctrl+B")
    hands.press(window.page, "Ctrl+Z")
    hands.press(window, "Ctrl+5")
    assert quotes(window) == ["Paragraph 1-1", "Paragraph 2-1", "Paragraph 3-1"]


def test_name_note_labels_and_colour_are_changed(window: MainWindow, qtbot: QtBot) -> None:
    hands.press(window, "Ctrl+5")
    hands.keys("Down")

    def write(dialog: QDialog) -> None:
        hands.named(dialog, "Name", QLineEdit).setText("My place")
        hands.named(dialog, "Labels", QLineEdit).setText("ask, course")
        hands.named(dialog, "Note", NoteField).insertPlainText("Really?")
        hands.press(dialog, "Esc")  # keeps what was typed

    assert hands.answering(QDialog, write, lambda: hands.keys("F2")) == 1
    (mark,) = [mark for mark in window.marks_feature.model.all() if mark.title]
    assert (mark.title, mark.labels, mark.note) == ("My place", ("ask", "course"), "Really?")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.focusWidget() is window.marks_feature.panel.list
    hands.press(window.marks_feature.panel.list, "Alt+4")
    assert window.marks_feature.model.get(mark.id).colour is Colour.PINK  # type: ignore[union-attr]
    choose(chip(window, "Labels"), "ask")
    assert quotes(window) == ["Paragraph 1-1"]
    choose(chip(window, "ask"), "All labels")
    assert len(quotes(window)) == 3


def test_the_menu_of_a_row(window: MainWindow) -> None:
    hands.press(window, "Ctrl+5")
    hands.keys("Down")
    panel = window.marks_feature.panel

    def choose_pink(menu: QMenu) -> None:
        next(action for action in menu.actions() if action.text() == "Change to pink").trigger()

    at = panel.mapToGlobal(panel.rect().center())
    assert hands.answering(QMenu, choose_pink, lambda: panel.menu_requested.emit(at, panel.list.current())) == 1
    assert window.marks_feature.model.all()[0].colour is Colour.PINK


def test_hostile_text_in_rows(window: MainWindow) -> None:
    opened = window.session.opened
    assert opened
    for note, title in (("\x00\x1b\u202e" * 50, "<img src=x>"), ("ש" * 100_000, "שלום"), ("🧠" * 500, "&&&")):
        target = target_of_block(opened.article, "p1-2")
        mark = new_mark(MarkKind.BOOKMARK, source_of(opened.pack.info, opened.article), target, note=note, title=title)
        assert window.marks_feature.model.add(mark)
    hands.press(window, "Ctrl+5")
    QApplication.processEvents()
    window.marks_feature.panel.grab()
    assert len(rows(window)) == 6
    assert not any("\x00" in row or "\u202e" in row for row in rows(window))


def test_what_is_made_meanwhile_is_listed(window: MainWindow, qtbot: QtBot) -> None:
    hands.press(window, "Ctrl+5")
    marks.select_in(window.page, "p1-3", 0, 13)
    hands.press(window.page, "Alt+1")
    qtbot.waitUntil(lambda: len(quotes(window)) == 4)
