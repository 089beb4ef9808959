"""Marks are made on the page by keys, mouse and menu, and are shown again the next time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reader.marks.model import Colour, MarkKind
from reader.ui.main_window import MainWindow
from tests.packs import INFO
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_without_marks_there_is_no_file(window: MainWindow, data: Path) -> None:
    hands.press(window.page, "F4")
    assert window.toast.text == "There are no marks in this article."
    window.close()
    assert not list(data.glob("marks*"))


def test_add_and_delete_the_bookmark_of_the_paragraph_at_the_top(window: MainWindow, data: Path) -> None:
    assert window.session.opened
    hands.click_row(window.features.reading.contents.list, 3)
    hands.press(window.page, "Ctrl+D")
    assert window.toast.text == "Bookmark saved."
    (mark,) = window.features.marks.model.all()
    assert (mark.kind, mark.target.blocks, mark.source.edition) == (MarkKind.BOOKMARK, ("s3",), INFO.edition)
    hands.press(window.page, "Ctrl+D")
    assert window.features.marks.model.all() == []
    assert window.toast.text == "Bookmark deleted."
    hands.press(window.page, "Ctrl+Z")
    assert len(window.features.marks.model.all()) == 1


@pytest.mark.parametrize(("keys", "colour"), [(f"Alt+{n}", colour) for n, colour in enumerate(Colour, 1)])
def test_a_highlight_in_each_colour(window: MainWindow, keys: str, colour: Colour) -> None:
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, keys)
    assert marks.shown(window) == [(colour.value, "Paragraph 1-1")]
    marks.select_in(window.page, "p1-2", 0, 9)
    hands.press(window.page, "Ctrl+H")
    assert marks.shown(window)[1] == (colour.value, "Paragraph")


def test_marking_the_same_words_again_changes_the_colour(window: MainWindow) -> None:
    for keys in ("Alt+1", "Alt+4"):
        marks.select_in(window.page, "p1-1", 0, 13)
        hands.press(window.page, keys)
    assert marks.shown(window) == [("pink", "Paragraph 1-1")]
    hands.press(window.page, "Alt+2")  # changes the current mark
    assert marks.shown(window) == [("green", "Paragraph 1-1")]
    hands.press(window.page, "Ctrl+Z")
    assert marks.shown(window) == [("pink", "Paragraph 1-1")]


def test_a_note_on_a_paragraph_belongs_to_its_bookmark(window: MainWindow) -> None:
    hands.press(window.page, "Ctrl+M")
    hands.type_text("here")
    hands.keys("Esc")
    hands.press(window.page, "Ctrl+M")
    assert marks.note_field(window) == "here"
    hands.type_text(" and there")
    hands.keys("Esc")
    (mark,) = window.features.marks.model.all()
    assert (mark.kind, mark.note) == (MarkKind.BOOKMARK, "here and there")


def test_the_margin_beside_a_paragraph(window: MainWindow) -> None:
    at = marks.beside(window, "p1-1")
    QTest.mouseMove(window.page.viewport(), at)
    hands.click(window.page.viewport(), at)
    assert [mark.target.blocks for mark in window.features.marks.model.all()] == [("p1-1",)]
    hands.click(window.page.viewport(), at)
    assert window.features.marks.model.all() == []


def test_the_margin_of_a_page_that_is_read_from_the_right(start: Start, tmp_path: Path) -> None:
    window = start(samples.arabic(tmp_path))
    hands.click(window.page.viewport(), marks.beside(window, "p1-1"))
    marks.select_in(window.page, "p1-2", 0, 9)
    hands.press(window.page, "Alt+1")
    hands.press(window.page, "Ctrl+M")
    hands.keys("Esc")
    assert [mark.target.blocks for mark in window.features.marks.model.all()] == [("p1-1",), ("p1-2",)]
    window.page.viewport().grab()


def test_the_menu(window: MainWindow) -> None:
    marks.select_in(window.page, "p1-1", 0, 13)
    at = window.page.cursorRect(window.page.textCursor()).center()

    def choose(text: str) -> None:
        def act(menu: QMenu) -> None:
            next(action for action in menu.actions() if action.text() == text).trigger()

        assert hands.answering(QMenu, act, lambda: hands.ask_for_menu(window.page, at - QPoint(30, 0))) == 1

    choose("Highlight in blue")
    assert marks.shown(window) == [("blue", "Paragraph 1-1")]
    choose("Change to green")
    assert marks.shown(window) == [("green", "Paragraph 1-1")]
    choose("Bookmark this paragraph")
    assert ("", "") in marks.shown(window)
    choose("Delete this bookmark")
    choose("Delete this highlight")
    assert marks.shown(window) == []


def test_go_from_mark_to_mark_and_open_a_note(window: MainWindow) -> None:
    for block in ("p1-1", "p3-2", "p5-1"):
        marks.select_in(window.page, block, 0, 13)
        hands.press(window.page, "Alt+1")
    hands.scroll(window.page, 0)
    window.features.marks.overlay.set_current("")
    seen = []
    for keys in ("F4", "F4", "F4", "F4", "Shift+F4", "Shift+F4"):
        hands.press(window.page, keys)
        shown = window.features.marks.overlay.mark(window.features.marks.overlay.current_id)
        assert shown
        assert window.features.marks.overlay.is_in_view(shown.id)
        seen.append(shown.start[0])
    assert seen == [seen[0], seen[1], seen[2], seen[0], seen[2], seen[1]]
    assert seen[0] < seen[1] < seen[2]
    hands.press(window.page, "Return")
    assert window.features.marks.page_controller.card
    hands.keys("Esc")
    hands.press(window.page, "F4")
    hands.press(window.page, "Ctrl+Shift+D")
    assert len(window.features.marks.model.all()) == 2


def test_marks_are_shown_again(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    window = start(samples.guide(tmp_path))
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Alt+3")
    hands.press(window.page, "Ctrl+D")
    before = marks.shown(window)
    again = start(samples.guide(tmp_path))
    qtbot.waitUntil(lambda: marks.shown(again) == before)
    assert len(again.features.marks.parts.ticks.get().shares()) == 2
