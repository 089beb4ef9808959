"""The search of a window, made when somebody first searches: what it needs takes longer than the rest of a start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.ui.finder import Finder
from reader.ui.links import Links
from reader.ui.memory import Memory
from reader.ui.page.view import PageView
from reader.ui.regions import Regions
from reader.ui.searching.field import SearchField
from reader.ui.session import Session
from reader.ui.side_panels import SidePanels

if TYPE_CHECKING:
    from reader.marks.model import Mark
    from reader.ui.searching.controller import Searching


class SearchDesk(QObject):
    """announced(str): something happened that cannot be seen. failed(str): a hit leads to what is not there."""

    announced = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        session: Session,
        memory: Memory,
        page: PageView,
        links: Links,
        finder: Finder,
        field: SearchField,
        panels: SidePanels,
        regions: Regions,
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
        self._searching: Searching | None = None
        self.noted: Callable[[], Sequence[Mark]] = tuple  # the reader's own marks, and the way to one of them
        self.go_to_mark: Callable[[str], object] = lambda _: None
        field.focused.connect(lambda: self.searching.prepare())
        panels.search_made.connect(lambda panel: self.searching.take_panel(panel))

    @property
    def searching(self) -> Searching:
        if self._searching is None:
            from reader.ui.searching.asker import Asker
            from reader.ui.searching.controller import Searching
            from reader.ui.searching.walk import Walk

            asker = Asker(self._session, self.noted)
            walk = Walk(self._session, self._page, self._links, self._finder, self._regions, asker, self.go_to_mark)
            self._searching = Searching(
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
