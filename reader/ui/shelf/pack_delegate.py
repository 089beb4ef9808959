"""Paints the rows of the shelf: a title, what is known of the pack, and what has to be said of it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.lists.row_layout import SMALLER, LaidOutRow, in_lines
from reader.ui.search.result_delegate import BAR, SIDE, paint_ground
from reader.ui.shelf.pack_rows import PackRow
from reader.ui.shell.theme import Theme

ABOVE, BELOW = 8, 10
INDENT = 1.3  # of the height of the text
MOST_KEPT = 2000


class PackDelegate(QStyledItemDelegate):
    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._kept: dict[tuple[PackRow, int], LaidOutRow] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, round(self._set(_row_of(index)).height) + ABOVE + BELOW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = _row_of(index)
        rect, state = option.rect, option.state  # type: ignore[attr-defined]
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            has_focus = is_chosen and bool(state & QStyle.StateFlag.State_HasFocus)
            paint_ground(painter, QRectF(rect), self._theme, is_chosen=is_chosen, has_focus=has_focus)
        left = rect.left() + SIDE + self._indent(row)
        if self._view.isRightToLeft():
            left = rect.right() + 1 - SIDE - self._indent(row) - self._width(row)
        self._set(row).paint(painter, left, rect.top() + ABOVE, self._theme, stands_out=is_chosen)
        painter.restore()

    def _set(self, row: PackRow) -> LaidOutRow:
        """In lines that fit the list; set once for each width."""
        width = self._width(row)
        found = self._kept.get((row, width))
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            font, small = QFont(self._view.font()), QFont(self._view.font())
            small.setPixelSize(max(1, round(font.pixelSize() * SMALLER)))
            if not row.is_below:
                font.setWeight(QFont.Weight.DemiBold)
            found = self._kept[row, width] = LaidOutRow()
            found.add(
                *in_lines(row.title, font, width, beside=row.name), "ink" if row.listed.is_readable else "soft_ink"
            )
            for text in row.about:
                found.add(*in_lines(text, small, width, beside=row.name), "soft_ink")
            if row.note:
                small.setWeight(QFont.Weight.DemiBold)
                found.add(*in_lines(row.note, small, width, beside=row.name), "accent" if row.is_read else "ink")
        return found

    def _width(self, row: PackRow) -> int:
        bar = self._view.verticalScrollBar()
        room = self._view.viewport().width() - (0 if bar.isVisible() else BAR)
        return max(40, room - 2 * SIDE - self._indent(row))

    def _indent(self, row: PackRow) -> int:
        return round(self._view.font().pixelSize() * INDENT) if row.is_below else 0


def _row_of(index: QModelIndex | QPersistentModelIndex) -> PackRow:
    row: PackRow = index.model().rows[index.row()]  # type: ignore[attr-defined]
    return row
