"""Font files that somebody put into the folder `fonts` beside the program, for letters that its own fonts do not have.

Whoever can write there can replace the program itself. Even so, a file is checked first: what is no font, is cut short
or is far too large never reaches the code that reads fonts, and no link is followed.
"""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from reader.system import links, paths

FOLDER_NAME = "fonts"
ENDINGS = (".ttf", ".otf", ".ttc")
MOST_FILES = 16
LARGEST = 64_000_000  # bytes of one file: the fonts of Chinese, Japanese and Korean have up to 33 MB
MOST_BYTES = 192_000_000
MOST_TABLES, MOST_FONTS = 64, 64  # in one font, and in one collection

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Opens no link, and waits for no pipe that has taken the place of a file."""

_SFNT = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_COLLECTION = b"ttcf"
_NEEDED = {b"cmap", b"head", b"hhea", b"hmtx", b"maxp"}


def beside_the_program() -> tuple[Path, ...]:
    """The fonts that can be used, in the order of their names."""
    return usable_in(folders())


def folders() -> tuple[Path, ...]:
    """Where people put fonts for this program. They need not exist."""
    return tuple(folder.parent / FOLDER_NAME for folder in paths.pack_folders_beside())


def usable_in(folders: Iterable[Path]) -> tuple[Path, ...]:
    found: list[Path] = []
    left = MOST_BYTES
    for folder in folders:
        if links.is_link_at(folder):
            continue
        try:
            files = sorted(folder.iterdir())
        except OSError:
            continue
        for file in files:
            size = _usable_size(file)
            if 0 < size <= left and len(found) < MOST_FILES:
                found.append(file)
                left -= size
    return tuple(found)


def _usable_size(file: Path) -> int:
    """The size of a font in bytes; 0 if the file is none."""
    if file.suffix.lower() not in ENDINGS or file.name.startswith("."):
        return 0
    try:
        state = file.lstat()
        if links.is_link(state) or not stat.S_ISREG(state.st_mode) or not 12 < state.st_size <= LARGEST:
            return 0
        with os.fdopen(os.open(file, _FLAGS), "rb") as opened:
            head = opened.read(12 + 4 * MOST_FONTS)
            return state.st_size if _is_whole(opened, head, state.st_size) else 0
    except (OSError, struct.error):
        return 0


def _is_whole(opened: BinaryIO, head: bytes, size: int) -> bool:
    """Whether every table that the file says it has is within it. Raises OSError and struct.error."""
    if not head.startswith(_COLLECTION):
        return _has_whole_tables(opened, 0, size)
    (count,) = struct.unpack_from(">I", head, 8)
    if not 0 < count <= MOST_FONTS:
        return False
    return all(_has_whole_tables(opened, start, size) for start in struct.unpack_from(f">{count}I", head, 12))


def _has_whole_tables(file: BinaryIO, start: int, size: int) -> bool:
    file.seek(start)
    kind, count = struct.unpack(">4sH", file.read(12)[:6])
    if kind not in _SFNT or not 0 < count <= MOST_TABLES:
        return False
    rows = file.read(16 * count)
    tables = [struct.unpack_from(">4s4xII", rows, 16 * number) for number in range(count)]
    is_inside = all(offset >= 12 and offset + length <= size for _, offset, length in tables)
    return is_inside and {name for name, _, _ in tables} >= _NEEDED
