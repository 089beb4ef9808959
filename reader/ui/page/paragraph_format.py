"""Direction and alignment of a paragraph or a table.

Set by number: the first mention of Qt's own values has PySide build the 92 enums of the namespace `Qt`, which takes a
tenth of the start.
"""

from __future__ import annotations

from PySide6.QtGui import QTextBlockFormat, QTextFormat

LEADING, RIGHT, CENTRE = 1, 2, 4  # Qt.AlignmentFlag; leading is left, and the other side where text is read from there

_DIRECTION = QTextFormat.Property.LayoutDirection.value
_ALIGNMENT = QTextFormat.Property.BlockAlignment.value


def direct(style: QTextFormat, *, is_rtl: bool) -> None:
    style.setProperty(_DIRECTION, int(is_rtl))  # Qt.LayoutDirection


def align(style: QTextBlockFormat, alignment: int) -> None:
    style.setProperty(_ALIGNMENT, alignment)
