"""How the lines of each text style are set; the page's paragraphs carry it as properties of their formats."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtGui import QTextFormat

LINES = QTextFormat.Property.UserProperty.value + 1
JUSTIFIED = LINES + 1


class Lines(IntEnum):
    """EVEN is the value of a paragraph that carries none. BALANCED: all lines are equally long, as in headings."""

    EVEN = 0
    AS_FILLED = 1
    BALANCED = 2
    DIVIDED = 3


_AS_FILLED = frozenset({"code", "figure", "rule"})
_BALANCED = frozenset({"title", "summary", "heading1", "heading2", "heading3", "heading4", "question", "box_title"})
_DIVIDED = frozenset({"paragraph", "item", "quote", "footnote", "caption", "local_help"})
CAN_BE_JUSTIFIED = frozenset({"paragraph", "item", "quote", "footnote"})


def lines_of(style: str) -> Lines:
    """How the lines of a text style are set."""
    if style in _DIVIDED:
        return Lines.DIVIDED
    if style in _BALANCED:
        return Lines.BALANCED
    return Lines.AS_FILLED if style in _AS_FILLED else Lines.EVEN
