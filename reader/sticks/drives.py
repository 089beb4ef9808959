"""The sticks in this computer now: name, free space, and whether Carrel wrote them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import NamedTuple

from reader.sticks import checksum_list, mounts
from reader.sticks.mounts import Mount
from reader.translation import _


class Drive(NamedTuple):
    """A stick, or a folder that is used like one.

    `is_ours`: Carrel wrote it. `is_unfinished`: writing was interrupted. `is_own`: this Carrel is running from it, so
    it cannot be written to.
    """

    path: Path
    name: str
    free: int  # bytes
    total: int
    is_writable: bool = True
    is_ours: bool = False
    is_unfinished: bool = False
    is_own: bool = False


def available_drives(program: Path | None, data: Path) -> list[Drive]:
    """Sorted by path. `program` is the running program; the disk with `data`, the reader's data folder, is left out.

    Blocks until each stick answers, so do not call it on the GUI thread. Raises nothing.
    """
    return drives_of(mounts.stick_mounts(), program, data)


def drives_of(found: Iterable[Mount], program: Path | None, data: Path) -> list[Drive]:
    by_path = {mount.path: mount for mount in found}
    own = _nearest(by_path, program) if program else None
    with_data = _nearest(by_path, data)
    drives = []
    for path in sorted(by_path):
        if path == with_data != own:
            continue
        drive = drive_at(path, by_path[path])
        if drive:
            drives.append(drive._replace(is_own=path == own))
    return drives


def drive_at(path: Path, mount: Mount | None = None) -> Drive | None:
    """None if the folder no longer exists."""
    try:
        usage = shutil.disk_usage(path)
        is_ours, is_unfinished = _stick_state(path)
        is_writable = not (mount and mount.is_read_only) and (os.name == "nt" or os.access(path, os.W_OK | os.X_OK))
    except OSError:
        return None
    return Drive(path, drive_name(path, mount), usage.free, usage.total, is_writable, is_ours, is_unfinished)


def drive_name(path: PurePath, mount: Mount | None = None) -> str:
    """The label of a stick or the name of a folder; for one without, what Windows shows, such as “USB drive (E:)”."""
    label = mount.name.strip() if mount else path.name
    if label or not path.drive or path != type(path)(path.anchor):
        return label or str(path)
    return _("USB drive ({letter})", letter=path.drive) if mount else _("Drive ({letter})", letter=path.drive)


def place_of(path: PurePath, name: str) -> str:
    """The path, to show it after the name of the stick; empty if that says it already."""
    is_told = name == str(path) or (path.drive and path == type(path)(path.anchor) and path.drive in name)
    return "" if is_told else str(path)


def _stick_state(path: Path) -> tuple[bool, bool]:
    """Whether Carrel wrote the stick, and whether writing was interrupted. A list that cannot be read is most likely
    Carrel's, on a stick that should be checked."""
    try:
        is_unfinished = checksum_list.is_unfinished(path)
        return is_unfinished or checksum_list.is_written_by_carrel(path), is_unfinished
    except OSError:
        return True, False


def is_running_from(program: Path | None, folder: Path) -> bool:
    """Whether this program is inside `folder`."""
    return program is not None and Path(os.path.realpath(folder)) in Path(os.path.realpath(program)).parents


def _nearest(roots: Iterable[Path], path: Path) -> Path | None:
    """The innermost of the roots that contains `path`."""
    real = Path(os.path.realpath(path))
    around = (real, *real.parents)
    return max((root for root in roots if root in around), key=lambda root: len(root.parts), default=None)
