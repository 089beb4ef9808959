"""The stretch of a text that is most like a quote in its neighbourhood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from rapidfuzz.distance import Indel, Levenshtein

GOOD = 0.65
"""From here on there is no use in looking outside the block that it was in."""

LEAST_OF_QUOTE = 0.6
LEAST_WITH_SURROUNDINGS = 0.5
LEAST_AROUND = 0.7
LEAST_AROUND_IN_BLOCK = 0.5
"""Of what is around a short quote; where a block of the same id vouches for the place, less will do."""

ALMOST_THE_SAME = 0.9

_SEED = 7
_MOST_SEEDS = 24
_MOST_PLACES = 12  # of one seed: what stands more often tells nothing
_LONGEST_ALIGNED = 1_200
_END = 400


class Wanted(Protocol):
    """Texts without white space."""

    @property
    def quote(self) -> str: ...
    @property
    def before(self) -> str: ...
    @property
    def after(self) -> str: ...
    @property
    def is_telling(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Likeness:
    """Characters `first` to `last` of the text; how like the quote they are, and how like what is around it."""

    first: int
    last: int
    of_quote: float
    around: float
    of_all: float

    def is_enough(self, wanted: Wanted, is_same_block: bool) -> bool:
        if self.last <= self.first:
            return False
        if wanted.is_telling and self.of_quote >= LEAST_OF_QUOTE:
            return True
        if self.around >= ALMOST_THE_SAME:
            return True  # the words themselves were replaced
        least_around = LEAST_AROUND_IN_BLOCK if is_same_block else LEAST_AROUND
        return self.of_quote >= LEAST_WITH_SURROUNDINGS and self.around >= least_around


def nearest(text: str, wanted: Wanted, low: int, high: int, expected: int) -> Likeness | None:
    """Within characters `low` to `high` of `text`; of two equals the one nearer to `expected`."""
    before, after, quote = wanted.before, wanted.after, wanted.quote
    if len(quote) <= _LONGEST_ALIGNED:
        pattern = before + quote + after
        inner = (len(before), len(before) + len(quote))
        found = [
            measured(text, wanted, *_aligned(text, pattern, window, inner))
            for window in _windows(text, pattern, low, high, expected - len(before))
        ]
        return max(found, key=lambda each: each.of_all, default=None)
    # Of a long quote the two ends are looked for, each by itself: aligning all of it would take its length squared.
    head, tail = before + quote[:_END], quote[-_END:] + after
    end = expected + len(quote) - _END
    for begin in _windows(text, head, low, high, expected - len(before)):
        first, _ = _aligned(text, head, begin, (len(before), len(head)))
        for close in _windows(text, tail, first, min(high, first + 2 * len(quote) + _END), end):
            _, last = _aligned(text, tail, close, (0, _END))
            if last > first:
                return measured(text, wanted, first, last)
    return None


def _windows(text: str, pattern: str, low: int, high: int, expected: int) -> list[tuple[int, int]]:
    """Up to three stretches in which parts of the pattern stand about as they do in it, most of them first."""
    length = min(_SEED, max(2, len(pattern) // 3))
    step = max(1, (len(pattern) - length) // _MOST_SEEDS)
    hits: list[tuple[int, int]] = []  # (where the pattern would begin, seed)
    seeds = range(0, max(1, len(pattern) - length + 1), step)
    for seed in seeds:
        part = pattern[seed : seed + length]
        place, count = text.find(part, low, high), 0
        while place >= 0 and count < _MOST_PLACES:
            hits.append((place - seed, seed))
            count += 1
            place = text.find(part, place + 1, high)
    hits.sort()
    slack = 12 + len(pattern) // 6
    groups: list[tuple[int, int, int, int]] = []
    start = 0
    within: dict[int, int] = {}  # seed -> how many of its hits are in the group
    for place, seed in hits:
        within[seed] = within.get(seed, 0) + 1
        while place - hits[start][0] > slack:
            other = hits[start][1]
            within[other] -= 1
            if not within[other]:
                del within[other]
            start += 1
        groups.append((len(within), -abs(hits[start][0] - expected), hits[start][0], place))
    groups.sort(reverse=True)
    chosen: list[tuple[int, int]] = []
    for count, _, begin, end in groups:
        if count < min(2, len(seeds)) or len(chosen) == 3:
            break
        if all(end < other[0] or begin > other[1] for other in chosen):
            chosen.append((begin, end))
    margin = 8 + len(pattern) // 8  # words that became longer or shorter shift all that follows
    return [(max(0, begin - margin), min(len(text), end + len(pattern) + margin)) for begin, end in chosen]


def _aligned(text: str, pattern: str, window: tuple[int, int], inner: tuple[int, int]) -> tuple[int, int]:
    """Where characters `inner` of the pattern stand in the text, when pattern and window are laid side by side."""
    there = text[window[0] : window[1]]
    first = last = -1
    for step in Levenshtein.opcodes(pattern, there):
        if step.src_start == step.src_end:
            continue
        if step.src_start <= inner[0] < step.src_end:
            first = _mapped(step, inner[0])
        if step.src_start <= inner[1] - 1 < step.src_end:
            last = step.dest_start if step.tag == "delete" else _mapped(step, inner[1] - 1) + 1
    return window[0] + first, window[0] + max(first, last)


class _Step(Protocol):
    src_start: int
    dest_start: int
    dest_end: int


def _mapped(step: _Step, place: int) -> int:
    return min(step.dest_start + place - step.src_start, step.dest_end)


def measured(text: str, wanted: Wanted, first: int, last: int) -> Likeness:
    """How like characters `first` to `last` are."""
    of_quote = Indel.normalized_similarity(wanted.quote, text[first:last])
    sides = (
        (wanted.before, text[max(0, first - len(wanted.before)) : first]),
        (wanted.after, text[last : last + len(wanted.after)]),
    )
    whole = sum(len(side) for side, _ in sides)
    around = sum(len(side) * Indel.normalized_similarity(side, there) for side, there in sides)
    of_all = (of_quote * len(wanted.quote) + around) / (len(wanted.quote) + whole)
    return Likeness(first, last, of_quote, around / whole if whole else 1.0, of_all)
