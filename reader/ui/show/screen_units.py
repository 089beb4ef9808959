"""The units of a laid out document between which screens may be cut: lines of text, and rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtGui import QTextBlock, QTextTable

from reader.ui.page.decorations import overhangs
from reader.ui.page.document import BOXES, PageDocument
from reader.ui.page.page_style import PageStyle
from reader.ui.page.page_table import LAST_LINE
from reader.ui.page.tables import PADDING
from reader.ui.show.screen_cuts import Unit

Ends = tuple[int, int]
"""The first and the last document position of a unit."""


def text_units(document: PageDocument, style: PageStyle, room: float) -> tuple[list[Unit], list[Ends]]:
    """The lines of all paragraphs. A box that has `room` is not cut."""
    above, below = overhangs(document, style)
    titles = {decoration.first for decoration in document.decorations if decoration.name in BOXES}
    layout = document.documentLayout()
    units: list[Unit] = []
    ends: list[Ends] = []
    block = document.begin()
    while block.isValid():
        top = layout.blockBoundingRect(block).top()
        lines = block.layout()
        count = lines.lineCount() if block.length() > 1 else 0
        keeps = block.blockFormat().headingLevel() > 0 or block.position() in titles
        for number in range(count):
            line = lines.lineAt(number)
            begin = top + line.y() - (above.get(block.position(), 0.0) if number == 0 else 0.0)
            end = top + line.y() + line.height()
            is_last = number == count - 1
            if is_last:
                end += below.get(block.position(), 0.0)
            units.append(Unit(begin, end, number == 0, keeps or (is_last and _introduces(block))))
            first = block.position() + line.textStart()
            ends.append((first, first + line.textLength()))
        block = block.next()
    _keep_boxes(document, units, ends, room)
    return units, ends


def _introduces(block: QTextBlock) -> bool:
    """Whether a list follows a paragraph that ends with a colon."""
    following = block.next()
    is_list = following.isValid() and following.blockFormat().indent() > block.blockFormat().indent()
    return is_list and block.text().rstrip().endswith((":", "："))


def _keep_boxes(document: PageDocument, units: list[Unit], ends: list[Ends], room: float) -> None:
    for box in document.decorations:
        if box.name not in BOXES:
            continue
        inside = [number for number, (first, last) in enumerate(ends) if first <= box.last and last >= box.first]
        if inside and units[inside[-1]].bottom - units[inside[0]].top <= room:
            for number in inside[:-1]:
                units[number] = units[number]._replace(keeps=True)


def table_units(document: PageDocument, style: PageStyle, room: float) -> tuple[list[Unit], list[Ends]]:
    """The rows of the only table; one that is taller than the `room` is cut where no cell has a line."""
    if not document.tables:
        return [], []
    page_table = document.tables[0]
    table = document.cursor(page_table.first).currentTable()
    top, bottom = page_table.span()
    padding = style.pixels(PADDING)
    layout = document.documentLayout()
    starts = [
        layout.blockBoundingRect(table.cellAt(row, 0).firstCursorPosition().block()).top()
        for row in range(table.rows())
    ]
    tops = [top, *(start - padding + 1 for start in starts[1:]), bottom - LAST_LINE + 2]
    units: list[Unit] = []
    ends: list[Ends] = []
    for row, (begin, end) in enumerate(pairwise(tops)):
        positions = table.cellAt(row, 0).firstPosition(), table.cellAt(row, table.columns() - 1).lastPosition()
        cuts = [begin, end] if end - begin <= room else [*_cuts(document, table, row, begin), end]
        for number, (upper, lower) in enumerate(pairwise(cuts)):
            units.append(Unit(upper, lower, begins=number == 0))
            ends.append(positions)
    return units, ends


def _cuts(document: PageDocument, table: QTextTable, row: int, top: float) -> list[float]:
    cuts = [top]
    reach = top
    for begin, end in sorted(_lines(document, table, row)):
        if begin >= reach - 0.5 and begin > cuts[-1] + 1:
            cuts.append(begin)
        reach = max(reach, end)
    return cuts


def _lines(document: PageDocument, table: QTextTable, row: int) -> Iterator[tuple[float, float]]:
    """The top and bottom of each line in the cells of a row."""
    layout = document.documentLayout()
    for column in range(table.columns()):
        cell = table.cellAt(row, column)
        block = cell.firstCursorPosition().block()
        while block.isValid() and block.position() <= cell.lastPosition():
            top = layout.blockBoundingRect(block).top()
            for number in range(block.layout().lineCount()):
                line = block.layout().lineAt(number)
                yield top + line.y(), top + line.y() + line.height()
            block = block.next()
