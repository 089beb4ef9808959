"""Pages in windows that have room for few lines of large text, or for less than one: none is empty."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from reader.ui.page.page_breaks import ABOVE_LETTERS
from reader.ui.page.view import PageView
from tests.ui.page import turned_pages as turned
from tests.ui.page.turned_pages import Show

LOW = [(320, 164), (420, 208), (600, 130), (320, 79), (900, 30)]
SCALE = 3.0


def has_ink(view: PageView, area: QRect) -> bool:
    """Whether anything is painted in an area of the viewport."""
    picture = view.viewport().grab(area).toImage()
    paper = picture.pixel(0, 0)
    return any(
        picture.pixel(x, y) != paper for y in range(0, picture.height(), 2) for x in range(0, picture.width(), 2)
    )


@pytest.mark.parametrize("size", LOW, ids=str)
def test_every_page_shows_a_line(show: Show, size: tuple[int, int]) -> None:
    view = show(size=size, scale=SCALE)
    turning = turned.turning(view)
    view.set_sliding(False)
    lines = turned.all_lines(view)
    assert len(turning.pages) <= len(lines)
    for number in range(len(turning.pages)):
        turning.show(turning.pages[number].top)
        (slot,) = turning.slots
        assert has_ink(view, slot.area.toAlignedRect()), f"page {number} is empty"
        shown = slot.shown
        is_low = slot.area.height() < view.page_style.text_height("title")
        letters = ((top + ABOVE_LETTERS * (bottom - top), bottom) for top, bottom in lines)
        assert is_low or any(shown.top() - 1 <= top and bottom <= shown.bottom() + 1 for top, bottom in letters)


def test_a_line_that_is_taller_than_the_window_is_cut_at_its_foot(show: Show) -> None:
    view = show(*turned.arabic(), size=(600, 40), scale=SCALE)
    turning = turned.turning(view)
    lines = turned.all_lines(view)
    assert len(turning.pages) == len(lines)
    for page, (top, bottom) in zip(turning.pages, lines, strict=True):
        assert top <= page.top < (top + bottom) / 2
        assert bottom <= page.bottom


@pytest.mark.parametrize(("height", "is_shown"), [(500, True), (210, True), (164, False), (60, False)])
def test_the_counter_gives_way_to_a_line(show: Show, height: int, is_shown: bool) -> None:
    view = show(size=(700, height), scale=SCALE)
    turning = turned.turning(view)
    assert turning.counter.isVisible() == is_shown
    assert turning.slide.area.height() == (turning.counter.y() if is_shown else height)
    view.resize(700, 500)
    assert turning.counter.isVisible()
