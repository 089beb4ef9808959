"""The lines, table rows and pictures of a document, which the pages of a text must not cut."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtGui import QTextBlock

from reader.ui.page.decorations import overhang
from reader.ui.page.document import BOXES, Decoration, PageDocument
from reader.ui.page.line_steps import Line, lines_between
from reader.ui.page.page_breaks import NO_HEAD, Strip
from reader.ui.page.page_links import ChoiceLink
from reader.ui.page.page_style import PageStyle
from reader.ui.page.page_table import PageTable

ONE_LINE = 0.5  # of its height: lines of cells that begin so near to one another are seen as one

TALLEST_WHOLE_BOX = 0.5
"""Of a page: a box that is not taller is on one page, such as what to do in an emergency."""


def strips(document: PageDocument, style: PageStyle, height: float) -> list[Strip]:
    """The strips of a document, from above. A table row that is taller than a page gives its lines instead."""
    found: list[Strip] = []
    positions: list[int] = []  # of the paragraphs that the strips belong to
    keeping = _KeepingParagraphs(document)
    block = document.begin()
    while block.isValid():
        table = document.table_at(block.position())
        if table:
            rows = list(_rows(document, table, height))
            found += rows
            positions += [block.position()] * len(rows)
            block = document.findBlock(table.last).next()
            continue
        lines = list(_lines(document, block, all_keep=keeping.is_kept(block)))
        found += lines
        positions += [block.position()] * len(lines)
        block = block.next()
    _add_overhang(document, style, found, positions)
    _keep_boxes(document, found, positions, height)
    return found


class _KeepingParagraphs:
    """Which paragraphs stay with what follows: headings, titles of boxes, pictures with a caption, questions."""

    def __init__(self, document: PageDocument) -> None:
        self._document = document
        self._titles = {document.findBlock(box.first).position() for box in document.decorations if box.name in BOXES}
        self._figures = {document.findBlock(figure.position).position() for figure in document.figures}
        choices = [run for run in document.links if isinstance(run.link, ChoiceLink) and run.link.choice == 0]
        self._questions = {document.findBlock(run.first).previous().position() for run in choices}

    def is_kept(self, block: QTextBlock) -> bool:
        position = block.position()
        if block.blockFormat().headingLevel() or position in self._titles or position in self._questions:
            return True
        if self._document.ending is not None and position >= self._document.ending:
            return True
        return position in self._figures and self._has_caption(block)

    def _has_caption(self, block: QTextBlock) -> bool:
        text_map = self._document.text_map
        here, after = text_map.block_offset(block.position()), text_map.block_offset(block.next().position())
        return bool(here and after and here[0] == after[0])


def _lines(document: PageDocument, block: QTextBlock, *, all_keep: bool) -> Iterator[Strip]:
    """The lines of a paragraph. Its first two stay together, and its last two."""
    if block.length() <= 1:
        return  # Qt's own, below a table
    origin = document.documentLayout().blockBoundingRect(block).top()
    layout = block.layout()
    count = layout.lineCount()
    for number in range(count):
        line = layout.lineAt(number)
        top = origin + line.y()
        keeps_next = all_keep or (count > 1 and number in (0, count - 2))
        yield Strip(top, top + line.height(), top, keeps_next, is_line=True)


def _rows(document: PageDocument, table: PageTable, height: float) -> Iterator[Strip]:
    spans = table.row_spans()
    head = spans[0]
    for number, (top, bottom) in enumerate(spans):
        shown_again = head if number else NO_HEAD
        if bottom - top <= height - (shown_again[1] - shown_again[0]):
            keeps_next = number in (0, len(spans) - 2) and len(spans) > 1
            yield Strip(top, bottom, top, keeps_next, shown_again)
            continue
        lines = lines_between(document, table.first_of_row(number), top, bottom)
        for begin, end in pairwise([top, *row_cuts(lines), bottom]):
            inside = [line for line in lines if begin <= line.top < end]
            first = min((line.top for line in inside), default=begin)
            is_line = all(line.top - first < ONE_LINE * (line.bottom - line.top) for line in inside)
            yield Strip(begin, end, first, head=shown_again, is_line=is_line)


def row_cuts(lines: list[Line]) -> Iterator[float]:
    """The heights inside a table row at which no line of any cell is cut, but the last one."""
    bottom = 0.0
    for number, line in enumerate(lines):
        if number and line.top >= bottom:
            yield line.top
        bottom = max(bottom, line.bottom)


def _strips_of(document: PageDocument, decoration: Decoration, positions: list[int]) -> tuple[int, int]:
    """The numbers of the first and last strip of what a decoration is painted around."""
    first = bisect_left(positions, document.findBlock(decoration.first).position())
    return first, bisect_right(positions, decoration.last) - 1


def _keep_boxes(document: PageDocument, found: list[Strip], positions: list[int], height: float) -> None:
    for box in document.decorations:
        if box.name in BOXES:
            first, last = _strips_of(document, box, positions)
            if first <= last and found[last].bottom - found[first].top <= TALLEST_WHOLE_BOX * height:
                found[first:last] = [strip._replace(keeps_next=True) for strip in found[first:last]]


def _add_overhang(document: PageDocument, style: PageStyle, found: list[Strip], positions: list[int]) -> None:
    """What is painted around the text, such as the padding of a box, is on the page of its first and last line."""
    for decoration in document.decorations:
        above = overhang(decoration.name, style)
        first, last = _strips_of(document, decoration, positions)
        if above and first <= last:
            found[first] = found[first]._replace(top=found[first].top - above)
            found[last] = found[last]._replace(bottom=found[last].bottom + above)
