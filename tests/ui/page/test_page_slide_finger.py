"""Pages that follow a finger, and slide on when it is lifted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.ui.page import page_slide
from reader.ui.page.page_touch import PageTouch
from reader.ui.page.view import PageView
from tests.ui import hands
from tests.ui.page import turned_pages as turned
from tests.ui.page.sliding_pages import TEXT, is_still, rest, show_share, slide
from tests.ui.page.turned_pages import ONE, Show


@pytest.fixture
def device(qapp: QApplication) -> QPointingDevice:
    return QTest.createTouchDevice()


START = QPoint(300, 250)


def press(view: PageView, device: QPointingDevice) -> None:
    QTest.touchEvent(view.viewport(), device).press(0, START, view.viewport()).commit()


def move(view: PageView, device: QPointingDevice, x: int) -> None:
    QTest.touchEvent(view.viewport(), device).move(0, START + QPoint(x, 0), view.viewport()).commit()
    QApplication.processEvents()


def lift(view: PageView, device: QPointingDevice, x: int) -> None:
    QTest.touchEvent(view.viewport(), device).release(0, START + QPoint(x, 0), view.viewport()).commit()
    QApplication.processEvents()


@pytest.mark.parametrize(("x", "page"), [(-200, 2), (200, 0), (-60, 2), (60, 0), (-30, 1), (30, 1)])
def test_pages_follow_a_finger(slides: Show, device: QPointingDevice, x: int, page: int) -> None:
    view = slides(*TEXT)
    PageTouch(view)
    before = view.grab(slide(view).area).toImage()
    press(view, device)
    for moved in (x // 2, x):
        move(view, device, moved)
        if slide(view).is_dragged:
            assert slide(view).places() == (moved, moved + (ONE[0] if x < 0 else -ONE[0]))
        assert turned.pages_in_view(view) == [1]
    lift(view, device, x)
    assert turned.pages_in_view(view) == [page]
    first = slide(view).places()[0]
    assert abs(first - x) < 5  # it goes on from where the finger left it
    assert not view.textCursor().hasSelection()
    show_share(view, 1)
    assert is_still(view)
    assert (view.grab(slide(view).area).toImage() == before) is (page == 1)


def test_the_other_pages_are_seen_beside_the_finger(slides: Show, device: QPointingDevice) -> None:
    """They are those that the turn leads to."""
    view = slides(*TEXT)
    PageTouch(view)
    press(view, device)
    move(view, device, -200)
    beside = slide(view)._after
    assert beside
    lift(view, device, -200)
    rest(view)
    assert view.viewport().grab(slide(view).area).toImage().convertToFormat(beside.format()) == beside


def test_a_finger_changes_its_mind(slides: Show, device: QPointingDevice) -> None:
    view = slides()
    PageTouch(view)
    press(view, device)
    places = []
    for x in (-200, -100, 100, 200, 20):
        move(view, device, x)
        places.append(slide(view).places()[0])
    assert places == [-200, -100, 100, 200, 20]
    lift(view, device, 20)
    assert turned.pages_in_view(view) == [1]


@pytest.mark.parametrize(("key", "x", "page"), [("Home", 200, 0), ("End", -200, -1)])
def test_pages_hold_back_where_the_article_ends(
    slides: Show, device: QPointingDevice, key: str, x: int, page: int
) -> None:
    view = slides()
    PageTouch(view)
    hands.press(view, key)
    rest(view)
    count = len(turned.turning(view).pages)
    press(view, device)
    move(view, device, x)
    assert slide(view).places()[0] == x * page_slide.AGAINST_END
    lift(view, device, x)
    assert turned.pages_in_view(view) == [page % count]
    show_share(view, 1)
    assert is_still(view)


def test_a_finger_goes_on_in_the_next_part(slides: Show, device: QPointingDevice) -> None:
    view = slides(*turned.long_article())
    PageTouch(view)
    turned.turning(view).show_edge(1)
    rest(view)
    press(view, device)
    move(view, device, -200)
    lift(view, device, -200)
    assert turned.label(view).startswith("Part 2 of 3, page 1 of ")
    assert slide(view).is_active


def test_a_slow_computer_follows_a_finger(
    slides: Show, device: QPointingDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else it could not turn pages at all."""
    view = slides()
    PageTouch(view)
    monkeypatch.setattr(page_slide, "SLOWEST", -1)
    press(view, device)
    for x in (-50, -100):
        move(view, device, x)
        view.repaint()
    lift(view, device, -100)
    assert turned.pages_in_view(view) == [2]


def test_a_second_finger_or_a_key_ends_it(slides: Show, device: QPointingDevice) -> None:
    view = slides()
    PageTouch(view)
    for is_key in (True, False):
        rest(view)
        press(view, device)
        move(view, device, -100)
        if is_key:
            hands.press(view, "F9")
            assert is_still(view)
        else:
            at = view.viewport().rect().center()
            QTest.touchEvent(view.viewport(), device).stationary(0).press(1, at, view.viewport()).commit()
            assert not slide(view).is_dragged
        move(view, device, -150)
        assert not slide(view).is_dragged
        lift(view, device, -150)
        assert turned.pages_in_view(view) == [1]


def test_without_slides_a_finger_turns_as_it_moves(slides: Show, device: QPointingDevice) -> None:
    view = slides()
    view.set_sliding(False)
    PageTouch(view)
    press(view, device)
    move(view, device, -90)
    assert turned.pages_in_view(view) == [2]
    assert is_still(view)
    lift(view, device, -90)


def test_a_finger_that_scrolls_a_table_moves_no_page(
    slides: Show, device: QPointingDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = slides()
    touch = PageTouch(view)
    monkeypatch.setattr(view, "scroll_table_at", lambda _start, _by: True)
    press(view, device)
    move(view, device, -90)
    assert is_still(view)
    assert touch._is_used
    lift(view, device, -90)
    assert turned.pages_in_view(view) == [1]
