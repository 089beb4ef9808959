"""Long work with sticks on a thread of its own: it tells how far it has come, and can be stopped."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from reader.sticks.progress import Progress, Stage
from reader.system import gc_pause

OFTEN = 0.1  # seconds between two tellings
TIDY = 20_000  # milliseconds between two looks for circular rubbish, which only the GUI thread may take apart

Work = Callable[[Callable[[Progress], None], Callable[[], bool]], object]
"""Takes `told` and `stopped`, as writing and checking sticks do."""


class StickJob(QObject):
    """progressed(Progress)   ten times a second at most
    ended(object)          what came of it, or the exception that ended it; nothing comes after that
    """

    progressed = Signal(object)
    ended = Signal(object)
    _done = Signal(object)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._is_stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="carrel-sticks", daemon=True)
        self._tidy = QTimer(self, interval=TIDY)
        self._tidy.timeout.connect(lambda: gc.collect())
        self._done.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._told_at = 0.0
        self._stage: Stage | None = None

    def start(self) -> None:
        self._tidy.start()
        self._thread.start()

    def stop(self) -> None:
        """It ends as soon as nothing half-written is left."""
        self._is_stopped.set()

    def _end(self, outcome: object) -> None:
        self._tidy.stop()
        self._thread.join()
        self.ended.emit(outcome)

    # on the other thread

    def _run(self) -> None:
        try:
            with gc_pause.paused():
                outcome = self._work(self._tell, self._is_stopped.is_set)
        except Exception as error:  # noqa: BLE001 - whatever it is, the window stays and says so
            outcome = error
        self._done.emit(outcome)

    def _tell(self, progress: Progress) -> None:
        now = time.monotonic()
        if progress.stage is not self._stage or now - self._told_at >= OFTEN:
            self._stage, self._told_at = progress.stage, now
            self.progressed.emit(progress)
