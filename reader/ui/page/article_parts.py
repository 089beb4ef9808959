"""Splits very long articles into parts, so that a book opens and changes its text size as fast as a short article.

The time to lay out text grows with its length, and Qt must lay out everything above a place to know its height.
Ordinary articles are one part.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reader.library.limits import CELL_COST, cells_cost, length_and_formats_cost
from reader.library.model import Block, BlockKind, Span, Spans, Table
from reader.library.outline import block_text
from reader.named_tuple import NamedTuple

LONGEST_UNSPLIT = 100_000
"""An article up to this length is one part: about 16,000 words of English, over an hour's reading."""

PART_CHARACTERS = 50_000
"""The longest part of a longer article: a new text size lays out one part again, up to the reader's place."""

PIECE_CHARACTERS = 12_000
"""The longest text that is laid out as one paragraph: a longer one would freeze the window."""

PIECE_CELLS = 500
"""The most cells that are laid out as one table: Qt measures all of them whenever the window changes its size."""

PIECE_TEXT = 40_000
"""The most that the text in the cells of one table may cost, with its head; a single row may cost LONGEST_ROW more."""

_BLOCK_COST = 50
"""The cost to lay out a paragraph, in characters of plain text, however short it is."""


Row = tuple[Spans, ...]


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
        self._weigh_box_titles()
        weights = [piece.weight for piece in self.pieces]
        self._starts = _starts(self.pieces, weights) if sum(weights) > LONGEST_UNSPLIT else [0]

    def __len__(self) -> int:
        return len(self._starts)

    def part(self, number: int) -> Sequence[Piece]:
        last = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.pieces)
        return self.pieces[self._starts[number] : last]

    def part_with(self, index: int, offset: int = 0) -> int:
        """The number of the part that shows a character of block `index`."""
        return max(0, bisect_right(self._starts, piece_with(self.pieces, index, offset)) - 1)

    def _weigh_box_titles(self) -> None:
        """The title of a box is laid out with its first block."""
        box = None
        for number, piece in enumerate(self.pieces):
            if piece.block.box and piece.block.box != box:
                self.pieces[number] = piece._replace(weight=piece.weight + len(piece.block.box.title))
            box = piece.block.box


def piece_with(pieces: Sequence[Piece], index: int, offset: int) -> int:
    """The index of the piece that has a character of block `index`."""
    return max(0, bisect_right(pieces, (index, offset), key=lambda piece: (piece.number, piece.offset)) - 1)


def _starts(pieces: Sequence[Piece], weights: Sequence[int]) -> list[int]:
    """A part ends at the first heading after two thirds of its full length, or else at its full length."""
    starts = [0]
    length = 0
    for number, (piece, weight) in enumerate(zip(pieces, weights, strict=True)):
        is_late_heading = length > PART_CHARACTERS * 2 // 3 and piece.block.kind is BlockKind.HEADING
        if number and (is_late_heading or length + weight > PART_CHARACTERS) and length:
            starts.append(number)
            length = 0
        length += weight
    return starts


def _length_and_weight(block: Block) -> tuple[int, int]:
    """As `Piece` has them, of a block without a table."""
    length, formats = length_and_formats_cost(block.spans)
    weight = max(length, _BLOCK_COST, formats)
    return length, weight + len(block.figure.alt) if block.figure else weight


def _pieces(index: int, block: Block) -> list[Piece]:
    if block.table:
        return _table_pieces(index, block, block.table)
    length, weight = _length_and_weight(block)
    if weight <= PIECE_CHARACTERS or block.figure:  # a picture is shown once, and its caption is short
        return [Piece(index, 0, block, length, weight)]
    pieces: list[Piece] = []
    offset = 0
    for spans in split_spans(block.spans) or [()]:
        marker = block.marker if not pieces else ""
        part = block._replace(spans=spans, marker=marker)
        pieces.append(Piece(index, offset, part, *_length_and_weight(part)))
        offset += pieces[-1].length
    return pieces


def _table_pieces(index: int, block: Block, table: Table) -> list[Piece]:
    """Splits a long table by rows; each piece repeats the head. `offset` is that of the first row after the head."""
    head, *rows = table.rows
    head_length, head_cost = _text_length(table, (head,)), cells_cost(head)
    most = max(1, PIECE_CELLS // len(head))
    pieces: list[Piece] = []
    offset = 0
    for group in _row_groups(rows, most, max(0, PIECE_TEXT - _text_cost(head))):
        part = block._replace(table=table._replace(rows=(head, *group)))
        length = _text_length(table, group) if group else 0
        if not pieces:
            length += head_length
        pieces.append(Piece(index, offset, part, length, head_cost + sum(map(cells_cost, group))))
        offset += length
    return pieces


def _row_groups(rows: Sequence[Row], most: int, room: int) -> list[Sequence[Row]]:
    """At most `most` rows in each group, and as many as have `room` for what the text in their cells costs."""
    groups: list[Sequence[Row]] = []
    first = cost = 0
    for number, row in enumerate(rows):
        cost += _text_cost(row)
        if number > first and (number - first >= most or cost > room):
            groups.append(rows[first:number])
            first, cost = number, _text_cost(row)
    groups.append(rows[first:])
    return groups


def _text_cost(row: Row) -> int:
    """The cost of a row besides that of its empty cells."""
    return cells_cost(row) - CELL_COST * len(row)


def _text_length(table: Table, rows: Sequence[Row]) -> int:
    """The characters of rows, with the tab or line end after each cell."""
    return len(block_text(Block("", BlockKind.TABLE, table=table._replace(rows=tuple(rows))))) + 1


def split_spans(spans: Spans) -> list[Spans]:
    """Splits spans into pieces of at most PIECE_CHARACTERS, at a space if possible."""
    pieces: list[Spans] = []
    current: list[Span] = []
    size = links = 0
    for span in spans:
        text = span.text
        _, cost = length_and_formats_cost((span,))
        links += cost
        if links > PIECE_CHARACTERS and current:
            pieces.append(tuple(current))
            current, size, links = [], 0, cost
        while size + len(text) > PIECE_CHARACTERS:
            room = PIECE_CHARACTERS - size
            end = text.rfind(" ", 0, room) + 1 or room
            current.append(span._replace(text=text[:end]))
            pieces.append(tuple(current))
            current, size, text = [], 0, text[end:]
        if text or span.link:
            current.append(span._replace(text=text))
            size += len(text)
    if current:
        pieces.append(tuple(current))
    return pieces
