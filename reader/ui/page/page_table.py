"""A table on the page: where its columns are shown, which may be elsewhere than where Qt has laid them out.

Qt lays out every table from the left, as wide as it is. What the reader sees may begin at the right, extend into the
margins, and be scrolled sideways, while its head and its first column stay in view. The text remains where it is in the
document, so selections, marks, links and screen readers find it there; only points and rectangles are converted.
"""

from __future__ import annotations

import weakref
from collections.abc import Sequence
from itertools import groupby, pairwise
from math import floor

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextCursor, QTextDocument, QTextLength, QTextTable

from reader.named_tuple import NamedTuple
from reader.ui.page import column_widths
from reader.ui.page.column_widths import ColumnNeed

WIDEST_PINNED = 2 / 3  # of the room: a wider first column would leave too little for the others
TALLEST_PINNED = 0.4  # of the window
EDGE = 12  # pixels of margin beside a table that is scrolled sideways
LINE = 2  # pixels that the lines of a table may extend over its cells
LAST_LINE = 7  # pixels below the text and padding of the last row, where Qt may paint its line


class Region(NamedTuple):
    """A rectangle of the page, and how far to the left of it, and above it, Qt has laid out what it shows."""

    area: QRectF
    dx: float
    dy: float


class PageTable:
    """Heights and positions are in pixels of the document, whose window begins at `window[0]`.

    `number` is that of its block in the article; `padding` that above and below the text of a cell. `insets` are how
    far inside the column of text it begins and ends. A table in a box stays in the column, so that it has both.
    """

    def __init__(
        self,
        number: int,
        table: QTextTable,
        needs: Sequence[ColumnNeed],
        padding: float,
        insets: tuple[float, float],
        *,
        is_rtl: bool,
    ) -> None:
        self.number = number
        self.first, self.last = table.firstPosition(), table.lastPosition()
        self.is_rtl = is_rtl
        self.scrolled = 0.0
        self.window = (0.0, 0.0)
        # Not the table itself: Qt deletes it with its document, and Python must not delete it after that.
        # Not `table.document()`: PySide would keep the document for ever.
        self._document = weakref.ref(table.firstCursorPosition().document())
        self._rows, self._columns = table.rows(), table.columns()
        self.needs = needs
        self._padding = padding
        self._insets = insets
        self._percentages = [width.rawValue() for width in table.format().columnWidthConstraints()]
        self._fixed: list[float] = []
        self._widths: list[float] = []
        self._left = self._room = self._layout_left = 0.0

    @property
    def largest_scroll(self) -> float:
        return max(0.0, sum(self._widths) - self._room)

    @property
    def is_scrollable(self) -> bool:
        return self.largest_scroll > 1

    @property
    def is_displaced(self) -> bool:
        """Whether anything may be shown elsewhere than where Qt has laid it out."""
        return self.is_rtl or self.is_scrollable or abs(self._left - self._layout_left) > 0.5

    def fit(self, margin: float, width: float, smallest_margin: float) -> None:
        """Sets the widths for a window that is `width` wide, whose text has margins of `margin`."""
        begin, end = self._insets
        column = max(1.0, width - 2 * margin - begin - end)
        if self.is_rtl:
            column = floor(column)  # its columns are painted one by one
        room = column if end else max(1.0, width - 2 * smallest_margin)
        self._widths = column_widths.fit(self.needs, column, room)
        if sum(self._widths) > room + 0.5 and not end:
            # It must be scrolled: then every pixel of a small window counts.
            room = max(1.0, width - 2 * min(smallest_margin, EDGE))
            self._widths = column_widths.fit(self.needs, column, room)
        is_usual = not self.is_rtl and not self._fixed and not begin and self._is_usual(column)
        if not is_usual:  # whole pixels, so that the lines of columns that are painted one by one meet
            most = column if sum(self._widths) < column + 0.5 else room
            self._widths = column_widths.whole_pixels(self.needs, self._widths, most)
        self._room = max(column, min(sum(self._widths), room))
        if self._room > column + len(self._widths):  # by more than the whole pixels
            self._left = (width - self._room) / 2
        else:
            self._left = width - margin - begin - self._room if self.is_rtl else margin + begin
        self._layout_left = margin
        self.scrolled = min(self.scrolled, self.largest_scroll)
        if not is_usual and self._widths != self._fixed:
            self._set_widths()

    def _is_usual(self, column: float) -> bool:
        written = [column * share / 100 for share in self._percentages]
        return all(abs(one - other) < 0.5 for one, other in zip(self._widths, written, strict=True))

    def _set_widths(self) -> None:
        self._fixed = list(self._widths)
        table_format = self._table.format()
        fixed = QTextLength.Type.FixedLength
        table_format.setWidth(QTextLength(fixed, sum(self._widths)))
        table_format.setColumnWidthConstraints([QTextLength(fixed, width) for width in self._widths])
        self._table.setFormat(table_format)

    # ---- where it is

    def span(self) -> tuple[float, float]:
        """Its top and its bottom."""
        table, last = self._table, self._rows - 1
        cells = [table.cellAt(last, column) for column in range(self._columns)]
        bottom = max(self._rect(cell.lastPosition()).bottom() for cell in cells)
        return self._rect(self.first).top() - self._padding - LINE, bottom + self._padding + LAST_LINE

    def row_spans(self) -> list[tuple[float, float]]:
        """The top and bottom of each row."""
        top, bottom = self.span()
        below_head = [self._rect(self.first_of_row(row)).top() - self._padding + 1 for row in range(1, self._rows)]
        return list(pairwise([top, *below_head, bottom]))

    def first_of_row(self, row: int) -> int:
        """The document position at which a row begins."""
        return self.cell_start(row, 0)

    def area(self) -> QRectF:
        """What the reader sees of it, if the window is tall enough."""
        top, bottom = self.span()
        return QRectF(self._left, top, self._room, bottom - top)

    def regions(self) -> list[Region]:
        """The rectangles that show the table."""
        top, bottom = self.span()
        head, lower = self._head_height(top), self._head_shift(top, bottom)
        columns = self._column_regions(bottom - top)
        if not lower:
            return [Region(area.translated(0, top), dx, 0) for area, dx in columns]
        found = []
        for area, dx in columns:
            found.append(Region(QRectF(area.left(), top + lower, area.width(), head), dx, lower))
            begin = top + lower + head
            found.append(Region(QRectF(area.left(), begin, area.width(), bottom - begin), dx, 0))
        return found

    def pinned_edge(self) -> QRectF | None:
        """The line at the edge of the first column, while others are scrolled under it."""
        if not self._is_pinned or self.scrolled < 1:
            return None
        area = self._column_area(0)
        top, bottom = self.span()
        return QRectF(area.left() if self.is_rtl else area.right() - 1, top, 1, bottom - top)

    def pinned_height(self) -> float:
        """How much of the window's upper edge the head covers, while the table is scrolled under it."""
        top, bottom = self.span()
        return self._head_height(top) if self._head_shift(top, bottom) else 0.0

    def head_height_if_pinned(self, top: float) -> float:
        """How much the head would cover below the upper edge of a window that begins a little above `top`.

        Within the head itself, that is what is above `top`: the window begins with the table.
        """
        begin, end = self.span()
        head = self._head_height(begin)
        if not self.is_scrollable or head > TALLEST_PINNED * self.window[1] or not begin < top < end:
            return 0.0
        return min(head, top - begin)

    def is_in_head(self, position: int) -> bool:
        return self._table.cellAt(position).row() == 0

    def to_layout(self, point: QPointF) -> QPointF:
        """Where Qt has laid out what is shown at a point; the point itself outside the table."""
        top, bottom = self.span()
        if not top <= point.y() < bottom or not self.is_displaced:
            return point
        inside = QPointF(min(max(point.x(), self._left + 1), self._left + self._room - 1), point.y())
        found = next((region for region in self.regions() if region.area.contains(inside)), None)
        if found is None:
            return point
        return QPointF(inside.x() - found.dx, point.y() - found.dy)

    def shift(self, position: int) -> QPointF:
        """How far from where Qt has laid it out a document position is shown."""
        cell = self._table.cellAt(position)
        if not self.is_displaced or not cell.isValid():
            return QPointF()
        lower = self._head_shift(*self.span()) if cell.row() == 0 else 0.0
        return QPointF(self._dx(cell.column()), lower)

    def shown(self, position: int, rect: QRectF) -> QRectF:
        """What the reader sees of a rectangle of the document that belongs to a document position; may be empty."""
        cell = self._table.cellAt(position)
        if not self.is_displaced or not cell.isValid():
            return rect
        moved = rect.translated(self.shift(position))
        visible = self._column_area(cell.column())
        top, bottom = self.span()
        head = self._head_shift(top, bottom) + self._head_height(top) if cell.row() else 0.0
        begin = top + head if cell.row() else top
        return moved.intersected(QRectF(visible.left(), begin, visible.width(), bottom - begin))

    def cell_start(self, row: int, column: int) -> int:
        """The document position at which the text of a cell begins."""
        return self._table.cellAt(row, column).firstPosition()

    def scroll_to_reveal(self, position: int) -> float:
        """How far it must be scrolled sideways for a document position to be in view."""
        cell = self._table.cellAt(position)
        if not cell.isValid() or (self._is_pinned and cell.column() == 0):
            return self.scrolled
        begin = sum(self._widths[: cell.column()])
        end = begin + self._widths[cell.column()]
        covered = self._widths[0] if self._is_pinned else 0.0
        return min(max(self.scrolled, end - self._room), begin - covered)

    def scroll_to(self, scrolled: float) -> bool:
        """True if that moved the table."""
        before = self.scrolled
        self.scrolled = min(max(0.0, scrolled), self.largest_scroll)
        return self.scrolled != before

    # ---- measures

    @property
    def _is_pinned(self) -> bool:
        return self.is_scrollable and len(self._widths) > 1 and self._widths[0] <= WIDEST_PINNED * self._room

    @property
    def _qt_document(self) -> QTextDocument:
        document = self._document()
        assert document is not None, "a table lives no longer than its document"
        return document

    @property
    def _table(self) -> QTextTable:
        cursor = QTextCursor(self._qt_document)
        cursor.setPosition(self.first)
        return cursor.currentTable()

    def _rect(self, position: int) -> QRectF:
        document = self._qt_document
        return document.documentLayout().blockBoundingRect(document.findBlock(position))

    def _head_height(self, top: float) -> float:
        if self._rows < 2:
            return 0.0
        return self._rect(self._table.cellAt(1, 0).firstPosition()).top() - self._padding + 1 - top

    def _head_shift(self, top: float, bottom: float) -> float:
        if not self.is_scrollable or self._rows < 2 or self.window[0] <= top or self.window[0] >= bottom:
            return 0.0
        head = self._head_height(top)
        if head > TALLEST_PINNED * self.window[1]:
            return 0.0
        return float(round(max(0.0, min(self.window[0] - top, bottom - top - 2 * head))))

    def _dx(self, column: int) -> float:
        """How far from its place in the layout a column is shown."""
        begin = sum(self._widths[:column])
        moves = self.scrolled if column or not self._is_pinned else 0.0
        if self.is_rtl:
            shown = self._left + self._room - begin - self._widths[column] + moves
        else:
            shown = self._left + begin - moves
        return floor(shown - self._layout_left - begin + 0.5)  # in the same direction for each column

    def _column_area(self, column: int) -> QRectF:
        """The part of the table's width in which a column may be shown; its height means nothing."""
        left, right = self._left, self._left + self._room
        if self._is_pinned:
            first = self._widths[0]
            if self.is_rtl:
                left, right = (right - first, right) if column == 0 else (left, right - first)
            else:
                left, right = (left, left + first) if column == 0 else (left + first, right)
        begin = self._layout_left + sum(self._widths[:column]) + self._dx(column)
        left, right = max(left, begin), min(right, begin + self._widths[column])
        return QRectF(round(left), 0, max(0, round(right) - round(left)), 1)

    def _column_regions(self, height: float) -> list[tuple[QRectF, float]]:
        """The columns that are shown, those that moved together in one rectangle."""
        found = []
        for dx, group in groupby(range(len(self._widths)), key=self._dx):
            areas = [self._column_area(column) for column in group]
            visible = [area for area in areas if area.width() > 0]
            if visible:
                left, right = min(area.left() for area in visible), max(area.right() for area in visible)
                found.append((QRectF(left, 0, right - left, height), dx))
        return found
