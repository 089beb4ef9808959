"""The bar beside a selected row: its background alone differs too little from that of other rows (WCAG 1.4.11)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

WIDTH = 3.0  # pixels
ABOVE_AND_BELOW = 6.0
EDGE = 2.0


def paint_bar(painter: QPainter, row: QRectF, colour: QColor, *, is_rtl: bool) -> None:
    """At the side where the text of a row begins. The frame of a row with the focus needs no bar."""
    left = row.right() - EDGE - WIDTH if is_rtl else row.left() + EDGE
    bar = QRectF(left, row.top() + ABOVE_AND_BELOW, WIDTH, max(WIDTH, row.height() - 2 * ABOVE_AND_BELOW))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(bar, WIDTH / 2, WIDTH / 2)
    painter.restore()


class BarDelegate(QStyledItemDelegate):
    """Paints rows as Qt does, with the bar."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        rect, flags = option.rect, option.state  # type: ignore[attr-defined]
        if flags & QStyle.StateFlag.State_Selected and not flags & QStyle.StateFlag.State_HasFocus:
            accent = self._view.palette().color(QPalette.ColorRole.Link)
            paint_bar(painter, QRectF(rect), accent, is_rtl=self._view.isRightToLeft())
