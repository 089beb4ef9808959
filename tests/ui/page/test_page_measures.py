"""How many pages a window shows, and how wide they are."""

from __future__ import annotations

import pytest

from reader.ui.page.page_breaks import PageSpan
from reader.ui.page.page_measures import PageMeasures

FULL, PAGES = 632.0, [PageSpan(0, 500, 0), PageSpan(512.4, 1010.6, 520)]


def measures(width: float, scale: float = 1.0, height: float = 700.0) -> PageMeasures:
    return PageMeasures.of(width, height, 600 * scale, scale, 34 * scale, 40)


@pytest.mark.parametrize(
    ("width", "scale", "columns", "page", "margin"),
    [
        (500, 1.0, 1, 500, 28),
        (1024, 1.0, 1, 1024, 212),
        (1099, 1.0, 1, 1099, 249.5),
        (1100, 1.0, 2, 550, 28),
        (1366, 1.0, 2, 683, 41.5),
        (1920, 1.0, 2, 696, 48),
        (1366, 1.25, 2, 683, 28),
        (1366, 1.5, 1, 1366, 233),
        (1366, 2.0, 1, 1366, 83),
        (1100, 1.25, 1, 1100, 175),
        (1920, 2.0, 2, 960, 28),
        (1920, 3.0, 1, 1920, 60),
        (300, 3.0, 1, 300, 28),
    ],
)
def test_columns(width: float, scale: float, columns: int, page: float, margin: float) -> None:
    found = measures(width, scale)
    assert (found.columns, found.page_width, found.margin) == (columns, page, margin)
    assert found.begin == pytest.approx(width / 2 - page if columns == 2 else 0)


@pytest.mark.parametrize("scale", [0.8, 1.0, 3.0])
@pytest.mark.parametrize("height", [1, 60, 300, 700, 2000])
def test_there_is_always_room_for_text(scale: float, height: float) -> None:
    found = measures(1000, scale, height)
    assert found.height >= 1
    assert found.top <= max(1.0, height / 10)


@pytest.mark.parametrize(("is_rtl", "places"), [(False, [0, 683]), (True, [683, 0])])
def test_slots_are_in_reading_order(is_rtl: bool, places: list[int]) -> None:
    slots = measures(1366).slots(PAGES, is_rtl=is_rtl)
    assert [slot.area.left() for slot in slots] == places
    for slot, page in zip(slots, PAGES, strict=True):
        assert slot.area.top() == slot.offset.y() + round(page.top) == 34
        assert slot.area.height() == round(page.bottom) - round(page.top)
        assert slot.offset.y() == int(slot.offset.y()), "letters are painted at whole pixels, as Qt does"


def test_a_spread_may_end_with_one_page() -> None:
    assert len(measures(1366).slots(PAGES[:1], is_rtl=False)) == 1
