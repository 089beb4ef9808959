"""Which folders and archives are programs, and for which system."""

from __future__ import annotations

import pytest

from reader.sticks.errors import CopySourceError
from reader.sticks.programs import FOLDERS, find_program, recognise, with_other_builds
from tests.sticks.conftest import ELF, put

ARM = b"\x7fELF" + bytes(14) + b"\xb7\x00"
MACH_ARM = b"\xcf\xfa\xed\xfe\x0c\x00\x00\x01"
MACH_INTEL = b"\xcf\xfa\xed\xfe\x07\x00\x00\x01"


@pytest.mark.parametrize(
    ("name", "files", "place"),
    [
        ("Carrel", {"carrel": ELF, "_internal/x": b""}, "Carrel for Linux"),
        ("anything", {"carrel": ARM, "_internal/x": b""}, "Carrel for Linux ARM"),
        ("Carrel", {"carrel.exe": b"MZ", "_internal/x": b""}, "Carrel for Windows"),
        ("Carrel.app", {"Contents/MacOS/carrel": MACH_ARM}, "Carrel for Mac/Carrel.app"),
        ("Carrel.app", {"Contents/MacOS/carrel": MACH_INTEL}, "Carrel for Mac Intel/Carrel.app"),
        ("Carrel.app", {"Contents/MacOS/carrel": b"\xca\xfe\xba\xbe"}, "Carrel for Mac/Carrel.app"),
    ],
)
def test_folders(tmp_path, name, files, place):
    program = recognise(put(tmp_path / name, files))
    assert program
    assert program.path_on_stick == place
    assert program.folder in FOLDERS
    assert find_program(tmp_path) == program, "the folder around it will do"


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Carrel-0.1.0-macos-arm64.zip", "Carrel for Mac"),
        ("Carrel-1.0-macos-x86_64.zip", "Carrel for Mac Intel"),
        ("carrel-0.1.0-windows-x86_64.zip", "Carrel for Windows"),
    ],
)
def test_archives(tmp_path, name, folder):
    (tmp_path / name).touch()
    program = recognise(tmp_path / name)
    assert program
    assert program.path_on_stick == f"{folder}/{name}"


@pytest.mark.parametrize("files", [{}, {"carrel": b""}, {"_internal/x": b""}, {"a.zip": b""}, {"carrel-single": b""}])
def test_folders_without_a_program(tmp_path, files):
    with pytest.raises(CopySourceError, match=r"not a folder with Carrel.*the Carrel that is a folder"):
        find_program(put(tmp_path / "x", files))


def test_builds_for_other_systems_are_included(tmp_path, program):
    put(program.parent / "windows", {"carrel.exe": b"MZ", "_internal/x": b""})
    put(program.parent / "older", {"carrel": ELF, "_internal/x": b""})
    put(program.parent, {"Carrel-0.1.0-macos-arm64.zip": b"", "notes.txt": b""})
    found = with_other_builds(find_program(program))
    assert found[0].source == program
    assert {each.folder for each in found} == {"Carrel for Linux", "Carrel for Windows", "Carrel for Mac"}


def test_from_a_stick_too(tmp_path):
    put(tmp_path / "Carrel for Linux", {"carrel": ELF, "_internal/x": b""})
    put(tmp_path / "Carrel for Mac", {"Carrel-0.1.0-macos-arm64.zip": b""})
    put(tmp_path / "Carrel for Mac Intel" / "Carrel.app", {"Contents/MacOS/carrel": MACH_INTEL})
    for own in (tmp_path / "Carrel for Linux", tmp_path / "Carrel for Mac Intel" / "Carrel.app"):
        found = with_other_builds(find_program(own))
        assert {each.folder for each in found} == {"Carrel for Linux", "Carrel for Mac", "Carrel for Mac Intel"}
