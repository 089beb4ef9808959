"""A searcher for window tests: finds words as they stand, and waits, fails or answers otherwise where a test says."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from reader.library.model import Block, Location, plain_text
from reader.library.outline import block_text, sections
from reader.library.packfile import PackFile
from reader.search.answer import KINDS, Answer, Hit, Interrupted
from reader.search.find_in_article import Match, find


@dataclass
class FakeSearch:
    """What was asked, and what is to be answered.

    answers   what is typed -> the answer to it, or what is raised
    held      what is typed -> nothing comes before this is set, or the question is interrupted
    """

    asked: list[tuple[str, str, str, int]] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)
    files: list[tuple[str, ...]] = field(default_factory=list)
    answers: dict[str, Answer | Exception] = field(default_factory=dict)
    held: dict[str, threading.Event] = field(default_factory=dict)
    interrupted: list[str] = field(default_factory=list)
    closed: int = 0
    threads: set[int] = field(default_factory=set)


class FakeSearcher:
    fake: ClassVar[FakeSearch]

    def __init__(self, files: Sequence[Path]) -> None:
        self.fake.files.append(tuple(file.stem for file in files))
        self._packs = [PackFile(file) for file in files]
        self._stop = threading.Event()
        self._is_asked = False

    def ask(self, typed: str, kind: str = "", pack: str = "", count: int = 30) -> Answer:
        self.fake.threads.add(threading.get_ident())
        self.fake.asked.append((typed, kind, pack, count))
        self._stop.clear()
        gate = self.fake.held.get(typed)
        while gate and not gate.wait(0.002):
            if self._stop.is_set():
                self.fake.interrupted.append(typed)
                raise Interrupted
        ready = self.fake.answers.get(typed)
        if isinstance(ready, Exception):
            raise ready
        return ready or self._answer(typed, kind, pack, count)

    def matches(self, typed: str, pack: str, blocks: Sequence[Block]) -> list[Match]:
        self.fake.marked.append(typed)
        self.fake.threads.add(threading.get_ident())
        found = {match for word in typed.split() for match in find(blocks, word)}
        return sorted(found, key=lambda match: (match.index, match.first))

    def interrupt(self) -> None:
        self._stop.set()

    def close(self) -> None:
        self.fake.closed += 1
        for pack in self._packs:
            pack.close()

    def _answer(self, typed: str, kind: str, pack: str, count: int) -> Answer:
        packs = [each for each in self._packs if pack in ("", each.info.id)]
        hits = [hit for each in packs for hit in _hits(each, typed.strip())]
        counts = {each: sum(hit.kind == each for hit in hits) for each in KINDS}
        by_pack = {each.info.id: sum(hit.pack == each.info.id for hit in hits) for each in packs}
        wanted = [hit for hit in hits if kind in ("", hit.kind)]
        return Answer(typed, tuple(wanted[:count]), counts, by_pack, has_more=len(wanted) > count)


def _hits(pack: PackFile, typed: str) -> Iterator[Hit]:
    id = pack.info.id
    for entry in pack.entries():
        blocks = pack.article(entry.id).blocks
        for match in find(blocks, typed):
            text = block_text(blocks[match.index])
            first = max(0, match.first - 40)
            excerpt = f"{'…' if first else ''}{text[first : match.last + 80]}"
            moved = len("…") * bool(first) - first
            above = [section.title for section in sections(blocks) if section.number <= match.index]
            location = str(Location(id, entry.id, blocks[match.index].id))
            marks = ((match.first + moved, match.last + moved),)
            yield Hit("article", id, entry.id, entry.title, location, tuple(above[-1:]), excerpt, marks, 1.0)
    for term in pack.terms():
        if typed.casefold() in term.term.casefold():
            place = next(iter(pack.usages.of_term(term.id)), None)
            location = str(Location(id, place.article, place.block)) if place else ""
            yield Hit("term", id, term.id, term.term, location, (), plain_text(term.definition), (), 0.9)
    for reference in pack.references():
        text = plain_text(reference.apa)
        at = text.casefold().find(typed.casefold())
        if at >= 0:
            yield Hit("reference", id, reference.id, text, "", (), text, ((at, at + len(typed)),), 0.8)
