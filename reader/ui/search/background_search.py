"""Searches the packs on the shelf in the background: for the search field, and for the matches on a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.model import Block
from reader.library.packfile import PackError, PackFile
from reader.search.answer import FIRST_HITS, Answer, Interrupted
from reader.translation import _
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


class BackgroundSearch:
    """Only the newest request is answered; a newer one replaces an older one."""

    def __init__(self, session: Session, marks: Callable[[], Sequence[Mark]]) -> None:
        """`marks` returns the reader's own marks, whose notes are searched, too."""
        self._session = session
        self._marks = marks
        self._requested: tuple[PackFile, ...] = ()
        self._tasks = Tasks(self._interrupt, Interrupted, self._close)
        # Used on the background thread only.
        self._searcher: Searcher | None = None
        self._searched: tuple[PackFile, ...] = ()
        self._notes: Notes | None = None
        self._notes_of: Sequence[Mark] = ()

    def prepare(self) -> None:
        """Opens the indexes before the first search."""
        packs = self._session.packs()
        self._tasks.start("prepare", lambda: self._prepared(packs), lambda _done: None, lambda _done: None)

    def search(
        self, request: SearchRequest, on_answer: Callable[[Answer], None], on_error: Callable[[str], None]
    ) -> None:
        """Starts a search. `on_error` gets a sentence that says what went wrong."""
        packs = self._requested = self._session.packs()
        marks = self._marks()
        self._tasks.start(
            "ask",
            lambda: self._answer(packs, marks, request),
            on_answer,
            lambda error: on_error(_sentence(error)),
        )

    def find_matches(
        self, typed: str, pack: str, blocks: Sequence[Block], on_matches: Callable[[list[Match]], None]
    ) -> None:
        """Finds `typed` in the blocks of an article. An error gives no matches: the page can be read without them."""
        packs = self._session.packs()
        self._tasks.start(
            "match",
            lambda: self._prepared(packs).matches(typed, pack, blocks),
            on_matches,
            lambda _done: on_matches([]),
        )

    def cancel(self) -> None:
        """Cancels the search."""
        self._tasks.cancel("ask")

    def cancel_matches(self) -> None:
        self._tasks.cancel("match")

    def is_outdated(self) -> bool:
        """Whether the packs on the shelf have changed since the last search."""
        return self._session.packs() != self._requested

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
        searcher = self._prepared(packs)
        if not marks and request.kind != "note":
            return searcher.ask(request.typed, request.kind, request.pack, request.count)
        from reader import note_search

        if self._notes is None or marks is not self._notes_of:
            self._notes, self._notes_of = note_search.Notes(marks), marks
        if request.kind == note_search.KIND:
            answer = searcher.ask(request.typed, "", request.pack, 1)  # for the counts of the other kinds
        else:
            answer = searcher.ask(request.typed, request.kind, request.pack, request.count)
        if not len(self._notes) and request.kind != note_search.KIND:
            return answer
        hits = self._notes.find(request.typed, request.pack)
        return note_search.with_notes(answer, hits, request.kind, request.count)

    def _prepared(self, packs: tuple[PackFile, ...]) -> Searcher:
        if self._searcher is None or packs != self._searched:
            from reader.search.searcher import Searcher  # here, so that the window opens faster

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
    return _(
        "The search failed because of an internal error ({error}). You can go on reading, and search again.", error=what
    )
