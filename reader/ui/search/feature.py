"""The search feature. Most of it is built for the first search, so that the window opens faster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from reader.translation import _
from reader.ui.page.selected_text import selected_text, selected_words
from reader.ui.page.view import PageView
from reader.ui.search.search_field import SearchField
from reader.ui.shell.actions import ActionId, Handlers
from reader.ui.shell.lazy import Lazy
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell
from reader.ui.shell.side_bar import Panel

if TYPE_CHECKING:
    from reader.marks.model import Mark
    from reader.ui.search.background_search import BackgroundSearch
    from reader.ui.search.controller import SearchController
    from reader.ui.search.hit_navigator import HitNavigator, ReadingView
    from reader.ui.search.panel import SearchPanel


class NoteSource(Protocol):
    """What the search needs of the reader's marks, whose notes are hits, too."""

    def snapshot(self) -> Sequence[Mark]:
        """All marks; the same list as long as no mark has changed."""

    def go_to(self, id: str) -> None: ...


class SearchFeature(QObject):
    def __init__(
        self,
        shell: Shell,
        session: Session,
        page: PageView,
        field: SearchField,
        reading: ReadingView,
        marks: NoteSource,
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._session = session
        self._page = page
        self._field = field
        self._reading = reading
        self._marks = marks
        self._panel = Lazy(self._make_panel)
        self._background_search = Lazy(self._make_background_search)
        self._navigator = Lazy(self._make_navigator)
        self._controller = Lazy(self._make_controller)
        field.focused.connect(self._prepare)

    @property
    def panel(self) -> SearchPanel:
        return self._panel.get()

    @property
    def controller(self) -> SearchController:
        return self._controller.get()

    @property
    def has_panel(self) -> bool:
        """Whether the panel was shown."""
        return self._panel.is_made

    @property
    def panels(self) -> tuple[Panel, ...]:
        return (Panel("search", _("Search"), self._panel.get),)

    def handlers(self) -> Handlers:
        return {
            ActionId.SEARCH: self.enter,
            ActionId.SEARCH_PANEL: self.show_panel,
            ActionId.SEARCH_SELECTION: self.search_selection,
        }

    # ---- what the window calls

    def step(self, by: int) -> None:
        """Goes to the next hit (1) or the previous one (-1)."""
        if controller := self._controller.made:
            controller.step(by)

    def open_article(self) -> None:
        """Another article is on the page."""
        if controller := self._controller.made:
            controller.open_article()

    def ask_again(self) -> None:
        """Other packs may be on the shelf now."""
        if controller := self._controller.made:
            controller.ask_again()

    def repaint_matches(self) -> None:
        """The find bar no longer highlights its own matches."""
        if navigator := self._navigator.made:
            navigator.repaint()

    def end_on_page(self) -> bool:
        """Removes the matches from the page, which stays where it is. False if there were none."""
        navigator = self._navigator.made
        return navigator is not None and navigator.end_on_page()

    def show_recent(self) -> None:
        """The recent searches were forgotten."""
        if controller := self._controller.made:
            controller.show_recent()

    def apply_style(self) -> None:
        if panel := self._panel.made:
            panel.set_theme(self._shell.appearance.theme)

    def close_packs(self) -> None:
        """Ends a running search, whose files cannot be deleted meanwhile. The next one opens them again."""
        if controller := self._controller.made:
            controller.close_packs()

    def close(self) -> None:
        if controller := self._controller.made:
            controller.close()

    # ---- what the reader does

    def enter(self) -> None:
        """Goes to the field; text that is selected on the page is searched for."""
        self.controller.enter(selected_text(self._page))

    def search_selection(self) -> None:
        """Searches for the words that are selected on the page; of many, for the first ones."""
        words = selected_words(self._page)
        if words:
            self.controller.enter(words)
        else:
            self._shell.messages.say(_("Select the words to search for first: with the mouse, or with F7 and Shift."))

    def show_panel(self) -> None:
        self.controller.show_panel()

    # ---- building

    def _prepare(self) -> None:
        self.controller.prepare()

    def _make_panel(self) -> SearchPanel:
        from reader.ui.search.panel import SearchPanel

        panel = SearchPanel(self._shell.appearance.theme, self._shell.window)
        self.controller.connect_panel(panel)
        return panel

    def _make_background_search(self) -> BackgroundSearch:
        from reader.ui.search.background_search import BackgroundSearch

        return BackgroundSearch(self._session, self._marks.snapshot)

    def _make_navigator(self) -> HitNavigator:
        from reader.ui.search.hit_navigator import HitNavigator

        background_search, go_to_mark = self._background_search.get(), self._marks.go_to
        return HitNavigator(self._shell, self._session, self._page, self._reading, background_search, go_to_mark)

    def _make_controller(self) -> SearchController:
        from reader.ui.search.controller import SearchController

        background_search, navigator = self._background_search.get(), self._navigator.get()
        return SearchController(self._shell, self._session, self._field, self._panel, background_search, navigator)
