"""What can go wrong with a stick or with the files to copy, each as a sentence for the person at the computer."""

from __future__ import annotations

import errno
from pathlib import Path

from reader.library.packerrors import shortened
from reader.system.move_file import FileInUseError

WRITE_PROTECTED = "it is write-protected: look for a small switch on the stick"
_FULL = "it is full"
_UNPLUGGED = "it is no longer there: it may have been unplugged"
_REFUSED = "the system does not allow writing there: close programs that use the stick, or ask for permission"
_BROKEN = "it could not be read or written: it is damaged, or was unplugged"
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: "it cannot hold a file of that size",
    errno.EROFS: WRITE_PROTECTED,
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.EBUSY: _REFUSED,
    errno.ENOENT: _UNPLUGGED,
    errno.ENOTDIR: _UNPLUGGED,
    errno.ENODEV: _UNPLUGGED,
    errno.ENXIO: _UNPLUGGED,
    errno.ESTALE: _UNPLUGGED,
    errno.EIO: _BROKEN,
}


class CopySourceError(Exception):
    """A file to copy is missing or damaged, or cannot be stored on a stick. Nothing is written to any stick."""


class TargetError(Exception):
    """One stick cannot be written. The others continue."""


class NotAStickError(Exception):
    """The folder to check is not a stick that Carrel wrote."""


class Cancelled(Exception):
    """The user cancelled. Verified files stay on the stick, and the next attempt continues from there."""


def reason_of(error: OSError) -> str:
    """What happened to a stick, as the rest of a sentence that begins with its name."""
    if isinstance(error, FileInUseError):
        return str(error.strerror)
    return _REASONS.get(error.errno or 0) or str(error.strerror or error)


def internal_error(error: Exception) -> str:
    """A bug in Carrel, as a sentence without its full stop."""
    return f"Carrel ran into an internal error ({type(error).__name__}: {error})"


def quoted(name: str | Path) -> str:
    return f"“{shortened(name)}”"
