"""Tick boxes that can be seen in every theme, with text that wraps: Qt's own are dark on dark, and on one line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

TICK = ((0.24, 0.54), (0.43, 0.73), (0.78, 0.30))  # shares of the box
_FADED = 0.4
_FOCUSED, _ROUND = 2.0, 4.0  # pixels: the frame around the text that has the focus
_GAP = 7  # pixels between the box and the text
_PADDING = 3  # pixels above and below the text
_SMALLEST_TARGET = 24  # pixels
_NARROWEST = 14  # characters of a line of the text


class TickBox(QCheckBox):
    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = self._beside + self._text_rect(1 << 16).width() + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        narrowest = self._beside + self.fontMetrics().averageCharWidth() * _NARROWEST
        hint = self.sizeHint()
        return QSize(min(hint.width(), narrowest), hint.height())

    def heightForWidth(self, width: int) -> int:
        text = self._text_rect(max(1, width - self._beside)).height()
        return max(_SMALLEST_TARGET, self._side, text + 2 * _PADDING)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        rect = self.rect()
        box = QRect(0, 0, self._side, rect.height())
        text = rect.adjusted(self._beside, 0, 0, 0)
        side = self.layoutDirection()
        box, text = QStyle.visualRect(side, rect, box), QStyle.visualRect(side, rect, text)
        painter = QPainter(self)
        painter.setOpacity(1 if self.isEnabled() else _FADED)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        flags = int(QStyle.visualAlignment(side, Qt.AlignmentFlag.AlignLeft)) | self._flags
        painter.drawText(text, flags, self.text())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Link), _FOCUSED))
            shown = painter.boundingRect(text, flags, self.text())
            frame = shown.adjusted(-_GAP // 2, -1, _GAP // 2, 1).intersected(rect)
            painter.drawRoundedRect(QRectF(frame).adjusted(1, 1, -1, -1), _ROUND, _ROUND)
        paint_box(painter, QRectF(box), self.palette(), is_ticked=self.isChecked(), has_focus=self.hasFocus())
        painter.end()

    @property
    def _side(self) -> int:
        """Of the box, in pixels."""
        return self.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self)

    @property
    def _beside(self) -> int:
        return self._side + _GAP if self.text() else self._side

    @property
    def _flags(self) -> int:
        shows_keys = self.style().styleHint(QStyle.StyleHint.SH_UnderlineShortcut, None, self)
        mnemonic = Qt.TextFlag.TextShowMnemonic if shows_keys else Qt.TextFlag.TextHideMnemonic
        return int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap) | int(mnemonic)

    def _text_rect(self, width: int) -> QRect:
        return self.fontMetrics().boundingRect(QRect(0, 0, width, 1 << 16), self._flags, self.text())


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
        is_ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
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
