"""Where a card goes on a page of 600 × 500 pixels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from reader.ui.widgets.placement import MIN_HEIGHT, place_beside, usable_area

PAGE = QRect(0, 0, 600, 500)
GAP = 20


@pytest.mark.parametrize(
    ("anchor", "height", "expected_top"),
    [
        (QRect(100, 50, 40, 20), 200, 69 + GAP),  # below, where there is space
        (QRect(100, 450, 40, 20), 200, 450 - GAP - 200),  # above, where there is none below
        (QRect(100, 100, 40, 20), 900, 119 + GAP),  # too high for both: below, where there is more space
        (QRect(100, 130, 40, 240), 130, 369 + 2),  # so little space that the gap shrinks
    ],
)
def test_above_or_below_the_anchor(anchor: QRect, height: int, expected_top: int) -> None:
    rect = place_beside(PAGE, anchor, 300, height, GAP)
    assert rect.top() == expected_top
    assert not rect.intersects(anchor)
    assert usable_area(PAGE).adjusted(0, 0, 1, 1).contains(rect)


@pytest.mark.parametrize("left", [-50, 0, 300, 599])
def test_it_stays_within_the_page(left: int) -> None:
    rect = place_beside(PAGE, QRect(left, 100, 40, 20), 300, 100, GAP)
    assert rect.left() >= usable_area(PAGE).left()
    assert rect.right() <= usable_area(PAGE).right()


def test_it_is_never_wider_than_the_page_nor_lower_than_the_smallest_height() -> None:
    rect = place_beside(PAGE, QRect(0, 0, 600, 495), 5000, 200, GAP)
    assert rect.width() == usable_area(PAGE).width()
    assert rect.height() == MIN_HEIGHT


@pytest.mark.parametrize(("top", "expected"), [(200, 500 - 10 - 1 - 300), (260, 10)])
def test_a_card_that_fits_on_neither_side_covers_the_words_but_is_not_cut(top: int, expected: int) -> None:
    rect = place_beside(PAGE, QRect(0, top, 600, 60), 300, 300, GAP, smallest=280)
    assert (rect.top(), rect.height()) == (expected, 300)
    assert usable_area(PAGE).contains(rect)


def test_the_comfortable_height_grows_with_the_text() -> None:
    words = QRect(100, 130, 40, 110)  # there is comfortable space below, but not for large text
    assert place_beside(PAGE, words, 300, 400, GAP).top() == 239 + GAP
    assert place_beside(PAGE, words, 300, 400, GAP, comfortable=300).top() == 239 + 2
