"""Tables of a Word file, with every cell in its place: what was merged is repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from reader.library.importing.docx.arrange import BodyItem, arrange
from reader.library.importing.docx.context import WordContext, part_text
from reader.library.importing.docx.paragraph_draft import ParagraphDraft
from reader.library.importing.docx.xml_tree import first, is_on, value, whole_number
from reader.library.importing.imported import ImportedBlock, Inlines, NoteBlock, StyledText
from reader.library.importing.table_grid import GridCell, cell_lines, filled_rows, joined_inlines, table_blocks
from reader.library.importing.trim import trimmed
from reader.library.limits import MOST_COLUMNS
from reader.translation import _

ReadItems = Callable[[Element], list[BodyItem]]

_HEADER_LOOK = 0x20


class WordTableReader:
    def __init__(self, context: WordContext, read_items: ReadItems, place: str) -> None:
        self._context = context
        self._report = context.report
        self._read_items = read_items
        self._place = place
        self._anchors: list[str] = []
        self._after: list[ImportedBlock] = []

    def read(self, table: Element) -> Iterator[BodyItem]:
        """The table, and below it the pictures of its cells."""
        self._report.place = self._place
        rows = list(_inside(table, "w:tr"))
        cells = [list(_inside(row, "w:tc")) for row in rows]
        if len(rows) == 1 and len(cells[0]) == 1 and not _is_deleted(rows[0]):
            # One cell is a frame around a text.
            blocks = tuple(arrange(self._read_items(cells[0][0]), self._context, is_body=False).blocks)
            if blocks:
                self._report.changed("frame", _("A table of one cell became a box."))
                yield NoteBlock(blocks)
            return
        grid = [row for number, row in enumerate(rows) if not self._leave_out(number, row)]
        lines = [self._row(row) for row in grid]
        lines = [line for line in lines if line]
        if lines:
            rows_of_cells = filled_rows(lines, self._report)
            self._report.place = self._place
            has_header = _has_header(table, grid[0])
            yield from table_blocks(rows_of_cells, tuple(self._anchors), self._report, has_header=has_header)
        yield from self._after

    def _leave_out(self, number: int, row: Element) -> bool:
        if not _is_deleted(row):
            return False
        self._report.left_out(
            "deleted-row", _("Row {number} of this table was deleted.", number=number + 1), part_text(row)
        )
        return True

    def _row(self, row: Element) -> list[GridCell]:
        properties = row.find("w:trPr")
        before = whole_number(value(properties, "w:gridBefore"))
        cells = [GridCell(1, "") for _column in range(min(max(before, 0), MOST_COLUMNS))]
        for cell in _inside(row, "w:tc"):
            own = cell.find("w:tcPr")
            span = min(max(whole_number(value(own, "w:gridSpan"), 1), 1), MOST_COLUMNS)
            across = own.find("w:hMerge") if own is not None else None
            if across is not None and value(across) != "restart" and cells:
                cells[-1].span += 1
                inlines = self._inlines(cell)
                cells[-1].inlines = joined_inlines([part for part in (cells[-1].inlines, inlines) if part], "\n")
                continue
            down = own.find("w:vMerge") if own is not None else None
            merge = "" if down is None else "restart" if value(down) == "restart" else "continue"
            if own is not None and own.find("w:cellDel") is not None:
                self._report.left_out("deleted-cell", _("A cell was deleted."), part_text(cell))
                cells.append(GridCell(span, merge))
            else:
                cells.append(GridCell(span, merge, self._inlines(cell)))
        return cells

    def _inlines(self, cell: Element) -> Inlines:
        """The text of a cell, one line for each paragraph."""
        self._report.place = self._place
        lines: list[Inlines] = []
        for item in self._read_items(cell):
            if isinstance(item, ParagraphDraft):
                self._anchors += item.anchors
                if not item.is_empty():
                    mark = f"{item.label.text or '•'} " if item.label else ""
                    lines.append((StyledText(mark), *trimmed(item.inlines)) if mark else trimmed(item.inlines))
                lines += cell_lines(item.blocks, self._after, self._report)
            else:
                lines += cell_lines([item], self._after, self._report)
        return joined_inlines(lines, "\n")


def _inside(element: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag not in ("w:tc", "w:tr", "w:p", "w:tbl"):
            yield from _inside(child, wanted)


def _is_deleted(row: Element) -> bool:
    properties = row.find("w:trPr")
    return properties is not None and properties.find("w:del") is not None


def _has_header(table: Element, top: Element) -> bool:
    if is_on(first(top, "w:trPr/w:tblHeader")):
        return True
    look = first(table, "w:tblPr/w:tblLook")
    if look is None:
        return False
    if "w:firstRow" in look.attrib:
        return look.get("w:firstRow") in ("1", "true", "on")
    try:
        return bool(int(value(look) or "0", 16) & _HEADER_LOOK)
    except ValueError:
        return False
