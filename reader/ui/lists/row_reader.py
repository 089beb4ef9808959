"""Reads the rows of a long list in short slices, so that the window answers meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

from reader.library.packfile import PackError

Row = TypeVar("Row")
READ_AT_ONCE = 1_000
"""Rows that are read before the first pause, however long that takes: most packs have fewer."""

SLICE = 0.04  # seconds between two pauses


class RowReader(QObject, Generic[Row]):
    """Reads batches of rows, and passes all of them to `on_done` on the thread of the window.

    `on_progress` gets the number of rows that were read before each pause. After a PackError, `on_error` gets it.
    """

    def __init__(
        self,
        parent: QObject,
        on_progress: Callable[[int], None],
        on_done: Callable[[list[Row]], None],
        on_error: Callable[[PackError], None],
    ) -> None:
        super().__init__(parent)
        self._on_progress = on_progress
        self._on_done = on_done
        self._on_error = on_error
        self._batches: Iterator[Sequence[Row]] | None = None
        self._rows: list[Row] = []
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(lambda: self._read(0))

    @property
    def is_reading(self) -> bool:
        return self._batches is not None

    def start(self, batches: Iterator[Sequence[Row]]) -> None:
        """Reads these in place of what is being read. A short list is complete when this returns."""
        self.cancel()
        self._batches = batches
        self._read(READ_AT_ONCE)

    def cancel(self) -> None:
        self._timer.stop()
        self._batches = None
        self._rows = []

    def _read(self, at_least: int) -> None:
        """Reads one batch at least, and others while there is time."""
        batches = self._batches
        if batches is None:
            return
        until = time.perf_counter() + SLICE
        try:
            for batch in batches:
                self._rows += batch
                if len(self._rows) >= at_least and time.perf_counter() >= until:
                    self._on_progress(len(self._rows))
                    self._timer.start()
                    return
        except PackError as error:
            self.cancel()
            self._on_error(error)
            return
        rows = self._rows
        self.cancel()
        self._on_done(rows)
