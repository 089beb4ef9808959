"""What a key does while an article is shown: those of slide programs, which clickers send, too."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class ShowCommand(Enum):
    NEXT = auto()
    BACK = auto()
    FIRST = auto()
    LAST = auto()
    BLACK = auto()
    WHITE = auto()
    LARGER = auto()
    SMALLER = auto()
    NORMAL = auto()
    THEME = auto()
    SWAP = auto()
    END = auto()
    ENTER = auto()


_C, _K = ShowCommand, Qt.Key
_KEYS = {
    _K.Key_PageDown: _C.NEXT,
    _K.Key_Down: _C.NEXT,
    _K.Key_Space: _C.NEXT,
    _K.Key_N: _C.NEXT,
    _K.Key_PageUp: _C.BACK,
    _K.Key_Up: _C.BACK,
    _K.Key_Backspace: _C.BACK,
    _K.Key_P: _C.BACK,
    _K.Key_Home: _C.FIRST,
    _K.Key_End: _C.LAST,
    _K.Key_B: _C.BLACK,
    _K.Key_Period: _C.BLACK,
    _K.Key_W: _C.WHITE,
    _K.Key_Comma: _C.WHITE,
    _K.Key_S: _C.SWAP,
    _K.Key_Escape: _C.END,
    _K.Key_Return: _C.ENTER,
    _K.Key_Enter: _C.ENTER,
    _K.Key_Plus: _C.LARGER,
    _K.Key_Minus: _C.SMALLER,
}
_CTRL_KEYS = {
    _K.Key_Plus: _C.LARGER,
    _K.Key_Equal: _C.LARGER,
    _K.Key_Minus: _C.SMALLER,
    _K.Key_0: _C.NORMAL,
    _K.Key_T: _C.THEME,
    _K.Key_Home: _C.FIRST,
    _K.Key_End: _C.LAST,
    _K.Key_Q: _C.END,
    _K.Key_W: _C.END,
}


def command_of(event: QKeyEvent, *, is_rtl: bool) -> ShowCommand | None:
    """In an article that is read from right to left, the left arrow goes on."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = _K(event.key())
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return _CTRL_KEYS.get(key)
    if modifiers & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
        return None
    if key in (_K.Key_Left, _K.Key_Right):
        return _C.NEXT if (key is _K.Key_Left) == is_rtl else _C.BACK
    if key is _K.Key_Space and modifiers & Qt.KeyboardModifier.ShiftModifier:
        return _C.BACK
    return _KEYS.get(key) or _BY_TEXT.get(event.text())


def digit_of(event: QKeyEvent) -> int | None:
    """A digit of any script that a key writes."""
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return None
    text = event.text()
    return int(text) if len(text) == 1 and text.isdecimal() else None


_BY_TEXT = {".": _C.BLACK, ",": _C.WHITE}
"""Where a keyboard has these characters on other keys."""
