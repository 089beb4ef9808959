"""Notes how far the article on the page was read: where the reader stays for a moment, not wherever they scroll."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from reader.library.outline import WORDS_PER_MINUTE
from reader.library.reading_progress import READ, Articles, ReadingProgress
from reader.ui.shell.session import OpenedArticle, ReadingPosition, Session

STAY = 2.0  # seconds on one place, after which what is on the page counts
FASTEST = 4 * WORDS_PER_MINUTE / 60
"""Words a second: whoever reached the end faster has only scrolled there."""

LONGEST_WAIT = 30.0  # seconds at the end of a long article
SAVE_DELAY = 15.0  # seconds after a change
THE_END = 0.995  # of the text: the side bar says “the end” from here on


class ReadingPage(Protocol):
    def progress(self) -> float:
        """How much of the text is above the lower edge of the window, from 0 to 1."""


class ReadingRecorder(QObject):
    """Saves rarely, and when it is closed. What is noted in a private session is forgotten at its end.

    A failure to save has no message: the settings are in the same folder, and say so.
    """

    def __init__(
        self,
        session: Session,
        page: ReadingPage,
        progress: ReadingProgress,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._session = session
        self._page = page
        self._progress = progress
        self._clock = clock
        self._opened_at = clock()
        self._before_private: dict[str, Articles] | None = None
        self._is_off = False
        self._stay = QTimer(self, singleShot=True)
        self._stay.timeout.connect(self.note)
        self._save = QTimer(self, singleShot=True, interval=round(1000 * SAVE_DELAY))
        self._save.timeout.connect(self.save)
        session.article_opened.connect(self._begin)
        session.position_changed.connect(self._move)

    def note(self) -> None:
        """The reader has stayed where they are for a moment."""
        opened, position = self._session.opened, self._session.position
        if not opened or not position or self._session.is_home or self._is_off:
            return
        share = self._page.progress()
        percent = READ if share >= THE_END else min(READ - 1, round(READ * share))
        if percent == READ and (left := self._time_left(opened)) > 0:
            percent = READ - 1
            self._wait(left)
        self._progress.note(opened.pack.info.id, opened.article.id, percent, position.location.block)
        self._save_soon()

    def mark(self, article: str, *, is_read: bool) -> None:
        """What the reader says of an article of the open pack."""
        if self._session.opened and not self._is_off:
            self._progress.mark(self._session.opened.pack.info.id, article, is_read=is_read)
            self._save_soon()

    def set_private(self, is_private: bool) -> None:
        if is_private:
            self.save()
            self._before_private = self._progress.snapshot()
        elif self._before_private is not None:
            self._progress.restore(self._before_private)
            self._before_private = None

    def forget(self) -> None:
        """All data were deleted. Nothing is noted again before the next start."""
        self._is_off = True
        self._before_private = None
        self._stay.stop()
        self._save.stop()
        self._progress.forget()

    def save(self) -> None:
        self._save.stop()
        if self._before_private is None:
            with contextlib.suppress(OSError):
                self._progress.save()

    def close(self) -> None:
        self._stay.stop()
        self.save()

    def _begin(self, _opened: OpenedArticle) -> None:
        self._opened_at = self._clock()

    def _move(self, _position: ReadingPosition) -> None:
        self._wait(STAY)

    def _wait(self, seconds: float) -> None:
        self._stay.start(round(1000 * seconds))

    def _save_soon(self) -> None:
        if not self._save.isActive():
            self._save.start()

    def _time_left(self, opened: OpenedArticle) -> float:
        """Seconds until the article has been open for so long that its end can count as read."""
        return self._opened_at + min(LONGEST_WAIT, opened.words / FASTEST) - self._clock()
