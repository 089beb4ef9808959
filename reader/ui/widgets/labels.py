"""Labels that show text as it is: what a stranger wrote is never taken for markup."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtWidgets import QLabel

LONGEST = 200
"""Characters: more never fits on a line of any screen."""

LONGEST_TIP = 1000


_BREAKS = (*range(0x20), *range(0x7F, 0xA0), 0xFFFC, 0xFDD0, 0xFDD1)
_TURNS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_IN_LINE = {**dict.fromkeys(_BREAKS, " "), **dict.fromkeys(_TURNS, None)}


def one_line(text: str, longest: int = LONGEST) -> str:
    """A stranger's words for a title, a button or a row: on one line, with nothing that turns other words round."""
    line = " ".join(text[: longest + 1].translate(_IN_LINE).split())
    return line if len(text) <= longest else f"{line[:longest]}…"


def plain_tip(text: str) -> str:
    """For a tool tip, which Qt takes for markup where it looks like any, and would then fetch its pictures."""
    from html import escape  # not at the top: it brings all names of HTML, and a window opens without a tool tip

    return f"<qt>{escape(one_line(text, LONGEST_TIP))}</qt>" if text else ""


def plain_label(text: str, name: str = "", *, selectable: bool = False) -> QLabel:
    """A label that wraps. `name` is what the style sheet knows it by."""
    label = QLabel(text, wordWrap=True, textFormat=QtCore.Qt.TextFormat.PlainText)
    label.setObjectName(name)
    if selectable:
        label.setTextInteractionFlags(QtCore.Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
