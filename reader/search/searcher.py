"""Searches packs: from what was typed to an answer."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from reader.library.model import Block
from reader.library.outline import block_text
from reader.library.packconnection import ReadInterrupted
from reader.search.answer import FIRST_HITS, KINDS, MOST_COUNTED, Answer, Hit, Interrupted
from reader.search.excerpt import marks
from reader.search.find_in_article import Match
from reader.search.hits import Candidate, hit_of
from reader.search.matcher import ends
from reader.search.openindexes import OpenIndexes
from reader.search.query import parse
from reader.search.query_plan import Limits, Plan
from reader.search.ranking import Looked, counts, look, weights_of
from reader.search.suggestions import mended
from reader.system import gc_pause

FEW = 3
"""With fewer places than these, a rare word may be a typing error."""


class Searcher:
    """Asks the packs in `files`. All but `interrupt` belong to one thread, which need not be the one that made it."""

    def __init__(self, files: Sequence[Path], limits: Limits | None = None) -> None:
        self._packs = OpenIndexes(files)
        self._limits = limits or Limits()
        self._stop = threading.Event()

    def ask(self, typed: str, kind: str = "", pack: str = "", count: int = FIRST_HITS) -> Answer:
        """At most `count` hits of one kind or pack, or of all. Raises Interrupted."""
        self._stop.clear()
        try:
            with gc_pause.paused():
                return self._ask(typed, kind, pack, max(0, min(count, MOST_COUNTED)))
        except ReadInterrupted as error:
            raise Interrupted from error

    def matches(self, typed: str, pack: str, blocks: Sequence[Block]) -> list[Match]:
        """Every place in the blocks of an article of that pack that `typed` finds, in reading order.

        Raises Interrupted.
        """
        self._stop.clear()
        try:
            plans = self._plans(typed, pack)
        except ReadInterrupted as error:
            raise Interrupted from error
        found: list[Match] = []
        for plan in plans:
            for number, block in enumerate(blocks):
                self._check_stop()
                text = block_text(block)
                there = plan.worth_marking(plan.matcher.find(plan.index.words.forms(text)))
                if there:
                    spans = plan.index.words.spans(text, ends(there))
                    found += [Match(number, first, last) for first, last in marks(there, spans)]
        return found

    def interrupt(self) -> None:
        """Ends the question that is being answered, from any thread."""
        self._stop.set()
        self._packs.interrupt()

    def close(self) -> None:
        self._packs.close()

    def _ask(self, typed: str, kind: str, pack: str, count: int) -> Answer:
        """What has all of it; else what was probably meant; else what has the most of it."""
        plans = self._plans(typed, pack)
        found = self._found(typed, plans, kind, count)
        places = sum(found.counts.values())
        if places:
            return found if places >= FEW else replace(found, suggestion=self._suggestion(typed, plans, pack))
        for text in self._mended(typed, plans):
            instead_of = self._plans(text, pack)
            for is_loose in (False, True):
                instead = self._found(text, instead_of, kind, count, is_loose=is_loose)
                if any(instead.counts.values()):
                    return replace(instead, typed=typed, suggestion=text, is_suggested=True)
        return self._found(typed, self._packs.each(plans, Plan.loosened), kind, count, is_loose=True)

    def _plans(self, typed: str, pack: str) -> list[Plan]:
        """For each pack that can be asked; none where nothing is to be found."""
        plans: list[Plan] = []
        for index in self._packs.all():
            query = parse(typed, index.words)
            if query.wanted and pack in ("", index.pack.info.id):
                plans += self._packs.guarded(index, partial(Plan, index, query, self._limits))
        return plans

    def _found(self, typed: str, plans: Sequence[Plan], kind: str, count: int, *, is_loose: bool = False) -> Answer:
        found: list[Candidate] = []
        has_more = False
        by_kind = dict.fromkeys(KINDS, 0)
        by_pack = dict.fromkeys(self._packs.ids(), 0)
        for plan, weights in zip(plans, weights_of(plans), strict=True):
            self._check_stop()

            def look_there(plan: Plan = plan, weights: Sequence[float] = weights) -> Looked:
                return look(plan, self._packs.reader(plan.index), kind, count, weights, is_loose=is_loose)

            for looked in self._packs.guarded(plan.index, look_there):
                found += looked.found
                has_more = has_more or looked.has_more
                by_pack[plan.index.pack.info.id] = min(MOST_COUNTED, sum(looked.counts.values()))
                for each, number in looked.counts.items():
                    by_kind[each] = min(MOST_COUNTED, by_kind[each] + number)
        found.sort(key=lambda each: (-each.scored.score, KINDS.index(each.text.kind), each.place))
        return Answer(
            typed,
            tuple(itertools.islice(self._hits(found), count)),
            by_kind,
            by_pack,
            is_partial=bool(found) and not any(each.scored.has_all for each in found),
            has_more=has_more or len(found) > count,
            unsearchable=self._packs.sentences,
        )

    def _hits(self, found: Sequence[Candidate]) -> Iterator[Hit]:
        """One for each place: of a block so long that it was cut, the best part."""
        places: set[tuple[str, str, str]] = set()
        for candidate in found:
            self._check_stop()
            for hit in self._packs.guarded(candidate.plan.index, partial(hit_of, candidate)):
                place = (hit.kind, hit.location, hit.id)
                if place not in places:
                    places.add(place)
                    yield hit

    def _mended(self, typed: str, plans: Sequence[Plan], *, is_unknown: bool = True) -> list[str]:
        """A pack that is lost over it takes its suggestions with it."""
        if not plans:
            return []
        return next(
            iter(self._packs.guarded(plans[0].index, lambda: list(mended(typed, plans, is_unknown=is_unknown)))), []
        )

    def _suggestion(self, typed: str, plans: Sequence[Plan], pack: str) -> str:
        for text in self._mended(typed, plans, is_unknown=False):
            counted = self._packs.each(self._plans(text, pack), lambda plan: counts(plan, 1, is_loose=False))
            if any(any(each.values()) for each in counted):
                return text
        return ""

    def _check_stop(self) -> None:
        if self._stop.is_set():
            raise Interrupted
