"""Files on a stick: made, synced and read back past the memory that systems keep of them."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

BLOCK = 1 << 20
MOST_FETCHED = 8 << 20  # bytes: what waits in memory for each stick

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_F_NOCACHE, _F_FULLFSYNC = 48, 51  # macOS's; its fcntl module names only the second in every Python
_JUNCTION = 0xA0000003

Counted = Callable[[int], None]


def create(path: Path, mode: int) -> BinaryIO:
    """A new file, never through a link. What a FAT stick cannot say of it, it need not say."""
    return os.fdopen(os.open(path, _NEW, mode & 0o777 | 0o600), "wb", buffering=0)


def blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb", buffering=0) as file:
        while block := file.read(BLOCK):
            yield block


def digest_of(path: Path, counted: Counted, *, is_fetched: bool = False) -> str:
    """Of what is on the stick rather than in memory, where the system allows. `counted` may raise to stop it.

    After a sync Linux can be told to forget a file, and macOS to read around its memory. Windows reads around it only
    in whole sectors with a handle that Python cannot open, and has no way to forget; there, what is read back may come
    from memory unless the stick was set up for quick removal, which is how Windows sets sticks up.
    """
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        if not is_fetched:
            forget(file.fileno())
        buffer = bytearray(BLOCK)
        view = memoryview(buffer)
        while count := file.readinto(buffer):
            digest.update(view[:count])
            counted(count)
    return digest.hexdigest()


def fetch(path: Path) -> None:
    """Has the system begin to read a file, so that the stick is busy while another is looked at. Linux alone can."""
    if not hasattr(os, "posix_fadvise"):
        return
    with contextlib.suppress(OSError), path.open("rb", buffering=0) as file:
        forget(file.fileno())
        os.posix_fadvise(file.fileno(), 0, MOST_FETCHED, os.POSIX_FADV_WILLNEED)


def forget(descriptor: int) -> None:
    """Has what was written begin its way to the stick, and what has arrived there leave the memory."""
    with contextlib.suppress(OSError):  # a file system that knows nothing of it is read as it is
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        elif os.name != "nt":
            import fcntl

            fcntl.fcntl(descriptor, _F_NOCACHE, 1)


def sync_file(path: Path) -> None:
    """Returns when the file is on the stick."""
    with path.open("r+b", buffering=0) as file:
        if os.name != "nt" and not hasattr(os, "posix_fadvise"):  # on macOS fsync stops at the drive's own memory
            import fcntl

            with contextlib.suppress(OSError):
                fcntl.fcntl(file.fileno(), _F_FULLFSYNC)
        os.fsync(file.fileno())
        forget(file.fileno())


def is_link(path: Path) -> bool:
    """Whether the name leads elsewhere: a link, or a junction of Windows."""
    try:
        state = path.lstat()
    except OSError:
        return False
    return stat.S_ISLNK(state.st_mode) or getattr(state, "st_reparse_tag", 0) == _JUNCTION


def is_plain(path: Path) -> bool:
    """Whether it is a file, and no link to one."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def leads_out(root: Path, name: str) -> bool:
    """Whether one of the folders on the way to `name` is a link."""
    way = root
    for part in name.split("/")[:-1]:
        way = way / part
        if is_link(way):
            return True
    return False


def cluster(root: Path) -> int:
    """How many bytes the smallest file takes."""
    if hasattr(os, "statvfs"):
        return max(512, os.statvfs(root).f_frsize)
    return 32 << 10  # what Windows gives a large FAT stick
