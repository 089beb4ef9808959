"""Searches packs: from what was typed to an answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from reader.library.model import Block
from reader.library.outline import block_text
from reader.library.packconnection import ReadInterrupted
from reader.library.packerrors import PackError
from reader.search.answer import KINDS, MOST_COUNTED, Answer, Hit, Interrupted
from reader.search.excerpt import marks
from reader.search.hits import Candidate, hit_of
from reader.search.packindex import NoIndex, PackIndex
from reader.search.passage import Match
from reader.search.placetext import PlaceReader
from reader.search.plan import Limits, Plan
from reader.search.query import parse
from reader.search.ranking import candidates, counts, weights_of
from reader.search.suggestions import mended

FIRST_HITS = 30
FEW = 3
"""With fewer hits than these, a rare word may be a typing error."""


class Searcher:
    """Asks the packs in `files`. All but `interrupt` belong to one thread, which need not be the one that made it."""

    def __init__(self, files: Sequence[Path], limits: Limits | None = None) -> None:
        self._files = list(dict.fromkeys(files))
        self._limits = limits or Limits()
        self._indexes: dict[Path, PackIndex] = {}
        self._readers: dict[Path, PlaceReader] = {}
        self._unsearchable: dict[Path, str] = {}
        self._stop = threading.Event()

    def ask(self, typed: str, kind: str = "", pack: str = "", count: int = FIRST_HITS) -> Answer:
        """At most `count` hits of one kind or pack, or of all. Raises Interrupted."""
        self._stop.clear()
        try:
            return self._ask(typed, kind, pack, count)
        except ReadInterrupted as error:
            raise Interrupted from error

    def matches(self, typed: str, pack: str, blocks: Sequence[Block]) -> list[Match]:
        """Every place in the blocks of an article of that pack that `typed` finds, in reading order."""
        self._stop.clear()
        found: list[Match] = []
        for plan in self._plans(typed, pack):
            matcher = plan.matcher_of_needed()
            for index, block in enumerate(blocks):
                self._check_stop()
                words = plan.index.words.of(block_text(block))
                found += [Match(index, first, last) for first, last in marks(matcher, words)]
        return found

    def interrupt(self) -> None:
        """Ends the question that is being answered, from any thread."""
        self._stop.set()
        for index in list(self._indexes.values()):
            index.interrupt()

    def close(self) -> None:
        for file in list(self._indexes):
            self._close(file)

    def _ask(self, typed: str, kind: str, pack: str, count: int) -> Answer:
        plans = self._plans(typed, pack)
        found = self._found(typed, plans, kind, count)
        if any(found.counts.values()):
            if sum(found.counts.values()) > FEW:
                return found
            return replace(found, suggestion=self._suggestion(typed, plans, pack))
        for text in mended(typed, plans):
            for is_loose in (False, True):
                instead = self._found(text, self._plans(text, pack), kind, count, is_loose=is_loose)
                if any(instead.counts.values()):
                    return replace(instead, typed=typed, suggestion=text, is_suggested=True)
        return self._found(typed, [plan.loosened() for plan in plans], kind, count, is_loose=True)

    def _found(self, typed: str, plans: Sequence[Plan], kind: str, count: int, *, is_loose: bool = False) -> Answer:
        found: list[Candidate] = []
        by_kind = dict.fromkeys(KINDS, 0)
        by_pack = {index.pack.info.id: 0 for index in self._indexes.values()}
        for plan, weights in zip(plans, weights_of(plans), strict=True):
            try:
                counted = counts(plan, MOST_COUNTED, is_loose=is_loose)
                if any(counted.values()):
                    found += candidates(plan, self._reader(plan), kind, count, weights, is_loose=is_loose)
            except PackError as error:
                self._lose(plan.index, error)
                continue
            self._check_stop()
            by_pack[plan.index.pack.info.id] = min(MOST_COUNTED, sum(counted.values()))
            for each_kind, number in counted.items():
                by_kind[each_kind] = min(MOST_COUNTED, by_kind[each_kind] + number)
        found.sort(key=lambda each: (-each.score, KINDS.index(each.text.kind), each.place))
        return Answer(
            typed,
            tuple(self._hits(found[:count])),
            by_kind,
            by_pack,
            is_partial=bool(found) and not any(each.has_all for each in found),
            has_more=len(found) > count,
            unsearchable=tuple(self._unsearchable.values()),
        )

    def _hits(self, found: Sequence[Candidate]) -> Iterator[Hit]:
        for candidate in found:
            self._check_stop()
            try:
                yield hit_of(candidate)
            except PackError as error:
                self._lose(candidate.plan.index, error)

    def _suggestion(self, typed: str, plans: Sequence[Plan], pack: str) -> str:
        for text in mended(typed, plans, is_unknown=False):
            if any(any(counts(plan, 1, is_loose=False).values()) for plan in self._plans(text, pack)):
                return text
        return ""

    def _check_stop(self) -> None:
        if self._stop.is_set():
            raise Interrupted

    # packs

    def _plans(self, typed: str, pack: str) -> list[Plan]:
        """For each pack that can be asked; none where nothing is to be found."""
        plans = []
        for index in self._opened():
            query = parse(typed, index.words)
            if query.wanted and pack in ("", index.pack.info.id):
                try:
                    plans.append(Plan(index, query, self._limits))
                except PackError as error:
                    self._lose(index, error)
        return plans

    def _opened(self) -> list[PackIndex]:
        for file in self._files:
            if file in self._indexes and not self._indexes[file].pack.is_as_opened():
                self._close(file)
            if file not in self._indexes:
                self._open(file)
        return list(self._indexes.values())

    def _open(self, file: Path) -> None:
        try:
            index = PackIndex(file)
        except (PackError, NoIndex) as error:
            self._unsearchable[file] = str(error)
            return
        self._unsearchable.pop(file, None)
        self._indexes[file] = index
        self._readers[file] = PlaceReader(index)

    def _reader(self, plan: Plan) -> PlaceReader:
        return self._readers[plan.index.pack.path]

    def _lose(self, index: PackIndex, error: PackError) -> None:
        """A pack that goes wrong while it is read is tried again with the next question."""
        self._unsearchable[index.pack.path] = str(error)
        self._close(index.pack.path)

    def _close(self, file: Path) -> None:
        self._readers.pop(file, None)
        index = self._indexes.pop(file, None)
        if index:
            index.close()
