"""A lock on a file that the system drops when its holder ends, however it ends."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path


class LockedElsewhere(Exception):
    """Somebody else holds the lock."""


_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


class FileLock:
    """Held from its making until `release`."""

    def __init__(self, path: Path) -> None:
        """Makes the file where it is missing. Raises LockedElsewhere, or OSError where nothing can be written there.

        Where the file system knows no locks, `is_real` is False and nothing is held.
        """
        self.is_real = True
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        try:
            _lock(self._descriptor)
        except OSError as error:
            if error.errno in _HELD:
                os.close(self._descriptor)
                raise LockedElsewhere from error
            self.is_real = False

    def release(self) -> None:
        """Closing the file drops the lock."""
        if self._descriptor >= 0:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        # Not lockf: its locks go as soon as any other descriptor of the file is closed in this process.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
