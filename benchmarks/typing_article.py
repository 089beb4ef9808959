"""Types into an article in the author's room: `python -m benchmarks.typing_article FOLDER ARTICLE KEYS DATA`.

Prints the times from each key to the page that shows it, and the longest turn of the event loop until then.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from benchmarks.window import TIMEOUT, Painting
from reader.system import paths
from reader.ui import app

BEFORE_TYPING, BETWEEN_KEYS = 1.0, 0.05  # seconds


def main(folder: Path, article: str, keys: int, data: Path) -> None:
    paths.content_folders = tuple
    window = app.build_window(app.application(), data)
    if not window.features.authoring.open_room(folder, article):
        raise RuntimeError(window.notice.text)
    room = window.features.authoring.rooms[0]
    shown: list[bool] = []
    room.preview.page_read.connect(lambda: shown.append(True))
    _wait_for(lambda: room.preview.is_up_to_date and bool(shown))
    _run(BEFORE_TYPING)
    painting = Painting(room.frame.preview.page.viewport())
    painted, pauses = [], []
    for number in range(keys):
        shown.clear()
        begin = time.perf_counter()
        QTest.keyClicks(room.frame.editor, "abcdefgh "[number % 9])
        pause = time.perf_counter() - begin
        while not shown:
            pause = max(pause, _turn(begin))
        painting.seen = False
        room.frame.preview.page.viewport().update()
        while not painting.seen:
            pause = max(pause, _turn(begin))
        painted.append((time.perf_counter() - begin) * 1000)
        pauses.append(pause * 1000)
        _run(BETWEEN_KEYS)
    room.close()
    window.close()
    window.session.close()
    print(json.dumps({"painted": painted, "pauses": pauses}))


def _turn(begin: float) -> float:
    """One turn of the event loop; its length in seconds. The thread that reads gets its turn, too."""
    start = time.perf_counter()
    QCoreApplication.processEvents()
    length = time.perf_counter() - start
    if start - begin > TIMEOUT:
        raise RuntimeError("The page was not shown.")
    time.sleep(0.001)
    return length


def _wait_for(is_so: Callable[[], bool]) -> None:
    begin = time.perf_counter()
    while not is_so():
        _turn(begin)


def _run(seconds: float) -> None:
    begin = time.perf_counter()
    while time.perf_counter() - begin < seconds:
        _turn(begin)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
