"""Follows links: to a card over the page, or to another place in a pack."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Signal

from reader.library.model import ArticleLink, Citation, FootnoteLink, Link, Location, PackLink, TermLink, WebLink
from reader.library.packfile import PackError
from reader.ui.page.page_links import (
    ChoiceLink,
    ContentsLink,
    FigureLink,
    LinkRun,
    LocalHelpLink,
    PartLink,
    SourcesLink,
)
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

CardLink = Citation | TermLink | WebLink | FootnoteLink | ChoiceLink
LONGEST_TRAIL = 50  # cards


class LinkFollower(QObject):
    """Follows links of the page, of its cards and of the panels.

    print_requested(Link): the reader wants the term or the source of a card on paper
    read_aloud_requested(tuple): the reader wants to hear the paragraphs of a card
    """

    print_requested = Signal(object)
    read_aloud_requested = Signal(tuple)

    def __init__(self, session: Session, page: PageView, appearance: Appearance, messages: Messages) -> None:
        super().__init__()
        self._session = session
        self._page = page
        self._appearance = appearance
        self._messages = messages
        self.card = Card(page)
        self.card.closed.connect(page.setFocus)
        self.card.back_requested.connect(self._go_back)
        self.card.read_requested.connect(self._read_card)
        self._shown_link: CardLink | None = None  # that of the card
        self._run: LinkRun | None = None  # the words of the page from which the first card was opened
        self._trail: list[tuple[CardLink, str]] = []  # the links of the cards before it, and their names
        page.link_chosen.connect(self._follow_from_page)
        page.verticalScrollBar().valueChanged.connect(self._close_unless_resizing)
        page.resized.connect(self._keep_card_beside_its_words)

    def follow(self, link: Link) -> None:
        """Follows a link of a panel. A card opens where the last one was, or at the top of the page."""
        self._trail.clear()
        self._run = None
        self._follow(link, self._last_anchor())

    def _follow_from_card(self, link: Link) -> None:
        """A further card has a way back to this one."""
        entry = self.card.entry
        before = (self._shown_link, entry.accessibleName()) if entry and self._shown_link else None
        if before and self._follow(link, self._last_anchor(), before[1]):
            self._trail.append(before)
            del self._trail[:-LONGEST_TRAIL]

    def _go_back(self) -> None:
        link, _ = self._trail.pop()
        self._follow(link, self._last_anchor(), self._trail[-1][1] if self._trail else "")

    def _last_anchor(self) -> QRect:
        return self.card.anchor if self.card.entry else QRect(self._page.rect().center().x() - 200, 0, 1, 1)

    def close_card(self) -> None:
        self.card.close_card()

    def _read_card(self) -> None:
        if self.card.entry:
            self.read_aloud_requested.emit(tuple(self.card.entry.spoken))

    def go(self, location: Location) -> None:
        self.close_card()
        self._session.go(location)

    def _follow_from_page(self, run: LinkRun, anchor: QRect) -> None:
        if not isinstance(run.link, PartLink | ContentsLink | SourcesLink | LocalHelpLink | FigureLink):
            self._trail.clear()
            self._run = run
            self._follow(run.link, anchor)

    def _close_unless_resizing(self) -> None:
        if not self._page.is_resizing:
            self.close_card()

    def _keep_card_beside_its_words(self) -> None:
        """The page has another size, so that the words are elsewhere."""
        if self.card.entry and self._run:
            rect, page = self._page.link_rect(self._run), self._page.viewport().rect()
            rect.moveTop(max(page.top(), min(rect.top(), page.bottom() - rect.height())))
            self.card.move_beside(rect)

    def _follow(self, link: Link | ChoiceLink, anchor: QRect, back_to: str = "") -> bool:
        """Returns whether it leads to a card. `back_to` names the card before it."""
        opened = self._session.opened
        if not opened:
            return False
        match link:
            case ArticleLink(article, block):
                self.go(Location(opened.pack.info.id, article or opened.article.id, block))
                return False
            case PackLink(location):
                self.go(Location.parse(location))
                return False
        try:
            entry = self._make_entry(link, opened)
        except PackError as error:
            self._session.report(error)
            return False
        entry.link_chosen.connect(self._follow_from_card)
        entry.location_chosen.connect(self.go)
        entry.print_requested.connect(self.print_requested)
        entry.read_aloud_requested.connect(self.read_aloud_requested)
        self._session.leave_home()  # a card floats over the page
        self._shown_link = link
        self.card.show_entry(entry, anchor, self._appearance, back_to)
        return True

    def _make_entry(self, link: CardLink, opened: OpenedArticle) -> EntryView:
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
            case ChoiceLink():
                from reader.ui.reading.answer_entry import AnswerEntry  # not at the top: few articles have questions

                return AnswerEntry(opened, link, accent, self._messages)
        raise AssertionError(link)
