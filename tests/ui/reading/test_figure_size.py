"""How large a figure is by itself: as the window, as the reader wants it, and which part is in view."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from reader.ui.main_window import MainWindow
from reader.ui.page.figure_view import LARGEST_AREA
from tests.ui import hands
from tests.ui.conftest import Start
from tests.ui.reading.figure_window import TALL, figure_window, opened, pack, tool, width


@pytest.fixture
def window(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    yield from figure_window(start, tmp_path, monkeypatch)


@pytest.mark.parametrize("number", [0, 2], ids=["wide", "small"])
def test_it_is_as_large_as_the_window(window: MainWindow, number: int) -> None:
    view = opened(window, number).view
    room, size = view.maximumViewportSize(), view.picture.size()
    assert size.width() > window.page.shown_document.figures[number].shown[0]
    assert room.width() - size.width() <= 3 or room.height() - size.height() <= 3
    assert view.horizontalScrollBar().maximum() == view.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("height", range(300, 800, 50))
@pytest.mark.parametrize("size", [(700, 600), (1024, 600)], ids=str)
def test_all_of_it_is_in_view_at_first(start: Start, tmp_path: Path, size: tuple[int, int], height: int) -> None:
    window = start(size=size)
    window.session.open_file(pack(tmp_path, (200, height)))
    dialog = opened(window)
    assert dialog.view.verticalScrollBar().maximum() == dialog.view.horizontalScrollBar().maximum() == 0
    dialog.close()


def test_the_next_one_is_shown_from_its_start(window: MainWindow) -> None:
    window.appearance.choose_text_size(300)
    QApplication.processEvents()
    dialog = opened(window)
    view = dialog.view
    for _ in range(5):
        view.zoom(1)
    view.scroll_by(10_000, 10_000)
    assert view.verticalScrollBar().value() > 0
    dialog.step(1)
    QApplication.processEvents()
    assert view.verticalScrollBar().value() == view.horizontalScrollBar().value() == 0


@pytest.mark.parametrize("number", [0, 1, 2], ids=["wide", "tall", "small"])
@pytest.mark.parametrize("percent", [100, 200, 300])
def test_all_of_it_is_in_view_at_first_in_large_type(window: MainWindow, number: int, percent: int) -> None:
    window.appearance.choose_text_size(percent)
    QApplication.processEvents()
    view = opened(window, number).view
    assert view.verticalScrollBar().maximum() == view.horizontalScrollBar().maximum() == 0
    on_page = window.page.shown_document.figures[number].shown
    room = view.maximumViewportSize()
    fits = on_page[0] <= room.width() and on_page[1] <= room.height()
    assert not fits or view.picture.width() >= on_page[0] - 1


def test_arrows_scroll_what_is_larger_than_the_window(window: MainWindow) -> None:
    view = opened(window, 1).view
    for _ in range(4):
        view.zoom(1)
    before = view.verticalScrollBar().value()
    hands.press(view.picture, "Down")
    assert view.verticalScrollBar().value() > before


@pytest.mark.parametrize("percent", [100, 300])
def test_a_message_leaves_it_where_it_is(window: MainWindow, percent: int) -> None:
    window.appearance.choose_text_size(percent)
    QApplication.processEvents()
    dialog = opened(window)
    before = dialog.view.geometry(), dialog.view.picture.geometry()
    hands.press(dialog.view.picture, "Ctrl+C")
    assert dialog.status.isVisible()
    QApplication.processEvents()
    assert (dialog.view.geometry(), dialog.view.picture.geometry()) == before


def test_keys_and_buttons_change_its_size(window: MainWindow) -> None:
    dialog = opened(window)
    view, first = dialog.view, width(dialog.view)
    for larger in ("Ctrl++", "Ctrl+Shift++", "Ctrl+="):  # where the plus sign is differs between keyboards
        hands.press(view.picture, larger)
        assert width(view) > first
        hands.press(view.picture, "Ctrl+-")
        assert width(view) == first
    for name in ("Larger", "Larger", "Smaller"):
        hands.click(hands.named(dialog, name, QToolButton))
    assert width(view) > first
    hands.press(view.picture, "Ctrl+0")
    assert width(view) == first


def test_the_wheel_changes_its_size(window: MainWindow) -> None:
    view = opened(window).view
    first = width(view)
    middle, keys = QPointF(view.viewport().rect().center()), Qt.KeyboardModifier.ControlModifier
    turn = QPoint(0, 120)
    wheel = QWheelEvent(
        middle, middle, QPoint(), turn, Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(view.viewport(), wheel)
    assert width(view) > first


def test_what_is_in_the_middle_stays_there(window: MainWindow) -> None:
    view = opened(window).view
    view.zoom(1)
    view.zoom(1)
    bar = view.horizontalScrollBar()
    for _ in range(2):
        assert abs(bar.value() - bar.maximum() / 2) <= 1
        view.zoom(1)


def test_a_drag_moves_it(window: MainWindow) -> None:
    view = opened(window).view
    for _ in range(3):
        view.zoom(1)
    bar = view.horizontalScrollBar()
    before, start = bar.value(), view.viewport().rect().center()
    QTest.mousePress(view.picture, Qt.MouseButton.LeftButton, pos=view.picture.mapFrom(view.viewport(), start))
    QTest.mouseMove(view.picture, view.picture.mapFrom(view.viewport(), start - QPoint(30, 0)))
    QTest.mouseRelease(view.picture, Qt.MouseButton.LeftButton)
    assert bar.value() == before + 30


def test_its_size_has_limits(window: MainWindow) -> None:
    view = opened(window).view
    for _ in range(60):
        view.zoom(1)
    size = view.picture.size() * view.devicePixelRatioF()
    assert width(view) > view.width()
    assert size.width() * size.height() <= LARGEST_AREA
    for _ in range(60):
        view.zoom(-1)
    assert width(view) > 40


def test_it_is_no_larger_than_the_screen(window: MainWindow) -> None:
    window.resize(5000, 4000)
    dialog = opened(window)
    available = window.screen().availableGeometry()
    assert dialog.frameGeometry().width() <= available.width()
    assert dialog.frameGeometry().height() <= available.height()


def test_fit_and_actual_size(window: MainWindow) -> None:
    dialog = opened(window, 1)
    view = dialog.view
    hands.click(tool(dialog, "Actual size"))
    assert view.percent == 100
    assert (view.picture.width(), view.picture.height()) == TALL
    hands.click(tool(dialog, "Fit to the window"))
    assert view.verticalScrollBar().maximum() == view.horizontalScrollBar().maximum() == 0
    assert view.picture.height() >= view.maximumViewportSize().height() - 2
    hands.press(view.picture, "Ctrl+1")
    assert view.percent == 100
    dialog.resize(dialog.width(), dialog.height() - 60)
    assert view.percent == 100
    hands.press(view.picture, "+")
    assert view.percent == 125
    hands.press(view.picture, "0")
    assert view.picture.size() == view.size_of_window


def test_the_point_under_the_pointer_stays(window: MainWindow) -> None:
    view = opened(window).view
    view.zoom(1)
    view.zoom(1)
    at = QPointF(60, 40)
    before = (view.horizontalScrollBar().value() + at.x()) / view.picture.width()
    view.zoom(1, at)
    assert abs((view.horizontalScrollBar().value() + at.x()) / view.picture.width() - before) < 0.01


def test_arrow_keys_pan(window: MainWindow) -> None:
    view = opened(window).view
    for _ in range(4):
        view.zoom(1)
    before = view.horizontalScrollBar().value(), view.verticalScrollBar().value()
    hands.press(view.picture, "Right")
    hands.press(view.picture, "Up")
    assert view.horizontalScrollBar().value() > before[0]
    assert view.verticalScrollBar().value() < before[1]
