"""Lays out a row of search results: title, headings above the hit, and the excerpt with its matches highlighted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout

from reader.ui.lists.row_layout import LaidOutRow, RowFonts
from reader.ui.search.result_rows import ResultRow
from reader.ui.shell.theme import Theme
from reader.ui.widgets.utf16 import utf16_length

_ISOLATE, _END = "\u2068", "\u2069"


def lay_out(row: ResultRow, fonts: RowFonts, theme: Theme, width: int) -> LaidOutRow:
    """`width` is in pixels."""
    found = LaidOutRow(width)
    if row.title:
        found.add(row.title, fonts.bold if row.hit else fonts.large_bold, "ink")
    if row.above:
        found.add(_fitting_path(row.above, fonts.small, width), fonts.small, "soft_ink")
    if row.text:
        found.add(row.text, fonts.text, "ink", _highlights(row, theme))
    return found


def _fitting_path(above: Sequence[str], font: QFont, width: int) -> str:
    """As many headings as fit on one line; the nearest ones are the most useful, so the first are left out."""
    metrics = QFontMetricsF(font)
    path = _path(above)
    while metrics.horizontalAdvance(path) > width and len(above) > 1:
        above = above[1:]
        path = _path(("…", *above))
    return metrics.elidedText(path, Qt.TextElideMode.ElideRight, width)


def _path(above: Sequence[str]) -> str:
    """Each heading keeps its own direction."""
    return " › ".join(f"{_ISOLATE}{heading}{_END}" for heading in above)


def _highlights(row: ResultRow, theme: Theme) -> list[QTextLayout.FormatRange]:
    highlight = QTextCharFormat()
    highlight.setFontWeight(QFont.Weight.DemiBold)
    highlight.setBackground(theme.colour("mark"))
    highlight.setForeground(theme.colour("mark_ink"))
    return [_range(row.text, first, last, highlight) for first, last in row.marks]


def _range(text: str, first: int, last: int, highlight: QTextCharFormat) -> QTextLayout.FormatRange:
    """Qt counts UTF-16 units: characters beyond U+FFFF count twice."""
    found = QTextLayout.FormatRange()
    found.start = utf16_length(text[:first])  # type: ignore[attr-defined]
    found.length = utf16_length(text[first:last])  # type: ignore[attr-defined]
    found.format = highlight  # type: ignore[attr-defined]
    return found
