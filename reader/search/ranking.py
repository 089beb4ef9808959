"""The places of several packs in one order, and how many there are."""

from __future__ import annotations

from collections.abc import Sequence

from reader.search.answer import KINDS, MOST_COUNTED
from reader.search.hits import Candidate
from reader.search.placetext import PlaceReader
from reader.search.plan import Plan
from reader.search.scoring import Scorer, weights

Looked = tuple[dict[str, int], list[Candidate]]

MOST_OTHERS = 8
"""Terms, and sources, among hits of every kind: who wants more of them asks for that kind."""


def look(
    plan: Plan, reader: PlaceReader, kind: str, count: int, shared_weights: Sequence[float], *, is_loose: bool
) -> Looked:
    """How many places of each kind one pack has, and the best of the kind asked for, in no order.

    Raises PackError, ReadInterrupted.
    """
    counted = counts(plan, MOST_COUNTED, is_loose=is_loose)
    scorer = Scorer(plan.matcher, plan.slots, shared_weights)
    found: list[Candidate] = []
    for each in KINDS:
        if not counted[each] or kind not in ("", each):
            continue
        most = count if kind or each == "article" else min(count, MOST_OTHERS)
        within = plan.index.range_of(each)
        places = plan.loose_places(within, most) if is_loose else plan.strict_places(within, most)
        good = [_candidate(plan, place, reader, scorer, shared_weights) for place in places]
        if not is_loose:
            good = [candidate for candidate in good if candidate.scored.has_needed]
        if len(places) <= most:
            counted[each] = len(good)  # all of them: the index could only say how many have the rarer words
        found += good
    return counted, found


def weights_of(plans: Sequence[Plan]) -> list[list[float]]:
    """For each plan how rare its slots are: among all packs, so that scores compare, where each asks for as many."""
    places = sum(plan.index.end for plan in plans)
    if len({len(plan.slots) for plan in plans}) > 1:
        return [weights(plan.slots, [slot.places for slot in plan.slots], plan.index.end) for plan in plans]
    sums = [sum(slots) for slots in zip(*([slot.places for slot in plan.slots] for plan in plans), strict=True)]
    return [weights(plan.slots, sums, places) for plan in plans]


def counts(plan: Plan, most: int, *, is_loose: bool) -> dict[str, int]:
    """Places of each kind, at most `most`."""
    expression = plan.loose_expression() if is_loose else plan.strict_expression()
    if not expression:
        return dict.fromkeys(KINDS, 0)
    return {kind: plan.index.count(expression, plan.index.range_of(kind), most) for kind in KINDS}


def _candidate(
    plan: Plan, place: int, reader: PlaceReader, scorer: Scorer, shared_weights: Sequence[float]
) -> Candidate:
    text = reader.read(place)
    is_heading = text.kind == "article" and not text.is_head
    scored = scorer.score(text.kind, text.forms_of_names, text.forms_above, text.forms, is_heading=is_heading)
    return Candidate(plan, place, text, scored, shared_weights)
