"""Opens and filters the marks panel: `python -m benchmarks.listing PACK DATA` prints the time of each, in milliseconds.

A time is from the key to the painted panel. DATA already contains the store.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from benchmarks.window import TIMEOUT, Painting
from reader.ui import app
from reader.ui.shell.actions import ActionId

TYPED = ("neuro", "the brain", "xyz")
TIMES = 5
PAUSE = 0.4  # seconds


class Reader:
    def __init__(self, pack: Path, data: Path) -> None:
        self.window = app.build_window(app.application(), data, pack)
        self.window.show()
        self.window.activateWindow()
        self._run(PAUSE)
        self._run(3 * PAUSE)

    def open_panel(self) -> list[float]:
        """The first time includes building the panel; further times do not."""
        times = []
        for _ in range(TIMES):
            begin = time.perf_counter()
            self.window.actions_by_id[ActionId.MARKS_PANEL].trigger()
            rows = self.window.features.marks.panel.list
            painting = Painting(rows.viewport())
            self._wait(painting)
            times.append((time.perf_counter() - begin) * 1000)
            self._run(PAUSE)
            self.window.actions_by_id[ActionId.CONTENTS].trigger()
            self.window.features.marks.panel_controller._is_stale = True  # as if a mark had been made meanwhile
            self._run(PAUSE)
        return times

    def type(self) -> list[float]:
        self.window.actions_by_id[ActionId.MARKS_PANEL].trigger()
        self._run(PAUSE)
        field, rows = self.window.features.marks.panel.field, self.window.features.marks.panel.list
        painting = Painting(rows.viewport())
        times = []
        for typed in TYPED:
            field.clear()
            self._run(PAUSE)
            for character in typed:
                painting.seen = False
                begin = time.perf_counter()
                QTest.keyClicks(field, character)
                if rows.isVisible():  # otherwise there is nothing to paint
                    self._wait(painting)
                times.append((time.perf_counter() - begin) * 1000)
                self._run(0.05)
        return times

    def _wait(self, painting: Painting) -> None:
        end = time.perf_counter() + TIMEOUT
        while not painting.seen:
            QCoreApplication.processEvents()
            if time.perf_counter() > end:
                raise RuntimeError("The panel was not painted.")

    def _run(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            QCoreApplication.processEvents()


def main(pack: Path, data: Path) -> None:
    reader = Reader(pack, data)
    times = {"open": reader.open_panel(), "keys": reader.type()}
    reader.window.close()
    reader.window.session.close()
    print(json.dumps(times))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
