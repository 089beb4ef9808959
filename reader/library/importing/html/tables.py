"""Tables of HTML: tables of data, and those that only put a page together, whose cells are read one after another."""

from __future__ import annotations

from collections.abc import Iterator

from reader.library.importing.html.element_kinds import HEADINGS
from reader.library.importing.html.element_text import element_text
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.html.html_reader import Flow, HtmlReader
from reader.library.importing.html.inline_draft import TextContext
from reader.library.importing.imported import Inlines, NoteBlock
from reader.library.importing.table_grid import GridCell, cell_lines, filled_rows, joined_inlines, table_blocks
from reader.library.limits import LONGEST_ENTRY, MOST_COLUMNS
from reader.library.model import STYLES, Style
from reader.translation import _

_MOST_ROWS = 65_534
_CELLS = ("td", "th")
_GROUPS = ("thead", "tbody", "tfoot")


def read_table(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    reader.end_paragraph(flow)
    rows = list(_rows(element))
    cells = [cell for row in rows for cell in _cells(row)]
    for caption in element.elements:
        if caption.tag == "caption":
            reader.read_plain(caption, flow, context)
    if len(cells) == 1 and flow.is_top and _has_border(element) and len(element_text(cells[0])) < 3_000:
        if blocks := reader.read_blocks(cells[0].children, context):
            reader.report.changed("frame", _("A table of one cell became a box."))
            flow.blocks.append(NoteBlock(tuple(blocks)))
        return
    if any(map(reader.is_omitted, (*rows, *cells))) or _is_layout(element, rows, cells):
        for row in rows:
            for part in [row] if reader.is_omitted(row) else _cells(row):
                reader.read_part(part, flow, context)
        return
    for part in (element, *(each for each in element.elements if each.tag in _GROUPS), *rows):
        if part is not element:
            reader.collect_anchors(part)
    grid = _Grid(reader, flow, context)
    place = reader.report.place
    lines = [line for number, row in enumerate(rows) if (line := grid.line(row, is_top=not number))]
    if lines and any(cell.inlines for line in lines for cell in line):
        has_header = all(cell.tag == "th" for cell in _cells(rows[0])) or rows[0] in _header_rows(element)
        filled = filled_rows(lines, reader.report)
        flow.blocks += table_blocks(filled, reader.take_anchors(), reader.report, has_header=has_header)
    reader.report.place = place
    reader.end_paragraph(flow)


class _Grid:
    """Puts cells into columns: one that goes on over several rows leaves a place in each of them."""

    def __init__(self, reader: HtmlReader, flow: Flow, context: TextContext) -> None:
        self._reader = reader
        self._flow = flow
        self._context = context
        self._down: dict[int, tuple[int, int]] = {}

    def line(self, row: HtmlElement, *, is_top: bool) -> list[GridCell]:
        line: list[GridCell] = []
        column = 0
        for cell in _cells(row):
            column = self._go_on(line, column)
            span = _span(cell.get("colspan"), MOST_COLUMNS)
            down = _span(cell.get("rowspan"), _MOST_ROWS, zero=_MOST_ROWS)
            line.append(GridCell(span, "restart" if down > 1 else "", self._inlines(cell, is_top=is_top)))
            if down > 1:
                self._down[column] = (span, down)
            column += span
        self._go_on(line, column)
        self._down = {at: (span, left - 1) for at, (span, left) in self._down.items() if left > 1}
        return line

    def _go_on(self, line: list[GridCell], column: int) -> int:
        """Fills the columns of cells from rows above, from this column on."""
        started = {id(cell) for cell in line if cell.merge == "restart"}
        while column in self._down and not self._is_new(column, line, started):
            span, _cell = self._down[column]
            line.append(GridCell(span, "continue"))
            column += span
        return column

    @staticmethod
    def _is_new(column: int, line: list[GridCell], started: set[int]) -> bool:
        at = 0
        for cell in line:
            if at == column:
                return id(cell) in started
            at += cell.span
        return False

    def _inlines(self, cell: HtmlElement, *, is_top: bool) -> Inlines:
        self._reader.collect_anchors(cell)
        style = self._context.style
        if cell.tag == "th" and not is_top:
            style = STYLES[style | Style.STRONG]
        own = HtmlElement("div", {"style": cell.get("style"), "class": cell.get("class")}, cell.children)
        blocks = self._reader.read_blocks([own], TextContext(style, self._context.target))
        lines = cell_lines(blocks, self._flow.after, self._reader.report)
        return joined_inlines(lines, "\n")


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """In the order of the page: a foot that is written first is shown last."""
    feet = []
    for child in table.elements:
        if child.tag == "tr":
            yield child
        elif child.tag == "tfoot":
            feet += [row for row in child.elements if row.tag == "tr"]
        elif child.tag in _GROUPS:
            yield from (row for row in child.elements if row.tag == "tr")
    yield from feet


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row.elements if cell.tag in _CELLS]


def _header_rows(table: HtmlElement) -> list[HtmlElement]:
    return [row for part in table.elements if part.tag == "thead" for row in part.elements]


def _span(text: str, most: int, zero: int = 1) -> int:
    text = text.strip()
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 1
    return min(number or zero, most)


def _has_border(table: HtmlElement) -> bool:
    return table.get("border") not in ("", "0") or "border" in table.get("style").casefold()


def _is_layout(table: HtmlElement, rows: list[HtmlElement], cells: list[HtmlElement]) -> bool:
    """Whether it only puts parts of the page beside each other."""
    if table.get("role") in ("presentation", "none") or len(cells) <= 1:
        return True
    has_headers = any(cell.tag == "th" for cell in cells) or any(
        part.tag in ("caption", "thead") for part in table.elements
    )
    if has_headers:
        return any(len(element_text(cell)) > 4 * LONGEST_ENTRY for cell in cells)
    inside = {each.tag for cell in cells for each in cell.walk()}
    if not inside.isdisjoint(HEADINGS) or "table" in inside or "article" in inside:
        return True
    if len(rows) == 1 and not _has_border(table):
        return any(len(element_text(cell)) > 200 for cell in cells) or "img" in inside
    return any(len(element_text(cell)) > 2_000 for cell in cells)
