"""Progress of writing or checking sticks, counted by several threads and reported by one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from reader.translation import N_


class Stage(Enum):
    """The value is what people read, in English: what shows it translates it."""

    COMPARING = N_("Comparing with the files on the stick")
    COPYING = N_("Copying")
    VERIFYING = N_("Reading back and comparing")
    FINISHING = N_("Finishing")


@dataclass(frozen=True, slots=True)
class StickProgress:
    """`done` and `total` are bytes. Each byte counts once when it is written and once when it is read back.

    `files` counts the verified files on all sticks together. `seconds_left` is None while it cannot be estimated.
    """

    stage: Stage
    done: int
    total: int
    files: int
    total_files: int
    seconds_left: float | None


OnProgress = Callable[[StickProgress], None]
IsCancelled = Callable[[], bool]


class ProgressMeter:
    """Counts bytes and files; any thread may call it. `clock` returns seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._started = clock()
        self._lock = threading.Lock()
        self._stage = Stage.COMPARING
        self._done = self._total = self._files = self._total_files = 0

    def enter(self, stage: Stage) -> None:
        self._stage = stage

    def expect(self, size: int, files: int = 0) -> None:
        """Adds to the totals; a negative number takes the share of a failed stick out again."""
        with self._lock:
            self._total = max(self._done, self._total + size)
            self._total_files = max(self._files, self._total_files + files)

    def count(self, size: int, files: int = 0) -> None:
        with self._lock:
            self._done += size
            self._files += files

    def snapshot(self) -> StickProgress:
        with self._lock:
            elapsed = self._clock() - self._started
            total = max(self._done, self._total)
            left = elapsed / self._done * (total - self._done) if self._done and elapsed >= 1 else None
            return StickProgress(self._stage, self._done, total, self._files, self._total_files, left)
