"""A question: Enter presses the safe answer unless the focus has moved."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.ui.widgets.question import QuestionDialog
from tests.ui import hands

ANSWERS = ("Delete", "Cancel")


@pytest.mark.parametrize(
    ("keys", "answer"),
    [("Return", "Cancel"), ("Shift+Tab, Return", "Delete"), ("Shift+Tab, Tab, Return", "Cancel"), ("Escape", "")],
)
def test_keys(qtbot: QtBot, keys: str, answer: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = QuestionDialog(parent, "Title", "Head", "Text", ANSWERS)
    with qtbot.waitActive(dialog):
        dialog.show()
    for key in keys.split(", "):
        hands.keys(key)
    assert dialog.answer == answer
    assert not dialog.isVisible()
