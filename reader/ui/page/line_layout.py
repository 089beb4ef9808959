"""Lays out the lines of a paragraph in given places: with the beginnings that are wanted, or as Qt fills them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextBlockFormat, QTextLayout, QTextLine, QTextOption

from reader.named_tuple import NamedTuple


class LinePlace(NamedTuple):
    """Of a line in its paragraph, in pixels."""

    x: float
    y: float
    width: float
    height: float
    ascent: float


def lines_of(layout: QTextLayout) -> list[QTextLine]:
    """Valid until the paragraph is laid out again."""
    return [layout.lineAt(number) for number in range(layout.lineCount())]


def fill(layout: QTextLayout, places: Sequence[LinePlace]) -> None:
    """Lays out the lines as Qt had done."""
    layout.beginLayout()
    for place in places:
        line = layout.createLine()
        line.setLeadingIncluded(True)
        line.setLineWidth(place.width)
        line.setPosition(QPointF(place.x, place.y))
    layout.endLayout()


def lay_out(
    layout: QTextLayout,
    block_format: QTextBlockFormat,
    places: Sequence[LinePlace],
    wanted: Sequence[tuple[int, float]],
    length: int,
) -> bool:
    """Lays out the lines with the wanted beginnings and widths of hyphens. False if Qt lays out other ones."""
    # Each a copy that Qt makes: for QTextOption's own constructors, PySide would load the namespace `Qt`.
    option, words, letters = layout.textOption(), layout.textOption(), layout.textOption()
    words.setWrapMode(QTextOption.WrapMode.WordWrap)
    letters.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    ends = [start for start, _ in wanted[1:]] + [length]
    is_right = True
    above = 0.0
    layout.beginLayout()
    for place, (start, hyphen), end in zip(places, wanted, ends, strict=True):
        layout.setTextOption(letters if hyphen else words)
        line = layout.createLine()
        if not line.isValid():
            is_right = False
            break
        line.setLeadingIncluded(True)
        is_right = is_right and line.textStart() == start and _fit(line, end - start, place.width - hyphen)
        bottom = place.y + place.height
        y = bottom - line.height()
        if block_format.lineHeightType() == QTextBlockFormat.LineHeightTypes.FixedHeight.value:
            y = place.y + place.ascent - line.ascent()
        elif line.height() > max(place.height, bottom - above) + 1:  # it would move what is below
            is_right = False
        above = bottom
        line.setPosition(QPointF(place.x, y))
    layout.endLayout()
    layout.setTextOption(option)
    return is_right


def _fit(line: QTextLine, length: int, width: float) -> bool:
    """Lays out a line of so many UTF-16 units. Qt counts what is shown as one sign, of which there may be fewer."""
    fewest, most, columns = 0, length + 1, length
    while fewest < columns < most:
        line.setNumColumns(columns, width)
        surplus = line.textLength() - length
        if surplus == 0:
            return True
        fewest, most = (fewest, columns) if surplus > 0 else (columns, most)
        columns -= surplus
        if not fewest < columns < most:
            columns = (fewest + most) // 2
    return False
