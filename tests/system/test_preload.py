"""Loading the standalone program into memory. tests/frozen tests that the built program survives its stick."""

from __future__ import annotations

import mmap
import platform
import re
import sys
import zipfile
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from reader.system import paths, preload

READ = """
def read(file, first, count):
    with open(file, "rb") as opened:
        opened.seek(first)
        return opened.read(count)
"""

MAPS = """\
55d0c0e00000-55d0c0e2c000 r--p 00000000 00:2f 12    /media/a b/Carrel for Linux/carrel
55d0c0e2c000-55d0c0e30000 r-xp 0002c000 00:2f 12    /media/a b/Carrel for Linux/carrel
7f00c0000000-7f00c0021000 rw-p 00000000 00:00 0
7f00d0000000-7f00d0001000 ---p 00000000 00:2f 13    /media/a b/Carrel for Linux/_internal/libz.so.1
7f00d0002000-7f00d0004000 rw-p 00000000 00:2f 13    /media/a b/Carrel for Linux/_internal/libz.so.1
7f00d0004000-7f00d0005000 rw-s 00000000 00:2f 13    /media/a b/Carrel for Linux/_internal/libz.so.1
7f00d0005000-7f00d0006000 r--p 00000000 00:2f 13    /media/a b/Carrel for Linux/_internal/fonts/Serif.ttf
7f00e0000000-7f00e0001000 r--p 00000000 08:01 99    /usr/lib/libc.so.6
7f00f0000000-7f00f0001000 r--p 00000000 00:2f 14    /media/a b/Carrel for Linux 2/libz.so.1
7ffd00000000-7ffd00021000 rw-p 00000000 00:00 0     [stack]
"""


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A standalone program with empty files."""
    inside = tmp_path / "Carrel" / "_internal"
    for name in ("python3.11/lib-dynload/_heapq", "Stemmer", "rapidfuzz/distance/metrics_cpp"):
        file = inside / f"{name}{EXTENSION_SUFFIXES[0]}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    (inside / "libz.so.1").touch()
    (inside / "resources").mkdir()
    with zipfile.ZipFile(inside / "base_library.zip", "w") as archive:
        for name in ("linecache", "re/__init__", "re/_parser", "encodings/__init__", "encodings/cp437"):
            archive.writestr(f"{name}.pyc", b"")
    monkeypatch.setattr(paths, "program", lambda: inside.parent)
    monkeypatch.setattr(paths, "is_on_removable_disk", lambda: True)
    monkeypatch.setattr(paths, "resources", lambda: inside / "resources")
    return inside


@pytest.fixture
def imported(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names: list[str] = []

    def take(name: str) -> ModuleType:
        names.append(name)
        raise ImportError(name)

    monkeypatch.setattr("importlib.import_module", take)
    return names


def test_later_modules_are_imported(inside: Path, imported: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that cannot be imported does not stop the others."""
    monkeypatch.setattr(sys, "path", [str(inside / "base_library.zip"), str(inside / "lib-dynload"), str(inside)])
    preload.preload_program()
    assert sys.path == [str(inside)]
    assert {"linecache", "re._parser", "encodings.idna", "_heapq", "Stemmer", "rapidfuzz.distance.metrics_cpp"} <= set(
        imported
    )
    assert not {"encodings.cp437", "libz", "re.__init__"} & set(imported)


@pytest.mark.parametrize("missing", ["base_library.zip", "python3.11", "."])
def test_parts_that_are_already_missing(inside: Path, imported: list[str], missing: str) -> None:
    before = list(sys.path)
    (inside / missing).rename(inside.parent.parent / "elsewhere")
    preload.preload_program()
    assert sys.path == before


def test_a_checkout_is_not_preloaded(imported: list[str]) -> None:
    preload.preload_program()
    assert not imported


def test_modules_are_read_from_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As PyInstaller's archive opens its file: by the built-in `open`, which it looks up each time."""
    file = tmp_path / "carrel"
    file.write_bytes(b"program" + b"one" + b"other" + b"what else the file holds")
    archive = ModuleType("pyimod01_archive")
    importers = ModuleType("pyimod02_importers")
    exec(READ, vars(archive))
    toc = {"a": (0, 0, 3), "b": (1, 3, 5)}
    vars(importers)["pyz_archive"] = SimpleNamespace(_filename=str(file), _start_offset=7, toc=toc)
    monkeypatch.setitem(sys.modules, archive.__name__, archive)
    monkeypatch.setitem(sys.modules, importers.__name__, importers)
    other = tmp_path / "other"
    other.write_bytes(b"another file")
    preload._load_archive()
    file.unlink()
    read = vars(archive)["read"]
    assert (read(str(file), 7, 3), read(str(file), 10, 5)) == (b"one", b"other")
    assert read(str(file), 15, 5) == b""
    assert read(str(other), 8, 4) == b"file"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has this list")
def test_what_is_mapped() -> None:
    found = list(preload._mapped(Path("/media/a b/Carrel for Linux"), MAPS))
    assert [(each.last - each.first, each.rights) for each in found] == [(0x2C000, 1), (0x4000, 5), (0x2000, 3)]


POPULATES = sys.platform == "linux" and tuple(map(int, re.findall(r"\d+", platform.release())[:2])) >= (5, 14)
loads_pages = pytest.mark.skipif(not POPULATES, reason="needs the madvise values of Linux 5.14")


@loads_pages
def test_the_pages_of_this_process() -> None:
    """The real ones, of Python itself: nothing breaks, and no page is read from its file any more."""
    folder = Path(sys.executable).resolve().parent
    preload._load_pages(folder)
    assert mapped_bytes(folder) == anonymous_bytes(folder)
    assert mapped_bytes(folder) > 0


@loads_pages
def test_a_mapped_library_is_copied_to_memory(tmp_path: Path) -> None:
    library = tmp_path / "lib.so"
    library.write_bytes(b"x" * 5 * mmap.PAGESIZE)
    with library.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY) as mapped:
        assert (mapped_bytes(tmp_path), anonymous_bytes(tmp_path)) == (5 * mmap.PAGESIZE, 0)
        preload._load_pages(tmp_path)
        assert anonymous_bytes(tmp_path) == 5 * mmap.PAGESIZE
        with library.open("r+b") as changed:  # without truncating, which drops copied pages too
            changed.write(b"y" * 5 * mmap.PAGESIZE)
        assert mapped[:] == b"x" * 5 * mmap.PAGESIZE


def mappings(folder: Path) -> list[preload.MemoryMapping]:
    return list(preload._mapped(folder, Path("/proc/self/maps").read_text(encoding="utf-8")))


def mapped_bytes(folder: Path) -> int:
    return sum(each.last - each.first for each in mappings(folder))


def anonymous_bytes(folder: Path) -> int:
    """Those in pages that belong to this process, not to a file."""
    sizes = anonymous_sizes()
    return sum(sizes[each.first] for each in mappings(folder))


def anonymous_sizes() -> dict[int, int]:
    """First address of each mapping of this process -> bytes in anonymous pages.

    https://man7.org/linux/man-pages/man5/proc_pid_smaps.5.html
    """
    sizes: dict[int, int] = {}
    first = 0
    for line in Path("/proc/self/smaps").read_text(encoding="utf-8").splitlines():
        name, *values = line.split()
        if not name.endswith(":"):
            first = int(name.partition("-")[0], 16)
        elif name == "Anonymous:":
            sizes[first] = int(values[0]) * 1024
    return sizes
