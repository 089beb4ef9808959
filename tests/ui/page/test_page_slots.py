"""From points of the viewport to points of the document, and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF

from reader.ui.page.page_slots import FAR, Slot, to_document, to_viewport

SLOTS = (
    Slot(QRectF(0, 30, 500, 400), QPointF(0, -970), 1000, 1400, 1000),
    Slot(QRectF(500, 30, 500, 390), QPointF(500, -1370), 1400, 1790, 1400),
)
HEIGHT = 500


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (100, 30, (100, 1000)),
        (100, 0, (-FAR, 1000)),
        (100, 429, (100, 1399)),
        (100, 499, (FAR, 1399)),
        (600, 30, (100, 1400)),
        (600, 499, (FAR, 1789)),
        (-5, 40, (-5, 1010)),
        (1200, 40, (700, 1410)),
    ],
)
def test_to_document(x: float, y: float, expected: tuple[float, float]) -> None:
    assert to_document(SLOTS, QPointF(x, y), is_rtl=False).toTuple() == expected


def test_above_and_below_text_from_right_to_left() -> None:
    assert to_document(SLOTS, QPointF(100, 0), is_rtl=True).toTuple() == (FAR, 1000)
    assert to_document(SLOTS, QPointF(100, 499), is_rtl=True).toTuple() == (-FAR, 1399)


@pytest.mark.parametrize(
    ("top", "bottom", "expected"),
    [
        (1000, 1020, (10, 30, 50)),
        (1390, 1400, (10, 420, 430)),
        (1400, 1420, (510, 30, 50)),
        (1380, 1420, (10, 410, 430)),
        (900, 2000, (10, 30, 430)),
        (1780, 1900, (510, 410, 420)),
    ],
)
def test_to_viewport(top: float, bottom: float, expected: tuple[float, float, float]) -> None:
    found = to_viewport(SLOTS, QRectF(10, top, 80, bottom - top), HEIGHT)
    assert (found.left(), found.top(), found.bottom()) == expected


@pytest.mark.parametrize(("top", "is_above"), [(0, True), (980, True), (1790, False), (1795, False), (5000, False)])
def test_what_is_on_another_page_is_outside_the_viewport(top: float, is_above: bool) -> None:
    found = to_viewport(SLOTS, QRectF(10, top, 80, 20), HEIGHT)
    assert found.bottom() < 0 if is_above else found.top() > HEIGHT
