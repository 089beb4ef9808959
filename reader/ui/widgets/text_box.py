"""A field of several lines that has the letters of whatever is typed."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from reader.ui.widgets.script_fonts import load_for


class TextBox(QPlainTextEdit):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document().contentsChange.connect(self._load_letters)  # before the lines are laid out

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        load_for(event.preeditString())
        super().inputMethodEvent(event)

    def _load_letters(self, position: int, _removed: int, added: int) -> None:
        if added:
            cursor = QTextCursor(self.document())
            cursor.setPosition(position)
            cursor.setPosition(min(position + added, self.document().characterCount() - 1), cursor.MoveMode.KeepAnchor)
            load_for(cursor.selectedText())
