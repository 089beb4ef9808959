"""Long tables on paper: the pieces that they are laid out in, and where those that are too long end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import groupby

from reader.library.limits import cells_cost
from reader.library.model import Block, BlockKind, Span, Table
from reader.library.page_words import ENGLISH_WORDS, PageWords
from reader.ui.page.article_parts import Piece
from reader.ui.page.column_widths import ColumnNeed, larger
from reader.ui.page.table_formats import TableFormats

LARGEST_TABLE = 1_500_000
"""What the rows of a printed table may cost to lay out, as `cells_cost` counts: a thousand rows of eight columns, some
fifty pages. The largest table that a pack may hold would take minutes, and 600 pages."""


class LongTable:
    """The pieces of one table. Each may be cut between columns, too, but all between the same ones."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        tables = [piece.block.table for piece in pieces if piece.block.table]
        self.table = Table(tuple(row for table in tables for row in table.rows), tables[0].alignments)
        """All of it, with the head once more for each piece."""
        self._offsets = [piece.offset for piece in pieces]
        self._tables = tables
        self._needs: list[ColumnNeed] = []

    def __len__(self) -> int:
        return len(self._tables)

    def index(self, piece: Piece) -> int:
        return self._offsets.index(piece.offset)

    def needs(self, formats: TableFormats) -> list[ColumnNeed]:
        """Of the columns of all pieces; measured once, in the style of the paper."""
        if not self._needs:
            self._needs = reduce(lambda one, other: list(map(larger, one, other)), map(formats.needs, self._tables))
        return self._needs


def long_tables(pieces: Iterable[Piece]) -> dict[int, LongTable]:
    """Those of an article that have more than one piece, by the numbers of their blocks."""
    tables = (piece for piece in pieces if piece.block.table)
    found = {number: LongTable(tuple(group)) for number, group in groupby(tables, key=lambda piece: piece.number)}
    return {number: table for number, table in found.items() if len(table) > 1}


def shortened_tables(blocks: Iterable[Block], words: PageWords = ENGLISH_WORDS) -> Iterator[Block]:
    for block in blocks:
        table = block.table
        rows = _printed_rows(block) if table else 0
        if table is None or rows == len(table.rows):
            yield block
            continue
        yield block._replace(table=table._replace(rows=table.rows[:rows]))
        sentence = words.counted("rows_left_out", len(table.rows) - rows)
        yield Block("", BlockKind.PARAGRAPH, (Span(sentence),), box=block.box, nesting=block.nesting)


def _printed_rows(block: Block) -> int:
    """The head and the first row always."""
    assert block.table is not None, "asked for tables alone"
    cost = 0
    for number, row in enumerate(block.table.rows):
        cost += cells_cost(row)
        if cost > LARGEST_TABLE and number > 1:
            return number
    return len(block.table.rows)
