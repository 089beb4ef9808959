"""Creates, syncs and reads files on a stick, bypassing the system's cache where possible."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

BLOCK = 1 << 20  # bytes
MOST_READ_AHEAD = 8 << 20  # bytes, in memory for each stick

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_F_NOCACHE, _F_FULLFSYNC = 48, 51  # macOS; its fcntl module names only the second in every Python version
_JUNCTION = 0xA0000003

OnBytes = Callable[[int], None]


def create(path: Path, mode: int) -> BinaryIO:
    """Opens a new file for writing; fails if the name exists or is a link. FAT ignores `mode`."""
    return os.fdopen(os.open(path, _NEW, mode & 0o777 | 0o600), "wb", buffering=0)


def read_blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb", buffering=0) as file:
        while block := file.read(BLOCK):
            yield block


def digest_of(path: Path, on_bytes: OnBytes, *, is_read_ahead: bool = False) -> str:
    """SHA-256 in hexadecimal. Reads from the stick instead of the cache where the system allows it.

    `on_bytes` takes the number of bytes after each block, and may raise to cancel. After a sync, Linux can drop a file
    from its cache, and macOS can bypass its cache. Windows can do neither with a file that Python opened, so there the
    bytes may come from the cache, unless the stick is set to quick removal, the default for sticks.
    """
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        if not is_read_ahead:
            drop_cached(file.fileno())
        buffer = bytearray(BLOCK)
        view = memoryview(buffer)
        while count := file.readinto(buffer):
            digest.update(view[:count])
            on_bytes(count)
    return digest.hexdigest()


def read_ahead(path: Path) -> None:
    """Starts reading a file into the cache while another one is being compared. Only Linux can do this."""
    if not hasattr(os, "posix_fadvise"):
        return
    with contextlib.suppress(OSError), path.open("rb", buffering=0) as file:
        drop_cached(file.fileno())
        os.posix_fadvise(file.fileno(), 0, MOST_READ_AHEAD, os.POSIX_FADV_WILLNEED)


def drop_cached(descriptor: int) -> None:
    """Starts writing cached data to the stick, and drops from the cache what has been written."""
    with contextlib.suppress(OSError):  # not every file system supports it
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        elif os.name != "nt":
            import fcntl

            fcntl.fcntl(descriptor, _F_NOCACHE, 1)


def sync_file(path: Path) -> None:
    """Blocks until the file is stored on the stick."""
    with path.open("r+b", buffering=0) as file:
        if os.name != "nt" and not hasattr(
            os, "posix_fadvise"
        ):  # on macOS, fsync alone may stop at the cache of the drive
            import fcntl

            with contextlib.suppress(OSError):
                fcntl.fcntl(file.fileno(), _F_FULLFSYNC)
        os.fsync(file.fileno())
        drop_cached(file.fileno())


def is_link(path: Path) -> bool:
    """Whether it is a symbolic link, or a Windows junction."""
    try:
        state = path.lstat()
    except OSError:
        return False
    return stat.S_ISLNK(state.st_mode) or getattr(state, "st_reparse_tag", 0) == _JUNCTION


def is_regular_file(path: Path) -> bool:
    """False for a link to a file."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def is_behind_link(root: Path, name: str) -> bool:
    """Whether a folder in the path `name` is a link."""
    folder = root
    for part in name.split("/")[:-1]:
        folder = folder / part
        if is_link(folder):
            return True
    return False


def cluster_size(root: Path) -> int:
    """The bytes that the smallest file uses."""
    if hasattr(os, "statvfs"):
        return max(512, os.statvfs(root).f_frsize)
    return 32 << 10  # the default of Windows for a large FAT stick
