"""How good a place is: one scale for names and texts, terms and articles, one pack and the next."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.search.matcher import FormMatch, Matcher
from reader.search.query_slots import Slot

# A name that is what was asked for is above all; then names that hold all of it; then texts.
IS_NAME = {"term": 12.0, "article": 11.0, "reference": 10.0}
IS_HEADING = 8.5
IS_NAME_BUT_FOR_SOFT_WORDS = 0.75
HOLDS_ALL = 3.0
COVERED = 2.5
"""On top, for the share of a name that was asked for: shorter names say more of what they are about."""

OF_KIND = {"term": 0.4, "article": 0.2, "reference": 0.0}

ABOVE = 0.35
"""A word in the headings above a passage counts this much of one in its text."""

SATURATION, LENGTH = 1.2, 0.7  # of BM25: how soon a word said again counts no more, how much long texts lose
USUAL_LENGTH = 160  # words
NEAR = 0.7
SOFT = 0.08
INCOMPLETE = 1.6
"""The power by which places lose that do not have all words."""


@dataclass(frozen=True, slots=True)
class Scored:
    """`found` is in the body. The place has what is needed, or even the words that every text has."""

    found: list[FormMatch]
    score: float
    has_needed: bool
    has_all: bool


def weights(slots: Sequence[Slot], having: Sequence[int], places: int) -> list[float]:
    """How rare each slot is, which `having` of so many places have (the idf of BM25, which never falls to nothing)."""
    found = []
    for slot, count in zip(slots, having, strict=True):
        count = min(count, places)
        idf = math.log(1 + (places - count + 0.5) / (count + 0.5))
        found.append(max(0.1, idf) * (SOFT if slot.is_soft else 1.0))
    return found


class Scorer:
    """Of one query in one pack."""

    def __init__(self, matcher: Matcher, slots: Sequence[Slot], slot_weights: Sequence[float]) -> None:
        self._matcher = matcher
        self._slots = slots
        self._weights = slot_weights
        self._sum = sum(slot_weights) or 1.0
        self._needed = [number for number, slot in enumerate(slots) if not slot.is_soft]

    def score(
        self,
        kind: str,
        names: Sequence[list[str]],
        above: Callable[[], list[str]],
        body: list[str],
        *,
        is_heading: bool,
    ) -> Scored:
        """`names`, `above` and `body` are lists of forms; those above are asked for only where something is missing."""
        in_names = [self._matcher.find(name) for name in names]
        in_body = self._matcher.find(body)
        best = self._best(in_body)
        for found in in_names:
            best = list(map(max, best, self._best(found)))
        if not all(best):
            best = list(map(max, best, self._best(self._matcher.find(above()))))
        share = sum(weight * (quality > 0) for weight, quality in zip(self._weights, best, strict=True)) / self._sum
        score = self._of_text(in_body, len(body), best)
        if names:
            score += max(
                self._of_name(kind, found, len(name), is_heading) for found, name in zip(in_names, names, strict=True)
            )
        has_needed = all(best[number] for number in self._needed)
        return Scored(in_body, score * share**INCOMPLETE, has_needed, all(best))

    def _best(self, found: Sequence[FormMatch]) -> list[float]:
        """The quality with which each slot is met; 0 where it is not."""
        best = [0.0] * len(self._slots)
        for each in found:
            for number in range(each.first, each.last):
                best[number] = max(best[number], each.quality)
        return best

    def _of_name(self, kind: str, found: Sequence[FormMatch], length: int, is_heading: bool) -> float:
        best = self._best(found)
        got = sum(weight * quality for weight, quality in zip(self._weights, best, strict=True)) / self._sum
        covered = len({position for each in found for position in range(each.position, each.end)})
        if not got or not length:
            return 0.0
        coverage = covered / length
        has_needed = all(best[number] for number in self._needed)
        if has_needed and coverage == 1.0:
            whole = IS_HEADING if is_heading else IS_NAME[kind]
            return whole * got * (1.0 if all(best) else IS_NAME_BUT_FOR_SOFT_WORDS)
        return got * (HOLDS_ALL + OF_KIND[kind] + COVERED * coverage) * (1.0 if has_needed else 0.5)

    def _of_text(self, found: Sequence[FormMatch], length: int, best_anywhere: Sequence[float]) -> float:
        """Between 0 and 1, and up to NEAR more where the words stand together."""
        times = [0.0] * len(self._slots)
        for each in found:
            for number in range(each.first, each.last):
                times[number] += each.quality
        norm = SATURATION * (1 - LENGTH + LENGTH * length / USUAL_LENGTH)
        total = 0.0
        for weight, count, anywhere in zip(self._weights, times, best_anywhere, strict=True):
            total += weight * (count / (count + norm) if count else ABOVE * anywhere * 0.5)
        text = total / self._sum
        asked = [number for number in self._needed if times[number]]
        if len(asked) > 1:
            text *= 1 + NEAR * (len(asked) / _smallest_window(found, set(asked))) ** 0.5
        return text


def _smallest_window(found: Sequence[FormMatch], asked: set[int]) -> int:
    """How many words the shortest stretch has that holds each slot asked for at least once."""
    last_at: dict[int, int] = {}
    smallest = 10**6
    for each in found:
        for number in range(each.first, each.last):
            if number in asked:
                last_at[number] = each.position
        if len(last_at) == len(asked):
            smallest = min(smallest, each.end - min(last_at.values()))
    return max(smallest, len(asked))
