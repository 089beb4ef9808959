"""Reads the rows of a table from a text with commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from reader.library.importing.imported import ImportFailed
from reader.translation import _, ngettext

MOST_ROWS = 20_000
LONGEST_CELL = 100_000
_SEPARATORS = ("\t", ";", ",", "|")
_NAMED = re.compile(r"sep=(.)\s*\n", re.IGNORECASE)
_SAMPLE = 20_000
"""Characters from the beginning by which the separator is found."""


def rows_of(text: str, separator: str = "") -> list[list[str]]:
    """Without empty rows. Raises ImportFailed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if named := _NAMED.match(text):
        separator, text = named[1], text[named.end() :]
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator or _separator(text)):
            if any(cell.strip() for cell in row):
                rows.append([" ".join(cell.split()) for cell in row])
            if len(rows) > MOST_ROWS:
                raise ImportFailed(
                    ngettext(
                        "It has more than {count} row. Divide it into several files.",
                        "It has more than {count} rows. Divide it into several files.",
                        MOST_ROWS,
                    )
                )
    except csv.Error as error:
        raise ImportFailed(_("A cell of the table is too long, or a quotation mark is missing.")) from error
    return rows


def _separator(text: str) -> str:
    """That which divides the first rows most evenly into two or more columns."""
    best, most = ",", (0.0, 0)
    for separator in _SEPARATORS:
        try:
            widths = [
                len(row) for row in csv.reader(io.StringIO(text[:_SAMPLE], newline=""), delimiter=separator) if row
            ]
        except csv.Error:
            continue
        # The last row of the sample may be cut.
        widths = widths[: max(1, len(widths) - 1)] if len(text) > _SAMPLE else widths
        if not widths:
            continue
        width, count = Counter(widths).most_common(1)[0]
        if width > 1 and (count / len(widths), width) > most:
            best, most = separator, (count / len(widths), width)
    return best
