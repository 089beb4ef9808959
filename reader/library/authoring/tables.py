"""Converts the tokens of a Markdown table into a table. Its id can be in its last cell or in a line below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from reader.library.authoring.inline import read_spans
from reader.library.authoring.markdown import BLOCK_ID
from reader.library.authoring.raw_marks import warn_of_raw_marks
from reader.library.authoring.targets import FileLinkResolver
from reader.library.authoring.yamlfile import for_message
from reader.library.model import Spans, Table
from reader.translation import _

_ONLY_ID = re.compile(r"\{#[^{}\s]*\}")
_CELL_END = re.compile(r"(?<!\\)\|")


class TableReader:
    """After `read`, `table` is the table and `id` the id as the author wrote it, or None."""

    table: Table
    id: str | None = None

    def __init__(self, lines: Sequence[str], first_line: int, links: FileLinkResolver) -> None:
        self._lines = lines
        self._first_line = first_line
        self._links = links

    def read(self, tokens: Sequence[Token], position: int) -> int:
        """`position` is that of the token that opens the table; returns that of the token that closes it."""
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
                warn_of_raw_marks(token, self._first_line + line, self._links)
                cells.append(read_spans(token.children or [], self._first_line + line, self._links))
                if BLOCK_ID in token.meta:
                    ids.append(token.meta[BLOCK_ID])
            elif token.type == "tr_close":
                self._check_width(line, len(cells))
                # A line with only {#id} is the id of the table, not a row.
                if any(cells) or not ids or not rows:
                    rows.append(tuple(cells))
                cells = []
            position += 1
        for id in ids[1:]:
            message = _("a table can have only one id; delete {id}", id=f"{{#{for_message(id)}}}")
            self._links.error(self._first_line + line, message)
        self.id = ids[0] if ids else None
        self.table = Table(tuple(rows), tuple(alignments))
        return position

    def _check_width(self, line: int, columns: int) -> None:
        """Reports rows of another length than the header: Markdown drops their last cells, or adds empty ones."""
        row = self._lines[line].strip(" \t>").removeprefix("|")
        ends = len(_CELL_END.findall(row))
        cells = ends + (not row.endswith("|") or row.endswith("\\|"))
        if cells < columns and not _ONLY_ID.fullmatch(row.strip(" |")):
            self._links.warn(
                self._first_line + line,
                _(
                    "this row has fewer cells than the header, which has {columns}; write | for each empty cell, or an "
                    "empty line after the table",
                    columns=columns,
                ),
            )
        if cells > columns:
            self._links.error(
                self._first_line + line,
                _(
                    "this row has more cells than the header, which has {columns}; write \\| for a | inside a cell",
                    columns=columns,
                ),
            )
