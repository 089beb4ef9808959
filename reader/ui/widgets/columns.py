"""A layout of groups in as many columns as fit, filled one after the other to about the same height."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from reader.ui.widgets.width_layout import WidthLayout


class Columns(WidthLayout):
    """The first column is at the right where the interface reads from right to left."""

    def __init__(self, parent: QWidget, gap: int, row_gap: int) -> None:
        """`gap` is between columns and `row_gap` between the groups of one, in pixels."""
        super().__init__(parent)
        self._gap = gap
        self._row_gap = row_gap
        self._heights: dict[tuple[int, int], int] = {}  # of an item, by its number, at a width: Qt asks very often

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return max(self._bottoms(inner)) + margins.top() + margins.bottom()

    def minimumSize(self) -> QSize:
        """One column, as wide as the widest group."""
        margins = self.contentsMargins()
        return QSize(self._narrowest() + margins.left() + margins.right(), 0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        columns = self._columns(inner.width())
        width = self._width(inner.width(), len(columns))
        for column, items in enumerate(columns):
            at = column * (width + self._gap)
            left = inner.right() + 1 - at - width if self.is_mirrored else inner.left() + at
            top = inner.top()
            for number in items:
                height = self._height(number, width)
                self._items[number].setGeometry(QRect(left, top, width, height))
                top += height + self._row_gap

    def _narrowest(self) -> int:
        return max((item.minimumSize().width() for item in self._items), default=0)

    def _width(self, whole: int, columns: int) -> int:
        return (whole - (columns - 1) * self._gap) // columns

    def _columns(self, whole: int) -> list[list[int]]:
        """The numbers of the items in each column."""
        count = max(1, min(len(self._items), (whole + self._gap) // (self._narrowest() + self._gap)))
        width = self._width(whole, count)
        heights = [self._height(number, width) + self._row_gap for number in range(len(self._items))]
        share = sum(heights) / count
        columns: list[list[int]] = [[] for _ in range(count)]
        above = 0.0
        for number, height in enumerate(heights):
            columns[min(count - 1, int((above + height / 2) / share))].append(number)
            above += height
        return columns

    def _bottoms(self, whole: int) -> list[int]:
        columns = self._columns(whole)
        width = self._width(whole, len(columns))
        return [sum(self._height(number, width) + self._row_gap for number in each) - self._row_gap for each in columns]

    def _height(self, number: int, width: int) -> int:
        key = (number, width)
        if key not in self._heights:
            item = self._items[number]
            self._heights[key] = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
        return self._heights[key]
