"""What the bars around the page say about it: its pack and section, how much is read, and where Back leads."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction

from reader.library.page_words import page_words
from reader.ui.lists.pack_facts import source_parts
from reader.ui.page.view import PageView
from reader.ui.shell.actions import OF_THE_PAGE, ActionId
from reader.ui.shell.session import OpenedArticle, ReadingPosition, Session
from reader.ui.shell.side_bar import SideBar
from reader.ui.shell.tool_bar import ToolBar
from reader.ui.window_features import WindowFeatures


class WindowStatus:
    def __init__(
        self,
        session: Session,
        page: PageView,
        features: WindowFeatures,
        actions: Mapping[ActionId, QAction],
        tool_bar: ToolBar,
        side_bar: SideBar,
    ) -> None:
        self._session = session
        self._page = page
        self._features = features
        self._actions = actions
        self._tool_bar = tool_bar
        self._side_bar = side_bar
        self._history = features.reading.history
        session.position_changed.connect(self.show_position)
        page.resized.connect(self.show_progress)
        features.home.summary_changed.connect(self._show_summary)
        self._history.changed.connect(self._show_history)
        self._show_history()

    def show_article(self, opened: OpenedArticle) -> None:
        file = opened.pack.path
        self._side_bar.show_source(*source_parts(opened.pack.info, file, self._session.shelf.origin(file)))
        for id in (ActionId.NEXT_ARTICLE, ActionId.PREVIOUS_ARTICLE):
            self._actions[id].setEnabled(opened.pack.article_count > 1)

    def show_position(self, position: ReadingPosition) -> None:
        for id in OF_THE_PAGE:
            self._actions[id].setEnabled(not self._session.is_home)
        opened = self._session.opened
        if opened and self._session.is_home:
            self._tool_bar.show_section(opened.pack.info.title, "")
            self._show_summary()
        elif opened:
            self._tool_bar.show_section(opened.pack.info.title, self._section_title(opened, position))
            self.show_progress()

    def show_progress(self) -> None:
        if self._session.opened and not self._session.is_home:
            self._side_bar.show_progress(self._page.progress(), self._session.opened.words)

    def _show_summary(self) -> None:
        """How much of the pack at whose home the reader is was read."""
        if self._session.opened:
            self._side_bar.show_status(self._features.home.summary(self._session.opened.pack))

    def _section_title(self, opened: OpenedArticle, position: ReadingPosition) -> str:
        """That of the section at a position, also of the questions and the sources below the text."""
        if end_section := self._page.end_section_at(position):
            return page_words(opened.pack.info.language).text(end_section.value)
        section = self._session.section
        return section.title if section else opened.article.title

    def _show_history(self) -> None:
        self._actions[ActionId.BACK].setEnabled(self._history.can_go_back)
        self._actions[ActionId.FORWARD].setEnabled(self._history.can_go_forward)
