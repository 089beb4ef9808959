"""Fingers on the page and on lists: swipes scroll, taps click, long presses select, two fingers change the size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QStringListModel
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.lists.row_view import RowView
from reader.ui.page.page_touch import PageTouch
from reader.ui.page.view import PageView
from tests.ui import hands


@pytest.fixture(scope="module")
def device(qapp: QApplication) -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def touch(page: PageView) -> PageTouch:
    return PageTouch(page)


def swipe(widget: QWidget, device: QPointingDevice, *points: QPoint, held: Callable[[], object] | None = None) -> None:
    QTest.touchEvent(widget, device).press(0, points[0], widget).commit()
    if held:
        held()
    for point in points[1:]:
        QTest.touchEvent(widget, device).move(0, point, widget).commit()
    QTest.touchEvent(widget, device).release(0, points[-1], widget).commit()


def spread(widget: QWidget, device: QPointingDevice, *distances: int) -> None:
    middle = widget.rect().center()
    pairs = [(middle - QPoint(half, 0), middle + QPoint(half, 0)) for half in (each // 2 for each in distances)]
    QTest.touchEvent(widget, device).press(0, pairs[0][0], widget).press(1, pairs[0][1], widget).commit()
    for one, other in pairs:
        QTest.touchEvent(widget, device).move(0, one, widget).move(1, other, widget).commit()
    QTest.touchEvent(widget, device).release(0, pairs[-1][0], widget).release(1, pairs[-1][1], widget).commit()


def test_a_swipe_scrolls_and_selects_nothing(
    page: PageView, touch: PageTouch, device: QPointingDevice, qtbot: QtBot
) -> None:
    swipe(page.viewport(), device, QPoint(200, 400), QPoint(200, 350), QPoint(200, 250))
    scrolled = page.verticalScrollBar().value()
    assert scrolled == 150
    assert not page.textCursor().hasSelection()
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > scrolled)  # it goes on


def test_a_finger_stops_the_page(page: PageView, touch: PageTouch, device: QPointingDevice, qtbot: QtBot) -> None:
    swipe(page.viewport(), device, QPoint(200, 400), QPoint(200, 350), QPoint(200, 250))
    QTest.touchEvent(page.viewport(), device).press(0, QPoint(200, 300), page.viewport()).commit()
    assert not touch._rolling.isActive()
    QTest.touchEvent(page.viewport(), device).release(0, QPoint(200, 300), page.viewport()).commit()


def test_a_tap_follows_a_link(page: PageView, touch: PageTouch, device: QPointingDevice) -> None:
    chosen: list[object] = []
    page.link_chosen.connect(lambda run, _: chosen.append(run))
    run = page.shown_document.links[0]
    hands.show_link(page, run)
    point = page.link_rect(run).center() - page.viewport().pos()
    swipe(page.viewport(), device, point)
    assert chosen == [run]


def test_a_long_press_selects_a_word_and_then_more(page: PageView, touch: PageTouch, device: QPointingDevice) -> None:
    first = page.shown_document.find("first")
    at = page.cursorRect(first).center()
    swipe(page.viewport(), device, at - QPoint(5, 0), held=touch.select_word)
    assert page.textCursor().selectedText() == "first"
    other = page.cursorRect(page.shown_document.find("article")).center()
    swipe(page.viewport(), device, at - QPoint(5, 0), other - QPoint(5, 0), held=touch.select_word)
    assert page.textCursor().selectedText() == "first article"
    assert page.verticalScrollBar().value() == 0


@pytest.mark.parametrize(
    ("distances", "steps"), [((100, 130), [1]), ((200, 150), [-1]), ((100, 110), []), ((100, 130, 165), [1, 1])]
)
def test_two_fingers_change_the_size(
    page: PageView, touch: PageTouch, device: QPointingDevice, distances: tuple[int, ...], steps: list[int]
) -> None:
    found: list[int] = []
    page.zoom_requested.connect(found.append)
    spread(page.viewport(), device, *distances)
    assert found == steps
    assert not page.textCursor().hasSelection()


def test_a_list_scrolls_and_a_tap_chooses(qtbot: QtBot, device: QPointingDevice) -> None:
    rows = RowView("Rows")
    qtbot.addWidget(rows)
    rows.setModel(QStringListModel([f"Row {number}" for number in range(100)]))
    rows.resize(200, 200)
    rows.show()
    chosen: list[str] = []
    rows.clicked.connect(lambda index: chosen.append(str(index.data())))
    swipe(rows.viewport(), device, QPoint(50, 150), QPoint(50, 100), QPoint(50, 50))
    assert rows.verticalScrollBar().value() >= 100
    assert (chosen, rows.selectionModel().hasSelection()) == ([], False)
    rows.verticalScrollBar().setValue(0)
    QTest.touchEvent(rows.viewport(), device).press(0, QPoint(50, 8), rows.viewport()).commit()  # stops it
    QTest.touchEvent(rows.viewport(), device).release(0, QPoint(50, 8), rows.viewport()).commit()
    rows.verticalScrollBar().setValue(0)
    swipe(rows.viewport(), device, QPoint(50, 8))
    assert chosen == ["Row 0"]
