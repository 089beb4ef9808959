"""Hands pack files over to a window that is already open, through the reader's data folder.

The window holds a lock, which the system releases even if the window crashes. A second process that finds it locked
writes the names of its files to a request file in the same folder, and waits until the window has deleted it. There is
no socket: Carrel never opens one.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from reader.system import links, state_file
from reader.system.file_lock import FileLock, LockedElsewhere

FOLDER = "opening"
LOCK = "window.lock"
REQUEST = ".json"
LARGEST = 4 << 20  # bytes: more than any system allows on a command line
MOST_REQUESTS = 1000  # in the folder at once
TIMEOUT = 3.0
"""Seconds. If the window does not answer in time, it is busy or stuck, so another window is opened."""

POLL_INTERVAL = 0.02  # seconds


class HandoverInbox:
    """Receives files for an open window. Only the first window on a data folder can open it."""

    def __init__(self, data: Path) -> None:
        self.folder = data / FOLDER
        self._lock: FileLock | None = None
        self._outdated: frozenset[str] = frozenset()

    def open(self) -> bool:
        """False if another window has it open already, or if the folder cannot be written."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            if not links.is_link_at(self.folder):
                self._lock = _try_lock(self.folder / LOCK)
        if self._lock:
            # The processes that wrote them no longer wait; or a stranger did, and their files are on a share.
            outdated = self._requests()
            for request in outdated[:MOST_REQUESTS]:
                with contextlib.suppress(OSError):
                    request.unlink()
            self._outdated = frozenset(request.name for request in outdated)
        return self._lock is not None

    def take_requests(self) -> list[list[Path]]:
        """The files handed over since the last call, one list for each process that did so."""
        found = []
        for request in [each for each in self._requests() if each.name not in self._outdated][:MOST_REQUESTS]:
            with contextlib.suppress(OSError, ValueError, RecursionError):
                names = json.loads(state_file.read_regular(request, LARGEST))
                request.unlink()  # tells the sender that the window takes the files
                if isinstance(names, list) and names and all(isinstance(name, str) for name in names):
                    found.append([Path(name) for name in names])
        return found

    def _requests(self) -> list[Path]:
        """The oldest first."""
        try:
            with os.scandir(self.folder) as entries:
                return [self.folder / name for name in sorted(each.name for each in entries) if name.endswith(REQUEST)]
        except OSError:
            return []

    def close(self) -> None:
        if self._lock:
            self._lock.release()
            self._lock = None


def hand_over(data: Path, files: Sequence[Path], wait: Callable[[float], None] = time.sleep) -> bool:
    """Whether an open window has taken the files. `wait` sleeps for that many seconds."""
    folder = data / FOLDER
    try:
        if links.is_link_at(folder):
            return False
        state_file.check_regular(folder / LOCK)
        if unused := _try_lock(folder / LOCK):
            unused.release()
            return False
        from reader.system.atomic_write import write_atomically  # not at the top: most starts find no window

        request = folder / f"{time.time_ns()}-{os.getpid()}{REQUEST}"
        names = [os.path.abspath(file) for file in files]  # noqa: PTH100 - does not follow links
        write_atomically(request, json.dumps(names))
    except OSError:
        return False
    try:
        for _ in range(round(TIMEOUT / POLL_INTERVAL)):
            wait(POLL_INTERVAL)
            if not request.exists():
                return True
        request.unlink()
    except FileNotFoundError:  # the window took it just now
        return True
    except OSError:
        pass
    return False


def _try_lock(path: Path) -> FileLock | None:
    """None if another process holds the lock. Raises OSError if the file cannot be locked at all."""
    try:
        lock = FileLock(path)
    except LockedElsewhere:
        return None
    if not lock.is_real:
        lock.release()
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))
    return lock
