"""How far it has come, counted by many threads and told by one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Stage(Enum):
    LOOKING = "Looking"
    COPYING = "Copying"
    READING_BACK = "Reading back"
    FINISHING = "Finishing"


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` and `total` are bytes, each counted once where it is written and once where it is read back.

    `files` are those that are on their sticks, for all sticks together; `seconds_left` is None while nobody can know.
    """

    stage: Stage
    done: int
    total: int
    files: int
    all_files: int
    seconds_left: float | None


class Meter:
    """Counts. `clock` is in seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begin = clock()
        self._lock = threading.Lock()
        self._stage = Stage.LOOKING
        self._done = self._total = self._files = self._all_files = 0

    def enter(self, stage: Stage) -> None:
        self._stage = stage

    def expect(self, size: int, files: int = 0) -> None:
        """More than was known, or less where a target fails."""
        with self._lock:
            self._total = max(self._done, self._total + size)
            self._all_files = max(self._files, self._all_files + files)

    def count(self, size: int, files: int = 0) -> None:
        with self._lock:
            self._done += size
            self._files += files

    def now(self) -> Progress:
        with self._lock:
            taken = self._clock() - self._begin
            total = max(self._done, self._total)
            left = taken / self._done * (total - self._done) if self._done and taken >= 1 else None
            return Progress(self._stage, self._done, total, self._files, self._all_files, left)
