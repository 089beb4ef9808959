"""Splits very long articles into parts, so that a book opens and changes its text size as fast as a short article.

The time to lay out text grows with its length, and Qt must lay out everything above a place to know its height.
Ordinary articles are one part.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reader.library.model import Block, BlockKind, Citation, Span, Spans, Table
from reader.library.outline import block_text

LONGEST_UNSPLIT = 100_000
"""An article up to this length is one part: about 16,000 words of English, over an hour's reading."""

PART_CHARACTERS = 50_000
"""The longest part of a longer article: a new text size lays out one part again, up to the reader's place."""

PIECE_CHARACTERS = 12_000
"""The longest text that is laid out as one paragraph: a longer one would freeze the window."""

PIECE_CELLS = 500
"""The most cells that are laid out as one table: Qt measures all of them whenever the window changes its size."""

_BLOCK_COST, _CELL_COST, _SPAN_COST = 50, 150, 10
"""The cost to lay out a paragraph, a cell, and a span, in characters of plain text, however short they are."""


class Piece(NamedTuple):
    """A block, or a piece of a long one, that begins at character `offset` of block `number`.

    `length` counts its characters; `weight` is the cost to lay it out, in characters of plain text.
    """

    number: int
    offset: int
    block: Block
    length: int
    weight: int


class Parts:
    """The pieces of an article, grouped into parts. There is always at least one part."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.pieces = [piece for index, block in enumerate(blocks) for piece in _pieces(index, block)]
        weights = [piece.weight for piece in self.pieces]
        self._starts = _starts(self.pieces, weights) if sum(weights) > LONGEST_UNSPLIT else [0]

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
    """A part ends at the first heading after two thirds of its full length, or else at its full length."""
    starts = [0]
    length = 0
    for number, (piece, weight) in enumerate(zip(pieces, weights, strict=True)):
        is_late_heading = piece.block.kind is BlockKind.HEADING and length > PART_CHARACTERS * 2 // 3
        if number and (is_late_heading or length + weight > PART_CHARACTERS) and length:
            starts.append(number)
            length = 0
        length += weight
    return starts


def _weight(block: Block, length: int) -> int:
    table = block.table
    cells = len(table.rows) * len(table.rows[0]) if table else 0
    return max(length, _BLOCK_COST, _weight_of_spans(block.spans)) + cells * _CELL_COST


def _weight_of_spans(spans: Spans) -> int:
    return _SPAN_COST * sum([len(span.link.keys) if type(span.link) is Citation else 1 for span in spans])


def _pieces(index: int, block: Block) -> list[Piece]:
    if block.table:
        return _table_pieces(index, block, block.table)
    length = sum([len(span.text) for span in block.spans])
    weight = _weight(block, length)
    if weight <= PIECE_CHARACTERS:
        return [Piece(index, 0, block, length, weight)]
    pieces: list[Piece] = []
    offset = 0
    for spans, size in split_spans(block.spans) or [((), 0)]:
        marker = block.marker if not pieces else ""
        part = block._replace(spans=spans, marker=marker)
        pieces.append(Piece(index, offset, part, size, _weight(part, size)))
        offset += size
    return pieces


def _table_pieces(index: int, block: Block, table: Table) -> list[Piece]:
    """Splits a long table by rows; each piece repeats the head. `offset` is that of the first row after the head."""
    rows = max(1, PIECE_CELLS // len(table.rows[0]))
    pieces: list[Piece] = []
    offset = 0
    for first in range(1, max(2, len(table.rows)), rows):
        part = block._replace(table=table._replace(rows=(table.rows[0], *table.rows[first : first + rows])))
        length = len(block_text(part)) + 1
        head = len(block_text(block._replace(table=table._replace(rows=table.rows[:1])))) + 1 if first > 1 else 0
        pieces.append(Piece(index, offset, part, length - head, _weight(part, length - head)))
        offset += length - head
    return pieces


def split_spans(spans: Spans) -> list[tuple[Spans, int]]:
    """Splits spans into pieces of at most PIECE_CHARACTERS, at a space if possible; each with its length."""
    pieces: list[tuple[Spans, int]] = []
    current: list[Span] = []
    size = links = 0
    for span in spans:
        text = span.text
        links += _weight_of_spans((span,))
        if links > PIECE_CHARACTERS and current:
            pieces.append((tuple(current), size))
            current, size, links = [], 0, _weight_of_spans((span,))
        while size + len(text) > PIECE_CHARACTERS:
            room = PIECE_CHARACTERS - size
            end = text.rfind(" ", 0, room) + 1 or room
            current.append(span._replace(text=text[:end]))
            pieces.append((tuple(current), size + end))
            current, size, text = [], 0, text[end:]
        if text or span.link:
            current.append(span._replace(text=text))
            size += len(text)
    if current:
        pieces.append((tuple(current), size))
    return pieces
