"""A file lock that the system releases when its process ends, even if it crashes."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from pathlib import Path

from reader.system import state_file
from reader.system.regular_file import CAREFUL, IrregularFileError
from reader.translation import _


class LockedElsewhere(Exception):
    """Another process, or another lock in this one, holds the lock."""


_LOCKED_ERRORS = {0, errno.EACCES, errno.EAGAIN, errno.EDEADLK}
"""Wine reports no error number at all."""


class FileLock:
    """Locked from construction until `release`."""

    def __init__(self, path: Path) -> None:
        """Creates the file if it is missing. Raises LockedElsewhere; OSError if the file cannot be written, or is a
        link, a folder, a pipe or a device.

        If the file system does not support locks, `is_real` is False and nothing is locked.
        """
        self.is_real = True
        with contextlib.suppress(FileNotFoundError):
            state_file.check_regular(path)
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | CAREFUL, 0o644)
        if not stat.S_ISREG(os.fstat(self._descriptor).st_mode):
            self.release()
            raise IrregularFileError(errno.EINVAL, _("it is not a file"), str(path))
        try:
            _lock(self._descriptor)
        except OSError as error:
            if error.errno in _LOCKED_ERRORS:
                os.close(self._descriptor)
                raise LockedElsewhere from error
            self.is_real = False

    def read(self, most: int) -> bytes:
        """The first bytes of the file, at most so many. Raises OSError."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        return os.read(self._descriptor, most)

    def write(self, data: bytes) -> None:
        """Replaces what is in the file. Raises OSError."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, data)
        os.ftruncate(self._descriptor, len(data))

    def release(self) -> None:
        """Closing the file releases the lock."""
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
        # Not lockf: closing any other descriptor of the file in this process would release its lock.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
