"""What the side bar shows: its panels, made when they are first looked at and filled while they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.library.model import Reference
from reader.ui.reading.contents_panel import ContentsPanel
from reader.ui.reading.entry_panel import EntryPanel
from reader.ui.reading.glossary_panel import GlossaryPanel
from reader.ui.reading.references_panel import ReferencesPanel
from reader.ui.shell.session import OpenedArticle, Session
from reader.ui.shell.side_bar import SideBar
from reader.ui.shell.theme import Theme

if TYPE_CHECKING:
    from reader.ui.marks.panel import MarksPanel
    from reader.ui.search.panel import SearchPanel


class SidePanels(QObject):
    """link_chosen(Link), location_chosen(Location), announced(str), failed(str): of whichever panel.

    export_requested(list of Reference): those sources are to be saved.
    search_made(SearchPanel), marks_made(MarksPanel): it is there now, for whoever fills it.
    marks_looked_at(): it is in front again. shelf_requested(): the reader wants another pack.
    """

    link_chosen = Signal(object)
    location_chosen = Signal(object)
    announced = Signal(str)
    failed = Signal(str)
    export_requested = Signal(list)
    search_made = Signal(object)
    marks_made = Signal(object)
    marks_looked_at = Signal()
    shelf_requested = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._glossary: GlossaryPanel | None = None
        self._references: ReferencesPanel | None = None
        self._search: SearchPanel | None = None
        self._marks: MarksPanel | None = None
        self.contents = ContentsPanel()
        self.contents.location_chosen.connect(self.location_chosen)
        self.contents.shelf_requested.connect(self.shelf_requested)
        session.place_changed.connect(self.contents.follow)
        self.bar = SideBar()
        self.bar.add_panel("contents", "Contents", lambda: self.contents)
        self.bar.add_panel("glossary", "Glossary", lambda: self.glossary)
        self.bar.add_panel("references", "Sources", lambda: self.references)
        self.bar.add_panel("search", "Search", lambda: self.search)
        self.bar.add_panel("marks", "Marks", lambda: self.marks)
        self.bar.panel_changed.connect(self._fill)

    @property
    def glossary(self) -> GlossaryPanel:
        if self._glossary is None:
            self._glossary = GlossaryPanel(self._theme)
            self._connect(self._glossary)
        return self._glossary

    @property
    def references(self) -> ReferencesPanel:
        if self._references is None:
            self._references = ReferencesPanel(self._theme)
            self._references.export_requested.connect(self.export_requested)
            self._connect(self._references)
        return self._references

    @property
    def search(self) -> SearchPanel:
        if self._search is None:
            from reader.ui.search.panel import SearchPanel  # not at the top: most readers begin with reading

            self._search = SearchPanel(self._theme)
            self.search_made.emit(self._search)
        return self._search

    @property
    def has_search(self) -> bool:
        return self._search is not None

    @property
    def marks(self) -> MarksPanel:
        if self._marks is None:
            from reader.ui.marks.panel import MarksPanel

            self._marks = MarksPanel(self._theme)
            self.marks_made.emit(self._marks)
        return self._marks

    def open(self, opened: OpenedArticle) -> None:
        """Takes the article that is on the page now."""
        self.contents.open(opened)
        self._fill(self.bar.panel)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for panel in (self._glossary, self._references, self._search, self._marks):
            if panel:
                panel.set_theme(theme)

    def shown_sources(self) -> list[Reference]:
        """Those of the sources panel, or of the article where that panel is not in front."""
        if self._session.opened and self.bar.panel != "references":  # else it holds those of another article
            self.references.open(self._session.opened)
        return self.references.shown()

    def _fill(self, id: str) -> None:
        opened = self._session.opened
        if opened and id == "glossary":
            self.glossary.open(opened)
        elif opened and id == "references":
            self.references.open(opened)
        if id == "marks":
            self.marks_looked_at.emit()

    def _connect(self, panel: EntryPanel) -> None:
        panel.link_chosen.connect(self.link_chosen)
        panel.location_chosen.connect(self.location_chosen)
        panel.announced.connect(self.announced)
        panel.failed.connect(self.failed)
