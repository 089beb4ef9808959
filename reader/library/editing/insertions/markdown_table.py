"""Tables in Markdown: new ones, rows and columns, and columns of even width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.insertions.edited_text import (
    EditedText,
    as_block,
    block_place,
    is_in_head,
    line_range,
    paragraph_range,
)
from reader.translation import _, ngettext

MOST_CELLS = 400
"""Of a new table."""

_DELIMITER = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*")
_ONLY_ID = re.compile(r"[ \t]*\{#[^{}\s]*\}[ \t]*")
_WIDEST = 40
"""Columns of a cell up to which shorter ones are filled with spaces."""


@dataclass(frozen=True, slots=True)
class MarkdownTable:
    """`start` and `end` are where it is in the text; `rows` have cells as written, the first one is the header.

    `alignments` have left, center, right or an empty text; `id` is the line below it, or empty.
    """

    start: int
    end: int
    rows: Sequence[Sequence[str]]
    alignments: Sequence[str]
    id: str = ""
    indent: str = ""


def table_at(edited: EditedText) -> MarkdownTable | None:
    """The table at the caret."""
    start, end = paragraph_range(edited)
    lines = edited.text[start:end].split("\n")
    for number in range(1, len(lines)):
        if "|" in lines[number - 1] and "-" in lines[number] and _DELIMITER.fullmatch(lines[number]):
            break
    else:
        return None
    begin = start + sum(len(line) + 1 for line in lines[: number - 1])
    if edited.start < begin:
        return None
    header, delimiter, *body = lines[number - 1 :]
    id = body.pop() if body and _ONLY_ID.fullmatch(body[-1].strip("| \t")) else ""
    rows = [_cells(header), *map(_cells, body)]
    alignments = [_alignment(cell) for cell in _cells(delimiter)]
    width = max(len(alignments), len(rows[0]))
    filled = [[*row, *[""] * (width - len(row))] for row in rows]
    alignments += [""] * (width - len(alignments))
    indent = header[: len(header) - len(header.lstrip())]
    return MarkdownTable(begin, end, filled, alignments, id, indent)


def insert_table(edited: EditedText, rows: int, columns: int) -> EditedText:
    """An empty table after the paragraph at the caret, with a header row; the caret is in its first cell."""
    if is_in_head(edited):
        return edited
    if not (rows >= 1 and columns >= 1 and rows * columns <= MOST_CELLS):
        raise EditRefused(
            ngettext("A new table has at most {count} cell.", "A new table has at most {count} cells.", MOST_CELLS)
        )
    table = MarkdownTable(0, 0, [[""] * columns for _each in range(rows + 1)], [""] * columns)
    return as_block(edited, block_place(edited), written_table(table), (2, 2))


def tidy_table(edited: EditedText) -> EditedText:
    """The same table with columns of even width."""
    return _changed(edited, lambda table, row, column: (table, row, column))


def add_row(edited: EditedText, *, above: bool = False) -> EditedText:
    """An empty row below the caret, or above it. Nothing is above the header."""

    def change(table: MarkdownTable, row: int, column: int) -> tuple[MarkdownTable, int, int]:
        place = max(1, row if above else row + 1)
        rows = [*table.rows[:place], [""] * len(table.alignments), *table.rows[place:]]
        return replace(table, rows=rows), place, column

    return _changed(edited, change)


def delete_row(edited: EditedText) -> EditedText:
    """The row at the caret goes; the header only with the whole table."""

    def change(table: MarkdownTable, row: int, column: int) -> tuple[MarkdownTable, int, int]:
        if row == 0:
            raise EditRefused(
                _("A table needs its first row, the header. Delete the whole table, or change its words.")
            )
        rows = [*table.rows[:row], *table.rows[row + 1 :]]
        return replace(table, rows=rows), min(row, len(rows) - 1), column

    return _changed(edited, change)


def add_column(edited: EditedText, *, before: bool = False) -> EditedText:
    """An empty column after the caret, or before it."""

    def change(table: MarkdownTable, row: int, column: int) -> tuple[MarkdownTable, int, int]:
        place = column if before else column + 1
        rows = [[*cells[:place], "", *cells[place:]] for cells in table.rows]
        alignments = [*table.alignments[:place], "", *table.alignments[place:]]
        return replace(table, rows=rows, alignments=alignments), row, place

    return _changed(edited, change)


def delete_column(edited: EditedText) -> EditedText:
    def change(table: MarkdownTable, row: int, column: int) -> tuple[MarkdownTable, int, int]:
        if len(table.alignments) == 1:
            raise EditRefused(_("This is the only column. Delete the whole table instead."))
        rows = [[*cells[:column], *cells[column + 1 :]] for cells in table.rows]
        alignments = [*table.alignments[:column], *table.alignments[column + 1 :]]
        return replace(table, rows=rows, alignments=alignments), row, min(column, len(alignments) - 1)

    return _changed(edited, change)


def align_column(edited: EditedText, alignment: str) -> EditedText:
    """left, center, right or an empty text; the one that it has already takes it away."""

    def change(table: MarkdownTable, row: int, column: int) -> tuple[MarkdownTable, int, int]:
        alignments = list(table.alignments)
        alignments[column] = "" if alignments[column] == alignment else alignment
        return replace(table, alignments=alignments), row, column

    return _changed(edited, change)


def written_table(table: MarkdownTable) -> str:
    columns = range(len(table.alignments))
    widths = [max(3, *(min(_WIDEST, _width(row[column])) for row in table.rows)) for column in columns]
    lines = [_line(row, widths, table.alignments) for row in table.rows]
    lines.insert(1, "|" + "|".join(_dashes(widths[column], table.alignments[column]) for column in columns) + "|")
    return "\n".join([*(f"{table.indent}{line}" for line in lines), *([table.id] if table.id else [])])


def _changed(
    edited: EditedText, change: Callable[[MarkdownTable, int, int], tuple[MarkdownTable, int, int]]
) -> EditedText:
    table = table_at(edited)
    if table is None:
        raise EditRefused(_("Put the caret into a table first."))
    row, column = _cell_of(edited, table)
    table, row, column = change(table, row, column)
    written = written_table(table)
    caret = _place_of(written, row, column)
    return edited.replaced(table.start, table.end, written, (caret, caret))


def _cell_of(edited: EditedText, table: MarkdownTable) -> tuple[int, int]:
    """The row and the column at the caret, from 0."""
    line = edited.text.count("\n", table.start, edited.start)
    row = min(max(0, line - 1) if line else 0, len(table.rows) - 1)
    start = line_range(EditedText(edited.text, edited.start, edited.start))[0]
    before = _ends(edited.text[start : edited.start].lstrip().removeprefix("|"))
    return row, min(before, len(table.alignments) - 1)


def _place_of(written: str, row: int, column: int) -> int:
    lines = written.split("\n")
    number = row + 1 if row else 0
    start = sum(len(line) + 1 for line in lines[:number])
    line = lines[number]
    place = line.index("|")
    for _each in range(column):
        place = next(found.start() for found in re.finditer(r"(?<!\\)\|", line) if found.start() > place)
    return start + place + 2


def _cells(line: str) -> list[str]:
    row = line.strip().removeprefix("|")
    if row.endswith("|") and not row.endswith("\\|"):
        row = row[:-1]
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", row)]


def _ends(text: str) -> int:
    return len(re.findall(r"(?<!\\)\|", text))


def _alignment(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else ""


def _dashes(width: int, alignment: str) -> str:
    left, right = alignment in ("left", "center"), alignment in ("right", "center")
    return f"{':' if left else '-'}{'-' * width}{':' if right else '-'}"


def _line(row: Sequence[str], widths: Sequence[int], alignments: Sequence[str]) -> str:
    cells = []
    for cell, width, alignment in zip(row, widths, alignments, strict=True):
        space = " " * max(0, width - _width(cell))
        cells.append(f" {space}{cell} " if alignment == "right" else f" {cell}{space} ")
    return f"|{'|'.join(cells)}|"


def _width(text: str) -> int:
    """Columns in an editor with letters of one width."""
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text
    )
