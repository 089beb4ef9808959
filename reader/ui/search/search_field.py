"""The search field in the tool bar."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent

from reader.translation import _
from reader.ui.widgets.step_field import StepField

HINT_GAP = 9  # pixels between the key's frame and the edge of the field


class SearchField(StepField):
    """focused()   it got the focus
    clicked()           with the left mouse button
    list_requested()    Down
    """

    focused = Signal()
    clicked = Signal()
    list_requested = Signal()

    def __init__(self, key: QKeySequence) -> None:
        """`key` focuses the field; it is shown in it while the field is empty."""
        super().__init__(_("Search everything"))
        self._key = key.toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(
            _("Search all packs, with their glossaries and sources, and your notes ({keys})", keys=self._key)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.list_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text() or self.hasFocus():
            return
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._key) + 12
        if metrics.horizontalAdvance(self.placeholderText()) + width * 1.5 + 2 * HINT_GAP > self.width():
            return
        height = metrics.height() + 2
        left = HINT_GAP if self.isRightToLeft() else self.width() - HINT_GAP - width
        frame = QRect(left, (self.height() - height) // 2, width, height)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().mid().color())
        painter.drawRoundedRect(frame, 4, 4)
        painter.setPen(self.palette().placeholderText().color())
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.end()
