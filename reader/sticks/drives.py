"""The sticks that are in this computer now: what each is called, what room it has, and what Carrel knows of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from reader.sticks import checksum_list, mounts
from reader.sticks.mounts import Mount


class Drive(NamedTuple):
    """A stick, or a folder that stands for one. `is_ours` says that Carrel wrote it, `is_unfinished` not wholly.

    `is_own` says that this very Carrel runs from it, so that it is no place to copy to.
    """

    path: Path
    name: str
    free: int  # bytes
    total: int
    is_writable: bool = True
    is_ours: bool = False
    is_unfinished: bool = False
    is_own: bool = False


def at_hand(program: Path | None, data: Path) -> list[Drive]:
    """By path. `program` is what runs, `data` where the reader's own things are kept: that disk is not offered.

    Waits as long as a stick takes to answer, so not for the thread that draws. Raises nothing.
    """
    return among(mounts.sticks(), program, data)


def among(found: Iterable[Mount], program: Path | None, data: Path) -> list[Drive]:
    by_path = {mount.path: mount for mount in found}
    own = _nearest(by_path, program) if program else None
    kept = _nearest(by_path, data)
    drives = []
    for path in sorted(by_path):
        if path == kept != own:
            continue
        drive = of_folder(path, by_path[path])
        if drive:
            drives.append(drive._replace(is_own=path == own))
    return drives


def of_folder(path: Path, mount: Mount | None = None) -> Drive | None:
    """None where nothing is there any more."""
    try:
        usage = shutil.disk_usage(path)
        is_ours, is_unfinished = _known_of(path)
        is_writable = not (mount and mount.is_read_only) and (os.name == "nt" or os.access(path, os.W_OK | os.X_OK))
    except OSError:
        return None
    name = (mount.name if mount else path.name) or str(path)
    return Drive(path, name, usage.free, usage.total, is_writable, is_ours, is_unfinished)


def _known_of(path: Path) -> tuple[bool, bool]:
    """Whether Carrel wrote the stick, and whether not wholly. A list that is there and cannot be read is most likely
    ours, and its stick one to check."""
    try:
        is_unfinished = checksum_list.is_unfinished(path)
        return is_unfinished or checksum_list.is_of_ours(path), is_unfinished
    except OSError:
        return True, False


def runs_from(program: Path | None, folder: Path) -> bool:
    """Whether `folder` is the stick that this program runs from, or would be."""
    return program is not None and Path(os.path.realpath(folder)) in Path(os.path.realpath(program)).parents


def _nearest(roots: Iterable[Path], path: Path) -> Path | None:
    """The innermost of the roots that `path` lies in."""
    real = Path(os.path.realpath(path))
    around = (real, *real.parents)
    return max((root for root in roots if root in around), key=lambda root: len(root.parts), default=None)
