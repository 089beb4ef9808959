"""Where a card over the page goes: beside the words that it is about, and never over them."""

from __future__ import annotations

from PySide6.QtCore import QRect

EDGE = 10  # pixels kept free at the edges of the page
SCROLL_BAR = 14  # pixels
MIN_HEIGHT = 40
COMFORTABLE_HEIGHT = 140  # pixels; where there is less room, the card moves closer to the words


def place_beside(page: QRect, words: QRect, width: int, height: int, gap: int) -> QRect:
    """Below the words where there is room, else above, with a gap between; always within the page."""
    area = usable_area(page)
    width = min(width, area.width())
    below, above = area.bottom() - words.bottom() - gap, words.top() - gap - area.top()
    if max(below, above) < min(COMFORTABLE_HEIGHT, height):
        below, above, gap = below + gap - 2, above + gap - 2, 2
    goes_below = height <= below or below >= above
    height = max(min(height, below if goes_below else above), MIN_HEIGHT)
    top = words.bottom() + gap if goes_below else words.top() - gap - height
    left = max(area.left(), min(words.left() - 16, area.right() - width))
    return QRect(left, top, width, height)


def usable_area(page: QRect) -> QRect:
    return page.adjusted(EDGE, EDGE, -EDGE - SCROLL_BAR, -EDGE)
