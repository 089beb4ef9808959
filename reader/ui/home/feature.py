"""The home feature: shows the home of a pack in the place of the page, and keeps how far its articles were read.

The home can be the first thing that is painted, so the window may need it before there is anything else of a feature.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.library.pack_sections import sections_of
from reader.library.packfile import PackFile
from reader.library.reading_progress import ReadingProgress
from reader.translation import Translated, ngettext, number_text
from reader.ui.home.article_groups import arranged, by_section
from reader.ui.home.home_cover import HomeCover
from reader.ui.home.home_painting import HomePainting
from reader.ui.home.home_rows import HomeRow, head_rows, tail_rows
from reader.ui.home.pack_articles import FEWEST_TO_FILTER, PackArticles
from reader.ui.home.reading_recorder import ReadingPage, ReadingRecorder
from reader.ui.page.page_style import PageStyle
from reader.ui.shell.lazy import Lazy
from reader.ui.shell.session import Session

if TYPE_CHECKING:
    from reader.ui.home.home_view import HomeView
    from reader.ui.shell.actions import Handlers


class HomeFeature(QObject):
    """first_painted(): the home of a pack is on the screen for the first time.
    summary_changed(): another number of articles of the pack are marked as read, at its home
    """

    first_painted = Signal()
    summary_changed = Signal()

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
        self._is_complete = False
        self._painting = Lazy(lambda: HomePainting(page_style()))
        self._view = Lazy(self._make_view)
        self.recorder = ReadingRecorder(session, page, self._progress)

    @property
    def view(self) -> HomeView:
        return self._view.get()

    def handlers(self) -> Handlers:
        from reader.ui.shell.actions import ActionId  # not at the top: the first home is painted without it

        return {ActionId.HOME: self._session.go_home}

    # ---- what the window calls

    def show(self, pack: PackFile) -> None:
        """Shows the home of a pack, with what was read until now; at the start, first a picture of it."""
        id = pack.info.id
        progress = self._progress.of_pack(id)
        if self._articles is None or self._articles.pack is not pack:
            self._articles = PackArticles(pack, progress, self._session.report)
        else:
            self._articles.set_progress(progress)
        self._painting.get().show(self._articles)
        if not self._is_complete:
            self._show_cover(self._articles)
            return
        self._show_instead(self.view)  # first: it is laid out once, in its own size
        self.view.show_pack(self._articles, self._session.last_position(id), self._progress.recent(id))

    def complete(self) -> None:
        """The window has its bars: from now on, the home is a list that can be used."""
        self._is_complete = True
        if self._session.is_home and self._session.opened:
            self.show(self._session.opened.pack)

    def _show_cover(self, articles: PackArticles) -> None:
        id = articles.pack.info.id
        today = time.strftime("%Y-%m-%d")
        rows: list[HomeRow] = [*head_rows(articles, self._session.last_position(id), self._progress.recent(id), today)]
        if articles.count < FEWEST_TO_FILTER:  # below a filter, the list comes with it
            sections = sections_of(articles.pack.info, articles.count)
            for part in arranged(by_section(sections, articles.count), lambda _: True):
                rows += part
            rows += tail_rows(articles.pack.info)
        cover = HomeCover(self._painting.get(), rows)
        cover.first_painted.connect(self.first_painted)
        self._show_instead(cover)

    def apply_style(self) -> None:
        if view := self._view.made:
            view.set_style(self._page_style())

    def summary(self, pack: PackFile) -> Translated:
        """How much of a pack was read, as one line."""
        return ngettext(
            "{read} of {count} article read",
            "{read} of {count} articles read",
            pack.article_count,
            read=number_text(self.count_read(pack.info.id, pack.article_count)),
        )

    def count_read(self, pack: str, articles: int) -> int:
        """Of a pack with so many articles; what was read in other editions may not be in it."""
        return min(articles, self._progress.count_read(pack))

    def close(self) -> None:
        self.recorder.close()

    def _mark(self, article: str, is_read: bool) -> None:
        self.recorder.mark(article, is_read=is_read)
        if self._session.is_home and self._session.opened:
            self.show(self._session.opened.pack)
            self.summary_changed.emit()

    def _make_view(self) -> HomeView:
        from reader.ui.home.home_view import HomeView  # not at the top: it loads much of Qt

        view = HomeView(self._painting.get())
        view.position_chosen.connect(lambda position: self._session.go(position.location, position.depth))
        view.read_changed.connect(self._mark)
        return view
