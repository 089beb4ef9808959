"""Tables that are drawn with signs in plain text: columns between | signs, or in a grid of + and -."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.library.importing.plain_text.text_lines import TextLine

_GRID = re.compile(r"\+(?:[-=:]{2,}\+)+")
_DASHES = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?")
_UNESCAPED = re.compile(r"(?<!\\)\|")


def drawn_table(lines: Sequence[TextLine], at: int, end: int) -> tuple[int, list[list[str]]]:
    """How many lines the table has that begins at `at`, and its rows; 0 if there is none."""
    if at + 2 < end and _GRID.fullmatch(lines[at].text):
        return _grid(lines, at, end)
    if at + 1 < end and "|" in lines[at].text and _DASHES.fullmatch(lines[at + 1].text):
        return _pipes(lines, at, end)
    return 0, []


def _grid(lines: Sequence[TextLine], at: int, end: int) -> tuple[int, list[list[str]]]:
    """The table ends with its last complete row."""
    rows: list[list[str]] = []
    open_row: list[list[str]] = []
    columns = lines[at].text.count("+") - 1
    count = 0
    for number in range(at + 1, end):
        text = lines[number].text
        if _GRID.fullmatch(text):
            if not open_row:
                break
            rows.append([" ".join(filter(None, cell)) for cell in zip(*open_row, strict=True)])
            open_row = []
            count = number + 1 - at
        else:
            cells = text.split("|")[1:-1] if text.startswith("|") and text.endswith("|") else []
            if len(cells) != columns:
                break
            open_row.append([cell.strip() for cell in cells])
    return count, rows


def _pipes(lines: Sequence[TextLine], at: int, end: int) -> tuple[int, list[list[str]]]:
    rows = [_cells(lines[at])]
    columns = len(_cells(lines[at + 1]))
    if len(rows[0]) != columns:
        return 0, []
    for line in lines[at + 2 : end]:
        cells = _cells(line)
        if len(cells) != columns:
            break
        rows.append(cells)
    return len(rows) + 1, rows


def _cells(line: TextLine) -> list[str]:
    text = line.text.removeprefix("|")
    text = text.removesuffix("|") if not text.endswith("\\|") else text
    return [cell.strip().replace("\\|", "|") for cell in _UNESCAPED.split(text)]
