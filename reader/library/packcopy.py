"""Copies of packs that lie elsewhere, kept among the reader's own data and held against every sum in them."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from reader.library.model import ID, PackInfo
from reader.library.packerrors import PackError
from reader.library.packfile import SUFFIX, opened
from reader.library.packformat import file_name
from reader.library.verify_pack import check_whole
from reader.system import format_numbers, paths
from reader.system.atomic_write import sync_folder

FOLDER = paths.PACKS_NAME
NAME = rf"(?u:{ID.pattern})-[0-9]{{1,9}}{SUFFIX}"
"""What copies are called, so that they can be told from files that somebody else has put there."""

PIECE = 1 << 20  # bytes that are copied at once
KEPT_FREE = 16 << 20  # bytes that are left free, since marks need room, too
OLD = 3600  # seconds

Progress = Callable[[float], bool]
"""Takes the share that is copied; False ends the copying."""


class CopyError(OSError):
    """No copy was made, and nothing is left of it. Its text is a sentence."""


class CopyStopped(Exception):
    """The reader thought better of it; nothing is left of it."""


def keep_copy(file: Path, data: Path, progress: Progress = lambda _: True) -> Path:
    """Copies a pack, checks the copy whole, and moves it into place. Raises PackError, CopyError or CopyStopped."""
    with opened(file) as pack:
        info = pack.info
    target = data / FOLDER / file_name(info)
    partial = target.with_name(f".{target.name}.{secrets.token_hex(8)}.partial")  # nobody's but this copy's
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _remove_rest(target)
        _check_not_anothers(target, info.id)
        _check_room(file.stat().st_size, target.parent)
        _copy(file, partial, progress)
        _check(partial, file, info)
        if not progress(1.0):
            raise CopyStopped
        partial.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        if isinstance(error, CopyError):
            raise
        why = error.strerror or error
        raise CopyError(f"{file.name} could not be copied to {target.parent} ({why}).") from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
    return target


def remove_copy(file: Path, data: Path) -> None:
    """Deletes a copy that `keep_copy` has made, and nothing else. Raises CopyError."""
    if file.parent != data / FOLDER or not re.fullmatch(NAME, file.name):
        raise CopyError(f"{file.name} is no copy that Carrel has made, so Carrel does not delete it: {file.parent}")
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        why = error.strerror or error
        raise CopyError(f"{file.name} could not be deleted ({why}). Start Carrel anew, and try again.") from error


def _check_not_anothers(target: Path, id: str) -> None:
    """Names that differ in capitals alone are one name on many disks. A damaged copy is made anew."""
    try:
        with opened(target) as there:
            if there.info.id != id:
                raise CopyError(f"{target.name} is there already, and is a copy of another pack: {target.parent}")
    except PackError:
        pass


def _remove_rest(target: Path) -> None:
    """What a Carrel that was killed has left of this copy. One that is being made is younger."""
    for rest in target.parent.glob(f".{target.name}.*.partial"):
        with contextlib.suppress(OSError):
            if time.time() - rest.stat().st_mtime > OLD:
                rest.unlink()


def _check_room(size: int, folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if free < size + KEPT_FREE:
        raise CopyError(
            f"There is no room for a copy: it takes {format_numbers.size(size)}, "
            f"and {format_numbers.size(free)} are free in {folder}. "
            "Delete what you no longer need there, and try again."
        )


def _copy(file: Path, partial: Path, progress: Progress) -> None:
    with file.open("rb") as source, partial.open("xb") as copy:
        size = os.fstat(source.fileno()).st_size
        done = 0
        while piece := source.read(PIECE):
            done += len(piece)
            if done > size:  # there may be no room for more
                raise _changed(file)
            copy.write(piece)
            if not progress(done / size):
                raise CopyStopped
        copy.flush()
        os.fsync(copy.fileno())


def _check(partial: Path, file: Path, info: PackInfo) -> None:
    """Told of the original, which is what the reader can do something about."""
    try:
        with opened(partial) as copy:
            if copy.info != info:  # another stick in the same place: the copy's name would be that of the first
                raise _changed(file)
            check_whole(copy)
    except PackError as error:
        raise type(error)(file, error.reason) from error


def _changed(file: Path) -> CopyError:
    return CopyError(f"{file.name} was changed while it was copied. Try again.")
