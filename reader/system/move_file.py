"""Moves and deletes files, also those that a virus scanner or an indexer of Windows has open for a moment."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from reader.translation import Translated, _, pgettext

DELAYS = (0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.4)
"""Seconds between the attempts: about one in all."""

_BUSY = frozenset({5, 32, 33})
"""Of Windows: ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION. To move a file over one that is open
gives the first, which has other causes, too."""

Wait = Callable[[float], None]


class FileInUseError(OSError):
    """Another program has a file open, and Windows lets nobody move or delete it meanwhile."""


def move_into_place(
    source: Path | str,
    target: Path | str,
    *,
    folder: int | None = None,
    wait: Wait | None = None,
) -> None:
    """Renames a file, and replaces `target` if there is one. `folder` is a descriptor that both names are relative to.

    Raises OSError, also if `target` is a device; FileInUseError if a program has one of them open for longer than about
    a second.
    """
    check_target(target, folder)
    patiently(lambda: os.replace(source, target, src_dir_fd=folder, dst_dir_fd=folder), (source, target), wait)


def check_target(target: Path | str, folder: int | None = None) -> None:
    """Raises OSError for a device: whoever writes to /dev/null as an administrator does not want a file there."""
    try:
        mode = os.stat(target, dir_fd=folder, follow_symlinks=False).st_mode
    except (OSError, ValueError):
        return
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        raise OSError(errno.EINVAL, _("this is not a regular file"), str(target))


def delete(file: Path, *, missing_ok: bool = False, wait: Wait | None = None) -> None:
    """Deletes a file or a link. Raises OSError as `move_into_place` does."""
    patiently(lambda: file.unlink(missing_ok=missing_ok), (file,), wait)


def patiently(work: Callable[[], None], files: Sequence[Path | str], wait: Wait | None = None) -> None:
    """Does what Windows refuses while another program has one of the files open. Raises as `move_into_place` does."""
    for delay in DELAYS:
        try:
            return work()
        except OSError as error:
            if getattr(error, "winerror", None) not in _BUSY:
                raise
        (wait or time.sleep)(delay)
    try:
        work()
    except OSError as error:
        raise _explained(error, files) from error


def _explained(error: OSError, files: Sequence[Path | str]) -> OSError:
    """The same error, which names the programs that have the file open if Windows tells them."""
    code = getattr(error, "winerror", None)
    if code not in _BUSY:
        return error
    from reader.system import file_users  # here, because it is hardly ever needed

    for file in files:
        if names := file_users.programs_with_open(file):
            return FileInUseError(errno.EBUSY, _in_use(names), str(file))
    return error if code == 5 else FileInUseError(errno.EBUSY, _("another program has it open"), str(files[-1]))


def _in_use(names: Sequence[str]) -> Translated:
    if len(names) == 1:
        return _("{program} has it open", program=names[0])
    word = pgettext("between the names of programs, as in Word and Explorer", " and ")
    return _("{programs} have it open", programs=Translated(word.join(names), word.english.join(names)))
