"""What can go wrong with a stick or with what is copied, each as a sentence for the person who makes it."""

from __future__ import annotations

import errno
from pathlib import Path

from reader.library.packerrors import shortened

_FULL = "it is full"
_GONE = "it is not there any more: perhaps it was pulled out"
_LOCKED = "it is write-protected: many sticks have a small switch for that"
_REFUSED = "the system does not let files be written there: close programs that use them, or ask for the right to"
_BROKEN = "it could not be read or written: it is damaged, or was pulled out"
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: "it takes no file as large as that",
    errno.EROFS: _LOCKED,
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.EBUSY: _REFUSED,
    errno.ENOENT: _GONE,
    errno.ENOTDIR: _GONE,
    errno.ENODEV: _GONE,
    errno.ENXIO: _GONE,
    errno.ESTALE: _GONE,
    errno.EIO: _BROKEN,
}


class CopySourceError(Exception):
    """What should be copied is missing, damaged, or cannot be on a stick: there is nothing to write anywhere."""


class TargetError(Exception):
    """One target cannot be written. The others go on."""


class NoStickError(Exception):
    """There is no stick of ours there to check."""


class Cancelled(Exception):
    """Somebody stopped it. What is whole stays; the next attempt goes on from there."""


def reason_of(error: OSError) -> str:
    """What happened to a target."""
    return _REASONS.get(error.errno or 0) or str(error.strerror or error)


def quoted(name: str | Path) -> str:
    return f"“{shortened(name)}”"
