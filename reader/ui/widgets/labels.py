"""Labels that show text as it is: what a stranger wrote is never taken for markup."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

LONGEST = 200
"""Characters: more never fits on a line of any screen."""

LONGEST_TIP = 1000


_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufffc\ufdd0\ufdd1]+")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def one_line(text: str, longest: int = LONGEST) -> str:
    """A stranger's words for a title, a button or a row: on one line, with nothing that turns other words round."""
    line = _TURNS.sub("", _BREAKS.sub(" ", text[: longest + 1])).strip()
    return line if len(text) <= longest else f"{line[:longest]}…"


def plain_tip(text: str) -> str:
    """For a tool tip, which Qt takes for markup where it looks like any, and would then fetch its pictures."""
    from html import escape  # not at the top: it brings all names of HTML, and a window opens without a tool tip

    return f"<qt>{escape(one_line(text, LONGEST_TIP))}</qt>" if text else ""


def plain_label(text: str, name: str = "", *, selectable: bool = False) -> QLabel:
    """A label that wraps. `name` is what the style sheet knows it by."""
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setObjectName(name)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
