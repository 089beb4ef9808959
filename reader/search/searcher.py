"""Searches packs: turns what was typed into an answer."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from reader.library.model import Block
from reader.library.outline import block_text
from reader.library.packconnection import ReadInterrupted
from reader.search.answer import FIRST_HITS, KINDS, MOST_COUNTED, Answer, Hit, Interrupted, PhraseMatch
from reader.search.excerpt import matched_spans
from reader.search.find_in_article import Match
from reader.search.hits import Candidate, hit_of
from reader.search.matcher import end_positions
from reader.search.openindexes import OpenIndexes
from reader.search.query import Query, parse, with_looser_phrases
from reader.search.query_plan import PlanLimits, QueryPlan
from reader.search.ranking import PackResult, clause_weights, count_by_kind, rank_pack
from reader.search.suggestions import corrected
from reader.search.tokens import Tokenizer
from reader.system import gc_pause

FEW = 3
"""With fewer hits than these, a rare word may be a typing error."""


class Searcher:
    """Searches the packs in `files`. Only `interrupt` may be called from more than one thread."""

    def __init__(self, files: Sequence[Path], limits: PlanLimits | None = None) -> None:
        self._packs = OpenIndexes(files)
        self._limits = limits or PlanLimits()
        self._is_interrupted = threading.Event()

    def ask(self, typed: str, kind: str = "", pack: str = "", count: int = FIRST_HITS) -> Answer:
        """At most `count` hits of one kind or pack, or of all. Raises Interrupted."""
        self._is_interrupted.clear()
        try:
            with gc_pause.paused():
                return self._ask(typed, kind, pack, max(0, min(count, MOST_COUNTED)))
        except ReadInterrupted as error:
            raise Interrupted from error

    def matches(self, typed: str, pack: str, blocks: Sequence[Block]) -> list[Match]:
        """Every match of `typed` in the blocks of an article of that pack, in reading order.

        Raises Interrupted.
        """
        self._is_interrupted.clear()
        try:
            for plans in self._all_plans(typed, pack):
                found = self._matches(plans, blocks)
                if found:
                    return found
        except ReadInterrupted as error:
            raise Interrupted from error
        return []

    def _all_plans(self, typed: str, pack: str) -> Iterator[list[QueryPlan]]:
        """The plans for what was typed, then those that an answer may have used instead."""
        yield self._plans(typed, pack)
        yield self._plans(typed, pack, partial(with_looser_phrases, match=PhraseMatch.FORMS))
        yield self._plans(typed, pack, partial(with_looser_phrases, match=PhraseMatch.WORDS))
        yield self._plans(typed, pack, excludes=False)

    def _matches(self, plans: Sequence[QueryPlan], blocks: Sequence[Block]) -> list[Match]:
        found: list[Match] = []
        for plan in plans:
            for number, block in enumerate(blocks):
                self._check_interrupted()
                text = block_text(block)
                tokenizer = plan.index.tokenizer
                matches = plan.worth_marking(
                    plan.matcher.find_in(tokenizer.forms(text), text, partial(tokenizer.spans, text))
                )
                if matches:
                    spans = tokenizer.spans(text, end_positions(matches))
                    found += [Match(number, first, last) for first, last in matched_spans(matches, spans)]
        return found

    def interrupt(self) -> None:
        """Interrupts the current search. Safe from any thread."""
        self._is_interrupted.set()
        self._packs.interrupt()

    def close(self) -> None:
        self._packs.close()

    def _ask(self, typed: str, kind: str, pack: str, count: int) -> Answer:
        """The hits that have every word; else the best of what is near to that, as `_near` has it."""
        plans = self._plans(typed, pack)
        found = self._found(typed, plans, kind, count)
        hits = sum(found.counts.values())
        if hits:
            return found if hits >= FEW else replace(found, suggestion=self._suggestion(typed, plans, pack))
        loose: Answer | None = None
        for loose in self._near(typed, plans, kind, pack, count, is_found_by=bool(found.hits)):
            if any(loose.counts.values()):
                return loose
        return loose or found

    def _near(
        self, typed: str, plans: Sequence[QueryPlan], kind: str, pack: str, count: int, *, is_found_by: bool
    ) -> Iterator[Answer]:
        """What else may have been meant, in this order, whether or not it finds anything.

        Phrases with other forms of their words, blocks that authors want to be found by some of the words, corrected
        words, the excluded words, and passages with some words. `is_found_by` says that there are such blocks.
        """
        yield from self._loose_phrases(typed, kind, pack, count)
        if is_found_by:
            yield self._found(typed, self._packs.each(plans, QueryPlan.loosened), kind, count, is_loose=True)
        for text in self._corrected(typed, plans):
            for other in self._of_words(text, kind, pack, count):
                yield replace(other, typed=typed, suggestion=text, is_suggested=True)
        asked = parse(typed, Tokenizer(""))
        excluded = "" if set(asked.wanted) & set(asked.unwanted) else asked.excluded
        if excluded and (not plans or self._finds(typed, pack, _without_exclusions)):
            yield from self._with_excluded(typed, excluded, kind, pack, count)
        yield self._found(typed, self._packs.each(plans, QueryPlan.loosened), kind, count, is_loose=True)
        if excluded and self._finds(typed, pack, _without_exclusions, is_loose=True):
            yield from self._with_excluded(typed, excluded, kind, pack, count)

    def _of_words(self, text: str, kind: str, pack: str, count: int) -> Iterator[Answer]:
        plans = self._plans(text, pack)
        yield self._found(text, plans, kind, count)
        yield from self._loose_phrases(text, kind, pack, count)
        yield self._found(text, plans, kind, count, is_loose=True)

    def _loose_phrases(self, typed: str, kind: str, pack: str, count: int) -> Iterator[Answer]:
        if not any(part.is_quoted for part in parse(typed, Tokenizer("")).wanted):
            return
        for match in (PhraseMatch.FORMS, PhraseMatch.WORDS):
            plans = self._plans(typed, pack, partial(with_looser_phrases, match=match))
            yield replace(self._found(typed, plans, kind, count), phrase=match)

    def _with_excluded(self, typed: str, excluded: str, kind: str, pack: str, count: int) -> Iterator[Answer]:
        plans = self._plans(typed, pack, excludes=False)
        for is_loose in (False, True):
            yield replace(
                self._found(typed, plans, kind, count, is_loose=is_loose), excluded=excluded, is_partial=False
            )

    def _finds(
        self, typed: str, pack: str, change: Callable[[Query], Query] | None = None, *, is_loose: bool = False
    ) -> bool:
        """Whether the changed query finds a passage with every word, or with some if `is_loose`."""
        plans = self._plans(typed, pack, change)
        counted = self._packs.each(plans, lambda plan: count_by_kind(plan, 1, is_loose=is_loose))
        return any(any(each.values()) for each in counted)

    def _plans(
        self, typed: str, pack: str, change: Callable[[Query], Query] | None = None, *, excludes: bool = True
    ) -> list[QueryPlan]:
        """One for each pack that can be searched; none if nothing was typed that can be found."""
        plans: list[QueryPlan] = []
        for index in self._packs.all():
            query = parse(typed, index.tokenizer, excludes=excludes)
            query = change(query) if change else query
            if query.wanted and pack in ("", index.pack.info.id):
                plans += self._packs.guarded(index, partial(QueryPlan, index, query, self._limits))
        return plans

    def _found(
        self, typed: str, plans: Sequence[QueryPlan], kind: str, count: int, *, is_loose: bool = False
    ) -> Answer:
        found: list[Candidate] = []
        has_more = False
        by_kind = dict.fromkeys(KINDS, 0)
        by_pack = dict.fromkeys(self._packs.ids(), 0)
        uncounted = dict.fromkeys(self._packs.ids(), 0)
        for plan, weights in zip(plans, clause_weights(plans), strict=True):
            self._check_interrupted()

            def rank(plan: QueryPlan = plan, weights: Sequence[float] = weights) -> PackResult:
                return rank_pack(plan, self._packs.reader(plan.index), kind, count, weights, is_loose=is_loose)

            for result in self._packs.guarded(plan.index, rank):
                found += result.found
                has_more = has_more or result.has_more
                by_pack[plan.index.pack.info.id] = min(MOST_COUNTED, sum(result.counts.values()))
                uncounted[plan.index.pack.info.id] = result.uncounted
                for each, number in result.counts.items():
                    by_kind[each] = min(MOST_COUNTED, by_kind[each] + number)
        if is_loose or any(by_kind.values()):  # otherwise nothing has every word, and `_ask` looks for what is near
            for id, number in uncounted.items():
                by_pack[id] = min(MOST_COUNTED, by_pack[id] + number)
                by_kind["article"] = min(MOST_COUNTED, by_kind["article"] + number)
        found.sort(key=partial(_order, {plan.index.pack.info.id: number for number, plan in enumerate(plans)}))
        return Answer(
            typed,
            tuple(itertools.islice(self._hits(found), count)),
            by_kind,
            by_pack,
            is_partial=bool(found) and not any(each.scored.has_required for each in found),
            has_more=has_more or len(found) > count,
            unsearchable=self._packs.problems,
        )

    def _hits(self, found: Sequence[Candidate]) -> Iterator[Hit]:
        """One for each location: of a long block that was split into passages, the best one."""
        seen: set[tuple[str, str, str]] = set()
        for candidate in found:
            self._check_interrupted()
            for hit in self._packs.guarded(candidate.plan.index, partial(hit_of, candidate)):
                key = (hit.kind, hit.location, hit.id)
                if key not in seen:
                    seen.add(key)
                    yield hit

    def _corrected(self, typed: str, plans: Sequence[QueryPlan], *, rare_words: bool = False) -> list[str]:
        """As `corrected` gives them; empty if the first pack cannot be read any more."""
        if not plans:
            return []
        found = self._packs.guarded(plans[0].index, lambda: list(corrected(typed, plans, rare_words=rare_words)))
        return found[0] if found else []

    def _suggestion(self, typed: str, plans: Sequence[QueryPlan], pack: str) -> str:
        texts = self._corrected(typed, plans, rare_words=True)
        return next((text for text in texts if self._finds(text, pack)), "")

    def _check_interrupted(self) -> None:
        if self._is_interrupted.is_set():
            raise Interrupted


def _without_exclusions(query: Query) -> Query:
    return replace(query, unwanted=())


def _order(packs: Mapping[str, int], candidate: Candidate) -> tuple[float, int, int, float, int]:
    """The best first. `packs` has the number of each pack by its id.

    What authors want to be found by the same words is in the order of the packs: repeating them in the text is of no
    use.
    """
    scored, kind = candidate.scored, KINDS.index(candidate.text.kind)
    if scored.found_by.is_answer:
        number = packs[candidate.plan.index.pack.info.id]
        return -scored.found_by.score, kind, number, -scored.score, candidate.passage
    return -scored.score, kind, 0, 0.0, candidate.passage
