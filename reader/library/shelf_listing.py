"""What lies on the shelf, as values: they may be read on any thread, since no file stays open."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.library.packerrors import PackError
from reader.library.packfile import opened
from reader.library.shelf import PackOnShelf, Where, edition_of

_CARRIED = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
"""Where Linux and macOS show sticks, discs and shares."""

_CARRIED_KINDS = (2, 4, 5)  # of GetDriveTypeW: removable, a share, a disc


class ListedPack(NamedTuple):
    """A file of the shelf. `edition` is what it says of itself, or said when it was last seen; None where that is not
    known. `problem` says why it cannot be opened; without one it is `is_here`, or its stick is out."""

    file: Path
    where: Where
    edition: PackOnShelf | None
    is_here: bool
    problem: str = ""

    @property
    def can_be_read(self) -> bool:
        return self.is_here and not self.problem


def listed(file: Path, where: Where, last_seen: PackOnShelf | None = None) -> ListedPack:
    """Looks at a file, which may take long where it lies on a share that does not answer."""
    try:
        if not file.exists():
            return ListedPack(file, where, last_seen, is_here=False)
        with opened(file) as pack:
            return ListedPack(file, where, edition_of(pack), is_here=True)
    except PackError as error:
        return ListedPack(file, where, last_seen, is_here=True, problem=error.reason)
    except (OSError, ValueError):
        return ListedPack(file, where, last_seen, is_here=False)


def newest(of: Iterable[ListedPack], id: str) -> PackOnShelf | None:
    """The newest edition of a pack that can be read now."""
    found = (each.edition for each in of if each.edition and each.edition.id == id and each.can_be_read)
    return max(found, key=lambda edition: edition.edition, default=None)


def carried_last(places: Iterable[tuple[Path, Where]]) -> Sequence[tuple[Path, Where]]:
    """What lies on the computer itself first: it need not wait for a stick or a share."""
    return sorted(places, key=lambda place: is_carried(place[0]))


def is_carried(file: Path) -> bool:
    """Whether a file lies on what comes and goes: a stick, a disc, a share. Told by its path, without looking."""
    if sys.platform != "win32":
        return file.as_posix().startswith(_CARRIED)
    return file.drive.startswith("\\\\") or _kind_of_drive(file.drive) in _CARRIED_KINDS


def _kind_of_drive(drive: str) -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\"))
