"""The reader's window, and how long it takes from a request to the painting that answers it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from reader.library.model import Location
from reader.ui import app
from reader.ui.shell.actions import ActionId

PATIENCE = 20.0
OPENING, CALM = 0.5, 0.05


class Painting(QObject):
    """Tells whether a widget was asked to paint."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() is QEvent.Type.Paint
        return False


class TimedWindow:
    def __init__(self, pack: Path, data: Path) -> None:
        self.app = app.application()
        self.window = app.build_window(self.app, data, pack)
        self.session = self.window.session
        self._painting = Painting(self.window.page.viewport())
        self.window.show()
        self._settle(OPENING)

    def opens(self, article: str, depth: float = 0.0) -> Callable[[], object]:
        """A request to open an article at a share of its blocks."""

        def act() -> None:
            opened = self.session.opened
            assert opened is not None
            self.session.go(Location(opened.pack.info.id, article, self._block(article, depth)))

        return act

    def does(self, action: str) -> Callable[[], object]:
        return self.window.actions_by_id[ActionId(action)].trigger

    def time(self, request: Callable[[], object]) -> float:
        """Milliseconds until the page was painted in answer; then waits until all is calm."""
        self._settle()
        self._painting.seen = False
        begin = time.perf_counter()
        request()
        while not self._painting.seen:
            self.app.processEvents()
            if time.perf_counter() - begin > PATIENCE:
                raise RuntimeError("The page was not painted in answer.")
        return (time.perf_counter() - begin) * 1000

    def _settle(self, seconds: float = CALM) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.app.processEvents()
        # An event loop frees what is no longer needed; without one, each page that was left would stay.
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _block(self, article: str, depth: float) -> str:
        if not depth or not self.session.opened:
            return ""
        blocks = self.session.opened.pack.article(article).blocks
        chosen: str = blocks[round(depth * (len(blocks) - 1))].id
        return chosen
