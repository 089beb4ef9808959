"""Searches the packs on the shelf in the background: for the search field, and for the matches on a page."""

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
    """A search. `kind` and `pack` are empty for all kinds and all packs; `count` is the number of hits."""

    typed: str
    kind: str = ""
    pack: str = ""
    count: int = FIRST_HITS


class Asker:
    """Only the newest request is answered; a newer one replaces an older one."""

    def __init__(self, session: Session, marks: Callable[[], Sequence[Mark]]) -> None:
        """`marks` returns the reader's own marks, whose notes are searched, too."""
        self._session = session
        self._marks = marks
        self._asked: tuple[PackFile, ...] = ()
        self._tasks = Tasks(self._interrupt, Interrupted, self._close)
        # Used on the background thread only.
        self._searcher: Searcher | None = None
        self._searched: tuple[PackFile, ...] = ()
        self._notes: Notes | None = None
        self._notes_of: Sequence[Mark] = ()

    def prepare(self) -> None:
        """Opens the indexes before the first search."""
        packs = self._session.packs()
        self._tasks.start("prepare", lambda: self._ready(packs), lambda _: None, lambda _: None)

    def ask(self, request: SearchRequest, then: Callable[[Answer], None], otherwise: Callable[[str], None]) -> None:
        """`otherwise` gets a sentence that says what went wrong."""
        packs = self._asked = self._session.packs()
        marks = self._marks()
        self._tasks.start(
            "ask",
            lambda: self._answer(packs, marks, request),
            then,
            lambda error: otherwise(_sentence(error)),
        )

    def match(self, typed: str, pack: str, blocks: Sequence[Block], then: Callable[[list[Match]], None]) -> None:
        """Finds `typed` in the blocks of an article; no matches where that fails, since the page can be read anyway."""
        packs = self._session.packs()
        self._tasks.start("match", lambda: self._ready(packs).matches(typed, pack, blocks), then, lambda _: then([]))

    def cancel(self) -> None:
        """Cancels the search."""
        self._tasks.cancel("ask")

    def cancel_matches(self) -> None:
        self._tasks.cancel("match")

    def is_outdated(self) -> bool:
        """Whether there are other packs on the shelf than were searched."""
        return self._session.packs() != self._asked

    @property
    def is_idle(self) -> bool:
        """Whether no search is running or waiting."""
        return self._tasks.is_idle

    def close(self) -> None:
        self._tasks.end()

    def _interrupt(self) -> None:
        searcher = self._searcher
        if searcher:
            searcher.interrupt()

    # on the background thread

    def _answer(self, packs: tuple[PackFile, ...], marks: Sequence[Mark], request: SearchRequest) -> Answer:
        searcher = self._ready(packs)
        if not marks and request.kind != "note":
            return searcher.ask(request.typed, request.kind, request.pack, request.count)
        from reader import note_search

        if self._notes is None or marks is not self._notes_of:
            self._notes, self._notes_of = note_search.Notes(marks), marks
        if request.kind == note_search.KIND:
            answer = searcher.ask(request.typed, "", request.pack, 1)  # for the counts of the others
        else:
            answer = searcher.ask(request.typed, request.kind, request.pack, request.count)
        if not len(self._notes) and request.kind != note_search.KIND:
            return answer
        hits = self._notes.find(request.typed, request.pack)
        return note_search.with_notes(answer, hits, request.kind, request.count)

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
    return f"The search failed because of an internal error ({what}). You can go on reading, and search again."
