"""Reads files that anybody may have put into the data folder: never a link, a pipe or a device, never too much."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from reader.system import links, regular_file
from reader.system.regular_file import IrregularFileError
from reader.translation import _


class FileTooLargeError(OSError):
    """It has more bytes than Carrel would ever write."""


def check_regular(path: Path) -> os.stat_result:
    """What `lstat` returns. Raises IrregularFileError, or OSError if there is no file."""
    state = path.lstat()
    if links.is_link(state):
        raise IrregularFileError(errno.ELOOP, _("it is a link"), str(path))
    if not stat.S_ISREG(state.st_mode):
        raise IrregularFileError(errno.EINVAL, _("it is not a file"), str(path))
    return state


def open_regular(path: Path) -> BinaryIO:
    """Opens for reading. Raises OSError; IrregularFileError rather than waiting for a pipe or following a link."""
    check_regular(path)
    return regular_file.open_regular(path)


def read_regular(path: Path, most: int) -> bytes:
    """All of a file. Raises OSError; FileTooLargeError if it has more than `most` bytes."""
    check_regular(path)
    data = regular_file.read_regular(path, most)
    if len(data) > most:
        raise FileTooLargeError(errno.EFBIG, _("it is too large"), str(path))
    return data
