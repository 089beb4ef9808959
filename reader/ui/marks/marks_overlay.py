"""The marks on a page: painted behind its text and in its margins, found at a point, described to a screen reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from heapq import heappop, heappush

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from reader.ui.marks import mark_signs
from reader.ui.marks.mark_layout import MarkLayout, place_of
from reader.ui.marks.page_mark import PageMark
from reader.ui.page.text_map import BlockOffset
from reader.ui.page.view import PageView

MOST_DESCRIBED = 20
MOST_PAINTED = 1_000  # looks of highlights that are painted at a time: the shortest ones, which are on top
MOST_STACKED = 8  # note signs below one another that begin at one line; the panel lists all
NOTE_GAP = 2  # pixels between note signs, at least
NOTE_TARGET = 24.0  # pixels around a note sign that can be clicked, at least
LAST: BlockOffset = (1 << 60, 0)


class MarksOverlay(QObject):
    """An Overlay of the page. One of its marks may be current: the one that the reader went to or opened."""

    def __init__(self, page: PageView) -> None:
        super().__init__(page)
        self._page = page
        self._layout = MarkLayout(page)
        self._items: list[PageMark] = []
        self._by_id: dict[str, PageMark] = {}
        self._highlights: dict[tuple[object, ...], PageMark] = {}  # one for each look
        self._line_steps: dict[str, int] = {}
        self._painted_notes: list[tuple[QRectF, PageMark]] = []
        self._hovered = -1
        self._current = ""
        page.add_overlay(self)
        page.part_changed.connect(self._reset)

    @property
    def items(self) -> Sequence[PageMark]:
        """In the order of the article."""
        return self._items

    @property
    def current_id(self) -> str:
        """The id of the current mark, or an empty text."""
        return self._current

    def show_marks(self, marks: Sequence[PageMark]) -> None:
        self._items = sorted(marks, key=lambda mark: (mark.start, mark.end, mark.id))
        self._by_id = {mark.id: mark for mark in self._items}
        self._line_steps = _line_steps(self._items)
        looks = ((*place_of(mark), mark.colour, self._line_steps[mark.id] % 3) for mark in self._items if mark.colour)
        self._highlights = dict(zip(looks, (mark for mark in self._items if mark.colour), strict=True))
        self._reset()
        if self._current not in self._by_id:
            self._current = ""

    def set_current(self, id: str) -> None:
        """With an empty id, no mark is current."""
        if id != self._current:
            self._current = id
            self._page.viewport().update()

    def mark(self, id: str) -> PageMark | None:
        return self._by_id.get(id)

    def area(self, id: str) -> QRect:
        """What a card for a mark must not cover, in the page's pixels; empty if this part does not show the mark."""
        mark = self.mark(id)
        rects = self._layout.mark_rects(mark) if mark else []
        united = QRectF()
        for rect in rects:
            united = united.united(rect)
        moved = self._page.to_viewport(united)
        return moved.toAlignedRect().translated(self._page.viewport().pos()) if rects else QRect()

    def is_in_view(self, id: str) -> bool:
        return self._page.viewport().rect().intersects(self.area(id).translated(-self._page.viewport().pos()))

    # Finding marks

    def marks_at(self, offset: BlockOffset) -> list[PageMark]:
        """The highlights of a character, the shortest first."""
        return sorted((mark for mark in self._items if mark.colour and mark.start <= offset < mark.end), key=_length)

    def note_at(self, point: QPointF) -> PageMark | None:
        """The mark whose note sign is at a point of the document."""
        return next((mark for rect, mark in self._painted_notes if _target(rect).contains(point)), None)

    def highlight_at(self, point: QPointF, offset: BlockOffset) -> PageMark | None:
        """The shortest highlight at a point of the document; `offset` is the character there."""
        near = [mark for mark in self._items if mark.colour and mark.overlaps(offset, offset)]
        found = [mark for mark in near if any(rect.contains(point) for rect in self._layout.mark_rects(mark))]
        return min(found, key=_length, default=None)

    def paragraph_in_margin(self, point: QPointF) -> int:
        """The block whose margin a point of the viewport is in, or -1."""
        return self._layout.paragraph_in_margin(point)

    def set_hovered(self, paragraph: int) -> None:
        """Shows an empty ribbon beside the block that the mouse is next to; -1 for none."""
        if paragraph != self._hovered:
            self._hovered = paragraph
            self._page.viewport().update()

    # What the page asks of an overlay

    def is_between(self, first: BlockOffset, last: BlockOffset) -> bool:
        return self._hovered >= 0 or any(mark.overlaps(first, last) for mark in self._items)

    def description(self, first: int, last: int) -> str:
        if not self._items:
            return ""
        text_map = self._page.shown_document.text_map
        begin, end = text_map.block_offset(first), text_map.block_offset(last)
        if begin is None or end is None:
            return ""
        found = [mark for mark in self._items if (mark.start < end and mark.end > begin) or mark.start == begin]
        return " ".join(mark.description for mark in found[:MOST_DESCRIBED])

    def is_at(self, point: QPointF) -> bool:
        if self.note_at(point):
            return True
        begin = self._page.shown_range()[0]
        return any(
            rect.contains(point)
            for mark in self._highlights.values()
            if mark.end > begin
            for rect in self._layout.mark_rects(mark)
        )

    def paint(self, painter: QPainter, first: int, last: int) -> None:
        self._painted_notes.clear()
        if not self._items and self._hovered < 0:
            return
        text_map = self._page.shown_document.text_map
        begin, end = text_map.block_offset(first) or (0, 0), text_map.block_offset(last) or LAST
        near = [mark for mark in self._items if mark.overlaps(begin, end)]
        painter.save()
        highlights = [mark for mark in self._highlights.values() if mark.overlaps(begin, end)]
        self._paint_highlights(painter, sorted(highlights, key=_length, reverse=True)[-MOST_PAINTED:])
        self._paint_margins(painter, near)
        painter.restore()

    def _paint_highlights(self, painter: QPainter, highlights: Sequence[PageMark]) -> None:
        style = self._page.page_style
        for mark in highlights:
            for rect in self._layout.mark_rects(mark):
                mark_signs.paint_highlight(painter, rect, mark.colour, style.theme)
        for mark in highlights:
            lower = mark_signs.LINE_STEP * style.text_scale * (self._line_steps[mark.id] % 3)
            for rect in self._layout.mark_rects(mark):
                area = rect.adjusted(0, 0, 0, lower)
                mark_signs.paint_line(painter, area, mark.colour, style.theme, style.text_scale)

    def _paint_margins(self, painter: QPainter, near: Sequence[PageMark]) -> None:
        theme = self._page.page_style.theme
        bookmarked = set()
        bottoms: dict[float, float] = {}  # of the last note, by its left edge
        notes: Counter[BlockOffset] = Counter()  # at each place
        for mark in near:
            if mark.has_note:
                notes[mark.start] += 1
            is_seen = notes[mark.start] <= MOST_STACKED if mark.has_note else mark.start[0] not in bookmarked
            if not is_seen and mark.id != self._current:
                continue
            rects = self._layout.mark_rects(mark)
            if not rects:
                continue
            if not mark.colour and mark.start[0] not in bookmarked:
                bookmarked.add(mark.start[0])
                ribbon = self._layout.ribbon_rect(rects[0])
                mark_signs.paint_ribbon(painter, ribbon, theme.colour("accent"), filled=True)
            if mark.has_note and is_seen:
                sheet = self._layout.note_rect(rects[0])
                gap = max(NOTE_GAP, NOTE_TARGET - sheet.height())
                below = max(0.0, bottoms.get(sheet.left(), 0.0) + gap - sheet.top())
                if below <= MOST_STACKED * (sheet.height() + gap):
                    sheet.translate(0, below)
                    bottoms[sheet.left()] = sheet.bottom()
                    self._painted_notes.append((sheet, mark))
                    mark_signs.paint_note(painter, sheet, theme.colour("accent"), theme.colour("card"))
            if mark.id == self._current:
                self._paint_current(painter, mark)
        if self._hovered >= 0 and self._hovered not in bookmarked:
            line = self._layout.line_rect(self._hovered)
            if line:
                ribbon = self._layout.ribbon_rect(line)
                mark_signs.paint_ribbon(painter, ribbon, theme.colour("control_line"), filled=False)

    def _paint_current(self, painter: QPainter, mark: PageMark) -> None:
        """A bar beside the text of a highlight, a frame around the ribbon of a bookmark."""
        accent = self._page.page_style.theme.colour("accent")
        if mark.colour:
            bar = self._layout.bar_rect(mark)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawRoundedRect(bar, bar.width() / 2, bar.width() / 2)
        else:
            ribbon = self._layout.ribbon_rect(self._layout.mark_rects(mark)[0])
            painter.setPen(QPen(accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ribbon.adjusted(-4, -4, 4, 4), 3, 3)

    def _reset(self) -> None:
        self._layout.clear()
        self._painted_notes.clear()
        self._page.viewport().update()


def _target(sign: QRectF) -> QRectF:
    """Where a click means a sign."""
    wider, higher = (max(4.0, (NOTE_TARGET - side) / 2) for side in (sign.width(), sign.height()))
    return sign.adjusted(-wider, -higher, wider, higher)


def _length(mark: PageMark) -> tuple[int, int]:
    return (mark.end[0] - mark.start[0], mark.end[1] - mark.start[1])


def _line_steps(marks: Sequence[PageMark]) -> dict[str, int]:
    """By how many steps the line of each highlight is lowered, so that overlapping highlights have separate lines.

    `marks` are in the order of the article.
    """
    steps: dict[str, int] = {}
    open_ends: list[tuple[BlockOffset, int]] = []  # two heaps
    free: list[int] = []
    for mark in marks:
        if not mark.colour:
            continue
        while open_ends and open_ends[0][0] <= mark.start:
            heappush(free, heappop(open_ends)[1])
        step = heappop(free) if free else len(open_ends)
        steps[mark.id] = step
        heappush(open_ends, (mark.end, step))
    return steps
