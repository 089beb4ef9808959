"""Keys that are held down: what they have done once they do not do again, on a page that has come meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

_DOING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def is_held(event: QKeyEvent) -> bool:
    """Whether the key is one that does something, and is only still down."""
    return event.isAutoRepeat() and event.key() in _DOING


class SteadyButton(QPushButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_held(event):
            super().keyPressEvent(event)
