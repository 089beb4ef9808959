"""Keeps shortcuts from keys that type: Alt with the keypad, AltGr, and keys of an input method that composes."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_COMMANDS = _ALT | _CTRL | Qt.KeyboardModifier.MetaModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_LEVEL_3 = Qt.KeyboardModifier.GroupSwitchModifier
"""AltGr on Linux."""
_DIGITS_WITHOUT_NUM_LOCK = (
    Qt.Key.Key_Insert,
    Qt.Key.Key_End,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Left,
    Qt.Key.Key_Clear,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_Up,
    Qt.Key.Key_PageUp,
)


class TypingGuard(QObject):
    """Qt offers each key first as a ShortcutOverride: to the widget with the focus, then to its parents. What accepts
    that makes the key an ordinary key, and no shortcut is triggered.
    """

    def __init__(self, window: QWidget, system: str = sys.platform) -> None:
        super().__init__(window)
        self._window = window
        self._system = system
        self._field: QWidget | None = None  # the text field that has the focus
        self._is_composing = False
        window.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if watched is self._window and self._types(event):
                event.accept()
                return True
        elif watched is self._field and kind is QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._is_composing = bool(event.preeditString())
        elif watched is self._field and kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            # Enter, Esc and the arrows belong to what is being composed.
            return self._is_composing and not event.text().isprintable() | bool(event.modifiers() & _COMMANDS)
        return False

    def _types(self, event: QKeyEvent) -> bool:
        """Whether the key types a character, or a part of one."""
        modifiers = event.modifiers()
        if modifiers & _ALT and modifiers & _KEYPAD and not modifiers & _CTRL:
            # The code of a character on Windows: Alt+164 is ñ. On a Mac, every arrow key counts as one of the keypad.
            is_digit = Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9
            return is_digit or (self._system != "darwin" and event.key() in _DIGITS_WITHOUT_NUM_LOCK)
        if self._field is None:
            return False
        if self._is_composing and not modifiers & _COMMANDS:
            return True
        is_character = bool(event.text()) and event.text().isprintable()
        if self._system == "darwin":
            return is_character and modifiers & (_ALT | _CTRL) == _ALT
        return is_character and (modifiers & (_ALT | _CTRL) == _ALT | _CTRL or bool(modifiers & _LEVEL_3))

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._field:
            self._field.removeEventFilter(self)
        is_input = now is not None and now.window() is self._window and _is_text_input(now)
        self._field, self._is_composing = now if is_input else None, False
        if self._field:
            self._field.installEventFilter(self)


def _is_text_input(widget: QWidget) -> bool:
    return widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled) and not widget.property("readOnly")
