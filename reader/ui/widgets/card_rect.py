"""Where a card over the page goes: next to the words that it explains, and never over them."""

from __future__ import annotations

from PySide6.QtCore import QRect

MARGIN = 10  # pixels to the edges of the page
SCROLL_BAR = 14  # pixels
ENOUGH_HEIGHT = 140  # pixels; with less space, the card moves closer to the words
SMALLEST_HEIGHT = 40
SMALLEST_GAP = 2
INDENT = 16  # pixels that a card begins before the words


def card_rect(page: QRect, anchor: QRect, width: int, height: int, gap: int) -> QRect:
    """`gap` below the anchor, or above it if there is more space there.

    `anchor` is the rectangle of the words. `width` and `height` are the wanted size; the card is smaller where `page`
    has less space.
    """
    area = available_area(page)
    width = min(width, area.width())
    below, above = area.bottom() - anchor.bottom() - gap, anchor.top() - gap - area.top()
    if max(below, above) < min(ENOUGH_HEIGHT, height):
        below, above, gap = below + gap - SMALLEST_GAP, above + gap - SMALLEST_GAP, SMALLEST_GAP
    is_below = height <= below or below >= above
    height = max(min(height, below if is_below else above), SMALLEST_HEIGHT)
    top = anchor.bottom() + gap if is_below else anchor.top() - gap - height
    left = max(area.left(), min(anchor.left() - INDENT, area.right() - width))
    return QRect(left, top, width, height)


def available_area(page: QRect) -> QRect:
    """The part of the page that a card may cover."""
    return page.adjusted(MARGIN, MARGIN, -MARGIN - SCROLL_BAR, -MARGIN)
