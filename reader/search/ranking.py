"""The places of several packs in one order, and how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reader.search.answer import KINDS, MOST_COUNTED
from reader.search.hits import Candidate
from reader.search.passage_text import PlaceReader, PlaceText
from reader.search.query_plan import Plan
from reader.search.scoring import Scorer, weights

MOST_OTHERS = 5
"""Terms, and sources, that are looked at beside a whole list of articles' places."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What one pack has: how many places of each kind, the best of those asked for in no order, and whether more."""

    counts: dict[str, int]
    found: list[Candidate]
    has_more: bool


def look(
    plan: Plan, reader: PlaceReader, kind: str, count: int, shared_weights: Sequence[float], *, is_loose: bool
) -> Looked:
    """Looks for the best `count` places of one kind, or of all. Raises PackError, ReadInterrupted."""
    counted = counts(plan, MOST_COUNTED, is_loose=is_loose)
    scorer = Scorer(plan.matcher, plan.slots, shared_weights)
    found: list[Candidate] = []
    has_more = False
    for each in KINDS:
        if not counted[each] or kind not in ("", each):
            continue
        most = count if kind or each == "article" else max(min(count, MOST_OTHERS), count - len(found))
        within = plan.index.range_of(each)
        places = plan.loose_places(within, most) if is_loose else plan.strict_places(within, most)
        texts = zip(places, reader.read(places), strict=True)
        good = [_candidate(plan, place, text, reader, scorer, shared_weights) for place, text in texts]
        good = [one for one in good if (one.scored.score > 0 if is_loose else one.scored.has_needed)]
        if len(places) <= most:
            counted[each] = len(good)  # all of them: the index could only say how many have the rarer words
        has_more = has_more or len(places) > most
        found += good
    return Looked(counted, found, has_more)


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
    plan: Plan, place: int, text: PlaceText, reader: PlaceReader, scorer: Scorer, shared_weights: Sequence[float]
) -> Candidate:
    is_heading = text.kind == "article" and not text.is_head
    above = partial(reader.forms_above, place)
    scored = scorer.score(text.kind, text.forms_of_names, above, text.forms, is_heading=is_heading)
    return Candidate(plan, place, text, scored, shared_weights)
