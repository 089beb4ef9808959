"""Our numbers for alignments and directions are the values of Qt's enums."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextTableFormat

from reader.ui.page.paragraph_format import CENTRE, LEADING, RIGHT, set_alignment, set_direction


@pytest.mark.parametrize(
    ("number", "alignment"),
    [
        (LEADING, Qt.AlignmentFlag.AlignLeading),
        (RIGHT, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute),
        (CENTRE, Qt.AlignmentFlag.AlignHCenter),
    ],
)
def test_alignments(number: int, alignment: Qt.AlignmentFlag) -> None:
    style = QTextBlockFormat()
    set_alignment(style, number)
    assert style.alignment() == alignment


@pytest.mark.parametrize("kind", [QTextBlockFormat, QTextTableFormat])
def test_directions(kind: type[QTextBlockFormat | QTextTableFormat]) -> None:
    style = kind()
    for is_rtl, direction in ((True, Qt.LayoutDirection.RightToLeft), (False, Qt.LayoutDirection.LeftToRight)):
        set_direction(style, is_rtl=is_rtl)
        assert style.layoutDirection() is direction
