"""The reader's window, with the time from a request until the page is painted."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from reader.library.model import Location
from reader.ui import app
from reader.ui.page.page_slide import QUICK
from reader.ui.page.styled_view import PAUSE
from reader.ui.shell.actions import ActionId

TIMEOUT = 20.0
OPENING, IDLE = 0.5, 0.05  # seconds
STYLED = PAUSE / 1000 + IDLE  # seconds after which the whole article has its new style
READING = QUICK / 1000 + IDLE  # seconds after which a turn slides again


class Painting(QObject):
    """Notes when a widget has painted for the first time: 0 before. A request may go on with other work afterwards."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.at = 0.0
        self._is_watching = True
        widget.installEventFilter(self)

    @property
    def seen(self) -> bool:
        return self.at > 0

    @seen.setter
    def seen(self, is_seen: bool) -> None:
        self.at = time.perf_counter() if is_seen else 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._is_watching and not self.at and event.type() is QEvent.Type.Paint:
            self._is_watching = False
            QCoreApplication.sendEvent(watched, event)
            self._is_watching = True
            self.at = time.perf_counter()
            return True
        return False


@contextlib.contextmanager
def timed_window(pack: Path, data: Path) -> Iterator[TimedWindow]:
    """The window with a pack. It is deleted at the end, because Python deletes objects in any order when it exits."""
    timed = TimedWindow(pack, data)
    try:
        yield timed
    finally:
        timed.window.close()
        timed.window.deleteLater()
        timed.settle()


class TimedWindow:
    def __init__(self, pack: Path, data: Path) -> None:
        self.app = app.application()
        self.window = app.build_window(self.app, data, pack)
        self.session = self.window.session
        self._painting = Painting(self.window.page.viewport())
        self.window.show()
        self.settle(OPENING)

    def opens(self, article: str, depth: float = 0.0) -> Callable[[], object]:
        """A request that opens an article; `depth` is the share of its blocks to scroll past."""

        def act() -> None:
            opened = self.session.opened
            assert opened is not None
            self.session.go(Location(opened.pack.info.id, article, self._block(article, depth)))

        return act

    def does(self, action: str) -> Callable[[], object]:
        return self.window.actions_by_id[ActionId(action)].trigger

    def chooses(self, setting: str, value: object) -> Callable[[], object]:
        """A choice of the panel “Text and page”."""
        return lambda: self.window.appearance.choose(setting, value)

    def time(self, request: Callable[[], object], idle: float = IDLE) -> float:
        """Milliseconds until the page was painted after the request, which comes after `idle` seconds."""
        self.settle(idle)
        begin = self._paint_after(request)
        return (self._painting.at - begin) * 1000

    def time_slide(self, by: int) -> float:
        """Milliseconds until the first picture of pages that slide was painted after a turn."""
        turning = self.window.page.turning
        assert turning
        self.settle(READING)
        slide = Painting(turning.slide)
        begin = self._paint_after(lambda: turning.turn(by), slide)
        taken = (slide.at - begin) * 1000
        turning.slide.removeEventFilter(slide)
        return taken

    def time_figure(self, number: int) -> float:
        """Milliseconds until a figure of the page is painted in the viewer, which is closed again."""
        from reader.ui.reading.figure_dialog import FigureDialog

        self.settle()
        page = self.window.page
        run = page.shown_document.figures[number]
        block, _ = page.shown_document.text_map.block_offset(run.position) or (0, 0)
        begin = time.perf_counter()
        page.figure_chosen.emit(block, run)
        dialog = next(dialog for dialog in self.window.findChildren(FigureDialog) if dialog.isVisible())
        painting = Painting(dialog.view.picture)
        while not painting.seen:
            self.app.processEvents()
        taken = (time.perf_counter() - begin) * 1000
        dialog.close()
        return taken

    def frame(self, request: Callable[[], object]) -> float:
        """Milliseconds until the page was painted and all that follows was done, without a pause before the request."""
        begin = self._paint_after(request)
        self.app.processEvents()
        return (time.perf_counter() - begin) * 1000

    def _paint_after(self, request: Callable[[], object], painting: Painting | None = None) -> float:
        """Waits until the page, or another widget, is painted after a request.

        Returns when that was made, as `time.perf_counter` does.
        """
        painting = painting or self._painting
        painting.seen = False
        begin = time.perf_counter()
        request()
        while not painting.seen:
            self.app.processEvents()
            if time.perf_counter() - begin > TIMEOUT:
                raise RuntimeError("The page was not painted after the request.")
        return begin

    def settle(self, seconds: float = IDLE) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.app.processEvents()
        # An event loop deletes unused objects. Without one, do it here, or every closed page would stay in memory.
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _block(self, article: str, depth: float) -> str:
        if not depth or not self.session.opened:
            return ""
        blocks = self.session.opened.pack.article(article).blocks
        chosen: str = blocks[round(depth * (len(blocks) - 1))].id
        return chosen
