"""Opens the store on a thread, because a damaged or forged file takes long to read."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from reader.marks.store import MarkStore

WAIT = 1.0
"""Seconds that the window waits. Usual stores are open in some milliseconds."""


class StoreOpener(QObject):
    """opened_late(MarkStore): the store that `open` could not give yet."""

    opened_late = Signal(object)
    _finished = Signal(object)

    def __init__(self, make: Callable[[], MarkStore]) -> None:
        """`make` is called on the thread."""
        super().__init__()
        self._make = make
        self._opening: _Opening | None = None
        self._finished.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def open(self) -> MarkStore | None:
        """The store, or None if that takes longer than WAIT."""
        self._opening = _Opening(self._make, self._finished.emit)
        store = self._opening.wait(WAIT)
        if store:
            self._opening = None
        return store

    def close(self) -> None:
        """Closes the store if it was not given to anybody, now or as soon as it is open."""
        if self._opening:
            self._opening.cancel()
            self._opening = None

    def _take(self, opening: _Opening) -> None:
        if opening is self._opening:
            self._opening = None
            store = opening.wait(0)
            assert store is not None
            self.opened_late.emit(store)


class _Opening:
    """One attempt on a thread of its own."""

    def __init__(self, make: Callable[[], MarkStore], on_late: Callable[[_Opening], None]) -> None:
        """Calls `on_late` on the thread if nobody waits for the store any more."""
        self._make = make
        self._on_late = on_late
        self._lock = threading.Lock()
        self._store: MarkStore | None = None
        self._is_late = self._is_cancelled = False
        self._ready = threading.Event()
        threading.Thread(target=self._run, name="carrel-marks", daemon=True).start()

    def wait(self, seconds: float) -> MarkStore | None:
        self._ready.wait(seconds)
        with self._lock:
            self._is_late = self._store is None
            return self._store

    def cancel(self) -> None:
        with self._lock:
            self._is_cancelled = True
            store = self._store
        if store:
            store.close()

    def _run(self) -> None:
        store = self._make()
        with self._lock:
            self._store = store
            is_late, is_cancelled = self._is_late, self._is_cancelled
        self._ready.set()
        if is_cancelled:
            store.close()
        elif is_late:
            self._on_late(self)
