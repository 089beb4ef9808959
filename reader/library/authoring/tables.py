"""The tokens of a Markdown table -> a table, with the id that may stand in its last cell or in a line below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from reader.library.authoring.inline import read_spans
from reader.library.authoring.markdown import BLOCK_ID
from reader.library.authoring.targets import FileLinks
from reader.library.authoring.yamlfile import shown
from reader.library.model import Spans, Table

_CELL_END = re.compile(r"(?<!\\)\|")


class TableReader:
    """After `read`: the table, and its id as the author wrote it, or None."""

    table: Table
    id: str | None = None

    def __init__(self, lines: Sequence[str], first_line: int, links: FileLinks) -> None:
        self._lines = lines
        self._first_line = first_line
        self._links = links

    def read(self, tokens: Sequence[Token], position: int) -> int:
        """Starts at the token that opens the table; returns where the one is that closes it."""
        rows: list[tuple[Spans, ...]] = []
        cells: list[Spans] = []
        alignments: list[str] = []
        ids: list[str] = []
        line = 0
        while tokens[position].type != "table_close":
            token = tokens[position]
            if token.type == "tr_open" and token.map:
                line = token.map[0]
            elif token.type == "th_open":
                alignments.append(str(token.attrs.get("style", "")).removeprefix("text-align:"))
            elif token.type == "inline":
                cells.append(read_spans(token.children or [], self._first_line + line, self._links))
                if BLOCK_ID in token.meta:
                    ids.append(token.meta[BLOCK_ID])
            elif token.type == "tr_close":
                self._check_width(line, len(cells))
                # A line that holds nothing but {#id} names the table and is no row.
                if any(cells) or not ids or not rows:
                    rows.append(tuple(cells))
                cells = []
            position += 1
        for id in ids[1:]:
            self._links.error(self._first_line + line, f"a table has one id; delete {{#{shown(id)}}}")
        self.id = ids[0] if ids else None
        self.table = Table(tuple(rows), tuple(alignments))
        return position

    def _check_width(self, line: int, columns: int) -> None:
        """Markdown drops, without a word, what goes beyond the columns of the head."""
        row = self._lines[line].strip(" \t>").removeprefix("|")
        ends = len(_CELL_END.findall(row))
        if ends + (not row.endswith("|")) > columns:
            self._links.error(
                self._first_line + line,
                f"this row has more cells than the head, which has {columns}; write \\| for a |",
            )
