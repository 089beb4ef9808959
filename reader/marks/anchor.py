"""Finds the target of a mark in an article: the exact words if they are there, or else the most similar passage.

Everything is compared as `compact_text.py` says. If the words occur several times, the 32 characters before and after
decide, then the distance. Short quotes occur by chance, so they also need a similar context, unless they stood once in
the article in which they were marked, and stand once in this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.marks import boundaries, similarity
from reader.marks.article_text import ArticleText
from reader.marks.compact_target import CompactTarget
from reader.marks.compact_text import compact
from reader.marks.make_target import target_at
from reader.marks.model import CONTEXT, MarkState, MarkTarget
from reader.marks.same_id import is_same

SIMILAR_CONTEXT = 0.65
"""The least similarity of the context of a short quote. The contexts of two random places have 0.3 to 0.5."""

NEIGHBOURS = 6
"""Compact characters on either side that must be unchanged for a short quote to be in place."""

MOST_OCCURRENCES = 2_000
"""Only a letter or two occur more often in an article."""

_DISTANCE_WEIGHT = 0.02
_SAME_BLOCK_BONUS = 0.25


@dataclass(frozen=True, slots=True)
class AnchoredPassage:
    """Where a target was found: the target of a mark made there, and its similarity from 0 to 1."""

    state: MarkState
    target: MarkTarget
    similarity: float


def find(text: ArticleText, wanted: CompactTarget) -> AnchoredPassage | None:
    """The passage of `text` for the target `wanted`, or None."""
    if not wanted.quote:
        return _find_empty(text, wanted.target)
    return find_exact(text, wanted) or find_similar(text, wanted)


def find_exact(text: ArticleText, wanted: CompactTarget, *, may_tell: bool = True) -> AnchoredPassage | None:
    """The exact words, if it is certain enough that they are the marked ones.

    `may_tell`: words that stand once in both texts are enough.
    """
    expected, block = _expected_offset(text, wanted), _block_range(text, wanted)
    occurrences = [
        (offset, similarity.context_similarity(text.compact, wanted, offset))
        for offset in _occurrences(text.compact, wanted.quote, expected)
    ]
    if len(occurrences) > 1:
        occurrences.sort(key=lambda each: each[1] + _bonus(text, each[0], expected, block), reverse=True)
    for offset, context in occurrences:
        first, last = text.text_range(offset, offset + len(wanted.quote))
        if not boundaries.keeps_words_whole(text.text, wanted.target, first, last):
            continue
        is_only = len(occurrences) == 1
        is_whole_blocks = boundaries.is_whole_blocks(text, first, last) and (
            (is_only and wanted.target.stands_once is not False) or _begins_in_same_block(text, wanted, first)
        )
        is_certain = (
            wanted.is_distinctive
            or context >= SIMILAR_CONTEXT
            or is_whole_blocks
            or (is_only and may_tell and _is_telling(text, wanted, first, last))
        )
        return _exact_passage(text, wanted, first, last) if is_certain else None
    return None


def find_similar(text: ArticleText, wanted: CompactTarget) -> AnchoredPassage | None:
    """The most similar passage: in the same block, or else anywhere in the article."""
    block = _block_range(text, wanted)
    ranges = [(0, len(text.compact))]
    if block is not None:
        begin, end = block
        ranges.insert(0, (max(0, begin - len(wanted.before)), end + len(wanted.after)))
    best: similarity.ScoredRange | None = None
    for low, high in ranges:
        scored = similarity.most_similar(text.compact, wanted, low, high, _expected_offset(text, wanted))
        if scored and (best is None or scored.total > best.total):
            best = scored
        if best and best.total >= similarity.GOOD:
            break
    passages = [boundaries.whole_blocks(text, wanted.target)]
    if best and best.last > best.first:
        passages.append(boundaries.snapped(text, wanted.target, *text.text_range(best.first, best.last)))
    candidates = [_score(text, wanted, *each) for each in passages if each]
    matches = [
        each
        for each in candidates
        if each.is_match(wanted, is_same_block=block is not None and block[0] <= each.first < block[1])
    ]
    if not matches:
        return None
    match = max(matches, key=lambda each: each.total)
    first, last = text.text_range(match.first, match.last)
    if text.compact[match.first : match.last] == wanted.quote:
        return _exact_passage(text, wanted, first, last)
    return AnchoredPassage(MarkState.TEXT_CHANGED, target_at(text, first, last), round(match.quote, 3))


def _score(text: ArticleText, wanted: CompactTarget, first: int, last: int) -> similarity.ScoredRange:
    """Of characters `first` to `last` of the text with its white space."""
    return similarity.score(text.compact, wanted, text.to_compact(first), text.to_compact(last))


def _exact_passage(text: ArticleText, wanted: CompactTarget, first: int, last: int) -> AnchoredPassage:
    passage, original = target_at(text, first, last), wanted.target
    is_same_place = all(
        is_same(one, other)
        for one, other in (
            (passage.article, original.article),
            (passage.blocks[0], original.blocks[0]),
            (passage.blocks[-1], original.blocks[-1]),
            (passage.section, original.section),
        )
    )
    # A short word may be gone while the same word remains next to it: “had had”.
    is_certain = (
        wanted.is_distinctive
        or (passage.stands_once and _is_telling(text, wanted, first, last))
        or boundaries.is_whole_blocks(text, first, last)
        or _has_same_neighbours(text, wanted, passage)
    )
    if is_same_place and not is_certain:
        return AnchoredPassage(MarkState.TEXT_CHANGED, passage, 1.0)
    return AnchoredPassage(MarkState.IN_PLACE if is_same_place else MarkState.MOVED, passage, 1.0)


def _is_telling(text: ArticleText, wanted: CompactTarget, first: int, last: int) -> bool:
    target = wanted.target
    around = (text.text[max(0, first - CONTEXT) : first], text.text[first:last], text.text[last : last + 1])
    is_sentence = boundaries.is_sentence(*around) and boundaries.is_sentence(target.before, target.quote, target.after)
    return wanted.is_telling(text.article, is_sentence=is_sentence)


def _has_same_neighbours(text: ArticleText, wanted: CompactTarget, passage: MarkTarget) -> bool:
    """Whether on each side the nearest characters are the same, or a block begins or ends there as it did."""
    before, after = compact(passage.before), compact(passage.after)
    wanted_edges, edges = boundaries.touches_block_edges(wanted.target), boundaries.touches_block_edges(passage)
    return ((wanted_edges[0] and edges[0]) or before[-NEIGHBOURS:] == wanted.before[-NEIGHBOURS:]) and (
        (wanted_edges[1] and edges[1]) or after[:NEIGHBOURS] == wanted.after[:NEIGHBOURS]
    )


def _find_empty(text: ArticleText, target: MarkTarget) -> AnchoredPassage | None:
    """A block without text, such as a picture without a caption, is found by its id."""
    index = text.index_of(target.blocks[0])
    if index is None or text.length_of(index):
        return None
    passage = target_at(text, text.starts[index], text.starts[index])
    is_same_place = is_same(target.article, text.article) and is_same(passage.section, target.section)
    return AnchoredPassage(MarkState.IN_PLACE if is_same_place else MarkState.MOVED, passage, 1.0)


def _occurrences(text: str, quote: str, expected: int) -> Iterator[int]:
    """Offsets of the quote. If there are too many, those nearest to `expected`."""
    offsets: list[int] = []
    offset = text.find(quote)
    while offset >= 0 and len(offsets) < 20 * MOST_OCCURRENCES:
        offsets.append(offset)
        offset = text.find(quote, offset + 1)
    if len(offsets) > MOST_OCCURRENCES:
        offsets.sort(key=lambda each: abs(each - expected))
    yield from offsets[:MOST_OCCURRENCES]


def _bonus(text: ArticleText, offset: int, expected: int, block: tuple[int, int] | None) -> float:
    is_same_block = block is not None and block[0] <= offset < block[1]
    distance = abs(offset - expected) / (len(text.compact) + 1)
    return (_SAME_BLOCK_BONUS if is_same_block else 0.0) - _DISTANCE_WEIGHT * distance


def _expected_offset(text: ArticleText, wanted: CompactTarget) -> int:
    """Where the target begins in the compact text if its block did not change."""
    index = text.index_of(wanted.target.blocks[0])
    if index is None:
        return min(len(text.compact), text.to_compact(wanted.target.first))
    return text.to_compact(text.starts[index] + min(wanted.target.start, text.length_of(index)))


def _block_range(text: ArticleText, wanted: CompactTarget) -> tuple[int, int] | None:
    """From the first to the last of the target's blocks that still exist, in the compact text."""
    indexes = [each for id in wanted.target.blocks if (each := text.index_of(id)) is not None]
    if not indexes or not is_same(text.article, wanted.target.article):
        return None
    return text.to_compact(text.starts[min(indexes)]), text.to_compact(text.end_of(max(indexes)))


def _begins_in_same_block(text: ArticleText, wanted: CompactTarget, first: int) -> bool:
    return is_same(text.ids[text.block_at(first)], wanted.target.blocks[0])
