"""Writes a file atomically: either all of it or nothing."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from reader.system import move_file, windows_names
from reader.system.move_file import move_into_place

_LONGEST_NAME = 255  # bytes, on Windows units of 16 bits
_ADDED = len(f"..{bytes(8).hex()}.partial")


def write_atomically(file: Path, text: str) -> None:
    """Writes a temporary file next to `file`, as UTF-8 with \\n line ends, syncs it, and renames it.

    Raises OSError. After that, and after a signal that ends the program, the old file is unchanged and the temporary
    file is deleted.
    """
    with replacing(file) as partial, partial.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(text)
        _sync(opened)


def write_bytes_atomically(file: Path, data: bytes, mode: int | None = None) -> None:
    """Writes bytes as `write_atomically` writes a text, with the permissions of `mode` if given. Raises OSError."""
    with replacing(file) as partial, partial.open("xb") as opened:
        opened.write(data)
        if mode is not None:
            with contextlib.suppress(OSError):  # some file systems have none
                partial.chmod(stat.S_IMODE(mode))
        _sync(opened)


def copy_atomically(source: Path, file: Path) -> None:
    """Copies the content of a file as `write_atomically` writes a text. Raises OSError."""
    with replacing(file) as partial, source.open("rb") as read, partial.open("xb") as opened:
        shutil.copyfileobj(read, opened)
        _sync(opened)


@contextlib.contextmanager
def replacing(file: Path) -> Iterator[Path]:
    """The temporary file, which is moved into place at the end, or deleted if anything is raised.

    Raises OSError, also for a device: to replace one would break the computer.
    """
    windows_names.check_new_file(file)
    move_file.check_target(file)
    partial = temporary_name(file)
    try:
        yield partial
        move_into_place(partial, file)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise


def _sync(opened: IO[Any]) -> None:
    opened.flush()
    os.fsync(opened.fileno())


def temporary_name(file: Path) -> Path:
    """A file beside `file`. Nobody can guess it, and put a link to another file or a pipe there.

    It begins with the name of `file`, or with so much of it that both names are allowed or neither is.
    """
    name = file.name
    if _length(name) <= _LONGEST_NAME:
        while len(os.fsencode(name)) > _LONGEST_NAME - _ADDED:  # in bytes everywhere: a stick may count them
            name = name[:-1]
    return file.with_name(f".{name}.{os.urandom(8).hex()}.partial")


def _length(name: str) -> int:
    if sys.platform == "win32":
        return len(name.encode("utf-16-le", "surrogatepass")) // 2
    return len(os.fsencode(name))


def sync_folder(folder: Path) -> None:
    """Makes a rename in this folder survive a power cut. Windows needs no call for that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some file systems cannot sync folders
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
