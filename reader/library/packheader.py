"""Checks the header of a pack file before SQLite reads it, and makes the address with which SQLite opens it."""

from __future__ import annotations

import os
from pathlib import Path

from reader.library.packerrors import DamagedPackError, NewerPackError, NotAPackError, shortened
from reader.library.packformat import APPLICATION_ID, FIRST_FORMAT, FORMAT, SUFFIX
from reader.system import windows_names
from reader.translation import N_, _, number_text

COPY_AGAIN = N_("Copy it again from where you got it.")
REINSERT_STICK = N_("If it is on a stick, insert the stick and try again.")

_LENGTH = 100
_UNQUOTED = frozenset(range(0x21, 0x7F)) - frozenset(b"%?#")


def check_header(path: Path) -> int:
    """Returns the size of the file in bytes. Raises PackError if it is not a complete pack of a supported format.

    Offsets in the header: https://sqlite.org/fileformat2.html#the_database_header
    """
    header, size = _read(path)
    if not header:
        raise NotAPackError(path, _("The file is empty. {advice}", advice=_(COPY_AGAIN)))
    if not header.startswith(b"SQLite format 3\0"[: len(header)]):
        raise NotAPackError(
            path,
            _("The file is not a pack. Packs are made with Carrel, and their names end in {ending}.", ending=SUFFIX),
        )
    if len(header) < _LENGTH:
        raise DamagedPackError(path, _("The file is incomplete. {advice}", advice=_(COPY_AGAIN)))
    if _number(header, 68) != APPLICATION_ID:
        raise NotAPackError(path, _("The file belongs to another program and is not a pack."))
    if _number(header, 60) > FORMAT:
        raise NewerPackError(
            path,
            _(
                "The pack needs a newer version of Carrel (its format is {needed}; this version reads {known}). "
                "Ask the person who gave you the pack for the new version.",
                needed=_number(header, 60),
                known=FORMAT,
            ),
        )
    page_size = int.from_bytes(header[16:18], "big")
    expected = _number(header, 28) * (65536 if page_size == 1 else page_size)
    if size < expected:
        message = _(
            "The file is incomplete: it has {size} of {expected} bytes. {advice}",
            size=number_text(size),
            expected=number_text(expected),
            advice=_(COPY_AGAIN),
        )
        raise DamagedPackError(path, message)
    if size > expected or _number(header, 60) < FIRST_FORMAT:
        raise DamagedPackError(path, _("The file is damaged: its header has changed. {advice}", advice=_(COPY_AGAIN)))
    return size


def _read(path: Path) -> tuple[bytes, int]:
    """The header, which is short if the file is short, and the size of the file in bytes."""
    try:
        # Windows would open a device, or what somebody hid behind the name of another file.
        if problem := windows_names.name_problem_here(path):
            message = _("Windows cannot open this file, because {problem}. Rename it.", problem=problem)
            raise NotAPackError(path, message)
        # Reading from a pipe or a device could block forever.
        if path.exists() and not path.is_file():
            if path.is_dir():
                raise NotAPackError(path, _("This is a folder, not a pack."))
            raise NotAPackError(path, _("This is not a regular file, so it is not a pack."))
        with path.open("rb") as file:
            return file.read(_LENGTH), file.seek(0, os.SEEK_END)
    except FileNotFoundError as error:
        if windows_names.is_too_long_here(path.absolute()):
            too_long = _(
                "Windows cannot open it, because its path has more than {most} characters. Move it to a folder with a "
                "shorter path.",
                most=number_text(windows_names.LONGEST_PATH),
            )
            raise NotAPackError(path, too_long) from error
        missing = _("The file is missing. Check whether it was moved. {advice}", advice=_(REINSERT_STICK))
        raise NotAPackError(path, missing, is_out=True) from error
    except OSError as error:
        unreadable = _(
            "The file cannot be read ({why}). {advice}",
            why=shortened(error.strerror or error),
            advice=_(REINSERT_STICK),
        )
        raise NotAPackError(path, unreadable, is_out=True) from error
    except ValueError as error:
        raise NotAPackError(path, _("No file can have this name.")) from error


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
