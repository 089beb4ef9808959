"""Runs a program with a window and prints when its page was painted: `python -m benchmarks.painted MODULE [ARGUMENTS]`.

It prints two lines, each with a time of the monotonic clock, which all processes share, and seconds of processor time:
    painted    the page with text was painted for the first time
    idle       the window has nothing left to do, with all its bars and panels
"""

from __future__ import annotations

import runpy
import sys
import time
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

HOME = "home_cover"
"""The name of the widget that is shown as the home of a pack."""

SHORTEST_TEXT = 200
"""Characters. A page with fewer does not show the article yet."""

BUSY = 0.01
"""Seconds. If the time between two ticks of a timer is longer, the program was busy."""

TICK = 2  # milliseconds
WATCHED = 1.0  # seconds


class PaintWatch(QObject):
    """Waits until a page, or the home of a pack, is painted for the first time, then until the program is idle."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self._painted = self._ticked = self._busy_until = 0.0
        self._cost = 0.0
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self._tick)
        # Not by an event filter: to give one the viewport that Qt has made, PySide loads every kind of widget, 16 ms.
        self._paint = page.paintEvent
        page.paintEvent = self._paint_page  # type: ignore[method-assign]

    def _paint_page(self, event: QPaintEvent) -> None:
        if not self._painted and _is_filled(self._page):
            self._painted = time.monotonic()
            QTimer.singleShot(0, self._report_painted)  # before what the program does once it has painted
        self._paint(event)

    def _report_painted(self) -> None:
        self._painted = self._ticked = self._busy_until = time.monotonic()
        self._cost = time.process_time()
        _report("painted", self._painted, self._cost)
        self._timer.start()

    def _tick(self) -> None:
        now = time.monotonic()
        if now - self._ticked > BUSY:
            self._busy_until, self._cost = now, time.process_time()
        self._ticked = now
        if now - self._painted > WATCHED:
            self._timer.stop()
            _report("idle", self._busy_until, self._cost)


def _is_filled(page: QWidget) -> bool:
    return not isinstance(page, QTextBrowser) or page.document().characterCount() > SHORTEST_TEXT


def _report(word: str, at: float, cost: float) -> None:
    print(word, f"{at:.6f}", f"{cost:.6f}", flush=True)


def watch() -> None:
    """Watch the page that is visible when the program's event loop starts."""
    start_loop: Any = QApplication.exec
    watches: list[PaintWatch] = []

    def watched_loop(*_: object) -> int:
        # Not by `allWidgets`, for the same reason.
        for window in QApplication.topLevelWidgets():
            pages: list[QWidget] = [*window.findChildren(QTextBrowser), *window.findChildren(QWidget, HOME)]
            if isinstance(window, QTextBrowser):
                pages.append(window)
            watches.extend(PaintWatch(each) for each in pages if each.isVisible())
        return int(start_loop())

    QApplication.exec = watched_loop  # type: ignore[method-assign]


def main(module: str, arguments: list[str]) -> None:
    watch()
    sys.argv[1:] = arguments
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
