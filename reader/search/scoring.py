"""Scores passages, on one scale for names and texts, for all kinds and all packs."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.search.found_by import NOT_FOUND, FoundBy
from reader.search.matcher import FormMatch, Matcher
from reader.search.query_clauses import EXACT, Clause
from reader.search.word_matches import PLAIN, PLAIN_COMPLETION

# First names that are the query, then names that have all of it, then texts.
IS_NAME = {"term": 12.0, "article": 11.0, "reference": 10.0}
IS_HEADING = 8.5
IS_NAME_WITHOUT_STOP_WORDS = 0.75
HAS_ALL_WORDS = 3.0
COVERAGE = 2.5
"""Added in proportion to the share of the name that matches, so that short names come first."""

OF_KIND = {"term": 0.4, "article": 0.2, "reference": 0.0}

ABOVE = 0.35
"""How much a word in the headings above a passage counts, compared with one in its text."""

SATURATION, LENGTH_PENALTY = 1.2, 0.7  # k1 and b of BM25
USUAL_LENGTH = 160  # words
NEAR = 0.7
"""How much words that follow one another add to the score of a text."""

AS_TYPED = 0.5
"""How much all words as they were typed, stop words included, add besides."""

OPTIONAL = 0.08
"""The weight of a stop word, compared with another word."""

WITHOUT_ACCENTS = 0.02
"""The weight of a passage that has a word with other accents only, where the pack has the word as it was typed."""

INCOMPLETE = 1.6
"""The power of the share of words that a passage has, by which its score is multiplied."""


BODY = -1

Passing = Callable[[list[FormMatch], int], list[FormMatch]]
"""(matches, number of the name that they are in, or BODY) -> the matches that pass their checks"""


@dataclass(frozen=True, slots=True)
class PassageScore:
    """`found` are the matches in the body. `has_all` is for all clauses, `has_required` without stop words."""

    found: list[FormMatch]
    score: float
    has_required: bool
    has_all: bool
    found_by: FoundBy = NOT_FOUND


def weights(clauses: Sequence[Clause], having: Sequence[int], passages: int) -> list[float]:
    """The idf of BM25 of each clause, at least 0.1. `having[n]` of all `passages` match clause `n`."""
    found = []
    for clause, count in zip(clauses, having, strict=True):
        count = min(count, passages)
        idf = math.log(1 + (passages - count + 0.5) / (count + 0.5))
        found.append(max(0.1, idf) * (OPTIONAL if clause.is_optional else 1.0))
    return found


class Scorer:
    """Scores the passages of one pack for one query."""

    def __init__(self, matcher: Matcher, clauses: Sequence[Clause], clause_weights: Sequence[float]) -> None:
        self._matcher = matcher
        self._clauses = clauses
        self._weights = clause_weights
        self._sum = sum(clause_weights) or 1.0
        self._required = [number for number, clause in enumerate(clauses) if not clause.is_optional]
        self._exact = [
            number for number in self._required if any(each.quality == EXACT for each in clauses[number].alternatives)
        ]

    def score(
        self,
        kind: str,
        names: Sequence[list[str]],
        above: Callable[[], list[str]],
        body: list[str],
        *,
        is_heading: bool,
        passing: Passing | None = None,
    ) -> PassageScore:
        """`names`, `above` and `body` are lists of forms. `above` is called only if a clause matches nothing else.

        Without `passing`, no checks are made.
        """
        in_names = [self._matcher.find(name) for name in names]
        in_body = self._matcher.find(body)
        if passing:
            in_names = [passing(found, number) for number, found in enumerate(in_names)]
            in_body = passing(in_body, BODY)
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
        if any(PLAIN_COMPLETION <= best[number] <= PLAIN for number in self._exact):
            score *= WITHOUT_ACCENTS
        has_required = all(best[number] for number in self._required)
        return PassageScore(in_body, score * share**INCOMPLETE, has_required, all(best))

    def _best(self, found: Sequence[FormMatch]) -> list[float]:
        """The best quality of the matches of each clause; 0 if it has none."""
        best = [0.0] * len(self._clauses)
        for each in found:
            for number in range(each.first, each.last):
                best[number] = max(best[number], each.quality)
        return best

    def _of_name(self, kind: str, found: Sequence[FormMatch], length: int, is_heading: bool) -> float:
        best = self._best(found)
        matched = sum(weight * quality for weight, quality in zip(self._weights, best, strict=True)) / self._sum
        covered = len({position for each in found for position in range(each.position, each.end)})
        if not matched or not length:
            return 0.0
        coverage = covered / length
        has_required = all(best[number] for number in self._required)
        if has_required and coverage == 1.0:
            best_score = IS_HEADING if is_heading else IS_NAME[kind]
            return best_score * matched * (1.0 if all(best) else IS_NAME_WITHOUT_STOP_WORDS)
        return matched * (HAS_ALL_WORDS + OF_KIND[kind] + COVERAGE * coverage) * (1.0 if has_required else 0.5)

    def _of_text(self, found: Sequence[FormMatch], length: int, best_anywhere: Sequence[float]) -> float:
        """Between 0 and 1, and up to NEAR + AS_TYPED times more if the words are close together."""
        times = [0.0] * len(self._clauses)
        for each in found:
            for number in range(each.first, each.last):
                times[number] += each.quality
        norm = SATURATION * (1 - LENGTH_PENALTY + LENGTH_PENALTY * length / USUAL_LENGTH)
        total = 0.0
        for weight, count, anywhere in zip(self._weights, times, best_anywhere, strict=True):
            total += weight * (count / (count + norm) if count else ABOVE * anywhere * 0.5)
        text = total / self._sum
        if len(self._clauses) > 1 and _has_all_in_order(found, len(self._clauses)):
            return text * (1 + NEAR + AS_TYPED)
        wanted = {number for number in self._required if times[number]}
        if len(wanted) > 1:
            text *= 1 + NEAR * (len(wanted) / _smallest_window(found, wanted)) ** 0.5
        return text


def _has_all_in_order(found: Sequence[FormMatch], clauses: int) -> bool:
    """Whether a text somewhere matches all clauses, each directly after the one before."""
    ends: set[tuple[int, int]] = set()  # of matches that continue such a chain: their end, and the clause that is next
    for each in found:
        if each.first == 0 or (each.position, each.first) in ends:
            if each.last == clauses:
                return True
            ends.add((each.end, each.last))
    return False


def _smallest_window(found: Sequence[FormMatch], wanted: set[int]) -> int:
    """The number of words in the shortest part of a text that matches each of the clauses at least once."""
    last_at: dict[int, int] = {}
    smallest = 10**6
    for each in found:
        for number in range(each.first, each.last):
            if number in wanted:
                last_at[number] = each.position
        if len(last_at) == len(wanted):
            smallest = min(smallest, each.end - min(last_at.values()))
    return max(smallest, len(wanted))
