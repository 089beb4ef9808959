"""The whole way by mouse alone: a Word file becomes a pack, is read and edited, and is an edition on the shelf."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.authoring.finish_dialog import FinishDialog
from reader.ui.authoring.room_window import RoomWindow
from reader.ui.main_window import MainWindow
from reader.ui.previews.feature import EDIT
from reader.ui.shelf.shelf_dialog import ShelfDialog
from reader.ui.shell import file_dialogs
from tests.library.importing.word_files import paragraph, run, word_file
from tests.ui import hands
from tests.ui.authoring.rooms import settle
from tests.ui.conftest import Start
from tests.ui.importing.dialogs import dropped

TITLE = "Fever at home"


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(file_dialogs, "documents_folder", lambda: folder)
    return folder


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """With a list of sources, of which one is not certain."""
    body = [
        paragraph(run(TITLE), "Titre"),
        paragraph(run("Drink often and sleep well [1].")),
        paragraph(run("References"), "H1"),
        paragraph(run("1. Smith A. Water for everyone. Lancet. 2020;12(3):4-9.")),
        paragraph(run("2. The blue leaflet of the clinic, n. d.")),
    ]
    return word_file(tmp_path / "Fever notes.docx", "".join(body))


def click(parent: QWidget, label: str) -> None:
    """A button by its label, where a person would press it."""
    buttons = [each for each in parent.findChildren(QPushButton) if each.text().replace("&", "") == label]
    (button,) = [each for each in buttons if each.isVisible() and each.isEnabled()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, button.rect().center())


def double_click(room: RoomWindow, words: str) -> None:
    """On a word of the text, which that selects."""
    editor = room.frame.editor
    cursor = editor.textCursor()
    cursor.setPosition(editor.text.index(words) + 1)
    at = editor.cursorRect(cursor).center()
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseDClick(editor.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def test_from_a_word_file_to_an_edition_on_the_shelf(start: Start, word: Path, documents: Path, qtbot: QtBot) -> None:
    window = start()
    _import(window, word, qtbot)
    room = _edit(window, qtbot)
    _finish(room)
    opened = window.session.opened
    assert opened
    assert (opened.pack.info.title, opened.pack.info.edition) == (TITLE, 1)
    assert not opened.pack.path.name.endswith("-preview.carrel")
    assert "Drink often" in window.page.shown_document.toPlainText()
    assert TITLE in _shelf(window)


def _import(window: MainWindow, word: Path, qtbot: QtBot) -> None:
    dialog = dropped(window, word)
    for label in ("Start", "Next: sources", "Make the pack", "Read it"):
        click(dialog, label)
    qtbot.waitUntil(lambda: "Drink often" in window.page.shown_document.toPlainText())


def _edit(window: MainWindow, qtbot: QtBot) -> RoomWindow:
    """One word becomes bold, by a double click and a button of the tool bar."""
    click(window.notice, EDIT)
    (room,) = window.features.authoring.rooms
    settle(room, qtbot)
    double_click(room, "often")
    tool = hands.tool(room, "Bold")
    QTest.mouseClick(tool, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(9, 9))
    assert "**often**" in room.frame.editor.text
    return room


def _finish(room: RoomWindow) -> None:
    """With the button that is always in view."""

    def act(dialog: FinishDialog) -> None:
        click(dialog, "Finish the edition")
        click(dialog, "Read it")

    assert hands.answering(FinishDialog, act, lambda: click(room, "Finish edition…")) == 1


def _shelf(window: MainWindow) -> str:
    rows: list[str] = []

    def read(dialog: ShelfDialog) -> None:
        rows.extend(hands.rows(dialog.list))
        dialog.reject()

    assert hands.answering(ShelfDialog, read, lambda: hands.button(window, "Shelf…").click()) == 1
    return " ".join(rows)
