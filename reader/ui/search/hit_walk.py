"""The walk along what was found: to each place, with its matches marked, and back to where the reader was before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from reader.library.model import Citation, Link, Location, TermLink
from reader.search.answer import Hit
from reader.ui.page.view import PageView
from reader.ui.reading.find_in_article import FindInArticle
from reader.ui.reading.links import LinkFollower
from reader.ui.search.asker import Asker
from reader.ui.search.hit_matches import number_of, with_chosen
from reader.ui.shell.pane_focus import PaneFocus
from reader.ui.shell.session import OpenedArticle, ReadingPosition, Session

if TYPE_CHECKING:
    from reader.search.find_in_article import Match


class HitWalk(QObject):
    """announced(str): something happened that cannot be seen. failed(str): a hit leads to what is not there."""

    announced = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        session: Session,
        page: PageView,
        links: LinkFollower,
        finder: FindInArticle,
        regions: PaneFocus,
        asker: Asker,
        go_to_mark: Callable[[str], object],
    ) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._links = links
        self._finder = finder
        self._regions = regions
        self._asker = asker
        self._go_to_mark = go_to_mark
        self._origin: ReadingPosition | None = None
        self._typed = ""
        self._is_going = False
        self._matches: list[Match] = []
        self._current = -1
        page.part_changed.connect(self._paint)
        page.installEventFilter(self)
        finder.closed.connect(self._paint)

    def open(self, hit: Hit, typed: str) -> None:
        """Goes to a hit; `typed` is what found it, and what is marked on the page."""
        before = self._page.reading_position() or self._session.place
        self.put_marks_away()
        self._regions.make_room()
        self._is_going = True
        is_there = self._go_to(hit)
        self._is_going = False
        if not is_there:
            return
        self._origin = self._origin or before
        self._typed = typed
        self._mark(hit if hit.kind == "article" else None)

    def open_article(self) -> None:
        """Another article is on the page, whichever way led there: what is searched for is marked there too."""
        if not self._is_going:
            self._matches, self._current = [], -1
            self._mark(None)

    def leave(self) -> None:
        """Goes back to where the reader was before the first hit, with nothing marked."""
        origin, self._origin = self._origin, None
        self.put_marks_away()
        self._links.close_card()
        self._regions.take_back()
        self._regions.go_to_page()
        if origin and origin != self._page.reading_position():
            self._session.go(origin.location, origin.depth)
            self.announced.emit("Back where the search began.")

    def put_marks_away(self) -> None:
        if not self._typed:  # at most keys, so that the page is not painted for each
            return
        self._typed = ""
        self._matches, self._current = [], -1
        self._asker.drop_matches()
        self._paint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc on the page."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_Escape or not (self._finder.is_open or self._origin):
            return False
        if self._finder.is_open:
            self._finder.leave()
        else:
            self.leave()
        return True

    def _go_to(self, hit: Hit) -> bool:
        match hit.kind:
            case "article":
                return self._go_to_place(hit)
            case "note":
                self._links.close_card()
                self._go_to_mark(hit.id)
                return True
        return self._show_entry(hit)

    def _go_to_place(self, hit: Hit) -> bool:
        try:
            location = Location.parse(hit.location)
        except ValueError as error:
            self.failed.emit(f"This is {error}.")
            return False
        self._links.close_card()
        if not self._session.go(location):
            return False
        self._page.setFocus()
        return True

    def _show_entry(self, hit: Hit) -> bool:
        """Opens the card of a term or source, over a page of its pack."""
        opened = self._session.opened
        if not opened or opened.pack.info.id != hit.pack:
            is_there = self._go_to_place(hit) if hit.location else self._session.go_pack(hit.pack)
            if not is_there:
                return False
        link: Link = TermLink(hit.id) if hit.kind == "term" else Citation((hit.id,))
        self._links.follow(link)
        return True

    def _mark(self, hit: Hit | None) -> None:
        """Looks for what is to be marked; the place of `hit` is to stand out, and to be in view."""
        opened = self._session.opened
        if self._typed and opened:
            then = partial(self._take, opened, hit)
            self._asker.match(self._typed, opened.pack.info.id, opened.article.blocks, then)

    def _take(self, opened: OpenedArticle, hit: Hit | None, matches: list[Match]) -> None:
        if opened is not self._session.opened:
            return
        self._matches, self._current = matches, -1
        if hit:
            self._matches = with_chosen(matches, hit, opened.article.blocks)
            self._current = number_of(self._matches, hit, opened.article.blocks)
        if self._current >= 0:
            self._stand_on(self._matches[self._current])
        self._paint()

    def _stand_on(self, match: Match) -> None:
        """Brings it into view, and the caret there, so that Tab and a screen reader go on from it."""
        self._page.show_match(match)
        position = self._page.shown_document.text_map.position(match.index, match.first)
        if position is not None:
            self._page.setTextCursor(self._page.shown_document.cursor(position))

    def _paint(self) -> None:
        if not self._finder.is_open:
            self._page.highlight_matches(self._matches, self._current)
