"""Types queries into a window: `python -m benchmarks.typing_search PACK COUNT FOLDER` prints the times of each key.

`painted` is the time from the key to the painted results, `pauses` the longest turn of the event loop until then.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from benchmarks.queries import FIRST_PREFIX, queries
from benchmarks.window import TIMEOUT, Painting
from reader.ui import app
from reader.ui.shell.actions import ActionId

BETWEEN_KEYS, BEFORE_TYPING = 0.03, 0.5  # seconds


class Typist:
    def __init__(self, pack: Path, data: Path) -> None:
        self.window = app.build_window(app.application(), data, pack)
        self.window.show()
        self.window.activateWindow()
        self.painted: list[float] = []
        self.pauses: list[float] = []
        self._pause = 0.0
        self._is_answered = False
        self._run(BEFORE_TYPING)
        self.window.actions_by_id[ActionId.SEARCH].trigger()
        self._run(BEFORE_TYPING)
        self._list = self.window.features.search.panel.list
        self._list.model().modelReset.connect(self._answer)
        self._painting = Painting(self._list.viewport())

    def type(self, query: str) -> None:
        field = self.window.search_field
        field.clear()
        self._run(BETWEEN_KEYS)
        for number, character in enumerate(query, 1):
            self._is_answered, self._pause = False, 0.0
            begin = time.perf_counter()
            QTest.keyClicks(field, character)
            self._pause = time.perf_counter() - begin
            if len(query[:number].strip()) < FIRST_PREFIX:
                continue
            while not (self._is_answered and self._painting.seen):
                self._turn()
                if time.perf_counter() - begin > TIMEOUT:
                    raise RuntimeError(f"The list was not painted after typing {query[:number]!r}.")
            self.painted.append((time.perf_counter() - begin) * 1000)
            self._run(BETWEEN_KEYS)
            self.pauses.append(self._pause * 1000)

    def _answer(self) -> None:
        self._is_answered, self._painting.seen = True, False

    def _run(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self._turn()

    def _turn(self) -> None:
        begin = time.perf_counter()
        QCoreApplication.processEvents()
        self._pause = max(self._pause, time.perf_counter() - begin)


def main(pack: Path, count: int, data: Path) -> None:
    typist = Typist(pack, data)
    for query in queries(count):
        typist.type(query)
    typist.window.close()
    typist.window.session.close()
    print(json.dumps({"painted": typist.painted, "pauses": typist.pauses}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
