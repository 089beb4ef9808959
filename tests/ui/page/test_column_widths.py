"""The widths of columns: as usual, else wide enough for every word, in the column of text, the window, or beyond."""

from __future__ import annotations

import pytest

from reader.ui.page.column_widths import ColumnNeed, fit, whole_pixels


def need(weight: float, smallest: int, comfortable: int = 0) -> ColumnNeed:
    return ColumnNeed(weight, smallest, comfortable or smallest)


@pytest.mark.parametrize(
    ("needs", "column", "room", "expected"),
    [
        ([need(1, 50), need(3, 50)], 400, 800, [100, 300]),  # as usual
        ([need(1, 150), need(3, 50)], 400, 800, [150, 250]),  # one column needs more than its share
        ([need(1, 300, 350), need(1, 300, 350)], 400, 800, [350, 350]),  # wider than the text
        ([need(1, 300, 500), need(1, 300, 500)], 400, 800, [400, 400]),  # as wide as the window
        ([need(1, 300, 350), need(1, 600, 650)], 400, 800, [350, 650]),  # wider than the window
        ([need(1, 300, 500), need(1, 600, 650)], 400, 800, [300, 650]),  # a long first column stays narrow
        ([need(1, 900)], 400, 800, [900]),
    ],
)
def test_widths(needs: list[ColumnNeed], column: float, room: float, expected: list[float]) -> None:
    assert fit(needs, column, room) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("smallest", "widths", "most", "expected"),
    [
        ([50, 50], [100.2, 200.4], 400, [101, 201]),
        ([50, 50, 50], [100.4, 200.4, 99.2], 400, [101, 199, 100]),  # the column with the most to spare gives
        ([101, 200, 50], [101, 200, 98.5], 399.9, [101, 200, 98]),
        ([99, 100, 101], [99.8, 100.4, 101], 301, [99, 101, 101]),
        ([101, 101, 100], [101, 101, 100], 300, [101, 101, 100]),  # none can: no word may be broken
    ],
)
def test_whole_pixels(smallest: list[int], widths: list[float], most: float, expected: list[float]) -> None:
    assert whole_pixels([need(1, each) for each in smallest], widths, most) == expected
