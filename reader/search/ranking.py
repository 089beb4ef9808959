"""The places of several packs in one order, and how many there are."""

from __future__ import annotations

from collections.abc import Sequence

from reader.search.answer import KINDS
from reader.search.hits import Candidate
from reader.search.placetext import PlaceReader, PlaceText
from reader.search.plan import Plan
from reader.search.scoring import Scored, Scorer, weights

MOST_OTHERS = 8
"""Terms, and sources, among hits of every kind: who wants more of them asks for that kind."""


def candidates(
    plan: Plan, reader: PlaceReader, kind: str, count: int, shared_weights: Sequence[float], *, is_loose: bool
) -> list[Candidate]:
    """Of one pack, in no order. Raises PackError, ReadInterrupted."""
    scorer = Scorer(plan.matcher, plan.slots, shared_weights)
    found = []
    for each_kind in (kind,) if kind else KINDS:
        within = plan.index.range_of(each_kind)
        most = count if kind or each_kind == "article" else min(count, MOST_OTHERS)
        places = plan.loose_places(within, most) if is_loose else plan.strict_places(within, most)
        for place in places:
            text = reader.read(place)
            scored = _score(scorer, text)
            if is_loose or scored.has_needed:
                found.append(Candidate(plan, place, text, scored, shared_weights))
    return found


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


def _score(scorer: Scorer, text: PlaceText) -> Scored:
    is_heading = text.kind == "article" and not text.is_head
    return scorer.score(text.kind, text.forms_of_names, text.forms_above, text.forms, is_heading=is_heading)
