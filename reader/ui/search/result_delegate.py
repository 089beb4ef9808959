"""Paints the rows of search results. Widgets or markup would be slower, and unsafe with text of unknown authors."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPen

from reader.ui.lists.row_delegate import Index, RowDelegate, RowState
from reader.ui.lists.row_layout import LaidOutRow
from reader.ui.search.result_layout import lay_out
from reader.ui.search.result_rows import ResultRow

ABOVE_HEADING, BELOW_HEADING = 18, 2  # pixels
LINE = 7  # pixels from the upper edge of a heading to the line that separates it from the group before


class ResultDelegate(RowDelegate):
    ABOVE, BELOW = 5, 7
    EMPHASISES_HOVERED = True

    def lay_out(self, row: ResultRow, width: int) -> LaidOutRow:
        return lay_out(row, self.fonts, self.theme, width)

    def margins(self, index: Index) -> tuple[int, int]:
        if self.row(index).hit:
            return self.ABOVE, self.BELOW
        return ABOVE_HEADING if index.row() else self.ABOVE, BELOW_HEADING

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        if index.row() and not self.row(index).hit:
            painter.setPen(QPen(self.theme.colour("line"), 1))
            y = rect.top() + LINE
            painter.drawLine(rect.left() + self.SIDE, y, rect.right() - self.SIDE, y)
        super().paint_row(painter, rect, index, state)
