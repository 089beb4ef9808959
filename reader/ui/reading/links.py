"""Where links lead: to a card over the page, or to another place through the session."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Signal

from reader.library.model import ArticleLink, Citation, Link, Location, PackLink, TermLink, WebLink
from reader.library.packfile import PackError
from reader.ui.page.document import LinkRun, PartLink
from reader.ui.page.view import PageView
from reader.ui.reading.address_entry import AddressEntry
from reader.ui.reading.card import Card
from reader.ui.reading.entry import EntryView
from reader.ui.reading.reference_entry import SourceEntry
from reader.ui.reading.term_entry import TermEntry
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.session import OpenedArticle, Session


class LinkFollower(QObject):
    """Follows links of the page, of its cards and of the panels.

    announced(str)   something was done that cannot be seen
    failed(str)      a link leads to what the pack does not hold
    """

    announced = Signal(str)
    failed = Signal(str)

    def __init__(self, session: Session, page: PageView, appearance: Appearance) -> None:
        super().__init__()
        self._session = session
        self._page = page
        self._appearance = appearance
        self.card = Card(page)
        self.card.closed.connect(page.setFocus)
        page.link_chosen.connect(self._from_page)
        page.verticalScrollBar().valueChanged.connect(self.close_card)

    def follow(self, link: Link) -> None:
        """Follows a link of a panel or a card; a card opens where the last one was, or at the top of the page."""
        words = self.card.words() if self.card.entry else QRect(self._page.rect().center().x() - 200, 0, 1, 1)
        self._follow(link, words)

    def close_card(self) -> None:
        self.card.close_card()

    def go(self, location: Location) -> None:
        self.close_card()
        self._session.go(location)

    def _from_page(self, run: LinkRun, words: QRect) -> None:
        if not isinstance(run.link, PartLink):
            self._follow(run.link, words)

    def _follow(self, link: Link, words: QRect) -> None:
        opened = self._session.opened
        if not opened:
            return
        match link:
            case ArticleLink(article, block):
                self.go(Location(opened.pack.info.id, article or opened.article.id, block))
                return
            case PackLink(location):
                self.go(Location.parse(location))
                return
        try:
            entry = self._entry(link, opened)
        except PackError as error:
            self.failed.emit(str(error))
            return
        entry.link_chosen.connect(self.follow)
        entry.location_chosen.connect(self.go)
        entry.announced.connect(self.announced)
        look = self._appearance.look
        self.card.show_entry(entry, words, self._appearance.scale, look.text_scale, look.theme.colour("shadow"))

    def _entry(self, link: Citation | TermLink | WebLink, opened: OpenedArticle) -> EntryView:
        """Raises PackError."""
        accent = self._appearance.look.theme.colours["accent"]
        match link:
            case TermLink(term):
                return TermEntry(opened.pack, opened.pack.term(term), opened.numbers, opened.article.id, accent)
            case Citation((key, *_)):
                number = opened.numbers.get(key, 0)
                return SourceEntry(opened.pack, opened.pack.reference(key), number, opened.article.id, accent)
            case WebLink():
                return AddressEntry(link, accent)
        raise AssertionError(link)
