"""The home of a pack in another text size, and in a window of another width: the same rows stay in view."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from reader.ui.home.home_view import HomeView
from reader.ui.main_window import MainWindow
from tests.ui import hands
from tests.ui.conftest import Start
from tests.ui.home.test_home import library, view

pytestmark = pytest.mark.usefixtures("opens_home")


@pytest.fixture(params=[12, 90], ids=["few", "filtered"])
def home(request: pytest.FixtureRequest, start: Start, tmp_path: Path) -> MainWindow:
    window = start(library(tmp_path, request.param), (1000, 420))
    QApplication.processEvents()
    return window


def top_row(rows: HomeView) -> int:
    """The number of the row at the top of the list, or below the bar if that is there."""
    QApplication.processEvents()
    covered = rows.bar.height() if rows.bar and rows.bar.y() == 0 else 0
    return rows.indexAt(QPoint(rows.viewport().width() // 2, covered)).row()


def resize(window: MainWindow) -> None:
    window.resize(620, 420)


def enlarge(window: MainWindow) -> None:
    window.appearance.choose_text_size(150)


def reduce(window: MainWindow) -> None:
    window.appearance.choose_text_size(80)


@pytest.mark.parametrize("act", [enlarge, reduce, resize])
def test_the_row_at_the_top_stays_there(home: MainWindow, act: Callable[[MainWindow], None]) -> None:
    rows = view(home)
    rows.verticalScrollBar().setValue(rows.verticalScrollBar().maximum() - 30)
    before = top_row(rows)
    assert before > 1
    act(home)
    is_at_end = rows.verticalScrollBar().value() == rows.verticalScrollBar().maximum()
    assert top_row(rows) == before or (is_at_end and top_row(rows) < before)


@pytest.mark.parametrize("act", [enlarge, reduce, resize])
def test_the_row_of_the_keyboard_stays_in_view(home: MainWindow, act: Callable[[MainWindow], None]) -> None:
    rows = view(home)
    rows.setFocus()
    for _ in range(2):
        hands.press(rows, "PgDown")
    current = rows.currentIndex()
    act(home)
    QApplication.processEvents()
    assert rows.currentIndex() == current
    assert rows.viewport().rect().contains(rows.visualRect(current).center())


def test_the_beginning_stays_the_beginning(home: MainWindow) -> None:
    enlarge(home)
    QApplication.processEvents()
    assert view(home).verticalScrollBar().value() == 0
