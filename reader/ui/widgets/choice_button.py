"""One of several choices as a button: a radio button for the keyboard and screen readers, drawn as a tile."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from reader.ui.widgets.tick_box import TICK

SMALLEST_TARGET = 30  # pixels at 100 % text
_HEIGHT, _BESIDE = 1.7, 0.6  # of the height of the text
_ROUND = 6.0  # pixels
_MARK = 0.62  # of the height of the text: the tick of the choice
_CHOSEN, _FOCUSED = 1.5, 2.0  # pixels: the borders


class ChoiceButton(QRadioButton):
    """Put several in one QButtonGroup: Tab goes to the chosen one, arrow keys choose the next.

    What is chosen has a tick, so that it is not told by its colour alone.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)
        self.setObjectName("choice")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + (2 * _BESIDE + _MARK + 0.2) * metrics.height()
        return QSize(round(width), max(SMALLEST_TARGET, round(_HEIGHT * metrics.height())))

    def minimumSizeHint(self) -> QSize:
        """Several share a row equally, whatever their texts."""
        return QSize(0, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, is_chosen = self.palette(), self.isChecked()
        accent = palette.color(QPalette.ColorRole.Link)
        edge = accent if is_chosen or self.hasFocus() else palette.color(QPalette.ColorRole.Dark)
        width = _FOCUSED if self.hasFocus() else _CHOSEN if is_chosen else 1.0
        behind, ink = self._colours()
        inset = width / 2  # a line of one pixel is not spread over two
        painter.setPen(QPen(edge, width))
        painter.setBrush(behind)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _ROUND, _ROUND)
        if self.hasFocus():  # a second line: the choice has the first one without the focus, too
            painter.setPen(QPen(ink, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5), _ROUND - 3, _ROUND - 3)
        painter.setPen(ink)
        height = self.fontMetrics().height()
        beside = round(_BESIDE * height)
        text = self.rect().adjusted(beside, 0, -beside, 0)
        if is_chosen:
            mark = QRectF(0, 0, _MARK * height, _MARK * height)
            total = mark.width() + 0.2 * height + self.fontMetrics().horizontalAdvance(self.text())
            is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            start = text.left() + max(0.0, (text.width() - total) / 2)
            mark.moveTo(
                self.width() - start - mark.width() if is_mirrored else start, (self.height() - mark.height()) / 2
            )
            _tick(painter, mark, ink)
            shift = round(mark.width() + 0.2 * height)
            text.adjust(0, 0, -shift, 0) if is_mirrored else text.adjust(shift, 0, 0, 0)
        painter.setPen(ink)
        painter.drawText(text, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _colours(self) -> tuple[QColor, QColor]:
        """Behind the text, and of the text."""
        palette = self.palette()
        behind = QPalette.ColorRole.Light
        if self.underMouse() and self.isEnabled():
            behind = QPalette.ColorRole.Window
        return palette.color(behind), palette.color(QPalette.ColorRole.WindowText)


def _tick(painter: QPainter, box: QRectF, ink: QColor) -> None:
    pen = QPen(ink, max(1.5, box.width() * 0.16))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline([box.topLeft() + QPointF(x * box.width(), y * box.height()) for x, y in TICK])
