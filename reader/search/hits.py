"""Makes the hit that a person sees of a ranked passage."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reader.library.model import Location
from reader.search.answer import Hit
from reader.search.excerpt import EXCERPT_LENGTH, best_start, excerpt, matched_spans
from reader.search.matcher import end_positions
from reader.search.passage_text import PassageText
from reader.search.query_plan import QueryPlan
from reader.search.scoring import PassageScore

LONGEST_DEFINITION = 600  # characters


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage of a plan's pack with its score. `weights` say how rare the clauses of the plan are."""

    plan: QueryPlan
    passage: int
    text: PassageText
    scored: PassageScore
    weights: Sequence[float]


def hit_of(candidate: Candidate) -> Hit:
    """Raises PackError."""
    text, plan = candidate.text, candidate.plan
    pack = plan.index.pack
    found = candidate.scored.found
    spans = plan.index.tokenizer.spans(text.body, end_positions(found), text.aligned)
    start, rarest = best_start(found, spans, candidate.weights, text.shown_from)
    if candidate.scored.found_by.score:  # what the author wants to be found begins there
        start, rarest = text.shown_from, 0
    marked = matched_spans(plan.worth_marking(found), spans)
    length = LONGEST_DEFINITION if text.kind == "term" else EXCERPT_LENGTH
    shown, matches = excerpt(text.body, marked, text.shown_from, start, length)
    score = round(candidate.scored.score, 4)
    is_found_by = candidate.scored.found_by.is_answer
    location = _location(candidate, rarest)
    return Hit(text.kind, pack.info.id, text.id, text.title, location, text.path, shown, matches, score, is_found_by)


def _location(candidate: Candidate, rarest: int) -> str:
    """For an article the block of the rarest word found; for a term or source the first place that uses it."""
    text, pack = candidate.text, candidate.plan.index.pack
    if text.kind == "article":
        number = bisect_right(text.blocks, rarest, key=lambda each: each[0]) - 1
        return str(Location(pack.info.id, text.id, text.blocks[number][1] if text.blocks else ""))
    first = pack.usages.first_of_term(text.id) if text.kind == "term" else pack.usages.first_of_reference(text.id)
    return str(first) if first else ""
