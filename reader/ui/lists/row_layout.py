"""The text of a row, set in lines: measured once, painted as often as it is seen."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from reader.ui.search.result_rows import ResultRow
from reader.ui.shell.theme import Theme
from reader.ui.widgets.utf16 import utf16_length

SMALLER, LARGER = 14 / 15, 16 / 15
"""The sizes of a quiet line and of a group's title, as shares of the others, as in the style sheet."""

GAP, AIR = 1.0, 1.06  # pixels between the pieces of a row at 100 % text; height of a line
MOST_KEPT = 600
MOST_LOOKED_AT = 100  # characters
_ISOLATE, _END = "\u2068", "\u2069"


class LaidOutRow:
    """Pieces of text with the names of their colours."""

    def __init__(self) -> None:
        self.height = 0.0
        self._pieces: list[tuple[QTextLayout, float, str]] = []

    def add(self, layout: QTextLayout, height: float, colour: str) -> None:
        self._pieces.append((layout, self.height, colour))
        self.height += height + GAP

    def paint(self, painter: QPainter, left: float, top: float, theme: Theme, *, stands_out: bool) -> None:
        """On the colour of what is chosen, quiet lines are as dark as the others."""
        for layout, y, colour in self._pieces:
            painter.setPen(theme.colour("ink" if stands_out else colour))
            layout.draw(painter, QPointF(left, top + y))


class RowLayout:
    """Sets rows in one font and theme."""

    def __init__(self, font: QFont, theme: Theme) -> None:
        self._font = font
        self._bold = QFont(font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._large = QFont(self._bold)
        self._large.setPixelSize(round(font.pixelSize() * LARGER))
        self._small = QFont(font)
        self._small.setPixelSize(max(1, round(font.pixelSize() * SMALLER)))
        self._small_metrics = QFontMetricsF(self._small)
        self._mark = QTextCharFormat()
        self._mark.setFontWeight(QFont.Weight.DemiBold)
        self._mark.setBackground(theme.colour("mark"))
        self._mark.setForeground(theme.colour("mark_ink"))
        self._kept: dict[tuple[ResultRow, int], LaidOutRow] = {}

    def set(self, row: ResultRow, width: int) -> LaidOutRow:
        kept = self._kept.get((row, width))
        if kept is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            kept = self._kept[row, width] = self._set(row, width)
        return kept

    def _set(self, row: ResultRow, width: int) -> LaidOutRow:
        found = LaidOutRow()
        if row.title:
            found.add(*self._lines(row.title, self._bold if row.hit else self._large, width), "ink")
        if row.above:
            found.add(*self._lines(self._fitting(row.above, width), self._small, width), "soft_ink")
        if row.text:
            found.add(*self._lines(row.text, self._font, width, row.marks), "ink")
        return found

    def _fitting(self, above: Sequence[str], width: int) -> str:
        """As many headings as have room on a line, the nearest first: it says most."""
        whole = _path(above)
        while self._small_metrics.horizontalAdvance(whole) > width and len(above) > 1:
            above = above[1:]
            whole = _path(("…", *above))
        return self._small_metrics.elidedText(whole, Qt.TextElideMode.ElideRight, width)

    def _lines(
        self, text: str, font: QFont, width: int, marks: Sequence[tuple[int, int]] = ()
    ) -> tuple[QTextLayout, float]:
        return in_lines(text, font, width, [self._range(text, *mark) for mark in marks])

    def _range(self, text: str, first: int, last: int) -> QTextLayout.FormatRange:
        """Qt counts some signs twice."""
        found = QTextLayout.FormatRange()
        found.start = utf16_length(text[:first])  # type: ignore[attr-defined]
        found.length = utf16_length(text[first:last])  # type: ignore[attr-defined]
        found.format = self._mark  # type: ignore[attr-defined]
        return found


def in_lines(
    text: str, font: QFont, width: int, formats: Sequence[QTextLayout.FormatRange] = (), *, beside: str = ""
) -> tuple[QTextLayout, float]:
    """Text in lines, and its height. It stands on the side that its own first letters read from, or those of the text
    that it stands `beside`."""
    option = QTextOption()
    if reads_from_right(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    is_right = reads_from_right(beside or text)
    option.setAlignment(Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    if formats:
        layout.setFormats(formats)
    height = 0.0
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height() * AIR
    layout.endLayout()
    return layout, height


def _path(above: Sequence[str]) -> str:
    """Each heading keeps its own direction."""
    return " › ".join(f"{_ISOLATE}{heading}{_END}" for heading in above)


def reads_from_right(text: str) -> bool:
    """Whether the first letters do that have a direction."""
    directions = (unicodedata.bidirectional(character) for character in text[:MOST_LOOKED_AT])
    return next((direction for direction in directions if direction in ("L", "R", "AL")), "L") != "L"
