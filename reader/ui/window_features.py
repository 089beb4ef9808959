"""The features of the main window: builds them, gives each what it needs of others, and connects them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from PySide6.QtGui import QAction

from reader.ui.aloud.feature import AloudFeature
from reader.ui.aloud.needs import AbovePage
from reader.ui.authoring.feature import AuthoringFeature
from reader.ui.dialogs.feature import HelpFeature
from reader.ui.hints.feature import HintsFeature
from reader.ui.home.feature import HomeFeature
from reader.ui.importing.document_files import READABLE
from reader.ui.importing.feature import ImportingFeature
from reader.ui.marks.feature import MarksFeature
from reader.ui.page.view import PageView
from reader.ui.paper.feature import PaperFeature
from reader.ui.previews.feature import PreviewsFeature
from reader.ui.privacy.feature import PrivacyFeature
from reader.ui.reading.feature import ReadingFeature
from reader.ui.search.feature import SearchFeature
from reader.ui.search.search_field import SearchField
from reader.ui.shelf.feature import ShelfFeature
from reader.ui.shell.actions import ActionId, Handlers, Toggles
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell
from reader.ui.shell.side_bar import Panel
from reader.ui.show.feature import ShowFeature
from reader.ui.sticks.feature import SticksFeature
from reader.ui.text_settings.feature import Sheets, TextSettingsFeature


class WindowFeatures:
    """Built once, after the first paint; `home` is there before, because it may be what is painted."""

    def __init__(
        self,
        shell: Shell,
        session: Session,
        page: PageView,
        home: HomeFeature,
        actions: Mapping[ActionId, QAction],
        *,
        search_field: SearchField,
        sheets: Sheets,
        above_page: AbovePage,
        data: Path,
        local_help_changed: Callable[[], None],
    ) -> None:
        """`data` is the folder of the reader's own data."""
        self._session = session
        self._page = page
        self._local_help_changed = local_help_changed
        self.home = home
        self.reading = ReadingFeature(shell, session, page, actions)
        self.marks = MarksFeature(shell, session, page, data, actions)
        self.search = SearchFeature(shell, session, page, search_field, self.reading, self.marks)
        self.shelf = ShelfFeature(shell, session, data, READABLE, home.count_read)
        self.privacy = PrivacyFeature(shell, self.marks, data, actions[ActionId.PRIVATE])
        self.paper = PaperFeature(shell, session)
        self.show = ShowFeature(shell, session, self.marks)
        self.sticks = SticksFeature(shell, session, data)
        self.authoring = AuthoringFeature(shell, session, data, self.shelf.open_files, self.sticks)
        self.previews = PreviewsFeature(shell, session, data, self.shelf.open_files, self.authoring)
        self.importing = ImportingFeature(
            shell, lambda folder: self.previews.look_at([folder]), self.authoring.open_room
        )
        text_actions = actions[ActionId.TEXT_SETTINGS], actions[ActionId.RULER]
        self.text = TextSettingsFeature(shell, session, page, sheets, *text_actions)
        self.aloud = AloudFeature(shell, session, page, above_page, self.reading, actions[ActionId.READ_ALOUD])
        self.help = HelpFeature(shell, session, local_help_changed)
        self.hints = HintsFeature(shell, page)
        self._connect()

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The tabs of the side bar."""
        return (*self.reading.panels, *self.search.panels, *self.marks.panels)

    def handlers(self) -> Iterator[Handlers]:
        for feature in (
            self.reading,
            self.home,
            self.marks,
            self.search,
            self.shelf,
            self.privacy,
            self.paper,
            self.show,
            self.sticks,
            self.authoring,
            self.importing,
            self.aloud,
            self.help,
        ):
            yield feature.handlers()

    def toggles(self) -> Toggles:
        return {
            ActionId.CARET: self.reading.set_caret,
            ActionId.TURN_PAGES: self.reading.set_turning,
            ActionId.READ_ALOUD: self.aloud.set_open,
            ActionId.PRIVATE: self.privacy.set_private,
            ActionId.TEXT_SETTINGS: self.text.set_open,
            ActionId.RULER: self.text.set_ruler,
        }

    def open_article(self, *, is_first: bool) -> None:
        """Another article is on the page. The first time, the marks are shown a moment later."""
        self.aloud.close_bar()
        self.reading.open_article()
        self.search.open_article()
        if not is_first:
            self.marks.open_article()

    def apply_style(self) -> None:
        """Sets what a style sheet cannot set."""
        for feature in (self.reading, self.home, self.marks, self.search, self.text, self.aloud, self.hints):
            feature.apply_style()

    def step_match(self, by: int) -> None:
        """Goes to the next match (1) or the previous one (-1): of the find bar where it is open, else of the search."""
        if self.reading.is_finding:
            self.reading.find.step(by)
        else:
            self.search.step(by)

    def close(self) -> None:
        """Lets go of files and threads before the window ends."""
        for feature in (
            self.aloud,
            self.show,
            self.search,
            self.home,
            self.marks,
            self.shelf,
            self.previews,
            self.authoring,
            self.importing,
        ):
            feature.close()

    def _connect(self) -> None:
        reading, search, shelf, privacy = self.reading, self.search, self.shelf, self.privacy
        reading.shelf_requested.connect(shelf.open)
        reading.table_print_requested.connect(self.paper.print_table)
        reading.links.print_requested.connect(self.paper.print_link)
        reading.home_requested.connect(self._session.go_home)
        reading.filter_requested.connect(lambda: self.home.view.focus_filter())
        self.marks.read_aloud_requested.connect(self.aloud.read_note)
        reading.links.read_aloud_requested.connect(self.aloud.read_card)
        reading.links.card.left.connect(self.aloud.end_card)
        reading.find.closed.connect(search.repaint_matches)
        shelf.packs.changed.connect(search.ask_again)
        privacy.private_changed.connect(self.home.recorder.set_private)
        privacy.erasing_started.connect(search.close_packs)
        privacy.erasing_started.connect(shelf.leave_own_packs)
        privacy.erasing_started.connect(self.home.recorder.forget)
        privacy.erased.connect(reading.history.clear)
        privacy.erased.connect(search.show_recent)
        privacy.erased.connect(shelf.remove_all_added)
        privacy.erased.connect(self._local_help_changed)
        self._page.local_help_requested.connect(self.help.show_local_help)
