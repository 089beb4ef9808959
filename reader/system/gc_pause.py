"""Pauses Python's garbage collector while thousands of values without reference cycles are created."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_pauses = 0
_was_enabled = False


@contextmanager
def paused() -> Iterator[None]:
    """Collecting garbage while an article of 200,000 words is read doubles the time it takes.

    In a program with windows the collector is always off (`ui/shell/garbage_collector.py`). Elsewhere it runs again
    when every thread that paused it has finished; it stays off if it was off before.
    """
    global _pauses, _was_enabled
    with _lock:
        if not _pauses:
            _was_enabled = gc.isenabled()
            gc.disable()
        _pauses += 1
    try:
        yield
    finally:
        with _lock:
            _pauses -= 1
            if not _pauses and _was_enabled:
                gc.enable()
