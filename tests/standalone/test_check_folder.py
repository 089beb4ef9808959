"""The check of the built folder, tried on small folders."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from resources.standalone import check_folder, elf
from resources.standalone.parts import load

WITHOUT_PROGRAM = "win32"
"""The rules of Windows need no ELF files."""


@pytest.fixture
def built(tmp_path, monkeypatch) -> Path:
    """A folder with every required file."""
    monkeypatch.setattr(check_folder, "_problems_of_modules", lambda *_: [])
    for pattern in load(WITHOUT_PROGRAM).always:
        file = tmp_path / "_internal" / pattern.replace("*", "a")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    for name in ("carrel", "carrel-cli", "LICENCES.txt", "How to make a pack.html", "Example pack/pack.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def problems(built: Path) -> list[str]:
    return check_folder.problems(built, load(WITHOUT_PROGRAM), WITHOUT_PROGRAM)


def test_a_complete_folder(built):
    assert problems(built) == []


def test_unlisted_files(built):
    (built / "_internal" / "numpy.pyd").touch()
    (built / "notes.txt").touch()
    assert problems(built) == ["numpy.pyd is not listed in parts.toml", "notes.txt does not belong in the folder"]


def test_missing_files(built):
    (built / "LICENCES.txt").unlink()
    (built / "_internal" / "packs" / "a.carrel").unlink()
    (built / "How to make a pack.html").unlink()
    (built / "Example pack" / "pack.yaml").unlink()
    assert problems(built) == [
        "LICENCES.txt is missing",
        "How to make a pack.html is missing",
        "Example pack/pack.yaml is missing",
        "no file matches packs/*.carrel",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="creating links needs special permissions on Windows")
def test_links(built):
    (built / "_internal" / "packs" / "b.carrel").symlink_to("a.carrel")
    assert len(problems(built)) == 1
    assert "is a symbolic link" in problems(built)[0]


def test_size(built):
    with (built / "carrel").open("wb") as file:
        file.truncate(load().max_unpacked + 1)
    assert f"at most {load().max_unpacked:,}" in problems(built)[0]


def test_a_missing_library(built, monkeypatch):
    asks = {
        "a.so": elf.Elf(
            ("libc.so.6", "libQt6Core.so.6", "libz-there.so.1", "libgone.so.2"), ("$ORIGIN/Qt/lib", "/home/x/lib")
        ),
    }
    inner = built / "_internal"
    for name in ("PySide6/a.so", "PySide6/Qt/lib/libQt6Core.so.6", "libz-there.so.1"):
        (inner / name).parent.mkdir(parents=True, exist_ok=True)
        (inner / name).touch()
    monkeypatch.setattr(elf, "read", lambda file: asks.get(file.name))
    assert check_folder.missing_libraries(inner, load("linux")) == ["PySide6/a.so needs libgone.so.2, which is missing"]


def test_a_missing_library_of_windows(tmp_path, monkeypatch):
    """Windows looks next to the file and in the folders that the program names, whatever the case of the name."""
    asks = {
        "QtGui.pyd": ("Qt6Gui.dll", "KERNEL32.dll", "api-ms-win-crt-heap-l1-1-0.dll", "python3.dll"),
        "Shiboken.pyd": ("MSVCP140.dll", "vcruntime140_1.dll"),
        "fuzz.pyd": ("msvcp140-a4c2.dll", "libgone.dll", "Stemmer.dll"),
    }
    for name in (
        "PySide6/QtGui.pyd", "PySide6/Qt6Gui.dll", "PySide6/msvcp140.dll", "PySide6/VCRUNTIME140_1.dll", "python3.dll",
        "shiboken6/Shiboken.pyd", "rapidfuzz/fuzz.pyd", "rapidfuzz.libs/msvcp140-a4c2.dll", "other/Stemmer.dll",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr("resources.standalone.native.needed", lambda file: asks.get(file.name))
    assert check_folder.missing_on_windows(tmp_path, load("win32")) == [
        "rapidfuzz/fuzz.pyd needs libgone.dll, which is missing",
        "rapidfuzz/fuzz.pyd needs Stemmer.dll, which is missing",
    ]
