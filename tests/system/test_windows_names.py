"""Names of devices and streams of Windows are refused there, before anything is opened or written."""

from __future__ import annotations

import sys
from pathlib import Path, PureWindowsPath

import pytest

from reader.library.packerrors import NotAPackError
from reader.library.packfile import PackFile
from reader.library.packwriter import PackWriteError
from reader.system import windows_names
from reader.system.atomic_write import write_atomically
from tests.packs import make_pack

BAD = [
    "CON", "con", "NUL.carrel", "nul.tar.carrel", "aux.md", "COM1.csl", "com¹.md", "LPT9.html", "PRN .md", "CONIN$",
    "a.md:b", "a.md::$DATA", "C:a.md", "a?b.md", "a*.md", "a<b.md", 'a"b.md', "a|b.md", "a\tb.md", "a.md.", "a.md ",
]  # fmt: skip
GOOD = ["console.md", "nullify.carrel", "aux-1.carrel", "COM10.md", "COM.md", "LPT.md", "a.b.md", " a.md", "é 🧠.md"]


@pytest.mark.parametrize("name", BAD)
def test_refused(name: str) -> None:
    assert windows_names.problem_of(name)


@pytest.mark.parametrize("name", GOOD)
def test_allowed(name: str) -> None:
    assert windows_names.problem_of(name) == ""


@pytest.mark.parametrize(("length", "is_too_long"), [(259, False), (260, True)])
@pytest.mark.parametrize("character", ["a", "🧠"])
def test_long_paths(length: int, is_too_long: bool, character: str) -> None:
    name = (character * length).encode("utf-16-le")[: 2 * (length - 3)].decode("utf-16-le", "surrogatepass")
    assert windows_names.is_too_long(PureWindowsPath(f"C:\\{name}")) == is_too_long


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real one, or what it decides."""
    monkeypatch.setattr(sys, "platform", "win32")


@pytest.mark.parametrize("name", ["aux.md", "a.md:b", "a.md."])
@pytest.mark.usefixtures("windows")
def test_no_file_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(OSError, match="name"):
        write_atomically(tmp_path / name, "text")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["NUL.carrel", "a.carrel:b", "a.carrel "])
@pytest.mark.usefixtures("windows")
def test_no_pack_is_built(tmp_path: Path, name: str) -> None:
    with pytest.raises(PackWriteError, match="Choose another name"):
        make_pack(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["NUL.carrel", "COM1.carrel", "a.carrel:b", "a.carrel."])
@pytest.mark.usefixtures("windows")
def test_no_pack_is_opened(tmp_path: Path, name: str) -> None:
    make_pack(tmp_path / "a.carrel")
    with pytest.raises(NotAPackError, match="Rename it"):
        PackFile(tmp_path / name)


@pytest.mark.usefixtures("windows")
def test_a_device_is_not_opened_in_a_long_path_either(tmp_path: Path) -> None:
    with pytest.raises(NotAPackError, match="Rename it"):
        PackFile(tmp_path / ("a" * 200) / ("b" * 200) / "NUL.carrel")


@pytest.mark.usefixtures("windows")
def test_a_path_that_is_too_long_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotAPackError, match="shorter path"):
        PackFile(tmp_path / ("a" * 200) / ("b" * 200))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_other_systems_have_every_name(tmp_path: Path) -> None:
    for name in ("aux.md", "a.md:b", "a.md."):
        write_atomically(tmp_path / name, "text")
    with_colon = make_pack(tmp_path / "a:b.carrel")
    PackFile(with_colon).close()
