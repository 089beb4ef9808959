"""The window: arranges what the reader sees and connects its signals; it decides nothing.

It comes up in two steps. The page is first, because that is what the reader waits for; the tool bar, the side bar and
all that hangs on them are built by `furnish`, right behind the first paint.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QMainWindow, QVBoxLayout, QWidget

from reader.settings import Settings
from reader.ui.page.page_style import PageStyle
from reader.ui.page.view import PageView
from reader.ui.shell import fonts
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.session import OpenedArticle, ReadingPosition, Session
from reader.ui.shell.split_view import SplitView
from reader.ui.shell.ui_state import UiState
from reader.ui.widgets.labels import one_line

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from reader.library.model import Link, Location
    from reader.ui.shell.side_bar import SideBar

FIRST_SIZE = QSize(1280, 800)
SMALLEST_SIZE = QSize(340, 300)
TOOL_BAR_HEIGHT = 46  # pixels at 100 % text, held free until the tool bar is there


class Window(QMainWindow):
    def __init__(
        self, session: Session, settings: Settings, appearance: Appearance, memory: UiState, data: Path
    ) -> None:
        """`data` is where what the reader makes is kept."""
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Carrel")
        self.setAcceptDrops(True)
        self.setMinimumSize(SMALLEST_SIZE)
        appearance.dress(self)
        self.session = session
        self._settings = settings
        self._appearance = appearance
        self._memory = memory
        self._data = data
        self._is_furnished = False
        self._waiting: list[str] = []
        self.page = PageView(appearance.look)
        self._arrange()
        session.article_opened.connect(self._show_article)
        session.place_requested.connect(self.page.show_position)
        session.failed.connect(self.say)
        self.page.position_changed.connect(session.moved)
        memory.failed.connect(self.say)
        self.resize(FIRST_SIZE)
        memory.restore_window(self)
        self._sides.share_width()

    def say(self, sentence: str) -> None:
        """Tells the reader something that they should put away themselves."""
        if self._is_furnished:
            self.notice.say(sentence)
        else:
            self._waiting.append(sentence)

    def furnish(self) -> None:
        """Builds everything around the page, once."""
        if self._is_furnished:
            return
        # Imported here and not at the top: reading these modules takes longer than painting the page.
        from reader.ui import wiring
        from reader.ui.commands import Commands
        from reader.ui.marks.feature import MarksFeature
        from reader.ui.privacy.feature import Privacy
        from reader.ui.reading.find_bar import FindBar
        from reader.ui.reading.find_in_article import FindInArticle
        from reader.ui.reading.links import LinkFollower
        from reader.ui.search.feature import SearchFeature
        from reader.ui.shelf.feature import ShelfFeature
        from reader.ui.shell import actions, choice_menus
        from reader.ui.shell.notice import Notice, Toast
        from reader.ui.shell.pane_focus import PaneFocus
        from reader.ui.shell.tool_bar import ToolBar
        from reader.ui.side_panels import SidePanels
        from reader.ui.sticks.feature import SticksFeature

        self.actions_by_id = actions.make(self)
        self.notice = Notice()
        self.toast = Toast(self.page)
        fonts.load_rare()
        self.panels = SidePanels(self.session, self._appearance.look.theme)
        menus = (choice_menus.theme_menu(self._appearance, self), choice_menus.size_menu(self._appearance, self))
        self.tool_bar = ToolBar(self.actions_by_id, *menus)
        self.links = LinkFollower(self.session, self.page, self._appearance)
        self.find_bar = FindBar(self.actions_by_id)
        self.finder = FindInArticle(self.session, self.page, self.find_bar)
        self.commands = Commands(self, self.session, self.page, self._appearance, self._memory)
        self._put_in_place()
        field, toggle = self.tool_bar.field, self.actions_by_id["side_bar"]
        self.regions = PaneFocus(self._sides, self.side_bar, self.page, field, self._memory, toggle)
        self.search = SearchFeature(
            self.session, self._memory, self.page, self.links, self.finder, field, self.panels, self.regions
        )
        around = (self._appearance, self._memory, self.panels, self.regions)
        self.marks = MarksFeature(self, self.session, self.page, *around, self._data)
        self.shelf = ShelfFeature(self, self.session, self._memory, self._appearance, self._data)
        self.search.noted, self.search.go_to_mark = self.marks.noted, self.marks.go
        private = self.actions_by_id["private"]
        self.privacy = Privacy(self, self.session, self._memory, self._appearance, self.marks, self._data, private)
        self.sticks = SticksFeature(self, self.session, self._appearance, self._data)
        self._is_furnished = True
        self._connect_signals()
        wiring.connect_actions(self, self._settings, self._appearance)
        self._dress(self._appearance.look)
        self._catch_up()

    # arranging

    def _arrange(self) -> None:
        """The page, with room held free for what comes around it."""
        self._top: QWidget = QFrame()
        self._top.setObjectName("tool_bar")
        self._top.setFixedHeight(round(TOOL_BAR_HEIGHT * self._appearance.scale))
        right = QWidget()
        self._column = QVBoxLayout(right)
        self._sides = SplitView(right, self._settings, self._appearance, self._memory)
        whole = QWidget()
        self._rows = QVBoxLayout(whole)
        for layout in (self._column, self._rows):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._column.addWidget(self.page, 1)
        self._rows.addWidget(self._top)
        self._rows.addWidget(self._sides, 1)
        self.setCentralWidget(whole)

    def _put_in_place(self) -> None:
        self._column.insertWidget(0, self.notice)
        self._column.insertWidget(1, self.find_bar)
        self.tool_bar.setFixedHeight(self._top.height())
        self._rows.replaceWidget(self._top, self.tool_bar)
        self.tool_bar.show()  # at once: Qt would give its room to the page for a moment, and scroll that
        self._sides.put_side_bar(self.side_bar)
        self._top.deleteLater()

    # connecting

    def _connect_signals(self) -> None:
        session, page, links, say, tell = self.session, self.page, self.links, self.notice.say, self.toast.say
        session.place_changed.connect(self._show_where)
        session.history_changed.connect(self._show_history)
        page.menu_requested.connect(self.commands.show_page_menu)
        page.location_chosen.connect(session.go)
        page.zoom_requested.connect(self._appearance.step_text_size)
        panels = self.panels
        panels.location_chosen.connect(self._go)
        panels.link_chosen.connect(self._follow)
        panels.announced.connect(tell)
        panels.failed.connect(say)
        panels.export_requested.connect(self.commands.export)
        self.privacy.private_changed.connect(self.tool_bar.show_private)
        self.privacy.forgotten.connect(self.search.forget)
        self.privacy.forgetting_began.connect(self.shelf.stop_copying)
        self.privacy.forgotten.connect(self.shelf.forget)
        for each in (links, self.search, self.marks, self.privacy, self.shelf):
            each.announced.connect(tell)
            each.failed.connect(say)
        self.sticks.announced.connect(tell)
        self.marks.undo_offered.connect(tell)
        self.marks.offered.connect(say)
        self.marks.settled.connect(self.notice.take_back)
        self.commands.menu_filler = self.marks.fill_menu
        self.commands.done.connect(tell)
        self.commands.failed.connect(say)
        self.commands.files_chosen.connect(self.shelf.open_files)
        panels.shelf_requested.connect(self.shelf.open)
        self.shelf.offered.connect(say)
        self.shelf.taken_back.connect(self.notice.take_back)
        self._appearance.look_changed.connect(self._change_look)

    @property
    def side_bar(self) -> SideBar:
        return self.panels.bar

    def _catch_up(self) -> None:
        """Shows in the new furniture what has happened before it was there."""
        self.side_bar.show_panel(self._settings["panel"])
        self._show_history()
        if self.session.opened:
            self._show_article(self.session.opened, is_on_page=True)
        if self.session.place:
            self.panels.contents.follow(self.session.place)
            self._show_where(self.session.place)
        for sentence in self._waiting:
            self.notice.say(sentence)
        self._waiting.clear()

    # showing what changed

    def _show_article(self, opened: OpenedArticle, *, is_on_page: bool = False) -> None:
        self.setWindowTitle(f"{one_line(opened.article.title).replace('[*]', '[*][*]')} – Carrel")
        if not is_on_page:
            self.page.open(opened)
        if not self._is_furnished:
            return
        self.links.close_card()
        self.panels.open(opened)
        self.finder.open()
        self.search.open_article()
        if not is_on_page:
            self.marks.open_article()
        for id in ("next_article", "previous_article"):
            self.actions_by_id[id].setEnabled(opened.pack.article_count > 1)

    def _show_where(self, place: ReadingPosition) -> None:
        opened = self.session.opened
        if opened:
            section = self.session.section
            self.tool_bar.show_where(opened.pack.info.title, section.title if section else opened.article.title)
            self.side_bar.show_progress(self.page.progress(), opened.words)

    def _show_history(self) -> None:
        self.actions_by_id["back"].setEnabled(self.session.can_go_back)
        self.actions_by_id["forward"].setEnabled(self.session.can_go_forward)

    def _change_look(self, look: PageStyle) -> None:
        self.links.close_card()
        with self.page.changing_style(look):
            self._appearance.dress(self)
            self._dress(look)
        self._memory.keep("theme", self._settings["theme"])

    def _dress(self, look: PageStyle) -> None:
        """Icons and measures that no style sheet reaches."""
        from reader.ui.shell import actions

        actions.dress(self.actions_by_id, self._appearance)
        self.tool_bar.dress(self._appearance)
        self.find_bar.dress(self._appearance)
        self.tool_bar.setFixedHeight(round(TOOL_BAR_HEIGHT * self._appearance.scale))
        self.notice.set_icon(self._appearance.icon("close"))
        self.panels.set_theme(look.theme)
        self.marks.dress()
        self._sides.share_width()

    # doing what is asked

    def _go(self, location: Location) -> None:
        """Goes where a panel points to, and on to the page, to read there."""
        self.regions.make_room()
        self.links.go(location)
        self.page.setFocus()

    def _follow(self, link: Link) -> None:
        """Opens what a panel points to over the page."""
        self.regions.make_room()
        self.links.follow(link)

    # Qt's own

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_furnished:
            if not self.sticks.may_close():
                event.ignore()
                return
            self.search.close()
            self.marks.close()
            self.shelf.close()
        self._memory.keep_window(self)
        self._memory.write()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from reader.ui.widgets.dropped import dropped_files

        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from reader.ui.widgets.dropped import dropped_files

        files = dropped_files(event)
        if files and self._is_furnished:
            event.acceptProposedAction()
            self.shelf.open_files(files)
