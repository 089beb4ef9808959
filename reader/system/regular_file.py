"""Opens files of folders that strangers made: only regular files, and without waiting.

A named pipe or a device can be in place of any file, also after somebody looked: so the file that is open is looked at.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from reader.translation import _

# O_NONBLOCK: to open a pipe that nobody writes to would wait for ever. O_NOFOLLOW: the caller has followed links. On
# Windows, where neither exists, fstat tells the devices that have names, such as CON and COM1.
CAREFUL = (
    getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOINHERIT", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
)
"""Flags to open any file with that a stranger may have made."""


class IrregularFileError(OSError):
    """A link, a folder, a pipe or a device."""


def open_regular(path: Path) -> BinaryIO:
    """Opens for reading; `path` must not be a link. Raises OSError; IrregularFileError for all but regular files."""
    if not stat.S_ISREG(path.stat().st_mode):  # opening some devices does something
        raise _irregular(path)
    descriptor = os.open(path, os.O_RDONLY | CAREFUL)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _irregular(path)
    return open(descriptor, "rb")  # noqa: PTH123 - pathlib cannot open a descriptor


def read_regular(path: Path, most: int) -> bytes:
    """The content of a file, or its first `most` + 1 bytes if it is longer. Raises OSError as `open_regular` does."""
    with open_regular(path) as file:
        return file.read(most + 1)


def _irregular(path: Path) -> IrregularFileError:
    return IrregularFileError(errno.EINVAL, _("it is not a regular file"), str(path))
