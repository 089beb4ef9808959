"""The home feature: shows the home of a pack in the place of the page, and keeps how far its articles were read.

The home can be the first thing that is painted, so the window may need it before there is anything else of a feature.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.library.packfile import PackFile
from reader.library.reading_progress import ReadingProgress
from reader.system.format_numbers import counted
from reader.ui.home.home_view import HomeView
from reader.ui.home.pack_articles import PackArticles
from reader.ui.home.reading_recorder import ReadingPage, ReadingRecorder
from reader.ui.page.page_style import PageStyle
from reader.ui.shell.actions import ActionId, Handlers
from reader.ui.shell.lazy import Lazy
from reader.ui.shell.session import Session


class HomeFeature(QObject):
    """first_painted(): the home of a pack is on the screen for the first time."""

    first_painted = Signal()

    def __init__(
        self,
        session: Session,
        page: ReadingPage,
        data: Path,
        page_style: Callable[[], PageStyle],
        show_instead: Callable[[QWidget], object],
    ) -> None:
        """`data` is the folder of the reader's own data; `show_instead` shows a widget in the place of the page."""
        super().__init__(session)
        self._session = session
        self._page_style = page_style
        self._show_instead = show_instead
        self._progress = ReadingProgress(data)
        self._articles: PackArticles | None = None
        self._view = Lazy(self._make_view)
        self.recorder = ReadingRecorder(session, page, self._progress)

    @property
    def view(self) -> HomeView:
        return self._view.get()

    def handlers(self) -> Handlers:
        return {ActionId.HOME: self._session.go_home}

    # ---- what the window calls

    def show(self, pack: PackFile) -> None:
        """Shows the home of a pack, with what was read until now."""
        id = pack.info.id
        progress = self._progress.of_pack(id)
        if self._articles is None or self._articles.pack is not pack:
            self._articles = PackArticles(pack, progress, self._session.report)
        else:
            self._articles.set_progress(progress)
        self._show_instead(self.view)  # first: it is laid out once, in its own size
        self.view.show_pack(self._articles, self._session.last_position(id), self._progress.recent(id))

    def apply_style(self) -> None:
        if view := self._view.made:
            view.set_style(self._page_style())

    def summary(self, pack: PackFile) -> str:
        """How much of a pack was read, as one line."""
        read, articles = self.count_read(pack.info.id, pack.article_count), counted(pack.article_count, "article")
        return f"{read:,} of {articles} read"

    def count_read(self, pack: str, articles: int) -> int:
        """Of a pack with so many articles; what was read in other editions may not be in it."""
        return min(articles, self._progress.count_read(pack))

    def close(self) -> None:
        self.recorder.close()

    def _mark(self, article: str, is_read: bool) -> None:
        self.recorder.mark(article, is_read=is_read)
        if self._session.is_home and self._session.opened:
            self.show(self._session.opened.pack)

    def _make_view(self) -> HomeView:
        view = HomeView(self._page_style())
        view.position_chosen.connect(lambda position: self._session.go(position.location, position.depth))
        view.read_changed.connect(self._mark)
        view.first_painted.connect(self.first_painted)
        return view
