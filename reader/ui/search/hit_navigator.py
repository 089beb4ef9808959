"""Opens hits, highlights their matches on the page, and returns to where the search began."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from reader.library.model import Citation, Link, Location, TermLink
from reader.search.answer import Hit
from reader.translation import _
from reader.ui.page.view import PageView
from reader.ui.search.background_search import BackgroundSearch
from reader.ui.search.hit_matches import match_number, with_match_of
from reader.ui.shell.session import OpenedArticle, ReadingPosition, Session
from reader.ui.shell.shell import Shell
from reader.ui.widgets.announcement import announce

if TYPE_CHECKING:
    from reader.search.find_in_article import Match


class ReadingView(Protocol):
    """What the search needs of the feature that shows cards and the find bar."""

    @property
    def is_finding(self) -> bool:
        """Whether the find bar is open."""

    def follow(self, link: Link) -> None: ...

    def close_card(self) -> bool:
        """Whether a card was open."""


class HitNavigator(QObject):
    def __init__(
        self,
        shell: Shell,
        session: Session,
        page: PageView,
        reading: ReadingView,
        background_search: BackgroundSearch,
        go_to_mark: Callable[[str], object],
    ) -> None:
        """`go_to_mark` goes to the mark with an id: notes are hits, too."""
        super().__init__(page)
        self._session = session
        self._page = page
        self._reading = reading
        self._panes = shell.panes
        self._messages = shell.messages
        self._background_search = background_search
        self._go_to_mark = go_to_mark
        self._origin: ReadingPosition | None = None
        self._is_ended = False  # on the page: the next hit begins another search
        self._typed = ""
        self._is_opening = False
        self._matches: list[Match] = []
        self._current = -1
        page.part_changed.connect(self.repaint)

    def open(self, hit: Hit, typed: str, announcement: str) -> None:
        """Opens a hit. `typed` is the search that found it, whose matches are highlighted on the page.

        `announcement` is what a screen reader says.
        """
        before = self._here()
        self.clear_matches()
        self._panes.show_page()
        self._is_opening = True
        is_open = self._open(hit)
        self._is_opening = False
        if not is_open:
            return
        if self._is_ended or not self._origin:
            self._origin, self._is_ended = before, False
        self._typed = typed
        self._find_matches(hit if hit.kind == "article" else None)
        if hit.kind in ("article", "note"):  # a card gets the focus, and a screen reader reads it
            announce(self._page, announcement)

    def open_article(self) -> None:
        """Another article is on the page: highlights the matches of the search there, too."""
        if not self._is_opening:
            self._matches, self._current = [], -1
            self._find_matches(None)

    def leave(self) -> None:
        """Goes back to where the reader was before the first hit, and clears the matches. Closes only a card if there
        is one.
        """
        if self._reading.close_card():
            return
        origin, self._origin = self._origin, None
        self.clear_matches()
        self._panes.hide_temporary()
        self._panes.focus_page()
        if origin and origin != self._here():
            self._session.go(origin.location, origin.depth)
            self._messages.say(_("Back to where the search began."))

    def clear_matches(self) -> None:
        if not self._typed:  # the usual case while somebody types: the page need not be repainted
            return
        self._typed = ""
        self._matches, self._current = [], -1
        self._background_search.cancel_matches()
        self.repaint()

    def end_on_page(self) -> bool:
        """Ends the search where the page is, which does not move. False if no matches were highlighted."""
        was_searching = bool(self._typed)
        self.clear_matches()
        self._panes.hide_temporary()
        self._is_ended = True
        return was_searching

    def _here(self) -> ReadingPosition | None:
        """Where the window begins now, also if the reader has just scrolled; the home of a pack while that is shown."""
        on_page = None if self._session.is_home else self._page.reading_position()
        return on_page or self._session.position

    def _open(self, hit: Hit) -> bool:
        match hit.kind:
            case "article":
                return self._go_to_location(hit)
            case "note":
                self._reading.close_card()
                self._go_to_mark(hit.id)
                return True
        return self._show_entry(hit)

    def _go_to_location(self, hit: Hit) -> bool:
        try:
            location = Location.parse(hit.location)
        except ValueError:
            self._messages.tell(
                _("This result has no valid location, so Carrel cannot open it. The pack may be damaged.")
            )
            return False
        self._reading.close_card()
        if not self._session.go(location):
            return False
        self._page.setFocus()
        return True

    def _show_entry(self, hit: Hit) -> bool:
        """Opens the card of a term or source, over a page of its pack."""
        opened = self._session.opened
        if not opened or opened.pack.info.id != hit.pack:
            is_open = self._go_to_location(hit) if hit.location else self._session.go_pack(hit.pack)
            if not is_open:
                return False
        link: Link = TermLink(hit.id) if hit.kind == "term" else Citation((hit.id,))
        self._reading.follow(link)
        return True

    def _find_matches(self, hit: Hit | None) -> None:
        """Finds the matches in the open article; the match of `hit` is emphasised and scrolled into view."""
        opened = self._session.opened
        if self._typed and opened:
            on_matches = partial(self._take, opened, hit)
            self._background_search.find_matches(self._typed, opened.pack.info.id, opened.article.blocks, on_matches)

    def _take(self, opened: OpenedArticle, hit: Hit | None, matches: list[Match]) -> None:
        if opened is not self._session.opened:
            return
        self._matches, self._current = matches, -1
        if hit:
            self._matches = with_match_of(matches, hit, opened.article.blocks)
            self._current = match_number(self._matches, hit, opened.article.blocks)
        if self._current >= 0 and hit and not hit.is_found_by:  # else the beginning of its box stays in view
            self._show_match(self._matches[self._current])
        self.repaint()

    def _show_match(self, match: Match) -> None:
        """Scrolls it into view and moves the caret there, so that Tab and a screen reader continue from it."""
        self._page.show_match(match)
        position = self._page.shown_document.text_map.position(match.index, match.first)
        if position is not None:
            self._page.setTextCursor(self._page.shown_document.cursor(position))

    def repaint(self) -> None:
        """Highlights the matches, unless the find bar shows its own."""
        if not self._reading.is_finding:
            self._page.highlight_matches(self._matches, self._current)
