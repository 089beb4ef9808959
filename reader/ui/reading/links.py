"""Follows links: to a card over the page, or to another place in a pack."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect

from reader.library.model import ArticleLink, Citation, FootnoteLink, Link, Location, PackLink, TermLink, WebLink
from reader.library.packfile import PackError
from reader.ui.page.document import LinkRun, PartLink
from reader.ui.page.view import PageView
from reader.ui.reading.address_entry import AddressEntry
from reader.ui.reading.card import Card
from reader.ui.reading.entry import EntryView
from reader.ui.reading.footnote_entry import FootnoteEntry
from reader.ui.reading.reference_entry import ReferenceEntry
from reader.ui.reading.term_entry import TermEntry
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import OpenedArticle, Session


class LinkFollower(QObject):
    """Follows links of the page, of its cards and of the panels."""

    def __init__(self, session: Session, page: PageView, appearance: Appearance, messages: Messages) -> None:
        super().__init__()
        self._session = session
        self._page = page
        self._appearance = appearance
        self._messages = messages
        self.card = Card(page)
        self.card.closed.connect(page.setFocus)
        page.link_chosen.connect(self._follow_from_page)
        page.verticalScrollBar().valueChanged.connect(self.close_card)

    def follow(self, link: Link) -> None:
        """Follows a link of a panel or a card. A card opens where the last one was, or at the top of the page."""
        anchor = self.card.anchor if self.card.entry else QRect(self._page.rect().center().x() - 200, 0, 1, 1)
        self._follow(link, anchor)

    def close_card(self) -> None:
        self.card.close_card()

    def go(self, location: Location) -> None:
        self.close_card()
        self._session.go(location)

    def _follow_from_page(self, run: LinkRun, anchor: QRect) -> None:
        if not isinstance(run.link, PartLink):
            self._follow(run.link, anchor)

    def _follow(self, link: Link, anchor: QRect) -> None:
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
            entry = self._make_entry(link, opened)
        except PackError as error:
            self._messages.tell(str(error))
            return
        entry.link_chosen.connect(self.follow)
        entry.location_chosen.connect(self.go)
        appearance = self._appearance
        shadow = appearance.theme.colour("shadow")
        self.card.show_entry(entry, anchor, appearance.scale, appearance.text_scale, shadow)

    def _make_entry(self, link: Citation | TermLink | WebLink | FootnoteLink, opened: OpenedArticle) -> EntryView:
        """Raises PackError."""
        accent = self._appearance.theme.colours["accent"]
        match link:
            case TermLink(term):
                return TermEntry(opened, opened.pack.term(term), accent, self._messages)
            case Citation((key, *_), notes):
                note = notes[0] if notes else ("", "")
                return ReferenceEntry(opened, opened.pack.reference(key), accent, self._messages, note)
            case FootnoteLink():
                return FootnoteEntry(opened, link, accent, self._messages)
            case WebLink():
                return AddressEntry(link, accent, self._messages)
        raise AssertionError(link)
