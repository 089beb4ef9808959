"""The message of a list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.ui.lists.list_message import NO_MATCHES, ListMessage


def test_it_is_hidden_while_it_is_empty(qtbot: QtBot) -> None:
    message = ListMessage(margins=(1, 2, 3, 4))
    qtbot.addWidget(message)
    assert message.isHidden()
    message.show_text(NO_MATCHES)
    assert not message.isHidden()
    assert message.text() == "No matches"
    message.show_text("")
    assert message.isHidden()


def test_text_is_never_markup(qtbot: QtBot) -> None:
    message = ListMessage("message")
    qtbot.addWidget(message)
    assert (message.textFormat(), message.objectName()) == (Qt.TextFormat.PlainText, "message")
