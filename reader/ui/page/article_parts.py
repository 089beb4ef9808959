"""Cuts very long articles into parts, so that a book opens and changes size as fast as a leaflet.

Laying out text costs time by its length, and everything above a place must be laid out to know where the place is.
Ordinary articles are one part.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reader.library.model import Block, BlockKind, Citation, Span, Spans, Table
from reader.library.outline import block_text

WHOLE_CHARACTERS = 100_000
"""About 16,000 words of English, over an hour's reading: an article up to this length stays whole."""

PART_CHARACTERS = 50_000
"""The length of the parts of a longer one: a change of size lays one out again up to the reader's place."""

PIECE_CHARACTERS = 12_000
"""The longest run of text that is laid out as one paragraph: a longer one would stop the window."""

PIECE_CELLS = 500
"""The most cells that are laid out as one table: each time the window changes, all of them are measured."""

_OF_BLOCK, _OF_CELL, _OF_LINK = 50, 150, 10
"""Characters that a paragraph, a cell, and a link or a change of type cost as much as, however short they are."""


class Piece(NamedTuple):
    """A block, or a stretch of one: `number` counts the article's blocks, `offset` the characters before it.

    `weight` is how much it costs to lay out, in characters.
    """

    number: int
    offset: int
    block: Block
    length: int
    weight: int


class Parts:
    """The pieces of an article, and the parts that they form; there is always one part."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.pieces = [piece for index, block in enumerate(blocks) for piece in _pieces(index, block)]
        weights = [piece.weight for piece in self.pieces]
        self._starts = _starts(self.pieces, weights) if sum(weights) > WHOLE_CHARACTERS else [0]

    def __len__(self) -> int:
        return len(self._starts)

    def part(self, number: int) -> Sequence[Piece]:
        last = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.pieces)
        return self.pieces[self._starts[number] : last]

    def part_with(self, index: int, offset: int = 0) -> int:
        """The number of the part that shows a character of block `index`."""
        piece = bisect_right(self.pieces, (index, offset), key=lambda piece: (piece.number, piece.offset)) - 1
        return max(0, bisect_right(self._starts, max(0, piece)) - 1)


def _starts(pieces: Sequence[Piece], weights: Sequence[int]) -> list[int]:
    """A part ends at the first heading past two thirds of its length, or at its full length."""
    starts = [0]
    length = 0
    for number, (piece, weight) in enumerate(zip(pieces, weights, strict=True)):
        at_heading = piece.block.kind is BlockKind.HEADING and length > PART_CHARACTERS * 2 // 3
        if number and (at_heading or length + weight > PART_CHARACTERS) and length:
            starts.append(number)
            length = 0
        length += weight
    return starts


def _weight(block: Block, length: int) -> int:
    table = block.table
    cells = len(table.rows) * len(table.rows[0]) if table else 0
    return max(length, _OF_BLOCK, _weight_of_spans(block.spans)) + cells * _OF_CELL


def _weight_of_spans(spans: Spans) -> int:
    return _OF_LINK * sum([len(span.link.keys) if type(span.link) is Citation else 1 for span in spans])


def _pieces(index: int, block: Block) -> list[Piece]:
    if block.table:
        return _table_pieces(index, block, block.table)
    length = sum([len(span.text) for span in block.spans])
    weight = _weight(block, length)
    if weight <= PIECE_CHARACTERS:
        return [Piece(index, 0, block, length, weight)]
    pieces: list[Piece] = []
    offset = 0
    for spans, size in cut_spans(block.spans) or [((), 0)]:
        marker = block.marker if not pieces else ""
        stretch = block._replace(spans=spans, marker=marker)
        pieces.append(Piece(index, offset, stretch, size, _weight(stretch, size)))
        offset += size
    return pieces


def _table_pieces(index: int, block: Block, table: Table) -> list[Piece]:
    """A long table in stretches of rows, each under the head again; `offset` is that of its first own row."""
    rows = max(1, PIECE_CELLS // len(table.rows[0]))
    pieces: list[Piece] = []
    offset = 0
    for first in range(1, max(2, len(table.rows)), rows):
        stretch = block._replace(table=table._replace(rows=(table.rows[0], *table.rows[first : first + rows])))
        length = len(block_text(stretch)) + 1
        head = len(block_text(block._replace(table=table._replace(rows=table.rows[:1])))) + 1 if first > 1 else 0
        pieces.append(Piece(index, offset, stretch, length - head, _weight(stretch, length - head)))
        offset += length - head
    return pieces


def cut_spans(spans: Spans) -> list[tuple[Spans, int]]:
    """Spans in stretches of at most PIECE_CHARACTERS, cut at a space where there is one."""
    stretches: list[tuple[Spans, int]] = []
    current: list[Span] = []
    size = links = 0
    for span in spans:
        text = span.text
        links += _weight_of_spans((span,))
        if links > PIECE_CHARACTERS and current:
            stretches.append((tuple(current), size))
            current, size, links = [], 0, _weight_of_spans((span,))
        while size + len(text) > PIECE_CHARACTERS:
            room = PIECE_CHARACTERS - size
            cut = text.rfind(" ", 0, room) + 1 or room
            current.append(span._replace(text=text[:cut]))
            stretches.append((tuple(current), size + cut))
            current, size, text = [], 0, text[cut:]
        if text or span.link:
            current.append(span._replace(text=text))
            size += len(text)
    if current:
        stretches.append((tuple(current), size))
    return stretches
