"""A question: Enter presses the safe answer unless the focus has moved."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.widgets.question import QuestionDialog
from tests.ui import hands, samples

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


@pytest.mark.parametrize("pixels", [15, 30, 45])
def test_long_text_is_not_cut_off(qtbot: QtBot, pixels: int) -> None:
    parent = QWidget()
    parent.setStyleSheet(f"* {{ font-size: {pixels}px }}")
    qtbot.addWidget(parent)
    dialog = QuestionDialog(parent, "Title", "Head", f"Text.\n\n{samples.prose(80)}", ANSWERS)
    with qtbot.waitActive(dialog):
        dialog.show()
    labels: list[QLabel] = list(dialog.findChildren(QLabel))
    assert all(label.height() >= label.heightForWidth(label.width()) for label in labels)
