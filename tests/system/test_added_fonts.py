"""Fonts beside the program: files of strangers, of which only whole fonts are used."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from reader.system import added_fonts, paths
from reader.system.added_fonts import beside_the_program, usable_in
from tests.special_files import make_link, make_pipe

TABLES = (b"cmap", b"head", b"hhea", b"hmtx", b"maxp")


def font(kind: bytes = b"\0\1\0\0", tables: tuple[bytes, ...] = TABLES, *, start: int = 0, length: int = 8) -> bytes:
    """A file with the directory of a font and empty tables."""
    first = start + 12 + 16 * len(tables)
    rows = [struct.pack(">4sIII", name, 0, first + 8 * number, length) for number, name in enumerate(tables)]
    return struct.pack(">4sHHHH", kind, len(tables), 0, 0, 0) + b"".join(rows) + bytes(8 * len(tables))


COLLECTION = struct.pack(">4sIII", b"ttcf", 0x10000, 1, 16) + font(start=16)
USED = {
    "a.ttf": font(),
    "b.OTF": font(b"OTTO"),
    "c.ttc": COLLECTION,
    "d.ttf": font(b"true"),
}
NOT_USED = {
    "empty.ttf": b"",
    "text.ttf": b"a font would be here, one day",
    "font.txt": font(),
    "font.woff": font(),
    "._a.ttf": font(),
    "cut.ttf": font()[:60],
    "outside.ttf": font(length=1 << 30),
    "negative.ttf": font(length=0xFFFFFFFF),
    "no-tables.ttf": font(tables=()),
    "no-letters.ttf": font(tables=TABLES[1:]),
    "many-tables.ttf": font(tables=(*TABLES, *(b"%04d" % number for number in range(80)))),
    "cut.ttc": COLLECTION[:40],
    "empty.ttc": struct.pack(">4sIII", b"ttcf", 0x10000, 0, 16),
    "many.ttc": struct.pack(">4sII", b"ttcf", 0x10000, 0xFFFFFFFF) + bytes(40),
    "far.ttc": struct.pack(">4sIII", b"ttcf", 0x10000, 1, 0xFFFFFFF0) + bytes(40),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "fonts"
    folder.mkdir()
    return folder


def test_whole_fonts_are_used_and_nothing_else(folder: Path) -> None:
    for name, data in (USED | NOT_USED).items():
        (folder / name).write_bytes(data)
    (folder / "folder.ttf").mkdir()
    assert {file.name for file in usable_in([folder])} == USED.keys()


def test_no_link_is_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "x.ttf").write_bytes(font())
    make_link(folder / "x.ttf", tmp_path / "x.ttf")
    make_link(tmp_path / "other", folder)
    (folder / "real.ttf").write_bytes(font())
    assert [file.name for file in usable_in([folder])] == ["real.ttf"]
    assert usable_in([tmp_path / "other", tmp_path / "missing"]) == ()


def test_a_pipe_is_no_font(folder: Path) -> None:
    make_pipe(folder / "x.ttf")
    assert usable_in([folder]) == ()


@pytest.mark.parametrize(("limit", "value"), [("MOST_FILES", 2), ("MOST_BYTES", 2 * len(font())), ("LARGEST", 0)])
def test_limits(folder: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    monkeypatch.setattr(added_fonts, limit, value)
    for name in "abc":
        (folder / f"{name}.ttf").write_bytes(font())
    assert [file.stem for file in usable_in([folder])] == ([] if limit == "LARGEST" else ["a", "b"])


def test_a_real_font_is_used(folder: Path) -> None:
    (folder / "own.ttf").write_bytes((paths.fonts() / "CarrelSans-Regular.ttf").read_bytes())
    assert len(usable_in([folder])) == 1


def test_those_of_the_program_are_beside_its_packs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.ttf").write_bytes(font())
    monkeypatch.setattr(paths, "pack_folders_beside", lambda: (folder.parent / "packs",))
    assert beside_the_program() == (folder / "a.ttf",)
