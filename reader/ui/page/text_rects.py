"""The rectangles that text covers on a page, line by line, in left-to-right and right-to-left text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextLine

from reader.ui.page.document import PageDocument
from reader.ui.page.text_map import BlockOffset

PICTURE = "\ufffc"
"""What stands for a picture in the text of a document."""


def position_ranges(document: PageDocument, start: BlockOffset, end: BlockOffset) -> Iterator[tuple[int, int]]:
    """The document positions that show the article from `start` to `end`, one range for each block.

    The titles of boxes and other lines between the blocks are left out.
    """
    for index in range(start[0], end[0] + 1):
        extent = document.text_map.extent(index)
        if extent is None:
            continue
        first = document.text_map.position(*start) if index == start[0] else extent[0]
        last = document.text_map.end(*end) if index == end[0] else extent[1]
        if first is not None and last is not None and first <= last:
            yield first, last


def text_rects(document: PageDocument, first: int, last: int) -> Iterator[QRectF]:
    """What the reader sees of the text from one document position to another, in pixels of the document."""
    block = document.findBlock(first)
    while block.isValid() and block.position() <= last:
        yield from _block_rects(document, block, first - block.position(), last - block.position())
        block = block.next()


def first_line_rect(document: PageDocument, position: int) -> QRectF:
    """The first line of the paragraph at a position, as wide as the column, in pixels of the document."""
    block = document.findBlock(position)
    area = document.documentLayout().blockBoundingRect(block)
    line = block.layout().lineAt(0)
    height = line.height() if line.isValid() else area.height()
    return QRectF(area.left(), area.top() + (line.y() if line.isValid() else 0), area.width(), height)


def _block_rects(document: PageDocument, block: QTextBlock, first: int, last: int) -> Iterator[QRectF]:
    layout = block.layout()
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    text = block.text()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        begin, end = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        if begin >= end:
            continue
        for left, right in _horizontal_ranges(line, text, begin, end):
            rect = QRectF(origin.x() + left, origin.y() + line.y(), right - left, line.height())
            shown = document.shown_rect(block.position(), rect)
            if not shown.isEmpty():
                yield shown


def _horizontal_ranges(line: QTextLine, text: str, begin: int, end: int) -> list[tuple[float, float]]:
    """Left and right edges in pixels. In a line of both directions, one run of text may cover several ranges."""
    words = text[line.textStart() : line.textStart() + line.textLength()]
    if words == PICTURE:  # Qt has no cursor in the margin, where a wide one begins
        return [(line.naturalTextRect().left(), line.naturalTextRect().right())]
    if not words.isascii() and any(unicodedata.bidirectional(each) in ("R", "AL") for each in words):
        return _merged(_glyph_ranges(line, begin, end))
    left, right = sorted((_x(line, begin), _x(line, end)))
    natural = line.naturalTextRect()
    return [(max(left, natural.left()), min(right, natural.right()))]


def _glyph_ranges(line: QTextLine, begin: int, end: int) -> Iterator[tuple[float, float]]:
    """Of each letter. A cursor position would not do: where directions meet, it is on one side of the run only."""
    runs: list[Any] = line.glyphRuns(begin, end - begin)
    for run in runs:
        widths = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
        for position, width in zip(run.positions(), widths, strict=True):
            yield position.x(), position.x() + width.x()


def _x(line: QTextLine, index: int) -> float:
    found: Any = line.cursorToX(index)  # the position in pixels, and the character that it belongs to
    return float(found[0])


def _merged(ranges: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Ranges from left to right; those that touch become one."""
    merged: list[tuple[float, float]] = []
    for left, right in sorted(ranges):
        if merged and left <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged
