"""Every control that can have the focus has a name for screen readers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.about import AboutDialog
from reader.ui.dialogs.keyboard import KeyboardDialog
from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId
from tests.ui import hands
from tests.ui.conftest import Start
from tests.ui.search import searches

TITLES = {"sample": "A sample", "other": "Another"}


def nameless(parent: QWidget) -> list[str]:
    """Each visible control without a name, with its parents."""
    found = []
    for widget in [parent, *parent.findChildren(QWidget)]:
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(path_of(widget))
    return found


def path_of(widget: QWidget | None) -> str:
    names = []
    while widget:
        names.append(type(widget).__name__)
        widget = widget.parentWidget()
    return " in ".join(names)


def choose_first_row(window: MainWindow, panel: str) -> None:
    window.actions_by_id[ActionId(panel)].trigger()
    hands.keys("Down")
    hands.keys("Down")


def open_card(window: MainWindow) -> None:
    run = window.page.shown_document.links[0]
    hands.show_link(window.page, run)
    hands.click_link(window.page, run)


def find(window: MainWindow) -> None:
    window.actions_by_id[ActionId.FIND].trigger()
    hands.type_text("the")


def search(window: MainWindow) -> None:
    window.actions_by_id[ActionId.SEARCH].trigger()
    window.features.search.panel.show_answer(
        searches.answer("quiet", searches.hit(), suggestion="quite"), ["A sentence."], TITLES, keeps_position=False
    )
    window.panes.show_panel("search")


def recent_searches(window: MainWindow) -> None:
    window.features.search.panel.show_recent(["quiet", "amygdala"])
    window.panes.show_panel("search")


WINDOW_SCENES: dict[str, Callable[[MainWindow], object]] = {
    "as it opens": lambda window: None,
    "contents": lambda window: window.actions_by_id[ActionId.CONTENTS].trigger(),
    "glossary": lambda window: window.actions_by_id[ActionId.GLOSSARY].trigger(),
    "sources": lambda window: window.actions_by_id[ActionId.REFERENCES].trigger(),
    "a word is chosen": lambda window: choose_first_row(window, "glossary"),
    "a source is chosen": lambda window: choose_first_row(window, "references"),
    "a card": open_card,
    "finding": find,
    "searching": search,
    "recent searches": recent_searches,
    "text and page": lambda window: window.actions_by_id[ActionId.TEXT_SETTINGS].trigger(),
    "a message": lambda window: window.messages.tell("Something is to be said."),
}


@pytest.mark.parametrize("scene", WINDOW_SCENES)
def test_window(start: Start, scene: str) -> None:
    window = start()
    WINDOW_SCENES[scene](window)
    QApplication.processEvents()
    assert nameless(window) == []


@pytest.mark.parametrize(
    "dialog", [KeyboardDialog, lambda parent: AboutDialog(parent, None)], ids=["keyboard", "about"]
)
def test_dialogs(qtbot: QtBot, dialog: Callable[[QWidget], QWidget]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    shown = dialog(parent)
    shown.show()
    assert nameless(shown) == []
