"""Notices when a pack that could not be searched is there again: its stick was inserted, its share answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from reader.system import reachable
from reader.ui.shell.background_tasks import Superseded, Tasks

INTERVAL = 2500  # milliseconds between two looks


class ReturnWatch(QObject):
    """returned(): at least one of the missing files exists again"""

    returned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._files: Sequence[Path] = ()
        self._missing: frozenset[Path] = frozenset()
        # On a thread of its own: a share that does not answer must block neither the window nor the search.
        self._tasks = Tasks(lambda: None, Superseded, lambda: None)
        self._again = QTimer(self, singleShot=True, interval=INTERVAL)
        self._again.timeout.connect(self._look)

    def watch(self, files: Sequence[Path]) -> None:
        """Looks for these files until all of them exist, or until `stop`."""
        self._files, self._missing = files, frozenset()
        self._look()

    def stop(self) -> None:
        self._again.stop()
        self._tasks.cancel("look")

    def close(self) -> None:
        self.stop()
        self._tasks.end()

    def _look(self) -> None:
        files = self._files
        self._tasks.start("look", lambda: _missing(files), self._take, lambda _: self._again.start())

    def _take(self, missing: frozenset[Path]) -> None:
        has_returned = bool(self._missing - missing)
        self._missing = missing
        if missing:
            self._again.start()
        if has_returned:
            self.returned.emit()


def _missing(files: Sequence[Path]) -> frozenset[Path]:
    return frozenset(file for file in files if not reachable.is_file(file))
