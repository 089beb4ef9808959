"""The units of a laid out document between which screens may be cut: lines of text, and rows of a table."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtGui import QTextBlock

from reader.ui.page.decorations import overhangs
from reader.ui.page.document import BOXES, PageDocument
from reader.ui.page.line_steps import lines_between
from reader.ui.page.page_strips import row_cuts
from reader.ui.page.page_style import PageStyle
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


def table_units(document: PageDocument, room: float) -> tuple[list[Unit], list[Ends]]:
    """The rows of the only table; one that is taller than the `room` is cut where no cell has a line."""
    if not document.tables:
        return [], []
    table = document.tables[0]
    units: list[Unit] = []
    ends: list[Ends] = []
    spans = table.row_spans()
    for row, (top, bottom) in enumerate(spans):
        first = table.first_of_row(row)
        last = table.first_of_row(row + 1) - 1 if row + 1 < len(spans) else table.last
        cuts = [] if bottom - top <= room else row_cuts(lines_between(document, first, top, bottom))
        for number, (begin, end) in enumerate(pairwise([top, *cuts, bottom])):
            units.append(Unit(begin, end, begins=number == 0))
            ends.append((first, last))
    return units, ends
