"""Reads files that anybody may have put into the data folder: never a link, a pipe or a device, never too much."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from reader.system import links

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_CAREFUL = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Where a system lacks these, `check_regular` alone must do: Windows has no pipes in folders."""


class IrregularFileError(OSError):
    """A link, a folder, a pipe or a device."""


class FileTooLargeError(OSError):
    """It has more bytes than Carrel would ever write."""


def check_regular(path: Path) -> os.stat_result:
    """What `lstat` returns. Raises IrregularFileError, or OSError if there is no file."""
    state = path.lstat()
    if links.is_link(state):
        raise IrregularFileError(errno.ELOOP, "it is a link", str(path))
    if not stat.S_ISREG(state.st_mode):
        raise IrregularFileError(errno.EINVAL, "it is not a file", str(path))
    return state


def open_regular(path: Path) -> BinaryIO:
    """Opens for reading. Raises OSError; IrregularFileError rather than waiting for a pipe or following a link."""
    check_regular(path)
    descriptor = os.open(path, _FLAGS | _CAREFUL)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise IrregularFileError(errno.EINVAL, "it is not a file", str(path))
    return open(descriptor, "rb")  # noqa: PTH123 - pathlib cannot open a descriptor


def read_regular(path: Path, most: int) -> bytes:
    """All of a file. Raises OSError; FileTooLargeError if it has more than `most` bytes."""
    with open_regular(path) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise FileTooLargeError(errno.EFBIG, "it is too large", str(path))
    return data
