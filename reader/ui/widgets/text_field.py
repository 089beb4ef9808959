"""A field of one line: it has the letters of whatever is typed, and a cross in the colours of the theme to clear it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAction, QIcon, QInputMethodEvent, QPainter, QPalette, QPen, QPixmap, QValidator
from PySide6.QtWidgets import QLineEdit, QToolButton

from reader.ui.widgets.script_fonts import load_for

CROSS = 16  # pixels, of which Qt makes the button
_ARM = 0.25  # of the cross


class TextField(QLineEdit):
    """`properties` are those of QLineEdit."""

    def __init__(self, text: str = "", **properties: Any) -> None:
        load_for(text)
        super().__init__(text, **properties)
        self.setValidator(_Letters(self))
        self._draw_cross()

    def setClearButtonEnabled(self, enable: bool) -> None:
        super().setClearButtonEnabled(enable)
        self._draw_cross()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        load_for(event.preeditString() + event.commitString())
        super().inputMethodEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._draw_cross()

    def _draw_cross(self) -> None:
        """Qt's own is gray in every theme, and too faint in most."""
        clear = self.findChild(QAction, "_q_qlineeditclearaction") if self.isClearButtonEnabled() else None
        if isinstance(clear, QAction):
            clear.setIcon(_cross(self.palette(), self.devicePixelRatioF()))
            button = self.findChild(QToolButton)
            if isinstance(button, QToolButton) and not self.text():
                button.hide()  # Qt has shown it again, and keeps room for it


class _Letters(QValidator):
    """Takes every text. Qt asks it before it lays out what was typed, pasted, dropped or set: with a font that comes
    later, it would not lay out these letters again."""

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        load_for(text)
        return QValidator.State.Acceptable, text, position


def _cross(palette: QPalette, ratio: float) -> QIcon:
    pixmap = QPixmap(round(CROSS * ratio), round(CROSS * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(palette.color(QPalette.ColorRole.Text), 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    middle, arm = QPointF(CROSS / 2, CROSS / 2), _ARM * CROSS
    for x in (-arm, arm):
        painter.drawLine(middle + QPointF(x, -arm), middle + QPointF(-x, arm))
    painter.end()
    return QIcon(pixmap)
