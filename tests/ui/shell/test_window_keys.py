"""F10, Alt alone and the menu key open the menu; Alt with anything else does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ActionId
from tests.ui import hands, samples
from tests.ui.conftest import Start


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


def menu_opened() -> bool:
    """Whether a menu is open; closes it."""
    QApplication.processEvents()
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        return False
    active = menu.activeAction()
    assert active is not None, "the arrow keys start at its first entry"
    menu.close()
    return True


def focus_on(window: MainWindow, name: str) -> QWidget:
    if name == "page":
        window.page.setFocus()
    elif name == "field":
        window.search_field.setFocus()
    else:
        window.actions_by_id[ActionId(name)].trigger()
    focus = QApplication.focusWidget()
    assert focus
    return focus


@pytest.mark.parametrize("place", ["page", "field", "contents", "marks_panel", "find"])
@pytest.mark.parametrize("key", [Qt.Key.Key_F10, Qt.Key.Key_Alt], ids=["F10", "Alt"])
def test_the_menu_opens(window: MainWindow, place: str, key: Qt.Key) -> None:
    QTest.keyClick(focus_on(window, place), key)
    assert menu_opened()


def test_the_menu_key_opens_the_menu_where_nothing_else_has_one(window: MainWindow) -> None:
    focus = focus_on(window, "contents")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(focus, event)
    assert menu_opened()


@pytest.mark.parametrize("keys", ["Menu", "Shift+F10"])
@pytest.mark.parametrize("scrolled", [0, 900])
def test_on_the_page_the_menu_key_opens_its_menu_and_does_not_scroll(
    window: MainWindow, keys: str, scrolled: int
) -> None:
    hands.scroll(window.page, scrolled)
    focus_on(window, "page")
    entries: list[str] = []

    def read(menu: QMenu) -> None:
        entries.extend(action.text() for action in menu.actions())

    assert hands.answering(QMenu, read, lambda: hands.press(window.page, keys)) == 1
    assert "Bookmark this paragraph" in entries
    assert hands.scrolled(window.page) == scrolled


def test_a_right_click_beside_everything_opens_no_menu(window: MainWindow) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(), QPoint())
    QApplication.sendEvent(window.tool_bar, event)
    assert not menu_opened()


@pytest.mark.parametrize("between", ["key", "keypad", "mouse"])
def test_alt_with_something_else_opens_no_menu(window: MainWindow, between: str) -> None:
    field = focus_on(window, "field")
    QTest.keyPress(field, Qt.Key.Key_Alt)
    alt = Qt.KeyboardModifier.AltModifier
    match between:
        case "key":
            QTest.keyClick(field, Qt.Key.Key_Left, alt)
        case "keypad":
            QTest.keyClick(field, Qt.Key.Key_1, alt | Qt.KeyboardModifier.KeypadModifier)
        case "mouse":
            hands.click(window.page.viewport())
    QTest.keyRelease(field, Qt.Key.Key_Alt)
    assert not menu_opened()


def test_alt_does_not_open_it_a_second_time(window: MainWindow) -> None:
    for _ in range(2):
        QTest.keyClick(window.page, Qt.Key.Key_Alt)
        assert menu_opened()
    QTest.keyRelease(window.page, Qt.Key.Key_Alt)
    assert not menu_opened()
