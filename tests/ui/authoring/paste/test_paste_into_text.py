"""Pasting into the text of an article, as an author does it."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from reader.ui.authoring.figure_dialog import NewFigureDialog
from reader.ui.authoring.room_actions import RoomActionId
from reader.ui.authoring.room_window import RoomWindow
from tests.library.pictures import png
from tests.ui import hands
from tests.ui.authoring.rooms import make_content, open_room, put_caret
from tests.ui.conftest import Start


@pytest.fixture
def room(start: Start, tmp_path: Path, qtbot: QtBot) -> RoomWindow:
    return open_room(start(), make_content(tmp_path / "Sleep"), qtbot)


def copy(html: str, text: str) -> None:
    data = QMimeData()
    data.setHtml(html)
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def picture(alt: str) -> str:
    data = base64.b64encode(png(60, 40)).decode()
    return f'<p>a</p><p><img src="data:image/png;base64,{data}" alt="{alt}"></p>'


def test_blocks_are_pasted_between_the_paragraphs(room: RoomWindow) -> None:
    copy("<h1>New</h1><ul><li>one</li></ul>", "New one")
    put_caret(room, "your brain")
    before = room.frame.editor.text
    room.actions_by_id[RoomActionId.PASTE].trigger()
    assert "your brain\n\n## New\n\n- one\n\n works." in room.frame.editor.text
    hands.press(room.frame.editor, "Ctrl+Z")
    assert room.frame.editor.text == before


def test_words_are_pasted_into_their_line(room: RoomWindow) -> None:
    copy("<b>big</b>", "big")
    put_caret(room, "your ")
    room.actions_by_id[RoomActionId.PASTE].trigger()
    assert "your **big**brain works." in room.frame.editor.text


def test_plain_text_is_pasted_as_it_is(room: RoomWindow) -> None:
    copy("<b>big</b>", "*big*")
    put_caret(room, "your ")
    room.actions_by_id[RoomActionId.PASTE_PLAIN].trigger()
    assert "your *big*brain works." in room.frame.editor.text


def test_a_file_of_fields_gets_plain_text(room: RoomWindow) -> None:
    copy("<b>big</b>", "big")
    room.text.show_file("glossary.yaml")
    put_caret(room, "brain ")
    room.actions_by_id[RoomActionId.PASTE].trigger()
    assert "What the brain bigkeeps." in room.frame.editor.text


def test_a_picture_in_the_text_becomes_a_figure(room: RoomWindow) -> None:
    copy(picture("The moon"), "a")
    put_caret(room, "works.")
    room.actions_by_id[RoomActionId.PASTE].trigger()
    assert "![The moon](figures/picture-1.png)" in room.frame.editor.text
    room.save_now()
    assert (room.folder / "figures" / "picture-1.png").read_bytes() == png(60, 40)


@pytest.mark.parametrize("is_kept", [True, False], ids=["kept", "left out"])
def test_a_picture_without_a_description_is_asked_about(room: RoomWindow, is_kept: bool) -> None:
    copy(picture(""), "a")
    put_caret(room, "works.")

    def answer(dialog: NewFigureDialog) -> None:
        dialog.alt.setPlainText("A moon")
        dialog.accept() if is_kept else dialog.reject()

    asked = hands.answering(NewFigureDialog, answer, room.actions_by_id[RoomActionId.PASTE].trigger)
    assert asked == 1
    assert ("![A moon](figures/picture-1.png)" in room.frame.editor.text) is is_kept
