"""The rows of a store: read once, then added to. What they mean is kept up to date with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from reader.marks import timestamps
from reader.marks.loaded_rows import LoadedRows, load, store_id
from reader.marks.model import ReadOnlyError
from reader.marks.readable_marks import ReadableMarks
from reader.marks.save_queue import SaveQueue
from reader.marks.storefile import StoredRow


class StoreRows(ReadableMarks):
    """`is_writing` is True while another thread writes an import. Then nothing else may be written."""

    def __init__(self, queue: SaveQueue, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._queue = queue
        self._clock = clock
        self.is_writing = False
        self._load()

    @property
    def is_read_only(self) -> bool:
        return bool(self._queue.read_only_reason)

    @property
    def read_only_reason(self) -> str:
        """A sentence, or empty."""
        return self._queue.read_only_reason

    @property
    def is_private(self) -> bool:
        return self._queue.path is None

    @property
    def path(self) -> Path | None:
        """The file in which marks are saved; None in a private session."""
        return self._queue.path

    @property
    def pending(self) -> int:
        """The number of changes that are not on disk yet."""
        return len(self._queue.pending)

    @property
    def id(self) -> str:
        """The same for copies of this store; empty for an empty one."""
        return store_id(self._queue.rows)

    def now(self) -> datetime:
        return self._clock()

    def free_time(self) -> str:
        """Now, as `saved_at` of rows that do not come with an import."""
        time = timestamps.formatted(self._clock())
        taken = self.loaded.import_times()
        while time in taken:
            time = timestamps.next_after(time)
        return time

    def check_writable(self) -> None:
        """Raises ReadOnlyError."""
        if self.is_read_only:
            raise ReadOnlyError(self.read_only_reason)

    def back_up_before_import(self) -> str:
        return self._queue.back_up_before("import")

    def write(self, rows: Sequence[StoredRow]) -> str:
        """Saves rows in one transaction; `take` must follow. Returns a problem, or nothing."""
        self.is_writing = True
        try:
            return self._queue.save(rows)
        finally:
            self.is_writing = False

    def take(self, add: Callable[[LoadedRows], None] | None) -> None:
        """Adds what rows mean that were written just now. Without `add`, all rows are read again."""
        if add:
            self.loaded.versions.latest = timestamps.latest_credible(self._clock())
            add(self.loaded)
        else:
            self._load()
        self._reload_if_reopened()

    def _load(self) -> None:
        latest = timestamps.latest_credible(self._clock()) if self._queue.rows else timestamps.LAST
        self.loaded = load(self._queue.rows, latest)

    def _reload_if_reopened(self) -> None:
        if self._queue.has_reloaded:
            self._queue.has_reloaded = False
            self._load()
