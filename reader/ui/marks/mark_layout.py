"""Measures where marks and their signs are on the page.

Only marks near the window are measured, and only once each time the page is laid out.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from reader.ui.marks.page_mark import PageMark
from reader.ui.page.page_style import SMALLEST_MARGIN
from reader.ui.page.text_map import BlockOffset
from reader.ui.page.text_rects import first_line_rect, position_ranges, text_rects
from reader.ui.page.view import PageView

RIBBON_WIDTH, RIBBON_HEIGHT, NOTE_SIZE, BAR_WIDTH = 10.0, 15.0, 14.0, 3.5  # pixels at 100 % text size
CLICK_WIDTH = 34.0  # pixels of the margin, from the column outwards, in which a click means the paragraph

Place = tuple[bool, BlockOffset, BlockOffset]
"""Whether it is a highlight, where it begins, and where it ends."""


def place_of(mark: PageMark) -> Place:
    return bool(mark.colour), mark.start, mark.end


class MarkLayout:
    """Rectangles are in pixels of the document, unless a method says otherwise."""

    def __init__(self, page: PageView) -> None:
        self._page = page
        self._rects: dict[Place, list[QRectF]] = {}
        self._measured_for: tuple[object, ...] = ()

    def clear(self) -> None:
        """Deletes what was measured, when the marks or the page have changed."""
        self._rects.clear()

    def mark_rects(self, mark: PageMark) -> list[QRectF]:
        """The text of a highlight, or the first line of a bookmarked paragraph; empty if this part does not show it."""
        document = self._page.shown_document
        measured_for = (document, document.table_moves, self._page.viewport().width(), document.page_width)
        if measured_for != self._measured_for:
            self._measured_for = measured_for
            self._rects.clear()
        place = place_of(mark)  # not the id: thousands of marks may be at one place
        if place not in self._rects:
            self._rects[place] = self._measure(mark)
        return self._rects[place]

    def line_rect(self, index: int) -> QRectF | None:
        """The first line of a block, or None if this part does not show it."""
        extent = self._page.shown_document.text_map.extent(index)
        return first_line_rect(self._page.shown_document, extent[0]) if extent else None

    def ribbon_rect(self, line: QRectF) -> QRectF:
        """The ribbon of a bookmark, in the margin before a line."""
        width, height = RIBBON_WIDTH * self.scale(), RIBBON_HEIGHT * self.scale()
        margin = self._page.margin_at(line.center().y())
        gap = min(14 * self.scale(), margin - width - 4)
        return QRectF(self._left_before(margin, gap, width), line.top() + (line.height() - height) / 2, width, height)

    def note_rect(self, line: QRectF) -> QRectF:
        """The sign of a note, in the margin after a line."""
        size = NOTE_SIZE * self.scale()
        margin = self._page.margin_at(line.center().y())
        gap = min(10 * self.scale(), margin - size - 3)
        left = margin - gap - size if self._page.shown_document.is_rtl else self._right(margin) + gap
        return QRectF(left, line.top() + (line.height() - size) / 2, size, size)

    def bar_rect(self, mark: PageMark) -> QRectF:
        """The bar in the margin before the current highlight, as tall as its text."""
        rects = self.mark_rects(mark)
        width = BAR_WIDTH * self.scale()
        top, bottom = min(rect.top() for rect in rects), max(rect.bottom() for rect in rects)
        margin = self._page.margin_at(rects[0].center().y())
        gap = min(6 * self.scale(), margin - width - 2)
        return QRectF(self._left_before(margin, gap, width), top, width, bottom - top)

    def scale(self) -> float:
        """The size of signs, 1.0 at 100 % text size. They grow with the text as far as the margin has space."""
        space = self._page.margin - 4
        return min(self._page.page_style.text_scale, max(1.0, space / (SMALLEST_MARGIN - 4)))

    def paragraph_in_margin(self, point: QPointF) -> int:
        """The block whose margin a point of the viewport is in, or -1."""
        point = self._page.to_document(point)
        margin = self._page.margin_at(point.y())
        right = self._right(margin)
        reach = min(CLICK_WIDTH * self.scale(), margin)
        if self._page.shown_document.is_rtl:
            is_in_margin = right + 2 <= point.x() <= right + reach
        else:
            is_in_margin = margin - reach <= point.x() <= margin - 2
        if not is_in_margin or not self._page.opened:
            return -1
        position = self._page.position_at(point.y() - 1)
        found = self._page.shown_document.text_map.block_offset(position)
        extent = self._page.shown_document.text_map.extent(found[0]) if found else None
        if found is None or extent is None:
            return -1
        top, bottom = self._page.shown_document.top_and_bottom(*extent)
        return found[0] if top <= point.y() <= bottom else -1

    def _measure(self, mark: PageMark) -> list[QRectF]:
        document = self._page.shown_document
        first, last = self._page.shown_range()
        start, end = max(mark.start, first), min(mark.end, last)
        if mark.colour:
            ranges = list(position_ranges(document, start, end)) if start < end else []
            return [rect for each in ranges for rect in text_rects(document, *each)]
        line = self.line_rect(mark.start[0]) if first <= mark.start < last else None
        return [line] if line else []

    def _left_before(self, margin: float, gap: float, width: float) -> float:
        """The left edge of a sign that is `gap` pixels before the text, on the side where lines begin."""
        return self._right(margin) + gap if self._page.shown_document.is_rtl else margin - gap - width

    def _right(self, margin: float) -> float:
        return self._page.shown_document.page_width - margin
