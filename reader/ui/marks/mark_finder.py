"""Searches for marks in another edition of their pack, in the background and in batches."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.library.packerrors import PackError
from reader.library.packfile import PackFile
from reader.marks.anchor_pack import find_each
from reader.marks.model import FoundMark, Mark
from reader.translation import _
from reader.ui.shell.background_tasks import Superseded, Tasks

BATCH = 0.15  # seconds of work between two results


class MarkFinder(QObject):
    """found(list of FoundMark)   the results of one batch
    finished()                 all marks were searched for
    failed(str)                a sentence: the pack cannot be read
    """

    found = Signal(list)
    finished = Signal()
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._is_cancelled = threading.Event()
        self._tasks = Tasks(self._is_cancelled.set, Superseded, self._close)
        self.is_busy = False
        # Used on the background thread only.
        self._pack: PackFile | None = None
        self._results: Iterator[FoundMark | None] | None = None

    def start(self, file: Path, marks: Sequence[Mark]) -> None:
        """Starts a search, and cancels an earlier one."""
        self.is_busy = True
        self._tasks.start("search", lambda: self._begin(file, marks), self._take, self._fail)

    def stop(self) -> None:
        self.is_busy = False
        self._tasks.cancel("search")

    def close(self) -> None:
        self.is_busy = False
        self._tasks.end()

    def _take(self, outcome: tuple[list[FoundMark], bool]) -> None:
        found, is_done = outcome
        if found:
            self.found.emit(found)
        if is_done:
            self.is_busy = False
            self.finished.emit()
        else:
            self._tasks.start("search", self._next_batch, self._take, self._fail)

    def _fail(self, error: Exception) -> None:
        self.is_busy = False
        is_pack = isinstance(error, PackError)
        problem = _(
            "Your marks could not be found in this edition ({error}). They are not lost: open the pack again.",
            error=error,
        )
        self.failed.emit(str(error) if is_pack else problem)

    # ---- on the background thread

    def _begin(self, file: Path, marks: Sequence[Mark]) -> tuple[list[FoundMark], bool]:
        self._close()
        self._pack = PackFile(file)
        self._results = find_each(marks, self._pack)
        return self._next_batch()

    def _next_batch(self) -> tuple[list[FoundMark], bool]:
        batch: list[FoundMark] = []
        self._is_cancelled.clear()
        end = time.monotonic() + BATCH
        for each in self._results or ():
            if self._is_cancelled.is_set():
                raise Superseded
            if each:
                batch.append(each)
            if time.monotonic() > end:
                return batch, False
        self._close()
        return batch, True

    def _close(self) -> None:
        pack, self._pack, self._results = self._pack, None, None
        if pack:
            pack.close()
