"""Makes tables of cells that may be merged: what is merged is repeated, and what no cell can hold becomes lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.library.importing.imported import (
    Anchors,
    CodeBlock,
    FigureBlock,
    HeadingBlock,
    ImportedBlock,
    Inline,
    Inlines,
    ListBlock,
    NoteBlock,
    OmittedBlock,
    ParagraphBlock,
    QuoteBlock,
    StyledText,
    TableBlock,
    plain,
)
from reader.library.importing.report import ImportReport, Outcome
from reader.library.limits import LONGEST_ENTRY, LONGEST_ROW, MOST_CELLS, MOST_COLUMNS
from reader.library.model import Style
from reader.translation import _

_LONGEST_ACROSS = 60
"""Characters of a text that is repeated in the columns that it was above."""

_MOST_REPEATED = 500_000
"""Characters that merged cells of one table may add: a page may say that a cell goes on for a million rows."""


@dataclass(slots=True)
class GridCell:
    """`merge` is "restart" or "continue" for a cell that goes on over several rows."""

    span: int
    merge: str
    inlines: Inlines = ()


def filled_rows(lines: Sequence[Sequence[GridCell]], report: ImportReport) -> list[list[Inlines]]:
    """Rows of the same length."""
    columns = max(sum(cell.span for cell in line) for line in lines)
    if columns > MOST_COLUMNS:
        for cell in (cell for line in lines for cell in line):
            cell.span = 1
        columns = max(map(len, lines))
    rows: list[list[Inlines]] = []
    merged = []
    left = _MOST_REPEATED
    for line in lines:
        row: list[Inlines] = []
        for cell in line:
            inlines = cell.inlines
            if cell.merge == "continue" and not inlines and rows and len(row) < columns and left > 0:
                inlines = rows[-1][len(row)]
                merged.append(plain(inlines))
                left -= len(merged[-1])
            is_short = len(plain(inlines)) <= _LONGEST_ACROSS and cell.span < columns
            if cell.span > 1 and inlines:
                merged.append(plain(inlines))
            row += [inlines, *[inlines if is_short else ()] * (cell.span - 1)]
        rows.append([*row, *[()] * (columns - len(row))])
    if merged:
        texts = "; ".join(dict.fromkeys(filter(None, (" ".join(text.split()) for text in merged))))
        report.changed("merged-cells", _("Merged cells became single cells with the same text."), texts)
    return rows


def table_blocks(
    rows: list[list[Inlines]], anchors: Anchors, report: ImportReport, *, has_header: bool
) -> Iterator[TableBlock | ParagraphBlock]:
    columns = len(rows[0])
    is_too_large = columns > MOST_COLUMNS or columns * len(rows) > MOST_CELLS
    lengths = [[len(plain(cell)) + 50 * len(cell) for cell in row] for row in rows]
    if is_too_large or any(max(row) > LONGEST_ENTRY or sum(row) + 150 * columns > LONGEST_ROW for row in lengths):
        report.changed("large-table", _("A table is too large for a page. Each row became a paragraph."))
        for row in rows:
            yield ParagraphBlock(joined_inlines([cell for cell in row if cell], " | "), anchors)
            anchors = ()
        return
    if len(rows) > 1 and not has_header:
        report.count(
            Outcome.GUESSED, "table-header", _("The first row of a table became its header."), plain(rows[0][0])
        )
    yield TableBlock(tuple(map(tuple, rows)), anchors)


def cell_lines(blocks: Sequence[ImportedBlock], after: list[ImportedBlock], report: ImportReport) -> list[Inlines]:
    """The texts of blocks in a cell; pictures are added to `after`, to stand below the table."""
    lines: list[Inlines] = []
    for block in blocks:
        match block:
            case FigureBlock():
                after.append(block)
                report.changed("picture-in-table", _("A picture in a table is below the table now."), block.alt)
            case TableBlock():
                lines += [joined_inlines([cell for cell in row if cell], " | ") for row in block.rows]
                report.changed("table-in-table", _("A table in a cell became lines of this cell."))
            case ListBlock():
                lines += _list_lines(block, after, report)
            case NoteBlock():
                lines += [(StyledText(block.title, Style.STRONG),)] if block.title else []
                lines += cell_lines(block.blocks, after, report)
            case QuoteBlock():
                lines += cell_lines(block.blocks, after, report)
            case ParagraphBlock() | HeadingBlock():
                lines.append(block.inlines)
            case CodeBlock():
                lines += [(StyledText(line),) for line in block.text.split("\n")]
            case OmittedBlock():
                after.append(block)
    return lines


def _list_lines(block: ListBlock, after: list[ImportedBlock], report: ImportReport) -> Iterator[Inlines]:
    for number, item in enumerate(block.items):
        mark = "• " if block.start is None else f"{block.start + number}. "
        for line in cell_lines(item, after, report):
            yield (StyledText(mark), *line) if mark else line
            mark = ""


def joined_inlines(parts: Sequence[Inlines], between: str) -> Inlines:
    joined: list[Inline] = []
    for part in parts:
        joined.extend((StyledText(between), *part) if joined else part)
    return tuple(joined)
