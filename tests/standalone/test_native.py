"""Reading which libraries binary files name: a real one of Windows, and one for macOS that is made here."""

from __future__ import annotations

import struct
from importlib import metadata
from pathlib import Path

import pytest

from resources.standalone import native


def of_machine(*names: str) -> bytes:
    """The header of a macOS file that loads these libraries, after a command that loads none."""
    commands = struct.pack("<II8x", 0x19, 16)
    for number, name in enumerate(names):
        text = name.encode() + b"\0" * (8 - len(name) % 8)
        kind = native.LOADING[number % len(native.LOADING)]
        commands += struct.pack("<III12x", kind, 24 + len(text), 24) + text
    return native.THIN + struct.pack("<12xI12x", 1 + len(names)) + commands


def for_two_machines(first: bytes, second: bytes) -> bytes:
    start = 8 + 2 * 20
    rows = [struct.pack(">8xII4x", start, len(first)), struct.pack(">8xII4x", start + len(first), len(second))]
    return native.FAT + struct.pack(">I", 2) + b"".join(rows) + first + second


ONE = of_machine("@rpath/QtCore.framework/Versions/A/QtCore", "/usr/lib/libSystem.B.dylib", "@loader_path/.dylibs/x")
OTHER = of_machine("/usr/lib/libSystem.B.dylib", "/usr/lib/libc++.1.dylib")


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (ONE, ("@rpath/QtCore.framework/Versions/A/QtCore", "/usr/lib/libSystem.B.dylib", "@loader_path/.dylibs/x")),
        (for_two_machines(OTHER, of_machine("a")), ("/usr/lib/libSystem.B.dylib", "/usr/lib/libc++.1.dylib", "a")),
        (of_machine(), ()),
        (b"", None),
        (b"#!/bin/sh", None),
    ],
    ids=["macOS", "macOS, two machines", "macOS, none", "empty", "script"],
)
def test_needed(tmp_path, data, names):
    file = tmp_path / "file"
    file.write_bytes(data)
    assert native.needed(file) == names


def test_needed_by_a_windows_program():
    program = Path(str(metadata.distribution("distlib").locate_file("distlib/w64.exe")))
    assert native.needed(program) == ("KERNEL32.dll", "USER32.dll", "SHLWAPI.dll")
