"""Where marks stand on a page: the rectangles of their words, line by line, from whichever side they are read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextLine

from reader.ui.page.document import PageDocument

BlockOffset = tuple[int, int]
"""The number of a block in the article, and how many characters into its text."""


class PageMark(NamedTuple):
    """A mark as the page shows it. `colour` is empty for a bookmark; `words` say all of it to a screen reader."""

    id: str
    colour: str
    start: BlockOffset
    end: BlockOffset
    has_note: bool
    words: str

    def overlaps(self, first: BlockOffset, last: BlockOffset) -> bool:
        return self.start <= last and self.end >= first


def stretches(page: PageDocument, start: BlockOffset, end: BlockOffset) -> Iterator[tuple[int, int]]:
    """The document positions of what is shown of a stretch of the article, block by block: titles of boxes and other
    lines between the blocks are left out.
    """
    for index in range(start[0], end[0] + 1):
        extent = page.text_map.extent(index)
        if extent is None:
            continue
        first = page.text_map.position(*start) if index == start[0] else extent[0]
        last = page.text_map.end(*end) if index == end[0] else extent[1]
        if first is not None and last is not None and first <= last:
            yield first, last


def rectangles(page: PageDocument, first: int, last: int) -> Iterator[QRectF]:
    """Of the text from one position to another, in the document's pixels."""
    block = page.findBlock(first)
    while block.isValid() and block.position() <= last:
        yield from _of_block(page, block, first - block.position(), last - block.position())
        block = block.next()


def first_line(page: PageDocument, position: int) -> QRectF:
    """The line of the paragraph at a position that it begins with, for what stands beside it in the margin."""
    block = page.findBlock(position)
    area = page.documentLayout().blockBoundingRect(block)
    line = block.layout().lineAt(0)
    height = line.height() if line.isValid() else area.height()
    return QRectF(area.left(), area.top() + (line.y() if line.isValid() else 0), area.width(), height)


def _of_block(page: PageDocument, block: QTextBlock, first: int, last: int) -> Iterator[QRectF]:
    layout = block.layout()
    origin = page.documentLayout().blockBoundingRect(block).topLeft()
    text = block.text()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        begin, end = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        if begin >= end:
            continue
        for left, right in _spans(line, text, begin, end):
            yield QRectF(origin.x() + left, origin.y() + line.y(), right - left, line.height())


def _spans(line: QTextLine, text: str, begin: int, end: int) -> list[tuple[float, float]]:
    """From left to right, in pixels. In a line that reads both ways, what is one stretch of text may be several."""
    words = text[line.textStart() : line.textStart() + line.textLength()]
    if not words.isascii() and _is_mixed(words):
        return _joined([sorted((_x(line, at), _x(line, at, QTextLine.Edge.Trailing))) for at in range(begin, end)])
    left, right = sorted((_x(line, begin), _x(line, end)))
    natural = line.naturalTextRect()
    return [(max(left, natural.left()), min(right, natural.right()))]


def _is_mixed(words: str) -> bool:
    directions = {unicodedata.bidirectional(each) for each in words}
    return bool(directions & {"R", "AL"} and directions & {"L", "EN", "AN"})


def _x(line: QTextLine, at: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    found: Any = line.cursorToX(at, edge)  # the place, and the character that it belongs to
    return float(found[0])


def _joined(parts: list[list[float]]) -> list[tuple[float, float]]:
    whole: list[tuple[float, float]] = []
    for left, right in sorted(parts):
        if whole and left <= whole[-1][1] + 1:
            whole[-1] = (whole[-1][0], max(whole[-1][1], right))
        else:
            whole.append((left, right))
    return whole
