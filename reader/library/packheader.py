"""Checks the header of a pack file before SQLite reads it, and makes the address with which SQLite opens it."""

from __future__ import annotations

import os
from pathlib import Path

from reader.library.packerrors import DamagedPackError, NewerPackError, NotAPackError
from reader.library.packformat import APPLICATION_ID, FIRST_FORMAT, FORMAT, SUFFIX
from reader.system import windows_names

COPY_AGAIN = "Copy it again from where you got it."
REINSERT_STICK = "If it is on a stick, insert the stick and try again."

_LENGTH = 100
_UNQUOTED = frozenset(range(0x21, 0x7F)) - frozenset(b"%?#")


def check_header(path: Path) -> int:
    """Returns the size of the file in bytes. Raises PackError if it is not a complete pack of a supported format.

    Offsets in the header: https://sqlite.org/fileformat2.html#the_database_header
    """
    header, size = _read(path)
    if not header:
        raise NotAPackError(path, f"The file is empty. {COPY_AGAIN}")
    if not header.startswith(b"SQLite format 3\0"[: len(header)]):
        raise NotAPackError(
            path, f"The file is not a pack. Packs are made with Carrel, and their names end in {SUFFIX}."
        )
    if len(header) < _LENGTH:
        raise DamagedPackError(path, f"The file is incomplete. {COPY_AGAIN}")
    if _number(header, 68) != APPLICATION_ID:
        raise NotAPackError(path, "The file belongs to another program and is not a pack.")
    if _number(header, 60) > FORMAT:
        raise NewerPackError(
            path,
            f"The pack needs a newer version of Carrel (its format is {_number(header, 60)}; this "
            f"version reads {FORMAT}). "
            "Ask the person who gave you the pack for the new version.",
        )
    page_size = int.from_bytes(header[16:18], "big")
    expected = _number(header, 28) * (65536 if page_size == 1 else page_size)
    if size < expected:
        raise DamagedPackError(path, f"The file is incomplete: it has {size:,} of {expected:,} bytes. {COPY_AGAIN}")
    if size > expected or _number(header, 60) < FIRST_FORMAT:
        raise DamagedPackError(path, f"The file is damaged: its header has changed. {COPY_AGAIN}")
    return size


def _read(path: Path) -> tuple[bytes, int]:
    """The header, which is short if the file is short, and the size of the file in bytes."""
    try:
        # Windows would open a device, or what somebody hid behind the name of another file.
        if problem := windows_names.name_problem_here(path):
            raise NotAPackError(path, f"Windows cannot open this file, because {problem}. Rename it.")
        # Reading from a pipe or a device could block forever.
        if path.exists() and not path.is_file():
            if path.is_dir():
                raise NotAPackError(path, "This is a folder, not a pack.")
            raise NotAPackError(path, "This is not a regular file, so it is not a pack.")
        with path.open("rb") as file:
            return file.read(_LENGTH), file.seek(0, os.SEEK_END)
    except FileNotFoundError as error:
        if windows_names.is_too_long_here(path.absolute()):
            too_long = (
                f"Windows cannot open it, because its path has more than {windows_names.LONGEST_PATH} characters."
            )
            raise NotAPackError(path, f"{too_long} Move it to a folder with a shorter path.") from error
        missing = f"The file is missing. Check whether it was moved. {REINSERT_STICK}"
        raise NotAPackError(path, missing, is_out=True) from error
    except OSError as error:
        unreadable = f"The file cannot be read ({error.strerror or error}). {REINSERT_STICK}"
        raise NotAPackError(path, unreadable, is_out=True) from error
    except ValueError as error:
        raise NotAPackError(path, "No file can have this name.") from error


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")


def sqlite_uri(path: Path) -> str:
    """The file address in SQLite's form. A UNC path keeps its two slashes after the empty host.

    `immutable` makes SQLite neither look for nor write a lock, a journal or any other file next to it.
    """
    text = path.absolute().as_posix()
    if not text.startswith("/"):
        text = "/" + text
    quoted = "".join(chr(byte) if byte in _UNQUOTED else f"%{byte:02X}" for byte in os.fsencode(text))
    return f"file://{quoted}?mode=ro&immutable=1"
