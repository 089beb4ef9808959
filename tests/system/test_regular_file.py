"""Files that are none: pipes, devices, folders, links, and files that change while they are opened."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.system.regular_file import read_regular
from tests.special_files import make_pipe

MB = 1 << 20
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


@pytest.mark.parametrize(
    ("size", "most", "length"), [(0, 5, 0), (5, 5, 5), (6, 5, 6), (7, 5, 6), (3 * MB, 2 * MB, 2 * MB + 1)]
)
def test_at_most_one_byte_more_than_was_asked_for(tmp_path: Path, size: int, most: int, length: int) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"x" * size)
    assert len(read_regular(file, most)) == length


def test_a_huge_sparse_file_is_not_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "a"
    with file.open("wb") as opened:
        try:
            opened.truncate(10 << 30)
        except OSError:
            pytest.skip("the file system has no sparse files")
    assert read_regular(file, 10) == bytes(11)


def listening(path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Python for Windows has no sockets in folders")
    made = socket.socket(socket.AF_UNIX)
    made.bind(str(path))
    made.close()


MAKERS: dict[str, Callable[[Path], object]] = {
    "a pipe": make_pipe,
    "a socket": listening,
    "a folder": Path.mkdir,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "nothing": lambda path: None,
}


@POSIX
@pytest.mark.parametrize("what", MAKERS)
def test_what_is_no_file_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    file = Path("a")
    MAKERS[what](file)
    with pytest.raises(OSError, match=r"."):
        read_regular(file, 10)


@POSIX
def test_a_pipe_that_took_the_place_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, other = tmp_path / "pipe", tmp_path / "file"
    make_pipe(file)
    other.write_bytes(b"x")
    before = other.stat()
    monkeypatch.setattr(Path, "stat", lambda path, **_: before)
    with pytest.raises(OSError, match="it is not a regular file"):
        read_regular(file, 10)
