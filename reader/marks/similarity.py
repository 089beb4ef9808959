"""Finds the range of a text that is most similar to a quote and its context.

All texts here are compact, see `compact_text.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from rapidfuzz.distance import Indel, Levenshtein

from reader.marks.compact_target import CompactTarget
from reader.marks.script_weight import weight

GOOD = 0.65
"""With this similarity in its own block, a mark is not searched for elsewhere in the article."""

LEAST_QUOTE = 0.6
LEAST_QUOTE_WITH_CONTEXT = 0.5
LEAST_CONTEXT = 0.7
LEAST_CONTEXT_IN_SAME_BLOCK = 0.5
SAME_CONTEXT = 0.9
"""Similarities, from 0 to 1, that `ScoredRange.is_match` requires."""

_SEED = 7  # characters, in a script that says as much with each as Latin
_MOST_SEEDS = 24
_MOST_HITS = 12  # of one seed: one that occurs more often says little
_LONGEST_ALIGNED = 1_200
_END = 400


@dataclass(frozen=True, slots=True)
class ScoredRange:
    """Characters `first` to `last` (exclusive) of a text, and their similarity to a target, from 0 to 1.

    quote    of the range to the quote
    context  of the text around it to the text around the quote
    total    of both, weighted by length
    """

    first: int
    last: int
    quote: float
    context: float
    total: float

    def is_match(self, target: CompactTarget, is_same_block: bool) -> bool:
        """In the block in which the mark was made, a less similar context is enough."""
        if self.last <= self.first:
            return False
        if target.is_distinctive and self.quote >= LEAST_QUOTE:
            return True
        if self.context >= SAME_CONTEXT:
            return True  # only the marked words were replaced
        least_context = LEAST_CONTEXT_IN_SAME_BLOCK if is_same_block else LEAST_CONTEXT
        return self.quote >= LEAST_QUOTE_WITH_CONTEXT and self.context >= least_context


def score(text: str, target: CompactTarget, first: int, last: int) -> ScoredRange:
    quote = Indel.normalized_similarity(target.quote, text[first:last])
    length, context = _context_score(text, target, first, last)
    total = (quote * len(target.quote) + context) / (len(target.quote) + length)
    return ScoredRange(first, last, quote, context / length if length else 1.0, total)


def context_similarity(text: str, target: CompactTarget, first: int) -> float:
    """From 0 to 1: of the text around an exact occurrence of the quote at `first`."""
    length, context = _context_score(text, target, first, first + len(target.quote))
    return context / length if length else 1.0


def _context_score(text: str, target: CompactTarget, first: int, last: int) -> tuple[int, float]:
    """The length of the target's context, and how many characters of it are the same."""
    length, same = 0, 0.0
    for side, other in target.context(text, first, last):
        length += len(side)
        same += len(side) if side == other else len(side) * Indel.normalized_similarity(side, other)
    return length, same


def most_similar(text: str, target: CompactTarget, low: int, high: int, expected: int) -> ScoredRange | None:
    """Within characters `low` to `high` of `text`. Of two equal ranges, the one nearer to `expected`."""
    before, after, quote = target.before, target.after, target.quote
    if len(quote) <= _LONGEST_ALIGNED:
        pattern = before + quote + after
        inner = (len(before), len(before) + len(quote))
        scored = [
            score(text, target, *_aligned(text, pattern, window, inner))
            for window in _windows(text, pattern, low, high, expected - len(before))
        ]
        return max(scored, key=lambda each: each.total, default=None)
    # Aligning takes time by the square of the length, so only the two ends of a long quote are aligned.
    head, tail = before + quote[:_END], quote[-_END:] + after
    end = expected + len(quote) - _END
    for head_window in _windows(text, head, low, high, expected - len(before)):
        first, _ = _aligned(text, head, head_window, (len(before), len(head)))
        for tail_window in _windows(text, tail, first, min(high, first + 2 * len(quote) + _END), end):
            _, last = _aligned(text, tail, tail_window, (0, _END))
            if last > first:
                return score(text, target, first, last)
    return None


def _windows(text: str, pattern: str, low: int, high: int, expected: int) -> list[tuple[int, int]]:
    """Up to three ranges of the text in which parts of the pattern occur in about the same order, best first.

    Short parts of the pattern, the seeds, are found in the text. Hits that would put the beginning of the pattern at
    about the same offset form a group; the groups with hits of the most seeds are chosen.
    """
    length = min(_seed_length(pattern), max(2, len(pattern) // 3))
    step = max(1, (len(pattern) - length) // _MOST_SEEDS)
    hits: list[tuple[int, int]] = []  # (where the pattern would begin, seed)
    seeds = range(0, max(1, len(pattern) - length + 1), step)
    for seed in seeds:
        part = pattern[seed : seed + length]
        offset, count = text.find(part, low, high), 0
        while offset >= 0 and count < _MOST_HITS:
            hits.append((offset - seed, seed))
            count += 1
            offset = text.find(part, offset + 1, high)
    hits.sort()
    slack = 12 + len(pattern) // 6
    groups: list[tuple[int, int, int, int]] = []
    start = 0
    within: dict[int, int] = {}  # seed -> how many of its hits are in the group
    for offset, seed in hits:
        within[seed] = within.get(seed, 0) + 1
        while offset - hits[start][0] > slack:
            other = hits[start][1]
            within[other] -= 1
            if not within[other]:
                del within[other]
            start += 1
        groups.append((len(within), -abs(hits[start][0] - expected), hits[start][0], offset))
    groups.sort(reverse=True)
    chosen: list[tuple[int, int]] = []
    for count, _, begin, end in groups:
        if count < min(2, len(seeds)) or len(chosen) == 3:
            break
        if all(end < other[0] or begin > other[1] for other in chosen):
            chosen.append((begin, end))
    margin = 8 + len(pattern) // 8  # words that became longer or shorter move everything after them
    return [(max(0, begin - margin), min(len(text), end + len(pattern) + margin)) for begin, end in chosen]


def _seed_length(pattern: str) -> int:
    """Seven Chinese characters in a row seldom outlive an edit; two or three say as much as seven letters."""
    return _SEED if pattern.isascii() else max(2, round(_SEED * len(pattern) / weight(pattern)))


def _aligned(text: str, pattern: str, window: tuple[int, int], inner: tuple[int, int]) -> tuple[int, int]:
    """The range of the text that characters `inner` of the pattern map to when it is aligned with `window`."""
    first = last = -1
    for step in Levenshtein.opcodes(pattern, text[window[0] : window[1]]):
        if step.src_start == step.src_end:
            continue
        if step.src_start <= inner[0] < step.src_end:
            first = _mapped(step, inner[0])
        if step.src_start <= inner[1] - 1 < step.src_end:
            last = step.dest_start if step.tag == "delete" else _mapped(step, inner[1] - 1) + 1
    return window[0] + first, window[0] + max(first, last)


class _Opcode(Protocol):
    src_start: int
    dest_start: int
    dest_end: int


def _mapped(step: _Opcode, offset: int) -> int:
    return min(step.dest_start + offset - step.src_start, step.dest_end)
