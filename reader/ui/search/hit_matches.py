"""Where in an article the place of a hit is: which of its matches the reader chose."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.model import Block, Location
from reader.library.outline import block_text, number_of_block
from reader.search.answer import Hit
from reader.search.find_in_article import Match


def with_chosen(matches: Sequence[Match], hit: Hit, blocks: Sequence[Block]) -> list[Match]:
    """The matches, with that of the hit's own excerpt where there is none in its block."""
    index = _index(hit, blocks)
    if any(match.index == index for match in matches):
        return list(matches)
    own = _own(hit, blocks)
    return sorted((*matches, own), key=lambda match: (match.index, match.first)) if own else list(matches)


def number_of(matches: Sequence[Match], hit: Hit, blocks: Sequence[Block]) -> int:
    """The number of the match that the hit's excerpt begins with, or of the nearest in its block; else -1."""
    index = _index(hit, blocks)
    here = [number for number, match in enumerate(matches) if match.index == index]
    if not here:
        return -1
    own = _own(hit, blocks)
    first = own.first if own else 0
    return min(here, key=lambda number: abs(matches[number].first - first))


def _own(hit: Hit, blocks: Sequence[Block]) -> Match | None:
    """The first mark of the excerpt that stands in the block, as characters of it. An excerpt may go over blocks."""
    index = _index(hit, blocks)
    if index < 0:
        return None
    text = block_text(blocks[index])
    for first, last in hit.matches:
        begin = hit.excerpt.rfind("\n", 0, first) + 1
        end = hit.excerpt.find("\n", first)
        words = hit.excerpt[begin : end if end >= 0 else None].strip("… ")
        start = text.find(words)
        if start >= 0 and words:
            moved = start - hit.excerpt.find(words, begin)
            return Match(index, first + moved, last + moved)
    return None


def _index(hit: Hit, blocks: Sequence[Block]) -> int:
    return number_of_block(blocks, Location.parse(hit.location).block)
