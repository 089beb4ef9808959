"""The edge between two panes is moved without dragging: by keys, a menu or a double click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QMenu, QSplitterHandle, QTextBrowser, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.widgets.split_panes import FOCUSED, KEY_STEP, MENU_STEP, WITH_GRIP, SplitPanes
from tests.ui import hands

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


def split(qtbot: QtBot, orientation: Qt.Orientation, width: int = 1, *, is_rtl: bool = False) -> SplitPanes:
    panes = SplitPanes(orientation, ("List", "Text"), width)
    panes.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    for _ in range(2):
        panes.add_pane(QTextBrowser())
    panes.resize(800, 600)
    qtbot.addWidget(panes)
    panes.show()
    panes.setSizes([400, 400])
    panes.activateWindow()
    qtbot.waitUntil(panes.isActiveWindow)
    return panes


def edge_of(panes: SplitPanes) -> QSplitterHandle:
    edge = panes.handle(1)
    edge.setFocus(Qt.FocusReason.TabFocusReason)
    return edge


@pytest.mark.parametrize("width", [1, WITH_GRIP])
@pytest.mark.parametrize(
    ("orientation", "is_rtl", "key", "by"),
    [
        (ACROSS, False, "Right", KEY_STEP),
        (ACROSS, False, "Left", -KEY_STEP),
        (ACROSS, True, "Right", -KEY_STEP),
        (ACROSS, True, "Left", KEY_STEP),
        (DOWN, False, "Down", KEY_STEP),
        (DOWN, False, "Up", -KEY_STEP),
        (DOWN, True, "Up", -KEY_STEP),
        (ACROSS, False, "Up", 0),
        (DOWN, False, "Left", 0),
        (ACROSS, False, "Ctrl+Right", 0),
    ],
)
def test_arrows(qtbot: QtBot, orientation: Qt.Orientation, is_rtl: bool, key: str, by: int, width: int) -> None:
    """They move the edge where they point; `by` is what the first pane gains."""
    panes = split(qtbot, orientation, width, is_rtl=is_rtl)
    before = panes.sizes()
    moved: list[int] = []
    panes.splitterMoved.connect(lambda position, _index: moved.append(position))
    hands.press(edge_of(panes), key)
    assert panes.sizes() == [before[0] + by, before[1] - by]
    assert bool(moved) is bool(by), "who remembers sizes must hear of it"


@pytest.mark.parametrize(("key", "small"), [("Home", 0), ("End", 1)])
def test_as_far_as_it_goes(qtbot: QtBot, key: str, small: int) -> None:
    panes = split(qtbot, ACROSS)
    hands.press(edge_of(panes), key)
    assert 0 < panes.sizes()[small] < 120
    assert panes.sizes()[1 - small] > 600


def test_usual_sizes(qtbot: QtBot) -> None:
    panes = split(qtbot, ACROSS)
    asked: list[bool] = []
    panes.usual_sizes_wanted.connect(lambda: asked.append(True))
    hands.press(edge_of(panes), "Return")
    QTest.mouseDClick(panes.handle(1), Qt.MouseButton.LeftButton)
    choose(panes, "Usual sizes")
    assert len(asked) == 3


def choose(panes: SplitPanes, entry: str) -> None:
    edge = panes.handle(1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(1, 1), edge.mapToGlobal(QPoint(1, 1)))

    def answer(menu: QMenu) -> None:
        next(action for action in menu.actions() if action.text() == entry).trigger()

    assert hands.answering(QMenu, answer, lambda: QApplication.sendEvent(edge, event)) == 1


@pytest.mark.parametrize(
    ("orientation", "entry", "by"),
    [(ACROSS, "Move right", 1), (ACROSS, "Move left", -1), (DOWN, "Move down", 1), (DOWN, "Move up", -1)],
)
def test_menu(qtbot: QtBot, orientation: Qt.Orientation, entry: str, by: int) -> None:
    panes = split(qtbot, orientation)
    before, length = panes.sizes()[0], 800 if orientation is ACROSS else 600
    choose(panes, entry)
    assert panes.sizes()[0] == before + by * (length // MENU_STEP)


def test_tab_goes_from_pane_to_edge_to_pane(qtbot: QtBot) -> None:
    panes = SplitPanes(ACROSS, ("One", "Two", "Three"))
    fields = [QListWidget() for _ in range(3)]
    for field in fields:
        pane = QWidget()
        QVBoxLayout(pane).addWidget(field)
        pane.setFocusProxy(field)
        panes.add_pane(pane)
    qtbot.addWidget(panes)
    panes.show()
    panes.activateWindow()
    qtbot.waitUntil(panes.isActiveWindow)
    fields[0].setFocus()
    reached = []
    for _ in range(5):
        focus = QApplication.focusWidget()
        reached.append(focus.accessibleName() if focus else "")
        hands.keys("Tab")
    assert reached == ["", "Edge between “One” and “Two”", "", "Edge between “Two” and “Three”", ""]


@pytest.mark.parametrize("width", [1, WITH_GRIP])
def test_the_focus_is_seen(qtbot: QtBot, width: int) -> None:
    """A thin edge is painted wider while it has the focus."""
    panes = split(qtbot, ACROSS, width)
    edge = edge_of(panes)
    colour = panes.palette().link().color()
    assert count(panes, edge, colour) == FOCUSED
    hands.keys("Tab")
    assert not edge.hasFocus()
    assert count(panes, edge, colour) == 0


def count(panes: SplitPanes, edge: QSplitterHandle, colour: QColor) -> int:
    """How many pixels across the edge have a colour."""
    image = panes.grab(edge.geometry()).toImage()
    return sum(image.pixelColor(x, 100) == colour for x in range(image.width()))
