"""Tables that are too long for paper are cut after some of their rows, and a sentence below them says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.library.limits import cells_cost
from reader.library.model import Block, BlockKind, Span
from reader.library.page_words import ENGLISH_WORDS, PageWords

LARGEST_TABLE = 1_500_000
"""What the rows of a printed table may cost to lay out, as `cells_cost` counts: a thousand rows of eight columns, some
fifty pages. The largest table that a pack may hold would take minutes, and 600 pages."""


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
