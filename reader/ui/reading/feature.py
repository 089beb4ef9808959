"""The reading feature: contents, glossary, sources, cards, links, history and find in article."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from reader.library.model import Link, Location, Spans
from reader.translation import N_, _
from reader.ui.page.end_sections import EndSection
from reader.ui.page.view import PageView
from reader.ui.reading.contents_panel import ContentsPanel
from reader.ui.reading.entry_panel import EntryPanel
from reader.ui.reading.find_bar import FindBar
from reader.ui.reading.find_in_article import FindInArticle
from reader.ui.reading.glossary_panel import GlossaryPanel
from reader.ui.reading.history import History
from reader.ui.reading.links import LinkFollower
from reader.ui.reading.references_panel import ReferencesPanel
from reader.ui.reading.step_reading import StepReading
from reader.ui.reading.viewers import Viewers
from reader.ui.shell.actions import ActionId, Handlers
from reader.ui.shell.lazy import Lazy
from reader.ui.shell.session import ReadingPosition, Session
from reader.ui.shell.shell import Shell
from reader.ui.shell.side_bar import Panel

CARET_ON = N_("Caret browsing is on. Arrow keys move the caret, and Shift selects text.")
NOTHING_SELECTED = N_("Select the words to copy first: with the mouse, or with F7, Shift and the arrow keys.")
CARET_OFF = N_("Caret browsing is off. Arrow keys scroll the page.")
CARET_OFF_PAGES = N_("Caret browsing is off. Arrow keys turn the page.")
PAGES_ON = N_("Pages are turned now: with the arrow keys, Space, the mouse wheel or the arrows at the foot.")
PAGES_OFF = N_("The page scrolls again.")


class ReadingFeature(QObject):
    """shelf_requested()            the reader wants to choose another pack
    table_print_requested(int)   the reader wants a table on paper; the number is that of its block
    home_requested()             the reader wants to see the home of the pack
    filter_requested()           the reader wants to find something while the home of the pack is shown
    """

    shelf_requested = Signal()
    table_print_requested = Signal(int)
    home_requested = Signal()
    filter_requested = Signal()

    def __init__(self, shell: Shell, session: Session, page: PageView, actions: Mapping[ActionId, QAction]) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._session = session
        self._page = page
        self.history = History(session)
        self.links = LinkFollower(session, page, shell.appearance, shell.messages)
        self.find_bar = FindBar(actions)
        self.find = FindInArticle(session, page, self.find_bar, shell.messages)
        self._steps = StepReading(session, page, shell.messages)
        self.contents = ContentsPanel()
        self.contents.location_chosen.connect(self._go)
        self.contents.shelf_requested.connect(self.shelf_requested)
        self.contents.home_requested.connect(self.home_requested)
        self.contents.end_section_chosen.connect(self._go_to_end_section)
        session.position_changed.connect(self.follow_position)
        page.contents_requested.connect(partial(shell.panes.show_panel, "contents"))
        page.sources_requested.connect(partial(shell.panes.show_panel, "references"))
        self.viewers = Viewers(shell, page, self.links)
        self.viewers.table_print_requested.connect(self.table_print_requested)
        self._glossary = Lazy(self._make_glossary)
        self._references = Lazy(self._make_references)
        self.apply_reading_mode()

    @property
    def glossary(self) -> GlossaryPanel:
        return self._glossary.get()

    @property
    def references(self) -> ReferencesPanel:
        return self._references.get()

    @property
    def panels(self) -> tuple[Panel, ...]:
        return (
            Panel("contents", _("Contents"), lambda: self.contents),
            Panel("glossary", _("Glossary"), self._glossary.get),
            Panel("references", _("Sources"), self._references.get),
        )

    def handlers(self) -> Handlers:
        panes = self._shell.panes
        return {
            ActionId.COPY: self.copy_selection,
            ActionId.COPY_WITH_SOURCE: self.copy_with_source,
            ActionId.SELECT_ALL: self._page.selectAll,
            ActionId.BACK: self.history.go_back,
            ActionId.FORWARD: self.history.go_forward,
            ActionId.NEXT_SECTION: self.go_next_section,
            ActionId.PREVIOUS_SECTION: self.go_previous_section,
            ActionId.NEXT_ARTICLE: partial(self._session.go_article, 1),
            ActionId.PREVIOUS_ARTICLE: partial(self._session.go_article, -1),
            ActionId.FIND: self.start_find,
            ActionId.COPY_LOCATION: self.copy_location,
            ActionId.EXPORT_REFERENCES: self.export_shown_references,
            ActionId.CONTENTS: partial(panes.show_panel, "contents"),
            ActionId.GLOSSARY: partial(panes.show_panel, "glossary"),
            ActionId.REFERENCES: partial(panes.show_panel, "references"),
            **self._steps.handlers(),
        }

    # ---- what the window calls

    def open_article(self) -> None:
        """Another article is on the page."""
        self.close_card()
        self.viewers.preload()
        if self._session.opened:
            self.contents.open(self._session.opened)
        self.fill_panel(self._shell.panes.current_panel)
        self.find.open_article()

    def follow_position(self, position: ReadingPosition) -> None:
        """Selects in the contents where the reader is."""
        if position.location.is_home:
            self.close_card()
            self.close_find()
            self.contents.select_none()
        elif self._session.opened and self._session.opened.article.id == position.location.article:
            self.contents.follow(self._session.section, self._page.end_section_at(position))

    def fill_panel(self, id: str) -> None:
        """Fills the panel with this id. Called when the panel is shown, not before."""
        opened = self._session.opened
        if opened and id == "glossary":
            self.glossary.open(opened)
        elif opened and id == "references":
            self.references.open(opened)

    def apply_style(self) -> None:
        self.find_bar.apply_style(self._shell.appearance)
        for panel in (self._glossary.made, self._references.made):
            if panel:
                panel.set_theme(self._shell.appearance.theme)

    def fill_page_menu(self, menu: QMenu, location: Location) -> None:
        """Adds what can be done with the paragraph at `location`."""
        if self._page.textCursor().hasSelection():
            menu.addAction(_("Copy")).triggered.connect(self._page.copy)
            if self._page.has_selection:
                menu.addAction(_("Copy with source")).triggered.connect(self.copy_with_source)
        menu.addAction(_("Copy link to this paragraph")).triggered.connect(lambda: self._copy(location))
        self.viewers.fill_page_menu(menu, location)
        menu.addAction(_("Select all")).triggered.connect(self._page.selectAll)

    # ---- what other features use

    @property
    def is_finding(self) -> bool:
        """Whether the find bar is open."""
        return self.find.is_open

    def close_find(self) -> bool:
        """Whether the find bar was open."""
        was_open = self.find.is_open
        if was_open:
            self.find.close()
        return was_open

    @property
    def has_card(self) -> bool:
        """Whether a card is open over the page."""
        return self.links.card.entry is not None

    def card_texts(self) -> tuple[Spans, ...]:
        """What can be read aloud of the card that is open."""
        entry = self.links.card.entry
        return tuple(entry.spoken) if entry else ()

    def follow(self, link: Link) -> None:
        self.links.follow(link)

    def close_card(self) -> bool:
        """Whether a card was open."""
        was_open = self.links.card.isVisible()
        self.links.close_card()
        return was_open

    # ---- what the reader does

    def go_next_section(self) -> None:
        """Goes to the start of the next section; after the last one, to the questions, and then to the sources."""
        position = self._session.position
        if self._session.go_section(1) or not position:
            return
        here = self._page.end_section_at(position)
        sections = self._page.end_sections
        rest = sections[sections.index(here) + 1 :] if here else sections
        if rest:
            self._show_end_section(rest[0])

    def go_previous_section(self) -> None:
        """Goes to the start of this section, or from there to the previous one; also from what is below the text."""
        opened, position = self._session.opened, self._session.position
        here = self._page.end_section_at(position) if position else None
        sections = self._page.end_sections
        if here and here is not sections[0]:
            self._show_end_section(sections[sections.index(here) - 1])
        elif opened and here and opened.sections:
            self._session.go(Location(opened.pack.info.id, opened.article.id, opened.sections[-1].id))
        else:
            self._session.go_section(-1)

    def start_find(self) -> None:
        self._shell.panes.show_page()
        if self._session.is_home:
            self.filter_requested.emit()
            return
        self.find.open()

    def copy_location(self) -> None:
        """Copies a link to the paragraph at the top of the page."""
        if self._session.position:
            self._copy(self._session.position.location)

    def set_turning(self, on: bool) -> None:
        """Whether pages are turned, or the page scrolls."""
        mode = "pages" if on else "scroll"
        if mode != self._shell.appearance.value("reading_mode"):
            self._shell.appearance.choose("reading_mode", mode)
            self._shell.messages.say(_(PAGES_ON) if on else _(PAGES_OFF))

    def apply_reading_mode(self) -> None:
        """Turns pages or scrolls, as the settings say."""
        is_on = self._shell.appearance.value("reading_mode") == "pages"
        if is_on != (self._page.turning is not None):
            self.links.close_card()
            self._page.set_turning(is_on)
        self._page.set_sliding(bool(self._shell.appearance.value("slide_pages")))

    def copy_selection(self) -> None:
        if self._page.textCursor().hasSelection():
            self._page.copy()
        else:
            self._shell.messages.say(_(NOTHING_SELECTED))

    def copy_with_source(self) -> None:
        """Copies the selection in quotation marks, with the article in APA style and a link to its paragraph."""
        from reader.ui.reading.copy_quotation import selected_quotation  # not at the top: few readers quote

        quoted = selected_quotation(self._page)
        if quoted:
            QGuiApplication.clipboard().setText(quoted)
        self._shell.messages.say(_("Copied with its source.") if quoted else _(NOTHING_SELECTED))

    def set_caret(self, on: bool) -> None:
        self._page.set_caret(on)
        self._shell.ui_state.remember("caret", on)
        off = CARET_OFF_PAGES if self._page.turning else CARET_OFF
        self._shell.messages.say(_(CARET_ON) if on else _(off))

    def export_shown_references(self) -> None:
        """Exports the sources in the sources panel, or those of the article if the panel is not shown."""
        if self._session.opened and self._shell.panes.current_panel != "references":
            self.references.open(self._session.opened)  # it may still list the sources of another article
        self._export(self.references.shown_keys())

    def _copy(self, location: Location) -> None:
        QGuiApplication.clipboard().setText(str(location))
        self._shell.messages.say(_("Link copied. Paste it into the search field to come back to this paragraph."))

    def _export(self, keys: list[str]) -> None:
        from reader.ui.reading.export_references import save_references  # not at the top: few readers save sources

        opened = self._session.opened
        if not opened or not keys:
            self._shell.messages.say(_("There are no sources to export here."))
            return
        save_references(self._shell.window, opened.pack.path, keys, self._shell.messages)

    def _go(self, location: Location) -> None:
        """Goes to a location that was chosen in a panel, and moves the focus to the page."""
        self._shell.panes.show_page()
        self.links.go(location)
        self._page.setFocus()

    def _go_to_end_section(self, section: EndSection) -> None:
        """Goes to what is below the text of the article, and moves the focus to the page."""
        self._shell.panes.show_page()
        self._show_end_section(section)
        self._page.setFocus()

    def _show_end_section(self, section: EndSection) -> None:
        position = self._page.end_section_position(section)
        if position:
            self.links.close_card()
            self._session.go(position.location, position.depth)

    def _follow(self, link: Link) -> None:
        """Opens a link that was chosen in a panel."""
        self._shell.panes.show_page()
        self.links.follow(link)

    # ---- building

    def _make_glossary(self) -> GlossaryPanel:
        panel = GlossaryPanel(self._shell.appearance.theme, self._shell.messages)
        self._connect(panel)
        return panel

    def _make_references(self) -> ReferencesPanel:
        panel = ReferencesPanel(self._shell.appearance.theme, self._shell.messages)
        panel.export_requested.connect(self._export)
        self._connect(panel)
        return panel

    def _connect(self, panel: EntryPanel) -> None:
        panel.setParent(self._shell.window)  # until the side bar shows it
        panel.link_chosen.connect(self._follow)
        panel.location_chosen.connect(self._go)
        panel.print_requested.connect(self.links.print_requested)
        panel.read_aloud_requested.connect(self.links.read_aloud_requested)
