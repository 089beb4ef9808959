"""How large pages are, and where they are in a window: one, or two beside each other where there is room."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from reader.ui.page.page_breaks import PageSpan
from reader.ui.page.page_slots import Slot
from reader.ui.page.page_style import SMALLEST_MARGIN

NARROWEST_SPREAD = 1100  # pixels of the window for two pages
NARROWEST = 0.75  # of the usual column, for the text of two pages: with less, one page has the window to itself
INNER_MARGIN = 48  # pixels at 100 % text between the text and the middle of two pages, at most
TALLEST_TOP = 0.08  # of the window, above the text


class PageMeasures(NamedTuple):
    """In pixels of the viewport.

    `page_width` is that of a page with its margins, `begin` where the left one begins, `top` and `height` where the
    text of a page begins and how tall it may be.
    """

    columns: int
    begin: float
    page_width: float
    margin: float
    top: float
    height: float

    @classmethod
    def of(cls, width: float, height: float, column: float, scale: float, above: float, below: float) -> PageMeasures:
        """For a window of `width` × `height` pixels whose text is `column` wide, or narrower where there is no room.

        `scale` is the size of the text, 1.0 at 100 %; `above` and `below` the space that the text leaves free.
        """
        top = float(round(min(above, height * TALLEST_TOP)))
        room = max(1.0, height - top - below)
        half = width // 2
        beside = half - 2 * SMALLEST_MARGIN
        if width < NARROWEST_SPREAD or beside < NARROWEST * column:
            return cls(1, 0.0, width, max(float(SMALLEST_MARGIN), (width - column) / 2), top, room)
        inner = max(SMALLEST_MARGIN, min((half - column) / 2, INNER_MARGIN * scale))
        page = float(min(half, round(column + 2 * inner)))
        margin = max(float(SMALLEST_MARGIN), (page - column) / 2)
        return cls(2, width / 2 - page, page, margin, top, room)

    def slots(self, pages: list[PageSpan], *, is_rtl: bool) -> tuple[Slot, ...]:
        """The slots of the pages in view, at most `columns` of them, in reading order."""
        found = []
        for number, page in enumerate(pages):
            place = self.columns - 1 - number if is_rtl else number
            left = round(self.begin + place * self.page_width)
            top = self.top + page.head_height
            height = min(round(page.bottom) - round(page.top), round(self.height) - page.head_height + 1)
            area = QRectF(left, top, self.page_width, height)
            offset = QPointF(left, top - round(page.top))
            found.append(Slot(area, offset, page.top, page.bottom, page.text_top, page.head))
        return tuple(found)
