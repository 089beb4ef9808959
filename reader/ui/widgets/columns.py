"""A layout of groups in as many columns as fit, filled one after the other to about the same height."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Columns(QLayout):
    """The first column is at the right where the interface reads from right to left."""

    def __init__(self, parent: QWidget, gap: int, row_gap: int) -> None:
        """`gap` is between columns and `row_gap` between the groups of one, in pixels."""
        super().__init__(parent)
        self._gap = gap
        self._row_gap = row_gap
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return max(self._bottoms(inner)) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """One column, as wide as the widest group."""
        margins = self.contentsMargins()
        return QSize(self._narrowest() + margins.left() + margins.right(), 0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        parent = self.parentWidget()
        is_mirrored = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        columns = self._columns(inner.width())
        width = self._width(inner.width(), len(columns))
        for number, items in enumerate(columns):
            at = number * (width + self._gap)
            left = inner.right() + 1 - at - width if is_mirrored else inner.left() + at
            top = inner.top()
            for item in items:
                height = _height(item, width)
                item.setGeometry(QRect(left, top, width, height))
                top += height + self._row_gap

    def _narrowest(self) -> int:
        return max((item.minimumSize().width() for item in self._items), default=0)

    def _width(self, whole: int, columns: int) -> int:
        return (whole - (columns - 1) * self._gap) // columns

    def _columns(self, whole: int) -> list[list[QLayoutItem]]:
        number = max(1, min(len(self._items), (whole + self._gap) // (self._narrowest() + self._gap)))
        width = self._width(whole, number)
        heights = [_height(item, width) + self._row_gap for item in self._items]
        share = sum(heights) / number
        columns: list[list[QLayoutItem]] = [[] for _ in range(number)]
        above = 0.0
        for item, height in zip(self._items, heights, strict=True):
            columns[min(number - 1, int((above + height / 2) / share))].append(item)
            above += height
        return columns

    def _bottoms(self, whole: int) -> list[int]:
        columns = self._columns(whole)
        width = self._width(whole, len(columns))
        return [sum(_height(item, width) + self._row_gap for item in column) - self._row_gap for column in columns]


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
