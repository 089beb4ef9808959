"""Where a card over the page goes: beside the words that it is about, and over them only if it must."""

from __future__ import annotations

from PySide6.QtCore import QRect

EDGE = 10  # pixels kept free at the edges of the page
SCROLL_BAR = 14  # pixels
MIN_HEIGHT = 40
COMFORTABLE_HEIGHT = 140  # pixels; where there is less room, the card moves closer to the words


def place_beside(
    page: QRect,
    words: QRect,
    width: int,
    height: int,
    gap: int,
    *,
    comfortable: int = COMFORTABLE_HEIGHT,
    smallest: int = 0,
) -> QRect:
    """Below the words where there is room, else above, with a gap between; always within the page.

    Where neither side has `smallest` pixels, the card may cover the words: its buttons must not be cut off.
    """
    area = usable_area(page)
    width = min(width, area.width())
    below, above = area.bottom() - words.bottom() - gap, words.top() - gap - area.top()
    if max(below, above) < min(comfortable, height):
        below, above, gap = below + gap - 2, above + gap - 2, 2
    left = max(area.left(), min(words.left() - 16, area.right() - width))
    if smallest and max(below, above) < smallest:
        height = min(height, area.height())
        top = area.bottom() - height if words.center().y() < area.center().y() else area.top()
        return QRect(left, top, width, height)
    goes_below = height <= below or below >= above
    height = max(min(height, below if goes_below else above), MIN_HEIGHT)
    top = words.bottom() + gap if goes_below else words.top() - gap - height
    return QRect(left, top, width, height)


def usable_area(page: QRect) -> QRect:
    return page.adjusted(EDGE, EDGE, -EDGE - SCROLL_BAR, -EDGE)
