"""The text of a row, set in lines: measured once, painted as often as it is seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from reader.ui.page.textmap import units
from reader.ui.searching.rows import Row
from reader.ui.theme import Theme

SMALLER = 14 / 15
"""The size of a quiet line, as a share of the others, as in the style sheet."""

GAP, AIR = 1.0, 1.06  # pixels between the pieces of a row at 100 % text; height of a line
MOST_KEPT = 600


class SetRow:
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


class Setter:
    """Sets rows in one font and theme."""

    def __init__(self, font: QFont, theme: Theme) -> None:
        self._font = font
        self._bold = QFont(font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(font)
        self._small.setPixelSize(max(1, round(font.pixelSize() * SMALLER)))
        self._small_metrics = QFontMetricsF(self._small)
        self._mark = QTextCharFormat()
        self._mark.setFontWeight(QFont.Weight.DemiBold)
        self._mark.setBackground(theme.colour("mark"))
        self._mark.setForeground(theme.colour("mark_ink"))
        self._kept: dict[tuple[Row, int], SetRow] = {}

    def set(self, row: Row, width: int) -> SetRow:
        kept = self._kept.get((row, width))
        if kept is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            kept = self._kept[row, width] = self._set(row, width)
        return kept

    def _set(self, row: Row, width: int) -> SetRow:
        found = SetRow()
        if row.title:
            found.add(*self._lines(row.title, self._bold, width), "ink")
        if row.above:
            above = self._small_metrics.elidedText(row.above, Qt.TextElideMode.ElideMiddle, width)
            found.add(*self._lines(above, self._small, width), "soft_ink")
        if row.text:
            found.add(*self._lines(row.text, self._font, width, row.marks), "ink")
        return found

    def _lines(
        self, text: str, font: QFont, width: int, marks: Sequence[tuple[int, int]] = ()
    ) -> tuple[QTextLayout, float]:
        """Text in lines, from the side that its first letters read from, and its height."""
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(text, font)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        if marks:
            layout.setFormats([self._range(text, *mark) for mark in marks])
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

    def _range(self, text: str, first: int, last: int) -> QTextLayout.FormatRange:
        """Qt counts some signs twice."""
        found = QTextLayout.FormatRange()
        found.start = units(text[:first])  # type: ignore[attr-defined]
        found.length = units(text[first:last])  # type: ignore[attr-defined]
        found.format = self._mark  # type: ignore[attr-defined]
        return found
