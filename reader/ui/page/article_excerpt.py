"""Which pieces of an article are needed to show what is in view, each as it is in the complete article."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.model import BlockKind
from reader.ui.page.article_parts import Piece, piece_with
from reader.ui.page.text_map import BlockOffset

SPARE = 1.3  # times the text that has room in the window, because lines are not equally full
_GROUPED = (BlockKind.ITEM, BlockKind.FOOTNOTE)


def excerpt(pieces: Sequence[Piece], first: BlockOffset, last: BlockOffset, more: float) -> range:
    """The indices of the pieces from one character to another, and of the one before them.

    `more` is how many times as much text there must be, as smaller type has room for. A list, a box, a quotation or a
    table is in it from its beginning, because how it looks depends on that.
    """
    begin, end = max(0, piece_with(pieces, *first) - 1), piece_with(pieces, *last) + 1
    wanted = sum(piece.weight for piece in pieces[begin:end]) * (max(1.0, more) * SPARE - 1)
    while begin and _belongs_to(pieces[begin], pieces[begin - 1]):
        begin -= 1
    while end < len(pieces) and (wanted > 0 or _belongs_to(pieces[end], pieces[end - 1])):
        wanted -= pieces[end].weight
        end += 1
    return range(begin, end)


def _belongs_to(piece: Piece, before: Piece) -> bool:
    block, other = piece.block, before.block
    if piece.number == before.number or (block.box and block.box == other.box):
        return True
    return bool(block.containers and other.containers) or (block.kind in _GROUPED and block.kind is other.kind)
