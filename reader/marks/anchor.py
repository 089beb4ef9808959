"""Where a mark's words stand in an article: the words themselves first, what is most like them after that.

All is compared without white space. Which of several places is meant, the 32 characters before and after decide, then
nearness. Short words say little by themselves: they need a neighbourhood that is alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from reader.marks import boundaries, similarity
from reader.marks.article_text import ArticleText, squeezed
from reader.marks.make_target import target_at
from reader.marks.model import MarkTarget, State

TELLING = 32
"""Characters without white space that are found by chance nowhere."""

ALIKE = 0.65
"""A neighbourhood is the same from here on; that of two places taken at random is alike by 0.3 to 0.5."""

NEIGHBOURS = 6
"""Characters without white space on either side that a short word must have kept to be called in place."""

MOST_PLACES = 2_000
"""Places of a word that are looked at: more only a letter has."""

_NEARNESS = 0.02
_SAME_BLOCK = 0.25


@dataclass(frozen=True, slots=True)
class AnchoredPassage:
    """Where a target was found: what a mark of it would hold there, and how like it is."""

    state: State
    target: MarkTarget
    similarity: float


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, without white space."""

    target: MarkTarget
    quote: str
    before: str
    after: str

    @classmethod
    def of(cls, target: MarkTarget) -> Wanted:
        return cls(target, squeezed(target.quote), squeezed(target.before), squeezed(target.after))

    @property
    def is_telling(self) -> bool:
        return len(self.quote) >= TELLING


def find(text: ArticleText, wanted: Wanted) -> AnchoredPassage | None:
    """The passage of `text` that `wanted` was marked in, or what became of it."""
    if not wanted.quote:
        return _find_empty(text, wanted.target)
    return find_words(text, wanted) or find_like(text, wanted)


def find_words(text: ArticleText, wanted: Wanted) -> AnchoredPassage | None:
    """The very words, where they can be nothing else."""
    expected, block = _expected(text, wanted), _block_of(text, wanted)
    places = [
        (place, _agreement(text.squeezed, place, wanted)) for place in _places(text.squeezed, wanted.quote, expected)
    ]
    if len(places) > 1:
        places.sort(key=lambda each: each[1] + _bonus(text, each[0], expected, block), reverse=True)
    for place, agreement in places:
        first, last = text.stretch(place, place + len(wanted.quote))
        if not boundaries.parts_no_word(text.text, wanted.target, first, last):
            continue
        is_whole = boundaries.is_whole_blocks(text, first, last) and (len(places) == 1 or _is_same(text, wanted, first))
        is_sure = wanted.is_telling or agreement >= ALIKE or is_whole
        return _exact(text, wanted, first, last) if is_sure else None
    return None


def find_like(text: ArticleText, wanted: Wanted) -> AnchoredPassage | None:
    """What is most like it: in the same block, or else anywhere in the article."""
    block = _block_of(text, wanted)
    ranges = [(0, len(text.squeezed))]
    if block is not None:
        begin, end = block
        ranges.insert(0, (max(0, begin - len(wanted.before)), end + len(wanted.after)))
    best: similarity.Likeness | None = None
    for low, high in ranges:
        found = similarity.nearest(text.squeezed, wanted, low, high, _expected(text, wanted))
        if found and (best is None or found.of_all > best.of_all):
            best = found
        if best and best.of_all >= similarity.GOOD:
            break
    passages = [boundaries.whole_blocks(text, wanted.target)]
    if best and best.last > best.first:
        passages.append(boundaries.mended(text, wanted.target, *text.stretch(best.first, best.last)))
    measured = [_measured(text, wanted, *each) for each in passages if each]
    enough = [
        each for each in measured if each.is_enough(wanted, block is not None and block[0] <= each.first < block[1])
    ]
    if not enough:
        return None
    found = max(enough, key=lambda each: each.of_all)
    first, last = text.stretch(found.first, found.last)
    if text.squeezed[found.first : found.last] == wanted.quote:
        return _exact(text, wanted, first, last)
    return AnchoredPassage(State.TEXT_CHANGED, target_at(text, first, last), round(found.of_quote, 3))


def _measured(text: ArticleText, wanted: Wanted, first: int, last: int) -> similarity.Likeness:
    """Of characters `first` to `last` of the text with its white space."""
    return similarity.measured(text.squeezed, wanted, text.to_squeezed(first), text.to_squeezed(last))


