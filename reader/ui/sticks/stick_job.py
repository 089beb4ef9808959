"""Runs a long stick operation on its own thread, with progress and cancelling."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from reader.sticks.progress import IsCancelled, OnProgress, Stage, StickProgress

REPORT_INTERVAL = 0.1  # seconds

StickTask = Callable[[OnProgress, IsCancelled], object]


class StickJob(QObject):
    """progressed(StickProgress)   at most ten times a second
    ended(object)   the result, or the exception that ended it; always the last signal
    """

    progressed = Signal(object)
    ended = Signal(object)
    _done = Signal(object)

    def __init__(self, task: StickTask) -> None:
        super().__init__()
        self._task = task
        self._cancelled = threading.Event()
        self._thread = threading.Thread(target=self._run, name="carrel-sticks", daemon=True)
        self._done.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._reported_at = 0.0
        self._stage: Stage | None = None

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        """The job ends as soon as partial files have been deleted."""
        self._cancelled.set()

    def _end(self, outcome: object) -> None:
        self._thread.join()
        self.ended.emit(outcome)

    # on the other thread

    def _run(self) -> None:
        try:
            outcome = self._task(self._on_progress, self._cancelled.is_set)
        except Exception as error:  # noqa: BLE001 - the dialog shows it
            outcome = error
        self._done.emit(outcome)

    def _on_progress(self, progress: StickProgress) -> None:
        now = time.monotonic()
        if progress.stage is not self._stage or now - self._reported_at >= REPORT_INTERVAL:
            self._stage, self._reported_at = progress.stage, now
            self.progressed.emit(progress)
