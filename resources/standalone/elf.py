"""Reads from an ELF file (a Linux program or library) which libraries and which glibc it needs."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

MAGIC = b"\x7fELF"
DYNAMIC, VERSIONS_NEEDED = 6, 0x6FFFFFFE
NEEDED, RPATH, RUNPATH = 1, 15, 29
_SECTION = struct.Struct("<IIQQQQIIQQ")
_VERSION = struct.Struct("<HHIII")
_VERSION_NAME = struct.Struct("<IHHII")


@dataclass(frozen=True, slots=True)
class Elf:
    """`search` has the folders as the file names them, with $ORIGIN. `versions` has names such as GLIBC_2.28."""

    needed: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()


def read(file: Path) -> Elf | None:
    """None for any other file. Reads only 64-bit little-endian files: Qt is built for such machines only."""
    data = file.read_bytes()
    if data[:6] != MAGIC + b"\x02\x01":
        return None
    sections = list(_sections(data))
    needed: list[str] = []
    search: list[str] = []
    versions: list[str] = []
    for kind, start, size, link in sections:
        names = sections[link][1] if link < len(sections) else 0
        if kind == DYNAMIC:
            for tag, value in struct.iter_unpack("<qQ", data[start : start + size]):
                if tag == NEEDED:
                    needed.append(_text(data, names + value))
                elif tag in (RPATH, RUNPATH):
                    search += _text(data, names + value).split(":")
        elif kind == VERSIONS_NEEDED:
            versions += [_text(data, names + at) for at in _version_names(data, start)]
    return Elf(tuple(needed), tuple(search), tuple(versions))


def least_glibc(files: Iterable[Path]) -> str:
    """The newest glibc version that any of these files needs, such as "2.28"; empty if none needs glibc."""
    needed = {version for file in files if (elf := read(file)) for version in elf.versions}
    numbers = [
        tuple(map(int, found[1].split("."))) for each in needed if (found := re.fullmatch(r"GLIBC_([\d.]+)", each))
    ]
    return ".".join(map(str, max(numbers))) if numbers else ""


def _sections(data: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Type, start and size of each section, and the number of the section that contains its names."""
    (at,) = struct.unpack_from("<Q", data, 0x28)
    size, count = struct.unpack_from("<HH", data, 0x3A)
    for number in range(count):
        _, kind, _, _, start, length, link, *_ = _SECTION.unpack_from(data, at + number * size)
        yield kind, start, length, link


def _version_names(data: bytes, at: int) -> Iterator[int]:
    while True:
        _, count, _, first, following = _VERSION.unpack_from(data, at)
        name = at + first
        for _ in range(count):
            _, _, _, text, further = _VERSION_NAME.unpack_from(data, name)
            yield text
            name += further
        if not following:
            return
        at += following


def _text(data: bytes, at: int) -> str:
    return data[at : data.index(b"\0", at)].decode()
