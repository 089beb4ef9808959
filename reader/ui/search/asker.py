"""Asks the packs on the shelf, off the GUI thread: the questions of the search field, and what to mark on a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.model import Block
from reader.library.packfile import PackError, PackFile
from reader.search.answer import FIRST_HITS, Answer, Interrupted
from reader.ui.shell.background_tasks import Tasks
from reader.ui.shell.session import Session
from reader.ui.widgets.labels import one_line

if TYPE_CHECKING:
    from reader.marks.model import Mark
    from reader.note_search import Notes
    from reader.search.find_in_article import Match
    from reader.search.searcher import Searcher


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """`kind` and `pack` are empty where the reader wants all."""

    typed: str
    kind: str = ""
    pack: str = ""
    count: int = FIRST_HITS


class Asker:
    """The newest question is answered; what was asked before it is forgotten."""

    def __init__(self, session: Session, noted: Callable[[], Sequence[Mark]]) -> None:
        """`noted` gives the reader's own marks, among which notes are looked for, too."""
        self._session = session
        self._noted = noted
        self._asked: tuple[PackFile, ...] = ()
        self._tasks = Tasks(self._interrupt, Interrupted, self._close)
        # The rest belongs to the other thread.
        self._searcher: Searcher | None = None
        self._searched: tuple[PackFile, ...] = ()
        self._notes: Notes | None = None
        self._notes_of: Sequence[Mark] = ()

    def prepare(self) -> None:
        """Opens what a question will need, before it comes."""
        packs = self._session.packs()
        self._tasks.start("prepare", lambda: self._ready(packs), lambda _: None, lambda _: None)

    def ask(self, question: SearchRequest, then: Callable[[Answer], None], otherwise: Callable[[str], None]) -> None:
        """`otherwise` takes a sentence."""
        packs = self._asked = self._session.packs()
        marks = self._noted()
        self._tasks.start(
            "ask",
            lambda: self._answer(packs, marks, question),
            then,
            lambda error: otherwise(_sentence(error)),
        )

    def match(self, typed: str, pack: str, blocks: Sequence[Block], then: Callable[[list[Match]], None]) -> None:
        """What `typed` finds in the blocks of an article; nothing where that goes wrong, since the page is there."""
        packs = self._session.packs()
        self._tasks.start("match", lambda: self._ready(packs).matches(typed, pack, blocks), then, lambda _: then([]))

    def drop(self) -> None:
        """The question is withdrawn."""
        self._tasks.drop("ask")

    def drop_matches(self) -> None:
        self._tasks.drop("match")

    def is_behind(self) -> bool:
        """Whether other packs are at hand than were asked."""
        return self._session.packs() != self._asked

    def close(self) -> None:
        self._tasks.end()

    def _interrupt(self) -> None:
        searcher = self._searcher
        if searcher:
            searcher.interrupt()

    # on the other thread

    def _answer(self, packs: tuple[PackFile, ...], marks: Sequence[Mark], question: SearchRequest) -> Answer:
        searcher = self._ready(packs)
        if not marks and question.kind != "note":
            return searcher.ask(question.typed, question.kind, question.pack, question.count)
        from reader import note_search

        if self._notes is None or marks is not self._notes_of:
            self._notes, self._notes_of = note_search.Notes(marks), marks
        if question.kind == note_search.KIND:
            answer = searcher.ask(question.typed, "", question.pack, 1)  # for the counts of the others
        else:
            answer = searcher.ask(question.typed, question.kind, question.pack, question.count)
        if not len(self._notes) and question.kind != note_search.KIND:
            return answer
        hits = self._notes.find(question.typed, question.pack)
        return note_search.with_notes(answer, hits, question.kind, question.count)

    def _ready(self, packs: tuple[PackFile, ...]) -> Searcher:
        if self._searcher is None or packs != self._searched:
            from reader.search.searcher import Searcher  # here: nobody searches before the first paint

            self._close()
            self._searched = packs
            self._searcher = Searcher([pack.path for pack in packs])
        return self._searcher

    def _close(self) -> None:
        searcher, self._searcher = self._searcher, None
        if searcher:
            searcher.close()


def _sentence(error: Exception) -> str:
    if isinstance(error, PackError):
        return str(error)
    what = one_line(f"{type(error).__name__}: {error}")
    return f"This search went wrong, which is a mistake in Carrel ({what}). You can go on reading, and search anew."
