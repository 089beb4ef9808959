"""The search of a window, made when somebody first searches: what it needs takes longer than the rest of a start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.ui.page.view import PageView
from reader.ui.reading.find_in_article import FindInArticle
from reader.ui.reading.links import LinkFollower
from reader.ui.search.search_field import SearchField
from reader.ui.shell.pane_focus import PaneFocus
from reader.ui.shell.session import Session
from reader.ui.shell.ui_state import UiState
from reader.ui.side_panels import SidePanels

if TYPE_CHECKING:
    from reader.marks.model import Mark
    from reader.ui.search.controller import SearchController


class SearchFeature(QObject):
    """announced(str): something happened that cannot be seen. failed(str): a hit leads to what is not there."""

    announced = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        session: Session,
        memory: UiState,
        page: PageView,
        links: LinkFollower,
        finder: FindInArticle,
        field: SearchField,
        panels: SidePanels,
        regions: PaneFocus,
    ) -> None:
        super().__init__()
        self._session = session
        self._memory = memory
        self._page = page
        self._links = links
        self._finder = finder
        self._field = field
        self._panels = panels
        self._regions = regions
        self._searching: SearchController | None = None
        self.noted: Callable[[], Sequence[Mark]] = tuple  # the reader's own marks, and the way to one of them
        self.go_to_mark: Callable[[str], object] = lambda _: None
        field.focused.connect(lambda: self.searching.prepare())
        panels.search_made.connect(lambda panel: self.searching.take_panel(panel))

    @property
    def searching(self) -> SearchController:
        if self._searching is None:
            from reader.ui.search.asker import Asker
            from reader.ui.search.controller import SearchController
            from reader.ui.search.hit_walk import HitWalk

            asker = Asker(self._session, self.noted)
            walk = HitWalk(self._session, self._page, self._links, self._finder, self._regions, asker, self.go_to_mark)
            self._searching = SearchController(
                self._session, self._memory, self._page, self._field, self._panels, self._regions, asker, walk
            )
            walk.failed.connect(self.failed)
            for each in (walk, self._searching):
                each.announced.connect(self.announced)
        return self._searching

    def enter(self) -> None:
        """Goes to the field."""
        self.searching.enter()

    def show_panel(self) -> None:
        self.searching.show_panel()

    def step(self, by: int) -> None:
        """Goes on to the next hit (1) or the one before (-1)."""
        if self._searching:
            self._searching.step(by)

    def open_article(self) -> None:
        """Another article is on the page."""
        if self._searching:
            self._searching.open_article()

    def forget(self) -> None:
        """No recent searches are kept any more."""
        if self._searching:
            self._searching.show_recent()

    def close(self) -> None:
        if self._searching:
            self._searching.close()
