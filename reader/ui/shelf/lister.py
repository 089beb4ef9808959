"""Lists the files of the shelf in the background: a network share that does not answer must not block the window."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.library.shelf import PackOnShelf, PackOrigin
from reader.library.shelf_listing import NOT_ASKED, ListedPack, inspect_file, is_removable, removable_last
from reader.translation import _
from reader.ui.shell.background_tasks import Superseded, Tasks

BATCH = 0.15  # seconds of work between two results

FilesToList = Callable[[], Iterable[tuple[Path, PackOrigin]]]


class Lister(QObject):
    """listed(list of ListedPack)   some of them; emitted several times
    finished()                   all were listed
    failed(str)                  a sentence
    """

    listed = Signal(list)
    finished = Signal()
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._is_cancelled = threading.Event()
        self._tasks = Tasks(self._is_cancelled.set, Superseded, lambda: None)
        # Used on the background thread only.
        self._waiting: list[tuple[Path, PackOrigin]] = []
        self._last_seen: dict[Path, PackOnShelf] = {}
        self._may_ask: Callable[[Path], bool] = lambda _file: True

    def start(
        self,
        files: FilesToList,
        last_seen: Sequence[PackOnShelf] = (),
        may_ask: Callable[[Path], bool] = lambda _file: True,
    ) -> None:
        """`files` is called on the background thread, and may access disks. An earlier listing is cancelled.

        A file that the reader added is only looked for if `may_ask`, which is called there, too.
        """
        self._tasks.start("list", lambda: self._begin(files, last_seen, may_ask), self._take, self._fail)

    def close(self) -> None:
        self._tasks.end()

    def _take(self, batch: list[ListedPack]) -> None:
        if batch:
            self.listed.emit(batch)
            self._tasks.start("list", self._go_on, self._take, self._fail)
        else:
            self.finished.emit()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(_("The packs on the shelf could not be listed ({error}).", error=error))
        self.finished.emit()

    # on the background thread

    def _begin(
        self, files: FilesToList, last_seen: Sequence[PackOnShelf], may_ask: Callable[[Path], bool]
    ) -> list[ListedPack]:
        self._may_ask = may_ask
        self._waiting = [*reversed(removable_last(files()))]
        self._last_seen = {each.path: each for each in last_seen}
        return self._go_on()

    def _go_on(self) -> list[ListedPack]:
        """The next batch. It ends before a folder that may not answer, so that what is known is shown first."""
        self._is_cancelled.clear()
        batch: list[ListedPack] = []
        end = time.monotonic() + BATCH
        while self._waiting and time.monotonic() < end:
            file, where = self._waiting[-1]
            if batch and is_removable(file) and file.parent != batch[-1].file.parent:
                break
            if self._is_cancelled.is_set():
                raise Superseded
            self._waiting.pop()
            last_seen = self._last_seen.get(file)
            if where is PackOrigin.ADDED and not self._may_ask(file):
                batch.append(ListedPack(file, where, last_seen, is_available=True, problem=_(NOT_ASKED)))
            else:
                batch.append(inspect_file(file, where, last_seen))
        return batch
