"""Keeps the page beside the text up to date: each text is read on a thread, and shown when it has been read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from reader.translation import N_, _
from reader.ui.authoring.preview_pane import PreviewPage, PreviewPane
from reader.ui.shell.background_tasks import Superseded, Tasks

DELAY = 20  # milliseconds after a key: several keys at once are read once
NO_ARTICLE = N_("Choose an article on the left to see its page.")
UNREADABLE = N_("This page cannot be shown at the moment.")


class PreviewController(QObject):
    """page_read(): the page shows the text as it was when it was read last."""

    page_read = Signal()

    def __init__(self, pane: PreviewPane, prepare: Callable[[str], Callable[[], PreviewPage | None]]) -> None:
        """`prepare` takes the texts of an article on the window's thread, and gives what reads them on another one."""
        super().__init__(pane)
        self._pane = pane
        self._prepare = prepare
        self._article = ""
        self._line = 1
        self._is_reading = self._must_read = False
        self._tasks = Tasks(lambda: None, Superseded, lambda: None)
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._read)

    @property
    def is_up_to_date(self) -> bool:
        return not (self._is_reading or self._must_read or self._timer.isActive())

    def show_article(self, id: str) -> None:
        """Empty for none."""
        self._article = id
        if id:
            self.refresh()
        else:
            self._timer.stop()
            self._must_read = False
            self._pane.show_nothing(NO_ARTICLE)

    def refresh(self) -> None:
        """The text has changed."""
        if self._article:
            self._timer.start()

    def follow(self, line: int) -> None:
        """The caret is in another line of the article."""
        self._line = line
        if self.is_up_to_date:
            self._pane.follow(line)

    def close(self) -> None:
        self._timer.stop()
        self._tasks.end()

    def _read(self) -> None:
        """One at a time, so that each one that was begun is shown: a slow computer shows fewer, but goes on."""
        if self._is_reading:
            self._must_read = True
            return
        if not self._article:
            return
        self._is_reading, self._must_read = True, False
        self._tasks.start("preview", self._prepare(self._article), self._show, self._fail)

    def _show(self, page: PreviewPage | None) -> None:
        self._is_reading = False
        if page is None:
            self._pane.show_message(_(UNREADABLE))
        elif page.opened.article.id == self._article:
            self._pane.show_page(page, self._line)
        self._go_on()

    def _fail(self, error: Exception) -> None:
        self._is_reading = False
        self._pane.show_message(_("This page cannot be shown at the moment. ({error})", error=error))
        self._go_on()

    def _go_on(self) -> None:
        if self._must_read:
            self._read()
        else:
            self.page_read.emit()
