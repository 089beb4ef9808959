"""Tick boxes that can be seen in every theme: Qt's own are dark on dark."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

TICK = ((0.24, 0.54), (0.43, 0.73), (0.78, 0.30))  # shares of the box
_FADED = 0.4


class TickBox(QCheckBox):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        area = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setOpacity(1 if self.isEnabled() else _FADED)
        paint_box(painter, QRectF(area), self.palette(), is_ticked=self.isChecked(), has_focus=self.hasFocus())


class TickItemDelegate(QStyledItemDelegate):
    """Of a list whose rows have tick boxes."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        view = self.parent()
        widget = view if isinstance(view, QWidget) else None
        style = widget.style() if widget else QApplication.style()
        area = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, own, widget)
        is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        palette = widget.palette() if widget else QApplication.palette()
        painter.save()
        paint_box(painter, QRectF(area), palette, is_ticked=is_ticked)
        painter.restore()


def paint_box(painter: QPainter, area: QRectF, palette: QPalette, *, is_ticked: bool, has_focus: bool = False) -> None:
    """Colours are those that `Theme.palette` gives these roles: accent, page, card and the border of controls."""
    role = QPalette.ColorRole
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(area.width(), area.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(area.center())
    box.adjust(0.7, 0.7, -0.7, -0.7)
    edge = palette.color(role.Link if is_ticked or has_focus else role.Dark)
    painter.setPen(QPen(edge, 2.2 if has_focus else 1.4))
    painter.setBrush(palette.color(role.Link if is_ticked else role.Light))
    painter.drawRoundedRect(box, side * 0.2, side * 0.2)
    if is_ticked:
        pen = QPen(palette.color(role.Base), side * 0.13)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline([box.topLeft() + QPointF(x, y) * box.width() for x, y in TICK])
