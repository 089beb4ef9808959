"""Sets the direction and alignment of paragraphs and tables.

By number: the first mention of Qt's own values makes PySide build the 92 enums of the namespace `Qt`, which takes a
tenth of the start.
"""

from __future__ import annotations

from PySide6.QtGui import QTextBlockFormat, QTextFormat

LEADING, RIGHT, CENTRE, JUSTIFY = 1, 2 | 16, 4, 8
"""Qt.AlignmentFlag. Leading is left, and right in text that is read from the right. Right is so in both (16): “10” and
“5 mg”, of which only one is read from the right, end at one edge of their column."""

_DIRECTION = QTextFormat.Property.LayoutDirection.value
_ALIGNMENT = QTextFormat.Property.BlockAlignment.value


def set_direction(style: QTextFormat, *, is_rtl: bool) -> None:
    style.setProperty(_DIRECTION, int(is_rtl))  # Qt.LayoutDirection


def is_right_to_left(style: QTextFormat) -> bool:
    return style.intProperty(_DIRECTION) == 1


def set_alignment(style: QTextBlockFormat, alignment: int) -> None:
    style.setProperty(_ALIGNMENT, alignment)
