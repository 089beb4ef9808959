"""Reading ELF files: one that is made here, and those of this system."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import pytest

from resources.standalone import elf


def made(needed: list[str], search: str, versions: list[str]) -> bytes:
    """The smallest file with all three: a header, four sections and their contents."""
    names = b"\0"
    at = {}
    for text in [*needed, search, *versions, "libc.so.6"]:
        at[text] = len(names)
        names += text.encode() + b"\0"
    dynamic = b"".join(struct.pack("<qQ", elf.NEEDED, at[name]) for name in needed)
    dynamic += struct.pack("<qQ", elf.RUNPATH, at[search]) + struct.pack("<qQ", 0, 0)
    version = struct.pack("<HHIII", 1, len(versions), at["libc.so.6"], 16, 0)
    for number, name in enumerate(versions):
        further = 16 if number + 1 < len(versions) else 0
        version += struct.pack("<IHHII", 0, 0, 0, at[name], further)
    parts = [names, dynamic, version]
    starts = [64]
    for part in parts:
        starts.append(starts[-1] + len(part))
    kinds = [(3, 0), (elf.DYNAMIC, 1), (elf.VERSIONS_NEEDED, 1)]
    table = struct.pack("<IIQQQQIIQQ", *([0] * 10))
    for (kind, link), start, part in zip(kinds, starts, parts, strict=False):
        table += struct.pack("<IIQQQQIIQQ", 0, kind, 0, 0, start, len(part), link, 0, 1, 0)
    header = bytearray(64)
    header[:6] = elf.MAGIC + b"\x02\x01"
    struct.pack_into("<Q", header, 0x28, starts[-1])
    struct.pack_into("<HH", header, 0x3A, 64, 4)
    return bytes(header) + b"".join(parts) + table


def test_a_file(tmp_path):
    file = tmp_path / "lib.so"
    file.write_bytes(made(["libQt6Core.so.6", "libc.so.6"], "$ORIGIN/lib:$ORIGIN", ["GLIBC_2.9", "GLIBC_2.28", "Qt_6"]))
    assert elf.read(file) == elf.Elf(
        ("libQt6Core.so.6", "libc.so.6"), ("$ORIGIN/lib", "$ORIGIN"), ("GLIBC_2.9", "GLIBC_2.28", "Qt_6")
    )
    assert elf.least_glibc([file]) == "2.28", "numbers, not text"


@pytest.mark.parametrize("data", [b"", b"MZ", b"\x7fELF\x01\x01" + bytes(80)])
def test_other_files(tmp_path, data):
    file = tmp_path / "other"
    file.write_bytes(data)
    assert elf.read(file) is None
    assert elf.least_glibc([file]) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such files")
def test_qt_itself():
    import PySide6

    [plugin] = Path(str(PySide6.__file__)).parent.glob("Qt/plugins/platforms/libqxcb.so")
    found = elf.read(plugin)
    assert found
    assert "libQt6XcbQpa.so.6" in found.needed
    assert "$ORIGIN/../../lib" in found.search
    assert elf.least_glibc([plugin]).startswith("2.")
