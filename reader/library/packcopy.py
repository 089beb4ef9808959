"""Verified copies of packs in the data folder, for packs on sticks and shares."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from reader.library.file_digest import digest_file
from reader.library.local_help import FILE_NAME, copy_beside, file_of_copy
from reader.library.model import ID, PackInfo
from reader.library.packerrors import PackError
from reader.library.packfile import SUFFIX, open_pack
from reader.library.packformat import file_name
from reader.library.verify_pack import verify_contents
from reader.system import format_numbers, links, move_file, paths
from reader.system.atomic_write import sync_folder
from reader.system.move_file import move_into_place
from reader.translation import _

FOLDER = paths.PACKS_NAME
COPY_NAME = rf"(?u:{ID.pattern})-[0-9]{{1,9}}{SUFFIX}"
"""The pattern of the names of copies. Files with other names in the folder are not Carrel's."""
LOCAL_HELP_NAME = rf"{COPY_NAME.removesuffix(SUFFIX)}\.{re.escape(FILE_NAME)}"

CHUNK_BYTES = 1 << 20
RESERVED_BYTES = 16 << 20  # of disk space, kept free for marks
STALE_AFTER = 3600  # seconds; older partial files are left over from a process that was ended

CopyProgress = Callable[[float], bool]
"""Receives the copied fraction, from 0 to 1. Returns False to cancel."""


class CopyError(OSError):
    """The copy failed and was removed. The text is for the reader."""


class CopyCancelled(Exception):
    """The reader cancelled the copy, and it was removed."""


def save_copy(file: Path, data: Path, on_progress: CopyProgress = lambda _done: True) -> Path:
    """Copies a pack to the data folder and verifies the copy. Raises PackError, CopyError or CopyCancelled."""
    with open_pack(file) as pack:
        info = pack.info
    target = data / FOLDER / file_name(info)
    # The name is unique, so that two copies at once do not collide.
    partial = target.with_name(f".{target.name}.{os.urandom(8).hex()}.partial")
    try:
        if links.is_link_at(target.parent):
            raise CopyError(
                _("Carrel did not copy {file}, since {folder} is a link.", file=file.name, folder=target.parent)
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        _remove_stale(target)
        _check_same_pack(target, file, info.id)
        _check_free_space(file.stat().st_size, target.parent)
        _copy(file, partial, on_progress)
        _verify(partial, file, info)
        if not on_progress(1.0):
            raise CopyCancelled
        copy_beside(file, target)
        move_into_place(partial, target)
        sync_folder(target.parent)
    except OSError as error:
        if isinstance(error, CopyError):
            raise
        message = _(
            "Carrel could not copy {file} to {folder} ({why}).",
            file=file.name,
            folder=target.parent,
            why=error.strerror or error,
        )
        raise CopyError(message) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
            if not target.exists():
                file_of_copy(target).unlink(missing_ok=True)
    return target


def delete_copy(file: Path, data: Path) -> None:
    """Deletes a copy that `save_copy` made. Raises CopyError, also for any other file."""
    is_own = file.parent == data / FOLDER and not links.is_link_at(file.parent)
    if not is_own or not re.fullmatch(COPY_NAME, file.name):
        message = _(
            "{file} was not deleted, since it is not a copy that Carrel made: {folder}",
            file=file.name,
            folder=file.parent,
        )
        raise CopyError(message)
    try:
        move_file.delete(file_of_copy(file), missing_ok=True)
        move_file.delete(file, missing_ok=True)
    except OSError as error:
        message = _(
            "Carrel could not delete {file} ({why}). Restart Carrel and try again.",
            file=file.name,
            why=error.strerror or error,
        )
        raise CopyError(message) from error


def _check_same_pack(target: Path, file: Path, id: str) -> None:
    """On many disks, names that differ only in case are the same, and anybody can give a pack any edition number. A
    damaged copy may be replaced."""
    try:
        with open_pack(target) as existing:
            if existing.info.id != id:
                message = _(
                    "A copy of another pack is already named {file}: {folder}", file=target.name, folder=target.parent
                )
                raise CopyError(message)
            verify_contents(existing)
    except PackError:
        return
    if digest_file(target).sha256 != digest_file(file).sha256:
        raise CopyError(
            _(
                "Your copy {file} is another file with the same edition number. "
                "To replace it, delete that copy on the shelf first.",
                file=target.name,
            )
        )


def _remove_stale(target: Path) -> None:
    """Removes partial files of the same copy, but not those that another process may still be writing."""
    for partial in target.parent.glob(f".{target.name}.*.partial"):
        with contextlib.suppress(OSError):
            if time.time() - partial.stat().st_mtime > STALE_AFTER:
                partial.unlink()


def _check_free_space(size: int, folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if free < size + RESERVED_BYTES:
        raise CopyError(
            _(
                "There is not enough space for the copy: it needs {size}, and {folder} has {free} free. "
                "Delete files that you no longer need, and try again.",
                size=format_numbers.size(size),
                folder=folder,
                free=format_numbers.size(free),
            )
        )


def _copy(file: Path, partial: Path, on_progress: CopyProgress) -> None:
    with file.open("rb") as source, partial.open("xb") as copy:
        size = os.fstat(source.fileno()).st_size
        done = 0
        while chunk := source.read(CHUNK_BYTES):
            done += len(chunk)
            if done > size:  # the free space was checked for the old size
                raise _changed_error(file)
            copy.write(chunk)
            if not on_progress(done / size):
                raise CopyCancelled
        copy.flush()
        os.fsync(copy.fileno())


def _verify(partial: Path, file: Path, info: PackInfo) -> None:
    """Raises PackError about the original file, since the reader can replace that one."""
    try:
        with open_pack(partial) as copy:
            if copy.info != info:  # another stick was plugged in, so the name of the copy would be wrong
                raise _changed_error(file)
            verify_contents(copy)
    except PackError as error:
        raise type(error)(file, error.reason) from error


def _changed_error(file: Path) -> CopyError:
    return CopyError(_("{file} changed while Carrel copied it. Try again.", file=file.name))
