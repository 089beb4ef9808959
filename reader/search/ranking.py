"""Ranks the passages of a pack, and counts them; scores of several packs can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from reader.search.answer import KINDS, MOST_COUNTED
from reader.search.found_by import FoundByMatcher
from reader.search.hits import Candidate
from reader.search.matcher import FormMatch, passing
from reader.search.passage_text import PassageReader, PassageText
from reader.search.query_plan import QueryPlan
from reader.search.scoring import BODY, Scorer, weights

MOST_OF_OTHER_KINDS = 5
"""How many terms, and how many sources, are ranked if the list is full of passages of articles."""


@dataclass(frozen=True, slots=True)
class PackResult:
    """How many hits of each kind one pack has, the best of those asked for in no order, and whether there are more.

    `uncounted` of those found are passages that do not have all words, but are found by some of them.
    """

    counts: dict[str, int]
    found: list[Candidate]
    has_more: bool
    uncounted: int = 0


def rank_pack(
    plan: QueryPlan, reader: PassageReader, kind: str, count: int, shared_weights: Sequence[float], *, is_loose: bool
) -> PackResult:
    """The best `count` passages of one kind, or of all. Raises PackError, ReadInterrupted."""
    counted = count_by_kind(plan, MOST_COUNTED, is_loose=is_loose)
    scorer = Scorer(plan.matcher, plan.clauses, shared_weights)
    found: list[Candidate] = []
    has_more = False
    for each in KINDS:
        if not counted[each] or kind not in ("", each):
            continue
        most = count if kind or each == "article" else max(min(count, MOST_OF_OTHER_KINDS), count - len(found))
        within = plan.index.range_of(each)
        passages = plan.loose_passages(within, most) if is_loose else plan.strict_passages(within, most)
        texts = zip(passages, reader.read(passages), strict=True)
        good = [_candidate(plan, passage, text, reader, scorer, shared_weights) for passage, text in texts]
        good = [one for one in good if (one.scored.score > 0 if is_loose else one.scored.has_required)]
        if len(passages) <= most:
            counted[each] = len(good)  # all were read: the exact number, where the index counted only the rarer words
        has_more = has_more or len(passages) > most
        found += good
    others = _found_by(plan, reader, scorer, shared_weights, found) if kind in ("", "article") else []
    return PackResult(counted, found + others, has_more, len(others))


def _found_by(
    plan: QueryPlan,
    reader: PassageReader,
    scorer: Scorer,
    shared_weights: Sequence[float],
    found: Sequence[Candidate],
) -> list[Candidate]:
    """Passages besides those already found whose author chose words for them that the query has among others."""
    known = {each.passage for each in found}
    passages = [passage for passage in plan.found_by_passages() if passage not in known]
    texts = zip(passages, reader.read(passages), strict=True)
    others = [_candidate(plan, passage, text, reader, scorer, shared_weights) for passage, text in texts]
    return [each for each in others if each.scored.found_by.is_answer]


def clause_weights(plans: Sequence[QueryPlan]) -> list[list[float]]:
    """For each plan the weights of its clauses: how rare they are in all packs, if all plans have as many clauses."""
    all_passages = sum(plan.index.end for plan in plans)
    if len({len(plan.clauses) for plan in plans}) > 1:
        return [weights(plan.clauses, [clause.count for clause in plan.clauses], plan.index.end) for plan in plans]
    counts = ([clause.count for clause in plan.clauses] for plan in plans)
    sums = list(map(sum, zip(*counts, strict=True)))
    return [weights(plan.clauses, sums, all_passages) for plan in plans]


def count_by_kind(plan: QueryPlan, most: int, *, is_loose: bool) -> dict[str, int]:
    """Passages of each kind, at most `most`."""
    expression = plan.loose_expression() if is_loose else plan.strict_expression()
    if not expression:
        return dict.fromkeys(KINDS, 0)
    return {kind: plan.index.count(expression, plan.index.range_of(kind), most) for kind in KINDS}


def _candidate(
    plan: QueryPlan,
    passage: int,
    text: PassageText,
    reader: PassageReader,
    scorer: Scorer,
    shared_weights: Sequence[float],
) -> Candidate:
    is_heading = text.kind == "article" and not text.is_head
    above = partial(reader.forms_above, passage)

    def passed(found: list[FormMatch], name: int) -> list[FormMatch]:
        written, aligned = (text.body, text.aligned) if name == BODY else (text.names[name], "")
        return passing(found, written, lambda numbers: plan.index.tokenizer.spans(written, numbers, aligned))

    check = passed if plan.matcher.has_checks else None
    scored = scorer.score(text.kind, text.forms_of_names, above, text.forms, is_heading=is_heading, passing=check)
    if text.found_by:

        def passed_found_by(found: list[FormMatch], name: int) -> list[FormMatch]:
            written = text.found_by[name]
            return passing(found, written, lambda numbers: plan.index.tokenizer.spans(written, numbers))

        by = FoundByMatcher(plan.matcher, plan.clauses, plan.parts).best(text.forms_of_found_by, passed_found_by)
        scored = replace(scored, score=scored.score + by.score, found_by=by)
    return Candidate(plan, passage, text, scored, shared_weights)
