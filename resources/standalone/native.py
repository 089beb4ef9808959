"""Reads which libraries a binary file of Windows, macOS or Linux names, on any of the three."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from resources.standalone import elf

IMPORTS, DELAYED_IMPORTS = 1, 13
"""The numbers of these tables of a Windows file, and the sizes of their rows and where the name is in a row."""
_ROWS = {IMPORTS: (20, 12), DELAYED_IMPORTS: (32, 4)}

THIN, FAT, FAT_64 = b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\xca\xfe\xba\xbf"
LOADING = (0x0C, 0x80000018, 0x8000001F)
"""The commands of a macOS file that load a library: plainly, if it exists, and to pass on what it offers."""


def needed(file: Path) -> tuple[str, ...] | None:
    """The names as the file has them: mostly with a folder on macOS, without one elsewhere. None for other files."""
    with file.open("rb") as start:
        magic = start.read(4)
    if magic == elf.MAGIC:
        read = elf.read(file)
        return read.needed if read else None
    if magic[:2] == b"MZ":
        return tuple(_of_windows(file.read_bytes()))
    if magic in (THIN, FAT, FAT_64):
        return tuple(dict.fromkeys(_of_macos(file.read_bytes())))
    return None


def _of_windows(data: bytes) -> Iterator[str]:
    """64-bit files only, as Qt is."""
    (at,) = struct.unpack_from("<I", data, 0x3C)
    (count,) = struct.unpack_from("<H", data, at + 6)
    (optional,) = struct.unpack_from("<H", data, at + 20)
    first = at + 24
    sections = [struct.unpack_from("<III", data, first + optional + 40 * n + 12) for n in range(count)]

    def place(address: int) -> int:
        """Where the byte is in the file that will be at this address in memory."""
        return int(next(address - start + raw for start, size, raw in sections if start <= address < start + size))

    for table, (size, name) in _ROWS.items():
        (address,) = struct.unpack_from("<I", data, first + 112 + 8 * table)
        row = place(address) if address else 0
        while row and (text := struct.unpack_from("<I", data, row + name)[0]):
            yield _text(data, place(text))
            row += size


def _of_macos(data: bytes) -> Iterator[str]:
    """Those of every machine that the file is for."""
    if data[:4] == THIN:
        yield from _of_machine(data, 0)
        return
    (count,) = struct.unpack_from(">I", data, 4)
    form, size = (">Q", 32) if data[:4] == FAT_64 else (">I", 20)
    for number in range(count):
        yield from _of_machine(data, struct.unpack_from(form, data, 8 + number * size + 8)[0])


def _of_machine(data: bytes, start: int) -> Iterator[str]:
    (count,) = struct.unpack_from("<I", data, start + 16)
    at = start + 32
    for _ in range(count):
        command, size, name = struct.unpack_from("<III", data, at)
        if command in LOADING:
            yield _text(data, at + name)
        at += size


def _text(data: bytes, at: int) -> str:
    return data[at : data.index(b"\0", at)].decode()
