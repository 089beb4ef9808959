"""Enter presses what has the focus: in bars, panels, cards and dialogs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from reader.library.model import TermLink
from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId
from reader.ui.widgets.tool_button import ToolButton
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks
from tests.ui.search import searches

TITLES = {"sample": "A sample", "other": "Another"}


def mark(window: MainWindow) -> None:
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Alt+1")
    window.actions_by_id[ActionId.MARKS_PANEL].trigger()


def mark_card(window: MainWindow) -> QWidget:
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Ctrl+M")
    card = window.features.marks.page_controller.card
    assert card
    return card


def find(window: MainWindow) -> QWidget:
    window.actions_by_id[ActionId.FIND].trigger()
    hands.type_text("the")
    return window.features.reading.find_bar


def card(window: MainWindow) -> QWidget:
    window.features.reading.follow(TermLink("amygdala"))
    return hands.card(window)


def search(window: MainWindow) -> QWidget:
    window.features.search.panel.show_answer(
        searches.answer("quiet", searches.hit(), suggestion="quite"), ["A sentence."], TITLES, keeps_position=False
    )
    window.panes.show_panel("search")
    return window.side_bar


def recent(window: MainWindow) -> QWidget:
    window.features.search.panel.show_recent(["quiet", "amygdala"])
    window.panes.show_panel("search")
    window.features.search.panel.recent.enter()
    return window.side_bar


def references(window: MainWindow) -> QWidget:
    window.actions_by_id[ActionId.REFERENCES].trigger()
    hands.keys("Down")
    return window.side_bar


def marks_panel(window: MainWindow) -> QWidget:
    mark(window)
    hands.keys("Down")
    return window.side_bar


def notice(window: MainWindow) -> QWidget:
    window.messages.offer("Something.", "Act", lambda: None)
    return window.notice


PLACES: dict[str, Callable[[MainWindow], QWidget]] = {
    "tool bar": lambda window: window.tool_bar,
    "find bar": find,
    "notice": notice,
    "card": card,
    "card of a mark": mark_card,
    "search results": search,
    "recent searches": recent,
    "sources": references,
    "marks": marks_panel,
}


def buttons_in(place: QWidget) -> list[QAbstractButton]:
    found: list[QAbstractButton] = list(place.findChildren(QAbstractButton))
    return [
        each for each in found if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


@pytest.mark.parametrize("name", PLACES)
def test_every_button_takes_enter(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    window = start(samples.guide(tmp_path))
    place = PLACES[name](window)
    QApplication.processEvents()
    monkeypatch.setattr(ToolButton, "showMenu", lambda _: None)
    silent = []
    buttons = buttons_in(place)
    for button in buttons:
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
        button.blockSignals(True)  # it is pressed, but does not act
        button.event(event)
        button.blockSignals(False)
        if not event.isAccepted():
            silent.append(button.accessibleName() or button.text())
    assert buttons
    assert silent == []


def test_enter_on_the_bar(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    hands.tool(window, "Side bar").setFocus()
    hands.keys("Return")
    assert not window.side_bar.isVisible()
    hands.tool(window, "Text and page").setFocus()
    hands.keys("Return")
    assert window.features.text.panel
    find(window)
    hands.tool(window.features.reading.find_bar, "Close the find bar").setFocus()
    hands.keys("Return")
    assert not window.features.reading.find.is_open
    hands.tool(window, "Menu").setFocus()
    assert hands.answering(QMenu, lambda _: None, lambda: hands.keys("Return")) == 1


def test_enter_on_a_chip(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path))
    marks_panel(window)
    marks.panel_chip(window, "This article").setFocus()
    hands.keys("Return")
    assert marks.panel_chip(window, "This article").isChecked()
