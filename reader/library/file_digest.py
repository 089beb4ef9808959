"""The SHA-256 of a file, with what shows whether the file has changed since."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.named_tuple import NamedTuple
from reader.translation import _

if TYPE_CHECKING:
    import hashlib

_BLOCK = 1 << 20  # bytes
_SMALL = 8 << 20  # bytes, for which Python itself needs 40 ms

Stamp = tuple[int, ...]
"""Device, inode, size and times of a file; empty if it is missing."""


class FileDigest(NamedTuple):
    """`sha256` is in hexadecimal, `modified` in nanoseconds."""

    sha256: str
    stamp: Stamp

    @property
    def size(self) -> int:
        return self.stamp[2]

    @property
    def modified(self) -> int:
        return self.stamp[3]


class DigestCancelled(Exception):
    """The caller cancelled the reading of a file."""


def stamp_of(file: Path) -> Stamp:
    """The last value is the time of the last change of anything, which nobody can set back on Linux and macOS."""
    try:
        state = file.stat()
    except (OSError, ValueError):
        return ()
    return (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)


def _new_digest(size: int) -> hashlib._Hash:
    """SHA-256 for a file of that size. `hashlib` loads OpenSSL, which takes 2 MiB and is quicker for large files.

    Python's own `random` avoids it in the same way.
    """
    if size <= _SMALL:
        with contextlib.suppress(ImportError):  # the module has another name in other versions of Python
            from _sha256 import sha256  # type: ignore[import-not-found]  # there are no stubs

            small: hashlib._Hash = sha256()
            return small
    import hashlib  # not at the top: most starts need no digest

    return hashlib.sha256()


def digest_file(file: Path, is_cancelled: Callable[[], bool] = lambda: False) -> FileDigest:
    """Raises OSError, also for a file that changes while it is read, and DigestCancelled."""
    before = stamp_of(file)
    if not before or not file.is_file():  # reading from a pipe could block forever
        raise OSError(_("{file} is not a regular file", file=file))
    digest = _new_digest(before[2])
    buffer = bytearray(_BLOCK)
    with file.open("rb", buffering=0) as opened:
        left = before[2]
        while left >= 0 and (count := opened.readinto(buffer)):
            if is_cancelled():
                raise DigestCancelled
            digest.update(memoryview(buffer)[:count])
            left -= count
    if left or stamp_of(file) != before:
        raise OSError(_("{file} changed while it was read", file=file))
    return FileDigest(digest.hexdigest(), before)
