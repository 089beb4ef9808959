"""The marks on a page: painted behind its words and in its margins, found under the mouse, said to a screen reader.

Only what is near the window is ever measured, and that once for each time that the page is laid out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen

from reader.ui.marks import mark_signs
from reader.ui.marks.mark_rects import BlockOffset, PageMark, first_line, rectangles, stretches
from reader.ui.marks.marks_mouse import MarksMouse
from reader.ui.page.page_style import SMALLEST_MARGIN

if TYPE_CHECKING:
    from reader.ui.page.view import PageView

RIBBON_WIDTH, RIBBON_HEIGHT, NOTE, STOOD = 10.0, 15.0, 14.0, 3.5  # pixels at 100 % text
MOST_SPOKEN = 20
LAST: BlockOffset = (1 << 60, 0)


class MarksOverlay(QObject):
    """margin_clicked(int)      on a paragraph, by its number in the article
    mark_clicked(str)           a highlight, or a note's sign
    """

    margin_clicked = Signal(int)
    mark_clicked = Signal(str)

    def __init__(self, page: PageView) -> None:
        super().__init__(page)
        self._page = page
        self._marks: list[PageMark] = []
        self._depths: dict[str, int] = {}
        self._measured: dict[str, list[QRectF]] = {}
        self._signs: list[tuple[QRectF, PageMark]] = []  # notes, as they were painted last
        self._laid_out: tuple[object, int] = (None, 0)
        self._hovered = -1
        self._stood = ""
        page.marks = self
        self._mouse = MarksMouse(page, self)
        page.part_changed.connect(self._forget)

    @property
    def marks(self) -> Sequence[PageMark]:
        """In the order of the article."""
        return self._marks

    @property
    def stood_on(self) -> str:
        """The id of the mark that the reader stands on, or nothing."""
        return self._stood

    def show_marks(self, marks: Sequence[PageMark]) -> None:
        self._marks = sorted(marks, key=lambda mark: (mark.start, mark.end, mark.id))
        self._depths = _depths(self._marks)
        self._forget()
        if self._stood and all(mark.id != self._stood for mark in marks):
            self._stood = ""

    def stand_on(self, id: str) -> None:
        if id != self._stood:
            self._stood = id
            self._page.viewport().update()

    def mark(self, id: str) -> PageMark | None:
        return next((mark for mark in self._marks if mark.id == id), None)

    def area(self, id: str) -> QRect:
        """What a card for a mark must not cover, in the page's pixels; empty where this part does not show it."""
        mark = self.mark(id)
        areas = self._areas(mark) if mark else []
        whole = QRectF()
        for area in areas:
            whole = whole.united(area)
        moved = whole.translated(0, -self._page.verticalScrollBar().value())
        return moved.toAlignedRect().translated(self._page.viewport().pos()) if areas else QRect()

    def is_on_view(self, id: str) -> bool:
        return self._page.viewport().rect().intersects(self.area(id).translated(-self._page.viewport().pos()))

    def marks_at(self, at: BlockOffset) -> list[PageMark]:
        """Highlights over a place, the shortest first."""
        found = [mark for mark in self._marks if mark.colour and mark.start <= at < mark.end]
        return sorted(found, key=_length)

    def spoken(self, first: int, last: int) -> str:
        """What a screen reader says of the marks in the text from one document position to another."""
        if not self._marks:
            return ""
        begin, end = self._page.page.text_map.place(first), self._page.page.text_map.place(last)
        if begin is None or end is None:
            return ""
        words = [mark.words for mark in self._marks if (mark.start < end and mark.end > begin) or mark.start == begin]
        return " ".join(words[:MOST_SPOKEN])

    # under the mouse, whose place is in pixels of the document

    def hover(self, paragraph: int) -> None:
        """The mouse is in the margin of that paragraph; -1 where it is in none."""
        if paragraph != self._hovered:
            self._hovered = paragraph
            self._page.viewport().update()

    def note_at(self, down: QPointF) -> PageMark | None:
        return next((mark for area, mark in self._signs if area.adjusted(-4, -4, 4, 4).contains(down)), None)

    def highlight_at(self, down: QPointF, at: BlockOffset) -> PageMark | None:
        """The shortest whose words lie there; `at` is the place in the article."""
        near = [mark for mark in self._marks if mark.colour and mark.overlaps(at, at)]
        found = [mark for mark in near if any(area.contains(down) for area in self._areas(mark))]
        return min(found, key=_length, default=None)

    # painting

    def paint(self, painter: QPainter, shown: tuple[int, int]) -> None:
        """In the document's pixels; `shown` is from one document position to another."""
        self._check()
        self._signs.clear()
        if not self._marks and self._hovered < 0:
            return
        text_map = self._page.page.text_map
        begin, end = text_map.place(shown[0]) or (0, 0), text_map.place(shown[1]) or LAST
        near = [mark for mark in self._marks if mark.overlaps(begin, end)]
        look = self._page.look
        painter.save()
        highlights = sorted((mark for mark in near if mark.colour), key=_length, reverse=True)
        for mark in highlights:
            for area in self._areas(mark):
                mark_signs.paint_highlight(painter, area, mark.colour, look.theme)
        for mark in highlights:
            lower = mark_signs.STEP * look.scale * (self._depths[mark.id] % 3)
            for area in self._areas(mark):
                mark_signs.paint_line(painter, area.adjusted(0, 0, 0, lower), mark.colour, look.theme, look.scale)
        self._paint_margins(painter, near)
        painter.restore()

    def _paint_margins(self, painter: QPainter, near: Sequence[PageMark]) -> None:
        theme = self._page.look.theme
        marked = set()
        for mark in near:
            areas = self._areas(mark)
            if not areas:
                continue
            if not mark.colour and mark.start[0] not in marked:
                marked.add(mark.start[0])
                mark_signs.paint_ribbon(painter, self._ribbon(areas[0]), theme.colour("accent"), filled=True)
            if mark.has_note:
                sheet = self._sheet(areas[0])
                while any(sheet.intersects(other) for other, _ in self._signs):
                    sheet.translate(0, sheet.height() + 2)
                self._signs.append((sheet, mark))
                mark_signs.paint_note(painter, sheet, theme.colour("accent"), theme.colour("card"))
            if mark.id == self._stood:
                self._paint_stood(painter, mark, areas)
        if self._hovered >= 0 and self._hovered not in marked:
            line = self._line_of(self._hovered)
            if line:
                mark_signs.paint_ribbon(painter, self._ribbon(line), theme.colour("control_line"), filled=False)

    def _paint_stood(self, painter: QPainter, mark: PageMark, areas: Sequence[QRectF]) -> None:
        """A bar beside the words, a frame around the ribbon."""
        accent = self._page.look.theme.colour("accent")
        if mark.colour:
            width = STOOD * self.scale()
            gap = min(6 * self.scale(), self._page.side - width - 2)
            left = self.right() + gap if self._page.page.is_rtl else self._page.side - gap - width
            top, bottom = min(area.top() for area in areas), max(area.bottom() for area in areas)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawRoundedRect(QRectF(left, top, width, bottom - top), width / 2, width / 2)
        else:
            painter.setPen(QPen(accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._ribbon(areas[0]).adjusted(-4, -4, 4, 4), 3, 3)

    def _areas(self, mark: PageMark) -> list[QRectF]:
        """Of a highlight its words, of a bookmark the first line of its paragraph."""
        self._check()
        if mark.id not in self._measured:
            page = self._page.page
            first, last = self._page.shown_range()
            start, end = max(mark.start, first), min(mark.end, last)
            if mark.colour:
                parts = list(stretches(page, start, end)) if start < end else []
                areas = [area for part in parts for area in rectangles(page, *part)]
            else:
                line = self._line_of(mark.start[0]) if first <= mark.start < last else None
                areas = [line] if line else []
            self._measured[mark.id] = areas
        return self._measured[mark.id]

    def _line_of(self, index: int) -> QRectF | None:
        extent = self._page.page.text_map.extent(index)
        return first_line(self._page.page, extent[0]) if extent else None

    def scale(self) -> float:
        """Signs grow with the text as far as the margin has room."""
        room = self._page.side - 4
        return min(self._page.look.scale, max(1.0, room / (SMALLEST_MARGIN - 4)))

    def _ribbon(self, line: QRectF) -> QRectF:
        width, height = RIBBON_WIDTH * self.scale(), RIBBON_HEIGHT * self.scale()
        gap = min(14 * self.scale(), self._page.side - width - 4)
        left = self.right() + gap if self._page.page.is_rtl else self._page.side - gap - width
        return QRectF(left, line.top() + (line.height() - height) / 2, width, height)

    def _sheet(self, line: QRectF) -> QRectF:
        size = NOTE * self.scale()
        gap = min(10 * self.scale(), self._page.side - size - 3)
        left = self._page.side - gap - size if self._page.page.is_rtl else self.right() + gap
        return QRectF(left, line.top() + (line.height() - size) / 2, size, size)

    def right(self) -> float:
        """Where the column ends."""
        return self._page.viewport().width() - self._page.side

    def _check(self) -> None:
        """What was measured holds until the page is laid out anew."""
        now = (self._page.page, self._page.viewport().width())
        if now != self._laid_out:
            self._laid_out = now
            self._measured.clear()

    def _forget(self) -> None:
        self._measured.clear()
        self._signs.clear()
        self._page.viewport().update()


def _length(mark: PageMark) -> tuple[int, int]:
    return (mark.end[0] - mark.start[0], mark.end[1] - mark.start[1])


def _depths(marks: Sequence[PageMark]) -> dict[str, int]:
    """How many highlights each lies in or over, of those that begin before it: so many steps lower is its line."""
    depths: dict[str, int] = {}
    open_ends: list[tuple[BlockOffset, int]] = []
    for mark in marks:
        if not mark.colour:
            continue
        open_ends = [each for each in open_ends if each[0] > mark.start]
        taken = {depth for _, depth in open_ends}
        depths[mark.id] = next(depth for depth in range(len(taken) + 1) if depth not in taken)
        open_ends.append((mark.end, depths[mark.id]))
    return depths
