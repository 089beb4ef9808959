"""A box to choose a value, with what a screen reader hears of it."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.widgets import choice_box
from reader.ui.widgets.choice_box import ChoiceBox
from tests.ui import hands

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems tell name and value themselves")


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    around = QWidget()
    qtbot.addWidget(around)
    return around


@pytest.fixture
def box(around: QWidget) -> ChoiceBox:
    box = ChoiceBox()
    box.setAccessibleName("Paper")
    box.addItems(["A4", "Letter"])
    QVBoxLayout(around).addWidget(box)
    return box


def shown(box: ChoiceBox, qtbot: QtBot) -> list[str]:
    """Shows the box as while a screen reader runs. Returns the texts of the labels that belong to it."""
    around = box.window()
    around.show()
    around.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    return [label.text() for label in around.findChildren(QLabel) if label.buddy() is box]


@needs_linux
def test_a_screen_reader_gets_a_label(box: ChoiceBox, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    assert shown(box, qtbot) == ["Paper"]
    box.hide()
    box.show()
    labels = [label for label in box.window().findChildren(QLabel) if label.buddy() is box]
    assert [label.isVisible() for label in labels] == [False]


def test_a_label_that_is_seen_is_enough(box: ChoiceBox, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    label = QLabel("Size of the paper", box.parentWidget())
    label.setBuddy(box)
    assert shown(box, qtbot) == ["Size of the paper"]


def test_nobody_else_gets_a_label(box: ChoiceBox, qtbot: QtBot) -> None:
    assert shown(box, qtbot) == []


@needs_linux
def test_what_a_key_chooses_is_said(box: ChoiceBox, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(choice_box, "announce", lambda _widget, sentence: said.append(sentence))
    shown(box, qtbot)
    for key in ("Down", "Down", "Up"):
        hands.press(box, key)
    assert said == ["Letter", "A4"]
