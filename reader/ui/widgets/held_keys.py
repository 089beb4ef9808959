"""Keys that are held down: their auto-repeat must not act a second time, on a page that has just appeared."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

_ACTING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def is_held(event: QKeyEvent) -> bool:
    """Whether the event is the auto-repeat of a key that presses buttons or deletes."""
    return event.isAutoRepeat() and event.key() in _ACTING_KEYS


class NoRepeatButton(QPushButton):
    """A button that ignores auto-repeat."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_held(event):
            super().keyPressEvent(event)
