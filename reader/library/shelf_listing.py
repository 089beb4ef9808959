"""Describes the files on the shelf without keeping them open, so that any thread can do it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.library.composed import composed
from reader.library.packerrors import PackError
from reader.library.packfile import open_pack
from reader.library.shelf import PackOnShelf, PackOrigin, describe_pack
from reader.translation import N_

NOT_ASKED = N_(
    "It was not added on this computer, so Carrel did not look for it. To read it, open its file with Ctrl+O."
)

_REMOVABLE_FOLDERS = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
"""Where Linux and macOS mount sticks, discs and shares."""

_REMOVABLE_DRIVE_TYPES = (2, 4, 5)  # of GetDriveTypeW: removable, network share, optical disc


class ListedPack(NamedTuple):
    """A file on the shelf.

    pack          its metadata, now or when it was last seen; None if that is not known
    is_available  whether the file exists; false for example while its stick is unplugged
    problem       why it cannot be opened, as one or two sentences; otherwise empty
    """

    file: Path
    origin: PackOrigin
    pack: PackOnShelf | None
    is_available: bool
    problem: str = ""

    @property
    def is_readable(self) -> bool:
        return self.is_available and not self.problem


def inspect_file(file: Path, origin: PackOrigin, last_seen: PackOnShelf | None = None) -> ListedPack:
    """Opens and closes a file. This can take long if it is on a share that does not answer."""
    try:
        if not file.exists():
            return ListedPack(file, origin, last_seen, is_available=False)
        with open_pack(file) as pack:
            return ListedPack(file, origin, describe_pack(pack), is_available=True)
    except PackError as error:
        return ListedPack(file, origin, last_seen, is_available=True, problem=error.reason)
    except (OSError, ValueError):
        return ListedPack(file, origin, last_seen, is_available=False)


def others_of(listed: Iterable[ListedPack], id: str, file: Path) -> list[ListedPack]:
    """The other files with the id of the pack in `file` that can be read now: first those of the program."""
    key = composed(id)
    found = [each for each in listed if each.pack and composed(each.pack.id) == key and each.is_readable]
    order = [*PackOrigin]
    return sorted(
        (each for each in found if each.file != file), key=lambda each: (order.index(each.origin), str(each.file))
    )


def removable_last(files: Iterable[tuple[Path, PackOrigin]]) -> Sequence[tuple[Path, PackOrigin]]:
    """Files on the computer itself come first, so that they need not wait for a stick or a share."""
    return sorted(files, key=lambda item: is_removable(item[0]))


def is_removable(file: Path) -> bool:
    """Whether a file is on a stick, a disc or a share, judged by its path alone."""
    if sys.platform != "win32":
        return file.as_posix().startswith(_REMOVABLE_FOLDERS)
    return file.drive.startswith("\\\\") or _drive_type(file.drive) in _REMOVABLE_DRIVE_TYPES


def _drive_type(drive: str) -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\"))
