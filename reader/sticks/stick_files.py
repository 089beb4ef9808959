"""Syncs and reads open files of a stick, bypassing the system's cache where possible."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from reader.system.regular_file import open_regular

BLOCK = 1 << 20  # bytes
MOST_READ_AHEAD = 8 << 20  # bytes, in memory for each stick

_F_NOCACHE, _F_FULLFSYNC = 48, 51  # macOS; its fcntl module names only the second in every Python version

OnBytes = Callable[[int], None]


def read_blocks(path: Path) -> Iterator[bytes]:
    """Of a file to copy. Does not wait for a pipe that took its place. Raises OSError."""
    with open_regular(path.resolve()) as file:
        while block := file.read(BLOCK):
            yield block


def digest_of(file: BinaryIO, on_bytes: OnBytes, *, is_read_ahead: bool = False) -> str:
    """SHA-256 in hexadecimal. Reads from the stick instead of the cache where the system allows it.

    `on_bytes` takes the number of bytes after each block, and may raise to cancel. After a sync, Linux can drop a file
    from its cache, and macOS can bypass its cache. Windows can do neither with a file that Python opened, so there the
    bytes may come from the cache, unless the stick is set to quick removal, the default for sticks.
    """
    digest = hashlib.sha256()
    if not is_read_ahead:
        drop_cached(file.fileno())
    buffer = bytearray(BLOCK)
    view = memoryview(buffer)
    while count := file.readinto(buffer):  # type: ignore[attr-defined]
        digest.update(view[:count])
        on_bytes(count)
    return digest.hexdigest()


def read_ahead(file: BinaryIO) -> None:
    """Starts reading the file into the cache. Only Linux can do this."""
    if sys.platform == "linux":
        drop_cached(file.fileno())
        os.posix_fadvise(file.fileno(), 0, MOST_READ_AHEAD, os.POSIX_FADV_WILLNEED)


def drop_cached(descriptor: int) -> None:
    """Starts writing cached data to the stick, and drops from the cache what has been written."""
    with contextlib.suppress(OSError):  # not every file system supports it
        if sys.platform == "linux":
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        elif sys.platform == "darwin":
            import fcntl

            fcntl.fcntl(descriptor, _F_NOCACHE, 1)


def sync(file: BinaryIO) -> None:
    """Blocks until the file is stored on the stick."""
    if sys.platform == "darwin":  # fsync alone may stop at the drive's cache
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(file.fileno(), _F_FULLFSYNC)
    os.fsync(file.fileno())
    drop_cached(file.fileno())


def cluster_size(root: Path) -> int:
    """The bytes that the smallest file uses."""
    if sys.platform != "win32":
        return max(512, os.statvfs(root).f_frsize)
    return 32 << 10  # the default of Windows for a large FAT stick
