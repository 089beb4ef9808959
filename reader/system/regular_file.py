"""Reads files of folders that strangers made: only regular files, never more than was asked for, and without waiting.

A named pipe or a device can be in place of any file, also after somebody looked: so the file that is open is looked at.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

# O_NONBLOCK: to open a pipe that nobody writes to would wait for ever. O_NOFOLLOW: the caller has followed links. On
# Windows, where neither exists, fstat tells the devices that have names, such as CON and COM1.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOINHERIT", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
)
_AT_ONCE = 1 << 20  # bytes


def read_regular(path: Path, most: int) -> bytes:
    """The content of a file, or its first `most` + 1 bytes if it is longer. Raises OSError for all but regular files.

    `path` must not be a link.
    """
    if not stat.S_ISREG(path.stat().st_mode):  # opening some devices does something
        raise _not_regular(path)
    handle = os.open(path, _FLAGS)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise _not_regular(path)
        parts: list[bytes] = []
        left = most + 1
        while left > 0 and (part := os.read(handle, min(left, _AT_ONCE))):
            parts.append(part)
            left -= len(part)
        return b"".join(parts)
    finally:
        os.close(handle)


def is_link(path: Path) -> bool:
    """Whether a path leads somewhere else: a symbolic link, or on Windows also a junction or another reparse point."""
    found = path.lstat()
    is_reparse_point = getattr(found, "st_file_attributes", 0) & getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0)
    return stat.S_ISLNK(found.st_mode) or bool(is_reparse_point)


def _not_regular(path: Path) -> OSError:
    return OSError(errno.EINVAL, "it is not a regular file", str(path))
