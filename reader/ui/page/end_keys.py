"""Home and End, alone or with Ctrl: to which end of an article they go, whether it scrolls or its pages are turned."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_ENDS: dict[int, int] = {Qt.Key.Key_Home: -1, Qt.Key.Key_End: 1}
_MODIFIERS = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)


def end_of_article(event: QKeyEvent) -> int:
    """The beginning (-1), the end (1), or neither (0)."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _ENDS.get(event.key(), 0) if modifiers in _MODIFIERS else 0
