"""Ends Python code that takes too long, in a process that does nothing else. Works on every system."""

from __future__ import annotations

import _thread
import contextlib
import math
import signal
import threading
import time
from collections.abc import Iterator
from types import FrameType

CHECK_SECONDS = 0.05


class TooLong(Exception):
    """The time is over."""


class TimeLimit:
    """Made on the main thread, once. Another thread watches the time, and interrupts the main one as Ctrl+C would.

    The time is that of the processor, so that a busy computer ends nothing early.
    """

    def __init__(self) -> None:
        self._end = math.inf
        signal.signal(signal.SIGINT, self._interrupted)
        threading.Thread(target=self._watch, daemon=True).start()

    @contextlib.contextmanager
    def seconds(self, seconds: float) -> Iterator[None]:
        """Raises TooLong in what is inside."""
        self._end = time.process_time() + seconds
        try:
            yield
        finally:
            self._end = math.inf

    def _watch(self) -> None:
        while True:
            time.sleep(CHECK_SECONDS)
            if time.process_time() >= self._end:
                _thread.interrupt_main()

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        if time.process_time() >= self._end:  # else it is late, or somebody pressed Ctrl+C
            self._end = math.inf
            raise TooLong
