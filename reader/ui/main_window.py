"""The main window: builds the features and connects them to one another.

It is built in two steps. The page is first, because the reader waits for it; after the first paint, `build_chrome`
builds the features and what surrounds the page.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from reader.library.packfile import PackFile
from reader.settings import Settings
from reader.translation import _
from reader.ui.page.page_style import PageStyle
from reader.ui.page.view import PageView
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.lazy import Lazy
from reader.ui.shell.local_help_reader import LocalHelpReader
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import OpenedArticle, ReadingPosition, Session
from reader.ui.shell.ui_state import UiState
from reader.ui.shell.window import Window
from reader.ui.widgets.labels import embedded

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QKeyEvent

    from reader.ui.home.feature import HomeFeature
    from reader.ui.shell.shell import Shell


class MainWindow(Window):
    """first_painted(): a page or the home of a pack is on the screen for the first time.

    language_chosen(str): the reader wants the interface in the language with this code, or in the system's

    Methods that are connected once the window is shown are declared as slots. For any other, PySide makes another
    meta-object, and Qt then another accessible window: a screen reader would read the title twice.
    """

    first_painted = Signal()
    language_chosen = Signal(str)

    def __init__(
        self,
        session: Session,
        settings: Settings,
        appearance: Appearance,
        ui_state: UiState,
        messages: Messages,
        data: Path,
    ) -> None:
        """`data` is the folder of the reader's own data."""
        page = PageView(PageStyle.of(appearance))
        super().__init__(page, settings, appearance, ui_state)
        self.page = page
        self.session = session
        self.appearance = appearance
        self.ui_state = ui_state
        self.messages = messages
        self._settings = settings
        self._data = data
        self._has_chrome = False
        self._is_painted = False
        self._home = Lazy(self._make_home)
        session.article_opened.connect(self._show_article)
        session.position_requested.connect(self._show_page)
        session.home_requested.connect(self._show_home)
        self.page.position_changed.connect(self._follow_scrolling)
        self.page.first_painted.connect(self._tell_painted)
        session.block_being_read = self.page.block_being_read
        self.page.set_turning(ui_state.value("reading_mode") == "pages")
        self.page.local_help = LocalHelpReader(ui_state).read

    def build_chrome(self) -> None:
        """Builds everything around the page. A second call does nothing."""
        if self._has_chrome:
            return
        # Imported here and not at the top: reading these modules takes longer than painting the page.
        from reader.system import desktop_settings
        from reader.ui.close_nearest import CloseNearest
        from reader.ui.open_files import FileOpener, describe_drop
        from reader.ui.page.page_touch import PageTouch
        from reader.ui.page_menu import PageMenu
        from reader.ui.shell import fonts
        from reader.ui.shell.missing_letters import MissingLetters
        from reader.ui.shell.typing_guard import TypingGuard
        from reader.ui.shell.window_keys import WindowKeys
        from reader.ui.widgets.drop_target import DropTarget
        from reader.ui.window_actions import WindowActions
        from reader.ui.window_end import WindowEnd
        from reader.ui.window_features import WindowFeatures
        from reader.ui.window_status import WindowStatus
        from reader.ui.window_style import WindowStyle

        fonts.load_rare()
        PageTouch(self.page)
        self._settings.set_default("slide_pages", not desktop_settings.has_reduced_motion())
        shell = self._build_shell()
        self.features = features = WindowFeatures(
            shell,
            self.session,
            self.page,
            self._home.get(),
            self.actions_by_id,
            search_field=self.search_field,
            sheets=self,
            above_page=self,
            data=self._data,
            local_help_changed=self._show_local_help,
        )
        self.side_bar.set_panels(features.panels, str(self.ui_state.value("panel")))
        self.add_chrome(self.tool_bar, self.side_bar, [self.notice, features.reading.find_bar])
        self._missing_letters = MissingLetters(self.session, self.messages)
        close_nearest = CloseNearest(
            features.reading,
            features.marks,
            features.search,
            features.text,
            features.aloud,
            features.hints,
            self.notice,
            self.panes,
        )
        self.end = WindowEnd(self, features.sticks, (features.marks, features.authoring))
        self.opener = FileOpener(features.shelf, features.marks, features.previews, features.importing)
        self.drop_target = DropTarget(self, describe_drop, self.opener.open)
        self.page_menu = PageMenu(self.page, features.marks, features.reading, features.aloud, features.paper)
        self.keys = WindowKeys(close_nearest, self._open_menu, self.page_menu.show_by_key)
        self.typing_guard = TypingGuard(self)
        self._connect_signals()
        self._actions = WindowActions(self, shell, self.page, features, self.actions_by_id, self.search_field)
        self._status = WindowStatus(self.session, self.page, features, self.actions_by_id, self.tool_bar, self.side_bar)
        self._has_chrome = True
        self.style_changes = WindowStyle(
            self, shell, self.page, features, self.actions_by_id, self.tool_bar, self.notice
        )
        self.appearance.theme_titles()  # reads every theme, before somebody pulls out the stick with the program
        self._show_current_state()
        features.home.complete()
        self.messages.show_in(self.notice, self.toast)

    def _build_shell(self) -> Shell:
        """Builds the tool bar, the side bar and the places for messages. Returns what features need of them."""
        from reader.interface_language import SETTING
        from reader.ui.search.search_field import SearchField
        from reader.ui.shell.actions import ActionId, make_actions
        from reader.ui.shell.language_menu import LanguageMenu
        from reader.ui.shell.notice import Notice, Toast
        from reader.ui.shell.pane_focus import PaneFocus
        from reader.ui.shell.shell import Shell
        from reader.ui.shell.side_bar import SideBar
        from reader.ui.shell.tool_bar import ToolBar

        self.actions_by_id = make_actions(self, self.page)
        self.notice = Notice()
        self.toast = Toast(self.place)
        self.search_field = SearchField(self.actions_by_id[ActionId.SEARCH].shortcut())
        languages = LanguageMenu(self, str(self.ui_state.value(SETTING)))
        languages.language_chosen.connect(self._choose_language)
        self.tool_bar = ToolBar(self.actions_by_id, self.search_field, languages)
        if sys.platform == "darwin":
            from reader.ui.shell.main_menu import mac_menu_bar

            self.menu_bar = mac_menu_bar(self.actions_by_id, languages)
        self.side_bar = SideBar()
        toggle = self.actions_by_id[ActionId.SIDE_BAR]
        self.panes = PaneFocus(self.split_view, self.side_bar, self.page, self.search_field, self.ui_state, toggle)
        self.panes.notice = self.notice
        return Shell(self, self.appearance, self.ui_state, self.messages, self.panes)

    # ---- connecting

    def _connect_signals(self) -> None:
        """Features connect themselves; what concerns the page, the bars and the session is here."""
        reading, marks = self.features.reading, self.features.marks
        self.page.menu_requested.connect(self.page_menu.show)
        self.page.location_chosen.connect(self.session.go)
        self.page.zoom_requested.connect(self.appearance.step_text_size)
        self.page.wanted.connect(self.session.leave_home)
        self.side_bar.panel_changed.connect(reading.fill_panel)
        self.side_bar.panel_changed.connect(marks.fill_panel)
        self.features.shelf.files_chosen.connect(self.opener.open)
        self.features.privacy.private_changed.connect(self.tool_bar.show_private)

    # ---- showing changes

    def _show_current_state(self) -> None:
        """Shows in the features what happened before they were built."""
        if self.session.opened:
            self._show_article_in_features(self.session.opened, is_first=True)
        if self.session.position:
            self.features.reading.follow_position(self.session.position)
            self._status.show_position(self.session.position)

    def _show_page(self, position: ReadingPosition) -> None:
        was_visible, before = self.page.isVisible(), self.page.shown_document
        self.show_page_again()
        if self.session.opened:
            self._show_title(self.session.opened.article.title)
        self.page.show_position(position)
        if was_visible and self.page.shown_document is not before:
            self.page.viewport().repaint()  # at once: what follows the position, and is painted with it, takes longer

    def _show_home(self, pack: PackFile) -> None:
        self._show_title(pack.info.title)
        self._home.get().show(pack)

    def _show_title(self, title: str) -> None:
        self.setWindowTitle(f"{embedded(title).replace('[*]', '[*][*]')} – Carrel")

    def _follow_scrolling(self, position: ReadingPosition) -> None:
        """The page can be laid out in another size behind the home of a pack, too."""
        if self.session.is_home:
            return
        is_same = position == self.session.position
        self.session.scrolled_to(position)
        if is_same and self._has_chrome:  # the page around it may have another size
            self._status.show_progress()

    def _tell_painted(self) -> None:
        if not self._is_painted:
            self._is_painted = True
            self.first_painted.emit()

    def _make_home(self) -> HomeFeature:
        from reader.ui.home.feature import HomeFeature  # not at the top: most starts show a page

        home = HomeFeature(
            self.session, self.page, self._data, lambda: PageStyle.of(self.appearance), self.show_instead
        )
        home.first_painted.connect(self._tell_painted)
        return home

    def _show_article(self, opened: OpenedArticle) -> None:
        self.page.open(opened)
        if self._has_chrome:
            self._show_article_in_features(opened, is_first=False)

    def _show_article_in_features(self, opened: OpenedArticle, *, is_first: bool) -> None:
        self.features.open_article(is_first=is_first)
        self._status.show_article(opened)

    @Slot()
    def _show_local_help(self) -> None:
        """It was changed or deleted."""
        self.page.lay_out_again()

    # ---- actions

    def _open_menu(self) -> None:
        if self.full_screen:
            self.full_screen.slide_in()
        self.tool_bar.open_menu()

    @Slot(str)
    def _choose_language(self, code: str) -> None:
        from reader.interface_language import SETTING

        self.ui_state.remember(SETTING, code)
        if self.ui_state.is_private:
            self.messages.say(_("Carrel will be in that language after this private session, from its next start."))
        else:
            self.language_chosen.emit(code)

    # ---- Qt event handlers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the widget with the focus has not used."""
        if not self._has_chrome or not self.keys.press(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._has_chrome:
            if not self.end.may_close():
                event.ignore()
                return
            self.features.close()
        self.ui_state.remember_window(self)
        self.ui_state.save()
        self.ui_state.opening.close()
        super().closeEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key, where the widget with the focus has no menu of its own."""
        from PySide6.QtGui import QContextMenuEvent

        if self._has_chrome and event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._open_menu()
