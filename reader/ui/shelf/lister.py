"""Looks at the files of the shelf off the GUI thread: a share that does not answer must not stop the window."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.library.shelf import PackOnShelf, PackOrigin
from reader.library.shelf_listing import ListedPack, inspect_file, is_removable, removable_last
from reader.ui.shell.background_tasks import Tasks

BATCH = 0.15  # seconds of looking between two answers

Places = Callable[[], Iterable[tuple[Path, PackOrigin]]]


class Withdrawn(Exception):
    """Nobody waits for it any more."""


class Lister(QObject):
    """listed(list of ListedPack)   some of them; told again and again
    finished()                  all were looked at
    failed(str)
    """

    listed = Signal(list)
    finished = Signal()
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._is_withdrawn = threading.Event()
        self._tasks = Tasks(self._is_withdrawn.set, Withdrawn, lambda: None)
        # The rest belongs to the other thread.
        self._waiting: list[tuple[Path, PackOrigin]] = []
        self._last_seen: dict[Path, PackOnShelf] = {}

    def start(self, places: Places, last_seen: Sequence[PackOnShelf] = ()) -> None:
        """`places` is called on the other thread, and may look at disks. What was begun before is dropped."""
        self._tasks.start("list", lambda: self._begin(places, last_seen), self._take, self._fail)

    def close(self) -> None:
        self._tasks.end()

    def _take(self, batch: list[ListedPack]) -> None:
        if batch:
            self.listed.emit(batch)
            self._tasks.start("list", self._go_on, self._take, self._fail)
        else:
            self.finished.emit()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(f"The packs on the shelf could not be looked at ({error}).")
        self.finished.emit()

    # on the other thread

    def _begin(self, places: Places, last_seen: Sequence[PackOnShelf]) -> list[ListedPack]:
        self._waiting = [*reversed(removable_last(places()))]
        self._last_seen = {each.path: each for each in last_seen}
        return self._go_on()

    def _go_on(self) -> list[ListedPack]:
        """What can be told by now. What is known is told before a folder that may not answer is asked."""
        self._is_withdrawn.clear()
        batch: list[ListedPack] = []
        end = time.monotonic() + BATCH
        while self._waiting and time.monotonic() < end:
            file, where = self._waiting[-1]
            if batch and is_removable(file) and file.parent != batch[-1].file.parent:
                break
            if self._is_withdrawn.is_set():
                raise Withdrawn
            self._waiting.pop()
            batch.append(inspect_file(file, where, self._last_seen.get(file)))
        return batch
