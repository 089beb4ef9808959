"""A place that was found, as the reader sees it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reader.library.model import Location
from reader.search.answer import Hit
from reader.search.excerpt import LENGTH, best_place, excerpt, marks
from reader.search.matcher import ends
from reader.search.passage_text import PlaceText
from reader.search.query_plan import Plan
from reader.search.scoring import Scored

LONGEST_DEFINITION = 600  # characters


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of a plan's pack, and how good it is. `weights` say how rare the slots of the plan are."""

    plan: Plan
    place: int
    text: PlaceText
    scored: Scored
    weights: Sequence[float]


def hit_of(candidate: Candidate) -> Hit:
    """Raises PackError."""
    text, plan = candidate.text, candidate.plan
    pack = plan.index.pack
    found = candidate.scored.found
    spans = plan.index.words.spans(text.body, ends(found), text.aligned)
    start, rarest = best_place(found, spans, candidate.weights, text.shown_from)
    marked = marks(plan.worth_marking(found), spans)
    length = LONGEST_DEFINITION if text.kind == "term" else LENGTH
    quoted, within = excerpt(text.body, marked, text.shown_from, start, length)
    score = round(candidate.scored.score, 4)
    return Hit(
        text.kind, pack.info.id, text.id, text.title, _location(candidate, rarest), text.path, quoted, within, score
    )


def _location(candidate: Candidate, rarest: int) -> str:
    """Where to go: for an article the block of the rarest word that was found."""
    text, pack = candidate.text, candidate.plan.index.pack
    if text.kind == "article":
        number = bisect_right(text.blocks, rarest, key=lambda each: each[0]) - 1
        return str(Location(pack.info.id, text.id, text.blocks[number][1] if text.blocks else ""))
    first = pack.usages.first_of_term(text.id) if text.kind == "term" else pack.usages.first_of_reference(text.id)
    return str(first) if first else ""
