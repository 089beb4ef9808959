"""What can go wrong with a stick or with the files to copy, each as whole sentences for the person at the computer."""

from __future__ import annotations

import errno

from reader.system.move_file import FileInUseError
from reader.translation import N_, Translated, _

WRITE_PROTECTED = N_("It is write-protected: look for a small switch on the stick.")
_FULL = N_("It is full.")
_UNPLUGGED = N_("It is no longer there: it may have been unplugged.")
_REFUSED = N_("The system does not allow writing there: close programs that use the stick, or ask for permission.")
_BROKEN = N_("It could not be read or written: it is damaged, or was unplugged.")
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: N_("It cannot hold a file of that size."),
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


def reason_of(error: OSError) -> Translated:
    """What happened to a stick, which a sentence before this one names."""
    reason = None if isinstance(error, FileInUseError) else _REASONS.get(error.errno or 0)
    return _(reason) if reason else _("The system reports: {reason}.", reason=error.strerror or error)


def internal_error(error: Exception) -> Translated:
    """A bug in Carrel, as a sentence without its full stop."""
    return _("Carrel ran into an internal error ({error})", error=f"{type(error).__name__}: {error}")
