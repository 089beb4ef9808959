"""Files that are not packs or are incomplete, found by their headers; and the address that SQLite opens."""

from __future__ import annotations

import random
import sqlite3
import sys
from pathlib import Path, PureWindowsPath

import pytest

from reader.library.packerrors import NewerPackError
from reader.library.packfile import (
    DamagedPackError,
    NotAPackError,
    PackFile,
)
from reader.library.packformat import FORMAT
from reader.library.packheader import sqlite_uri
from tests.library.pack_reading import sentence
from tests.packs import tamper
from tests.special_files import make_pipe

PAGE = 4096


def test_missing(tmp_path):
    assert "is missing" in sentence(tmp_path / "gone.carrel", NotAPackError)
    assert "is missing" in sentence(tmp_path / "no" / "such" / "folder.carrel", NotAPackError)


def test_a_folder(tmp_path):
    (tmp_path / "folder.carrel").mkdir()
    assert "folder" in sentence(tmp_path / "folder.carrel", NotAPackError)


def test_below_a_file(pack):
    with pytest.raises(NotAPackError):
        PackFile(pack / "inner.carrel")


def test_a_name_that_no_file_can_have(tmp_path):
    with pytest.raises(NotAPackError):
        PackFile(tmp_path / "nul\0.carrel")
    with pytest.raises(NotAPackError):
        PackFile(tmp_path / f"{'long' * 200}.carrel")


def test_a_pipe_is_not_waited_for(tmp_path):
    make_pipe(tmp_path / "pipe.carrel")
    assert "not a regular file" in sentence(tmp_path / "pipe.carrel", NotAPackError)


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"", NotAPackError, "empty"),
        (b"S", DamagedPackError, "incomplete"),
        (b"SQLite format 3\0", DamagedPackError, "incomplete"),
        (b"SQLite format 3\0" + b"\0" * 83, DamagedPackError, "incomplete"),
        (b"SQLite format 3\0" + b"\0" * 84, NotAPackError, "other program"),
        (b"SQLite format 2\0" + b"\0" * 200, NotAPackError, "not a pack"),
        (b"\0", NotAPackError, "not a pack"),
        (b"\0" * 8192, NotAPackError, "not a pack"),
        (b"PK\3\4" + b"\0" * 200, NotAPackError, "not a pack"),
        (b"# An article\n", NotAPackError, "not a pack"),
        ("# An article\n".encode("utf-16"), NotAPackError, "not a pack"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", NotAPackError, "not a pack"),
    ],
)  # fmt: skip
def test_what_is_no_pack(tmp_path, content, kind, words):
    (tmp_path / "some.carrel").write_bytes(content)
    assert words in sentence(tmp_path / "some.carrel", kind)


def test_the_database_of_another_program(tmp_path):
    path = tmp_path / "places.carrel"
    with sqlite3.connect(path) as connection:
        connection.executescript("CREATE TABLE article (id, title); INSERT INTO article VALUES (1, 'x')")
    connection.close()
    assert "other program" in sentence(path, NotAPackError)


@pytest.mark.parametrize("format", [FORMAT + 1, 1000, -1])
def test_a_newer_format(pack, format):
    tamper(pack, f"PRAGMA user_version={format}")
    assert "newer version of Carrel" in sentence(pack, NewerPackError)


def test_a_format_that_never_was(pack):
    sentence(tamper(pack, "PRAGMA user_version=0"), DamagedPackError)


def cuts(size: int) -> list[int]:
    """The first bytes, every page and its neighbours, the last bytes, and lengths drawn from between."""
    edges = {page + step for page in range(0, size, PAGE) for step in (-1, 0, 1)}
    drawn = random.Random(7).sample(range(size), 200)
    return sorted({*range(130), *edges, *range(size - 20, size), *drawn} & set(range(size)))


def test_cut_short_at_any_byte(tmp_path, whole):
    """Some bytes at the front tell what the file was; whatever is missing behind them is told from its header."""
    path = tmp_path / "cut.carrel"
    for length in cuts(len(whole)):
        path.write_bytes(whole[:length])
        text = sentence(path, DamagedPackError if length else NotAPackError)
        assert ("incomplete" if length else "empty") in text, length


@pytest.mark.parametrize("extra", [b"\0", b"x" * PAGE])
def test_bytes_too_many(pack, extra):
    pack.write_bytes(pack.read_bytes() + extra)
    assert "damaged" in sentence(pack, DamagedPackError)


class WindowsPath(PureWindowsPath):
    """As on Windows, as far as an address is made of it."""

    def absolute(self) -> WindowsPath:
        return self


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (Path("/a/b.carrel"), "file:///a/b.carrel"),
        (Path("/a b/c?d#e%f.carrel"), "file:///a%20b/c%3Fd%23e%25f.carrel"),
        (Path("/é/🧠.carrel"), "file:///%C3%A9/%F0%9F%A7%A0.carrel"),
        (Path("//srv/x.carrel"), "file:////srv/x.carrel"),
        (WindowsPath(r"C:\Users\Ann Reed\a.carrel"), "file:///C:/Users/Ann%20Reed/a.carrel"),
        (WindowsPath(r"E:\pack.carrel"), "file:///E:/pack.carrel"),
        (WindowsPath(r"\\server\share\a b.carrel"), "file:////server/share/a%20b.carrel"),
        (WindowsPath(r"C:\100%\#1.carrel"), "file:///C:/100%25/%231.carrel"),
        (WindowsPath("C:\\Überblick\\脳.carrel"), "file:///C:/%C3%9Cberblick/%E8%84%B3.carrel"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="the paths of other systems are not whole there")
def test_the_address_that_sqlite_gets(path, address):
    assert sqlite_uri(path) == f"{address}?mode=ro&immutable=1"
