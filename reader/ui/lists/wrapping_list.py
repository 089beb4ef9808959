"""Rows of a list that wrap where Qt would cut them off, moved in by their level."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

LEVEL = Qt.ItemDataRole.UserRole
INDENT = 16
SIDES = 26  # what the style sheet puts left and right of a row's words, and a scroll bar's edge
ABOVE_AND_BELOW = 12

MOST_WRAPPED_ROWS = 400
"""Longer lists show one line a row: measuring thousands of wrapped rows would stop the window."""


class RowList(QListView):
    """A list of one column. `fit_to` says how many rows it will show."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(_Wrapped(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def fit_to(self, rows: int) -> None:
        small = rows <= MOST_WRAPPED_ROWS
        self.setWordWrap(small)
        self.setUniformItemSizes(not small)


class _Wrapped(QStyledItemDelegate):
    def __init__(self, rows: RowList) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt measures without the style sheet's padding, and then cuts what does not fit."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        metrics = shown.fontMetrics  # type: ignore[attr-defined]
        if not self._rows.wordWrap():
            return QSize(0, metrics.height() + ABOVE_AND_BELOW)
        room = self._rows.viewport().width() - SIDES - (index.data(LEVEL) or 0) * INDENT
        words = metrics.boundingRect(QRect(0, 0, max(40, room), 10_000), Qt.TextFlag.TextWordWrap, index.data())
        return QSize(0, words.height() + ABOVE_AND_BELOW)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """An empty icon moves the words in and leaves the row's background its whole width."""
        super().initStyleOption(option, index)
        level = index.data(LEVEL)
        if level:
            blank = QPixmap(1, 1)
            blank.fill(Qt.GlobalColor.transparent)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration  # type: ignore[attr-defined]
            option.decorationSize = QSize(level * INDENT - 6, 1)  # type: ignore[attr-defined]
            option.icon = QIcon(blank)  # type: ignore[attr-defined]
