"""The check of the built folder, on folders made up for it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from resources.standalone import elf, folder
from resources.standalone.parts import load

WITHOUT_PROGRAM = "win32"
"""Its rules need no ELF files."""


@pytest.fixture
def built(tmp_path, monkeypatch) -> Path:
    """A folder that has all that must be there."""
    monkeypatch.setattr(folder, "_unlisted_modules", lambda *_: [])
    for pattern in load(WITHOUT_PROGRAM).always:
        file = tmp_path / "_internal" / pattern.replace("*", "a")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    for name in ("carrel", "carrel-cli", "LICENCES.txt"):
        (tmp_path / name).touch()
    return tmp_path


def problems(built: Path) -> list[str]:
    return folder.problems(built, load(WITHOUT_PROGRAM), WITHOUT_PROGRAM)


def test_a_folder_as_it_must_be(built):
    assert problems(built) == []


def test_a_stranger(built):
    (built / "_internal" / "numpy.pyd").touch()
    (built / "notes.txt").touch()
    assert problems(built) == ["numpy.pyd is not listed in parts.toml", "notes.txt has no place there"]


def test_what_is_missing(built):
    (built / "LICENCES.txt").unlink()
    (built / "_internal" / "packs" / "a.carrel").unlink()
    assert problems(built) == ["LICENCES.txt is missing", "nothing matches packs/*.carrel"]


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights there")
def test_links(built):
    (built / "_internal" / "packs" / "b.carrel").symlink_to("a.carrel")
    assert len(problems(built)) == 1
    assert "is a link" in problems(built)[0]


def test_size(built):
    with (built / "carrel").open("wb") as file:
        file.truncate(load().most_unpacked + 1)
    assert "more than 120,000,000" in problems(built)[0]


def test_a_library_that_nothing_finds(built, monkeypatch):
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
    assert folder.unresolved(inner, load("linux")) == ["PySide6/a.so asks for libgone.so.2, which is not there"]
