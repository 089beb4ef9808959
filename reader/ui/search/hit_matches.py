"""Which match in an article belongs to a hit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.library.model import Block, Location
from reader.library.outline import block_text, number_of_block
from reader.search.answer import BLOCK_SEPARATOR, Hit
from reader.search.find_in_article import Match

_LINE = re.compile(f"(?:(?!\n|{BLOCK_SEPARATOR}).)+")


def with_match_of(matches: Sequence[Match], hit: Hit, blocks: Sequence[Block]) -> list[Match]:
    """The matches, plus the first match of the hit's excerpt if there is none in the hit's block."""
    index = _block_index(hit, blocks)
    if any(match.index == index for match in matches):
        return list(matches)
    in_excerpt = _match_in_excerpt(hit, blocks)
    return sorted((*matches, in_excerpt), key=lambda match: (match.index, match.first)) if in_excerpt else list(matches)


def match_number(matches: Sequence[Match], hit: Hit, blocks: Sequence[Block]) -> int:
    """The number of the match in the hit's block that is nearest to the excerpt's first one; -1 if there is none."""
    index = _block_index(hit, blocks)
    here = [number for number, match in enumerate(matches) if match.index == index]
    if not here:
        return -1
    in_excerpt = _match_in_excerpt(hit, blocks)
    first = in_excerpt.first if in_excerpt else 0
    return min(here, key=lambda number: abs(matches[number].first - first))


def _match_in_excerpt(hit: Hit, blocks: Sequence[Block]) -> Match | None:
    """The first match of the excerpt that is in the hit's block, in characters of the block.

    An excerpt may span several blocks.
    """
    index = _block_index(hit, blocks)
    if index < 0:
        return None
    text = block_text(blocks[index])
    for first, last in hit.matches:
        lines = [found.span() for found in _LINE.finditer(hit.excerpt) if found.start() <= first < found.end()]
        for begin, end in lines:
            line = hit.excerpt[begin:end].strip("… ·")
            start = text.find(line)
            if start >= 0 and line:
                shift = start - hit.excerpt.find(line, begin)
                return Match(index, first + shift, min(last, end) + shift)
    return None


def _block_index(hit: Hit, blocks: Sequence[Block]) -> int:
    return number_of_block(blocks, Location.parse(hit.location).block)
