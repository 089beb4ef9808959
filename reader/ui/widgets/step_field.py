"""A field in which Enter goes to the next match and Esc leaves the field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QKeyEvent

from reader.ui.widgets.text_field import TextField

WIDEST_FIELD = 330  # pixels at 100 % text, in the tool bar and the find bar


class StepField(TextField):
    """stepped(int): Enter was pressed (1), or Shift+Enter (-1). left(): Esc."""

    stepped = Signal(int)
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(placeholderText=name, clearButtonEnabled=True)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Text can be dropped; files land on the window."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)
