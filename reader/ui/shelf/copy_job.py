"""Copies a pack in the background, and reports its progress."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.library.packcopy import CopyCancelled, save_copy
from reader.ui.shell.background_tasks import Tasks


class CopyJob(QObject):
    """advanced(Path, int)   the file, and how many per cent are copied
    copied(Path, Path)    the file, and its copy
    cancelled()           the reader cancelled
    failed(str)           a sentence
    """

    advanced = Signal(object, int)
    copied = Signal(object, object)
    cancelled = Signal()
    failed = Signal(str)

    def __init__(self, data: Path) -> None:
        super().__init__()
        self._data = data
        self._is_cancelled = threading.Event()  # that of the newest copy
        self._tasks = Tasks(lambda: self._is_cancelled.set(), CopyCancelled, lambda: None)
        self.file: Path | None = None  # what is being copied

    def start(self, file: Path) -> None:
        self.file = file
        is_cancelled = threading.Event()
        self._tasks.start("copy", lambda: self._copy(file, is_cancelled), self._end, self._fail)
        self._is_cancelled = is_cancelled  # not before, since a newer copy cancels the older one

    def cancel(self) -> None:
        if self.file:
            self._tasks.cancel("copy")
            self.file = None
            self.cancelled.emit()

    def close(self) -> None:
        self._tasks.end()

    def _end(self, copy: Path) -> None:
        file, self.file = self.file, None
        self.copied.emit(file, copy)

    def _fail(self, error: Exception) -> None:
        self.file = None
        self.failed.emit(str(error))

    # on the background thread

    def _copy(self, file: Path, is_cancelled: threading.Event) -> Path:
        reported = -1

        def advance(share: float) -> bool:
            nonlocal reported
            percent = int(share * 100)
            if percent != reported:
                reported = percent
                self.advanced.emit(file, percent)
            return not is_cancelled.is_set()

        return save_copy(file, self._data, advance)
