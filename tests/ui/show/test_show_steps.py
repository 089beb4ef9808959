"""Moving through a show: by keys, clicker, mouse, finger and menu."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from reader.library.model import Article
from reader.ui.main_window import MainWindow
from reader.ui.show.show import END_REACHED
from reader.ui.show.show_view import ShowView
from tests.packs import INFO
from tests.ui import hands
from tests.ui.conftest import Start
from tests.ui.show import shown
from tests.ui.show.show_steps import at, begin, press


@pytest.mark.parametrize("key", ["PgDown", "Right", "Down", "Space", "Return", "N"])
def test_next(window: MainWindow, key: str) -> None:
    show = begin(window)
    assert at(show) == ("Talk", 0)
    assert [press(show, key) for _ in range(3)] == [("Talk", 1), ("One", 0), ("Two", 0)]


@pytest.mark.parametrize("key", ["PgUp", "Left", "Up", "Backspace", "Shift+Space", "P"])
def test_back(window: MainWindow, key: str) -> None:
    show = begin(window)
    press(show, "3", "Return")
    last = len(show.presentation._screens(2)) - 1
    assert press(show, key) == ("Two", last)
    assert press(show, "Home", key) == ("Talk", 0)


def test_ends_and_numbers(window: MainWindow) -> None:
    show = begin(window)
    assert press(show, "End") == ("Check yourself", 3)
    press(show, "PgDown")
    assert show.view.hint.text() == END_REACHED
    assert press(show, "Home") == ("Talk", 0)
    assert not show.view.hint.isVisible()
    assert press(show, "4", "Return") == ("Four", 0)
    press(show, "1", "2")
    assert show.view.hint.text() == "Enter goes to section 12."
    assert press(show, "Return") == ("Four", 0)
    assert show.view.hint.text() == "There is no section 12."
    press(show, "2", "Esc")  # forgets the number
    assert press(show, "Return") == ("Four", 1)
    assert press(show, "0", "Return") == ("Talk", 0)


def test_a_long_section_has_one_number(start: Start, tmp_path: Path) -> None:
    long = tuple(shown.paragraph(f"p{number}", shown.LONG) for number in range(7))
    blocks = (shown.heading("one", "One"), *long, shown.heading("two", "Two"), shown.paragraph("p", "The last text."))
    show = begin(start(shown.pack(tmp_path, Article("talk", "Talk", blocks))))
    assert press(show, "1", "Return") == ("One", 0)
    positions = set[str]()
    while press(show, "PgDown")[0] == "One":
        positions.add(show.presentation.position())
        assert show.presentation.texts().header == "One (continued)"
    assert positions == {"Section 1 of 2"}
    assert press(show, "2", "Return") == ("Two", 0)


def test_right_to_left(start: Start, tmp_path: Path) -> None:
    show = begin(start(shown.pack(tmp_path, info=INFO._replace(language="ar"))))
    assert press(show, "Left") == ("Talk", 1)
    assert press(show, "Right") == ("Talk", 0)
    _drag(show.view, 200)
    assert at(show) == ("Talk", 1)


def test_mouse_finger_and_wheel(window: MainWindow) -> None:
    show = begin(window)
    hands.click(show.view)
    assert at(show) == ("Talk", 1)
    _drag(show.view, -200)
    assert at(show) == ("One", 0)
    _drag(show.view, 200)
    assert at(show) == ("Talk", 1)
    _turn(show.view, -60)
    assert at(show) == ("Talk", 1)  # half a notch
    _turn(show.view, -60)
    assert at(show) == ("One", 0)
    _turn(show.view, 120)
    assert at(show) == ("Talk", 1)
    QTest.mouseClick(show.view, Qt.MouseButton.BackButton)
    assert at(show) == ("Talk", 0)


def _drag(view: ShowView, by: int) -> None:
    middle = view.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle + QPoint(by, 10))
    QApplication.processEvents()


def _turn(view: ShowView, by: int) -> None:
    point = QPointF(100, 100)
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(
        point, point, QPoint(), QPoint(0, by), none, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(view, event)


def test_the_menu(window: MainWindow) -> None:
    show = begin(window)

    def choose(menu: QMenu) -> None:
        labels = [action.text() for action in menu.actions() if action.text()]
        assert "Swap screens" not in labels
        next(action for action in menu.actions() if action.text() == "End the show").trigger()

    assert hands.answering(QMenu, choose, lambda: _ask_menu(show.view)) == 1
    assert window.features.show.show is None


def _ask_menu(view: ShowView) -> None:
    from PySide6.QtGui import QContextMenuEvent

    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(50, 50), QPoint(50, 50)))


def test_a_key_that_means_nothing(window: MainWindow) -> None:
    show = begin(window)
    for key in (0, 0x01FFFFFF, Qt.Key.Key_F3, Qt.Key.Key_X):
        QApplication.sendEvent(show.view, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, ""))
    assert at(show) == ("Talk", 0)
