"""Runs jobs on a thread, one batch at a time; a window that closes can wait for the batch that is running."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal

Job = Callable[[], object]


class JobRunner(QObject):
    """finished(list): the results of a batch, in order. Not emitted for a batch that `wait` has given."""

    finished = Signal(list)
    _ended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._batch: _Batch | None = None
        self._ended.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        return self._batch is not None

    def start(self, jobs: Sequence[Job]) -> None:
        """Only while nothing is running."""
        assert self._batch is None
        self._batch = _Batch(jobs, self._ended.emit)
        self._batch.start()

    def wait(self, seconds: float) -> list[object]:
        """The results of the batch that is running; empty if there is none, or it takes longer."""
        batch = self._batch
        if batch is None or not batch.done.wait(seconds):
            return []
        self._batch = None
        return batch.results

    def _take(self, batch: _Batch) -> None:
        if batch is self._batch:
            self._batch = None
            self.finished.emit(batch.results)


class _Batch:
    def __init__(self, jobs: Sequence[Job], tell: Callable[[_Batch], object]) -> None:
        self.done = threading.Event()
        self.results: list[object] = []
        self._jobs = jobs
        self._tell = tell

    def start(self) -> None:
        # Not a daemon: the program must not end in the middle of writing a file.
        threading.Thread(target=self._run, name="carrel-author", daemon=False).start()

    def _run(self) -> None:
        self.results += [job() for job in self._jobs]
        self.done.set()
        self._tell(self)
