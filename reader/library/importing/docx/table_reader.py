"""Tables of a Word file, with every cell in its place: what was merged is repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from reader.library.importing.docx.arrange import BodyItem, arrange
from reader.library.importing.docx.context import WordContext, part_text
from reader.library.importing.docx.paragraph_draft import ParagraphDraft
from reader.library.importing.docx.xml_tree import first, is_on, value, whole_number
from reader.library.importing.imported import (
    FigureBlock,
    HeadingBlock,
    ImportedBlock,
    Inline,
    Inlines,
    ListBlock,
    NoteBlock,
    ParagraphBlock,
    QuoteBlock,
    StyledText,
    TableBlock,
    plain,
)
from reader.library.importing.report import Outcome
from reader.library.importing.trim import trimmed
from reader.library.limits import LONGEST_ENTRY, LONGEST_ROW, MOST_CELLS, MOST_COLUMNS

ReadItems = Callable[[Element], list[BodyItem]]

_LONGEST_ACROSS = 60
"""Characters of a text that is repeated in the columns that it was above."""

_HEADER_LOOK = 0x20


@dataclass(slots=True)
class _Cell:
    """`merge` is "restart" or "continue" for a cell that goes on over several rows."""

    span: int
    merge: str
    inlines: Inlines = ()


class TableReader:
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
                self._report.changed("frame", "A table of one cell became a box.")
                yield NoteBlock(blocks)
            return
        grid = [row for number, row in enumerate(rows) if not self._leave_out(number, row)]
        lines = [self._row(row) for row in grid]
        lines = [line for line in lines if line]
        if lines:
            yield from self._blocks(table, grid, self._filled(lines))
        yield from self._after

    def _leave_out(self, number: int, row: Element) -> bool:
        if not _is_deleted(row):
            return False
        self._report.left_out("deleted-row", f"Row {number + 1} of this table was deleted.", part_text(row))
        return True

    def _row(self, row: Element) -> list[_Cell]:
        properties = row.find("w:trPr")
        before = whole_number(value(properties, "w:gridBefore"))
        cells = [_Cell(1, "") for _ in range(min(max(before, 0), MOST_COLUMNS))]
        for cell in _inside(row, "w:tc"):
            own = cell.find("w:tcPr")
            span = min(max(whole_number(value(own, "w:gridSpan"), 1), 1), MOST_COLUMNS)
            across = own.find("w:hMerge") if own is not None else None
            if across is not None and value(across) != "restart" and cells:
                cells[-1].span += 1
                inlines = self._inlines(cell)
                cells[-1].inlines = _joined([part for part in (cells[-1].inlines, inlines) if part], "\n")
                continue
            down = own.find("w:vMerge") if own is not None else None
            merge = "" if down is None else "restart" if value(down) == "restart" else "continue"
            if own is not None and own.find("w:cellDel") is not None:
                self._report.left_out("deleted-cell", "A cell was deleted.", part_text(cell))
                cells.append(_Cell(span, merge))
            else:
                cells.append(_Cell(span, merge, self._inlines(cell)))
        return cells

    def _filled(self, lines: list[list[_Cell]]) -> list[list[Inlines]]:
        """Rows of the same length."""
        columns = max(sum(cell.span for cell in line) for line in lines)
        if columns > MOST_COLUMNS:
            for cell in (cell for line in lines for cell in line):
                cell.span = 1
            columns = max(map(len, lines))
        rows: list[list[Inlines]] = []
        merged = []
        for line in lines:
            row: list[Inlines] = []
            for cell in line:
                inlines = cell.inlines
                if cell.merge == "continue" and not inlines and rows and len(row) < columns:
                    inlines = rows[-1][len(row)]
                    merged.append(plain(inlines))
                is_short = len(plain(inlines)) <= _LONGEST_ACROSS and cell.span < columns
                if cell.span > 1 and inlines:
                    merged.append(plain(inlines))
                row += [inlines, *[inlines if is_short else ()] * (cell.span - 1)]
            rows.append([*row, *[()] * (columns - len(row))])
        if merged:
            texts = "; ".join(dict.fromkeys(filter(None, (" ".join(text.split()) for text in merged))))
            self._report.changed("merged-cells", "Merged cells became single cells with the same text.", texts)
        return rows

    def _blocks(self, table: Element, grid: list[Element], rows: list[list[Inlines]]) -> Iterator[BodyItem]:
        self._report.place = self._place
        columns = len(rows[0])
        is_too_large = columns > MOST_COLUMNS or columns * len(rows) > MOST_CELLS
        lengths = [[len(plain(cell)) + 50 * len(cell) for cell in row] for row in rows]
        if is_too_large or any(max(row) > LONGEST_ENTRY or sum(row) + 150 * columns > LONGEST_ROW for row in lengths):
            self._report.changed("large-table", "A table is too large for a page. Each row became a paragraph.")
            for row in rows:
                yield ParagraphBlock(_joined([cell for cell in row if cell], " | "))
            return
        if len(rows) > 1 and not _has_header(table, grid[0]):
            self._report.count(
                Outcome.GUESSED, "table-header", "The first row of a table became its header.", plain(rows[0][0])
            )
        yield TableBlock(tuple(map(tuple, rows)), tuple(self._anchors))

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
                lines += self._lines(item.blocks)
            else:
                lines += self._lines([item])
        return _joined(lines, "\n")

    def _lines(self, blocks: list[ImportedBlock]) -> list[Inlines]:
        """The texts of blocks; pictures stand below the table."""
        lines: list[Inlines] = []
        for block in blocks:
            if isinstance(block, FigureBlock):
                self._after.append(block)
                self._report.changed("picture-in-table", "A picture in a table is below the table now.", block.alt)
            elif isinstance(block, TableBlock):
                lines += [_joined([cell for cell in row if cell], " | ") for row in block.rows]
                self._report.changed("table-in-table", "A table in a cell became lines of this cell.")
            elif isinstance(block, ListBlock):
                lines += [(StyledText("• "), *line) for item in block.items for line in self._lines(list(item))]
            elif isinstance(block, NoteBlock | QuoteBlock):
                lines += self._lines(list(block.blocks))
            elif isinstance(block, ParagraphBlock | HeadingBlock):
                lines.append(block.inlines)
        return lines


def _joined(parts: list[Inlines], between: str) -> Inlines:
    joined: list[Inline] = []
    for part in parts:
        joined.extend((StyledText(between), *part) if joined else part)
    return tuple(joined)


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
