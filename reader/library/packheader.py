"""What a file is, told from its first bytes before SQLite sees it, and the address under which SQLite opens it."""

from __future__ import annotations

import os
from pathlib import Path

from reader.library.packerrors import DamagedPackError, NewerPackError, NotAPackError
from reader.library.packformat import APPLICATION_ID, FORMAT, SUFFIX

COPY_AGAIN = "Copy it again from where it came."
PUT_BACK = "If its stick was pulled out, put it back and try again."

_LENGTH = 100
_PLAIN = frozenset(range(0x21, 0x7F)) - frozenset(b"%?#")


def check_header(path: Path) -> int:
    """Returns how many bytes the file has. Raises a PackError where it is no whole pack that this Carrel can read.

    The places are those of https://sqlite.org/fileformat2.html#the_database_header.
    """
    header, size = _read(path)
    if not header:
        raise NotAPackError(path, f"is empty. {COPY_AGAIN}")
    if not header.startswith(b"SQLite format 3\0"[: len(header)]):
        raise NotAPackError(path, f"is not a pack. A pack is a file that ends in {SUFFIX}, made by Carrel.")
    if len(header) < _LENGTH:
        raise DamagedPackError(path, f"is cut short. {COPY_AGAIN}")
    if _number(header, 68) != APPLICATION_ID:
        raise NotAPackError(path, "is some other program's file, not a pack.")
    if _number(header, 60) > FORMAT:
        raise NewerPackError(
            path,
            f"was made for a newer Carrel (pack format {_number(header, 60)}; this one reads {FORMAT}). "
            "Ask whoever gave you the pack for the Carrel that goes with it.",
        )
    page_size = int.from_bytes(header[16:18], "big")
    whole = _number(header, 28) * (65536 if page_size == 1 else page_size)
    if size < whole:
        raise DamagedPackError(path, f"is cut short: {size:,} of {whole:,} bytes are there. {COPY_AGAIN}")
    if size > whole or _number(header, 60) < FORMAT:
        raise DamagedPackError(path, f"is damaged: its first bytes are not what was written. {COPY_AGAIN}")
    return size


def _read(path: Path) -> tuple[bytes, int]:
    """The header, as far as it is there, and the size of the file."""
    try:
        # Reading from a pipe or a device could wait for ever.
        if path.exists() and not path.is_file():
            raise NotAPackError(path, f"is {'a folder' if path.is_dir() else 'no file'}, not a pack.")
        with path.open("rb") as file:
            return file.read(_LENGTH), file.seek(0, os.SEEK_END)
    except FileNotFoundError as error:
        raise NotAPackError(path, f"is not there. Was the file moved? {PUT_BACK}") from error
    except OSError as error:
        raise NotAPackError(path, f"cannot be read ({error.strerror or error}). {PUT_BACK}") from error
    except ValueError as error:
        raise NotAPackError(path, "has a name that no file can have.") from error


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")


def uri(path: Path) -> str:
    """SQLite's own spelling of a file address. A UNC path keeps its two slashes behind the empty host.

    Immutable: no lock, no journal and nothing else is looked for or written beside the file.
    """
    text = path.absolute().as_posix()
    if not text.startswith("/"):
        text = "/" + text
    quoted = "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in os.fsencode(text))
    return f"file://{quoted}?mode=ro&immutable=1"