def _exact(text: ArticleText, wanted: Wanted, first: int, last: int) -> AnchoredPassage:
    passage, before = target_at(text, first, last), wanted.target
    is_there = (passage.article, passage.blocks[0], passage.blocks[-1], passage.section) == (
        before.article,
        before.blocks[0],
        before.blocks[-1],
        before.section,
    )
    # A short word may have gone where it was marked, and stand again close by: “had had”.
    is_sure = (
        wanted.is_telling or boundaries.is_whole_blocks(text, first, last) or _has_its_neighbours(text, wanted, passage)
    )
    if is_there and not is_sure:
        return AnchoredPassage(State.TEXT_CHANGED, passage, 1.0)
    return AnchoredPassage(State.IN_PLACE if is_there else State.MOVED, passage, 1.0)


def _has_its_neighbours(text: ArticleText, wanted: Wanted, passage: MarkTarget) -> bool:
    """Whether what stands right before and after is what stood there, or a block begins or ends there as it did."""
    before, after = squeezed(passage.before), squeezed(passage.after)
    starts = boundaries.ends_of_blocks(wanted.target)[0] and boundaries.ends_of_blocks(passage)[0]
    stops = boundaries.ends_of_blocks(wanted.target)[1] and boundaries.ends_of_blocks(passage)[1]
    return (starts or before[-NEIGHBOURS:] == wanted.before[-NEIGHBOURS:]) and (
        stops or after[:NEIGHBOURS] == wanted.after[:NEIGHBOURS]
    )


def _find_empty(text: ArticleText, target: MarkTarget) -> AnchoredPassage | None:
    """A picture without a caption or a rule has nothing but its id."""
    index = text.index_of(target.blocks[0])
    if index is None or text.length_of(index):
        return None
    place = target_at(text, text.starts[index], text.starts[index])
    is_there = target.article == text.article and place.section == target.section
    return AnchoredPassage(State.IN_PLACE if is_there else State.MOVED, place, 1.0)


def _places(text: str, quote: str, expected: int) -> Iterator[int]:
    """Where the quote stands, nearest first where there are too many."""
    found: list[int] = []
    place = text.find(quote)
    while place >= 0 and len(found) < 20 * MOST_PLACES:
        found.append(place)
        place = text.find(quote, place + 1)
    if len(found) > MOST_PLACES:
        found.sort(key=lambda each: abs(each - expected))
    yield from found[:MOST_PLACES]


def _agreement(text: str, place: int, wanted: Wanted) -> float:
    """How alike the neighbourhoods are, from 0 to 1."""
    end = place + len(wanted.quote)
    sides = (
        (wanted.before, text[max(0, place - len(wanted.before)) : place]),
        (wanted.after, text[end : end + len(wanted.after)]),
    )
    whole = sum(len(side) for side, _ in sides)
    if not whole:
        return 1.0
    alike = sum(
        len(side) if side == there else len(side) * Indel.normalized_similarity(side, there) for side, there in sides
    )
    return alike / whole


def _bonus(text: ArticleText, place: int, expected: int, block: tuple[int, int] | None) -> float:
    is_same_block = block is not None and block[0] <= place < block[1]
    distance = abs(place - expected) / (len(text.squeezed) + 1)
    return (_SAME_BLOCK if is_same_block else 0.0) - _NEARNESS * distance


def _expected(text: ArticleText, wanted: Wanted) -> int:
    """Where it would be if nothing but the blocks before it had changed."""
    index = text.index_of(wanted.target.blocks[0])
    if index is None:
        return min(len(text.squeezed), text.to_squeezed(wanted.target.first))
    return text.to_squeezed(text.starts[index] + min(wanted.target.start, text.length_of(index)))


def _block_of(text: ArticleText, wanted: Wanted) -> tuple[int, int] | None:
    """From the first to the last of its blocks that are still there, in the squeezed text."""
    indexes = [each for id in wanted.target.blocks if (each := text.index_of(id)) is not None]
    if not indexes or text.article != wanted.target.article:
        return None
    low, high = min(indexes), max(indexes)
    return text.to_squeezed(text.starts[low]), text.to_squeezed(text.starts[high] + text.length_of(high))


def _is_same(text: ArticleText, wanted: Wanted, first: int) -> bool:
    return text.ids[text.block_at(first)] == wanted.target.blocks[0]
