"""F11 shows only the page, and F11 again gives the window back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from reader.ui.shell import full_screen
from reader.ui.shell.actions import ActionId
from tests.ui import hands, samples
from tests.ui.conftest import Start


@pytest.fixture
def window(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(full_screen, "STAY", 1)
    return start(samples.guide(tmp_path), (760, 560))


def state(window: MainWindow) -> object:
    QApplication.processEvents()
    return (
        window.geometry(), window.isMaximized(), window.isFullScreen(), window.side_bar.isVisible(),
        window.split_view.sizes(), window.tool_bar.geometry(), window.page.geometry(),
        window.actions_by_id[ActionId.FULL_SCREEN].isChecked(), window.actions_by_id[ActionId.SIDE_BAR].isChecked(),
        window._settings["side_bar"], window._settings["side_bar_width"],
    )  # fmt: skip


def bar_is_in_sight(window: MainWindow) -> bool:
    return window.tool_bar.isVisible() and window.tool_bar.geometry().bottom() > 0


@pytest.mark.parametrize("maximised", [False, True])
@pytest.mark.parametrize("side_bar", ["shown", "hidden", "wide"])
def test_twice_gives_the_window_back(window: MainWindow, maximised: bool, side_bar: str) -> None:
    if maximised:
        window.showMaximized()
    if side_bar == "hidden":
        hands.press(window, "F9")
    elif side_bar == "wide":
        window.split_view.setSizes([330, window.width() - 330])
        window.split_view.splitterMoved.emit(330, 1)
    before = state(window)
    place = hands.scroll(window.page, 700)
    hands.press(window, "F11")
    assert window.isFullScreen()
    assert not bar_is_in_sight(window)
    assert not window.side_bar.isVisible()
    hands.press(window, "F11")
    assert state(window) == before
    assert abs(hands.scrolled(window.page) - place) <= 1


def test_the_pointer_at_the_upper_edge_brings_the_bar(window: MainWindow, qtbot: QtBot) -> None:
    hands.press(window, "F11")
    page = window.page.geometry()
    assert window.full_screen
    edge = window.full_screen._edge
    assert edge.isVisible()
    at = QPointF(9, 1)
    QApplication.sendEvent(edge, QEnterEvent(at, at, at))
    assert bar_is_in_sight(window)
    assert window.page.geometry() == page, "no line moves"
    QApplication.sendEvent(window.tool_bar, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not bar_is_in_sight(window))


@pytest.mark.parametrize("keys", ["Ctrl+K", "F6"])
def test_the_focus_brings_the_bar(window: MainWindow, qtbot: QtBot, keys: str) -> None:
    hands.press(window, "F11")
    hands.press(window.page, keys)
    assert window.search_field.hasFocus()
    assert bar_is_in_sight(window)
    window.page.setFocus()
    qtbot.waitUntil(lambda: not bar_is_in_sight(window))


def test_the_menu_opens_in_sight(window: MainWindow) -> None:
    hands.press(window, "F11")
    hands.press(window, "F10")
    menu = QApplication.activePopupWidget()
    assert menu
    assert window.rect().contains(window.mapFromGlobal(menu.geometry().topLeft()))
    assert bar_is_in_sight(window)
    menu.close()


def test_the_side_bar_comes_when_it_is_asked_for(window: MainWindow) -> None:
    hands.press(window, "F9")
    hands.press(window, "F11")
    hands.press(window, "Ctrl+2")
    assert window.side_bar.isVisible()
    hands.press(window, "Ctrl++")
    hands.press(window, "F11")
    assert not window.side_bar.isVisible(), "it was hidden before"


def test_the_window_manager_can_do_the_same(window: MainWindow) -> None:
    before = state(window)
    window.showFullScreen()
    QApplication.processEvents()
    assert window.actions_by_id[ActionId.FULL_SCREEN].isChecked()
    assert not bar_is_in_sight(window)
    window.showNormal()
    assert state(window) == before


def test_the_next_window_has_its_bars(start: Start, window: MainWindow) -> None:
    hands.press(window, "F11")
    again = start(size=None)
    assert not again.isFullScreen()
    assert bar_is_in_sight(again)
    assert again.side_bar.isVisible()
