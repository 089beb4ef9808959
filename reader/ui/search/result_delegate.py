"""Paints the rows of an answer, which no widget and no markup could do as fast, or as safely, with strangers' text."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.lists.row_layout import LaidOutRow, RowLayout
from reader.ui.search.result_rows import ResultRow
from reader.ui.shell.theme import Theme

SIDE, ABOVE, BELOW = 10, 5, 7  # pixels around the words of a row
ABOVE_HEAD, BELOW_HEAD = 18, 2
LINE = 7  # pixels from the upper edge of a group's head to the line that sets it off
BAR = 13  # pixels of the scroll bar in the style sheet, kept free without one, so that no row is set twice
CORNER = 6


class HitDelegate(QStyledItemDelegate):
    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._setter: RowLayout | None = None

    def set_theme(self, theme: Theme) -> None:
        """Takes another theme, or the size that the list's font has now."""
        self._theme = theme
        self._setter = None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = self._row(index)
        above, below = _air(row, index.row())
        return QSize(0, round(self._set(row).height) + above + below)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = self._row(index)
        rect, state = option.rect, option.state  # type: ignore[attr-defined]
        above, _ = _air(row, index.row())
        painter.save()
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_under_mouse = bool(row.hit) and bool(state & QStyle.StateFlag.State_MouseOver)
        has_focus = is_chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        if is_chosen or is_under_mouse:
            paint_ground(painter, QRectF(rect), self._theme, is_chosen=is_chosen, has_focus=has_focus)
        if not row.hit and index.row():
            painter.setPen(QPen(self._theme.colour("line"), 1))
            y = rect.top() + LINE
            painter.drawLine(rect.left() + SIDE, y, rect.right() - SIDE, y)
        left = rect.left() + SIDE
        if self._view.isRightToLeft():
            left = rect.right() + 1 - SIDE - self._width()
        self._set(row).paint(painter, left, rect.top() + above, self._theme, stands_out=is_chosen or is_under_mouse)
        painter.restore()

    def _set(self, row: ResultRow) -> LaidOutRow:
        if self._setter is None:
            self._setter = RowLayout(self._view.font(), self._theme)
        return self._setter.set(row, self._width())

    def _width(self) -> int:
        bar = self._view.verticalScrollBar()
        room = self._view.viewport().width() - (0 if bar.isVisible() else BAR)
        return max(40, room - 2 * SIDE)

    def _row(self, index: QModelIndex | QPersistentModelIndex) -> ResultRow:
        row: ResultRow = index.model().rows[index.row()]  # type: ignore[attr-defined]
        return row


def paint_ground(painter: QPainter, area: QRectF, theme: Theme, *, is_chosen: bool, has_focus: bool) -> None:
    """What lies behind a row that is chosen, or under the mouse."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.colour("selection" if is_chosen else "hover"))
    painter.setPen(QPen(theme.colour("accent"), 2) if has_focus else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), CORNER, CORNER)


def _air(row: ResultRow, number: int) -> tuple[int, int]:
    """Pixels above and below."""
    if row.hit:
        return ABOVE, BELOW
    return ABOVE_HEAD if number else ABOVE, BELOW_HEAD
