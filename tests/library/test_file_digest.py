"""The SHA-256 of a file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from reader.library.file_digest import DigestCancelled, digest_file, stamp_of
from tests.special_files import make_pipe


@pytest.mark.parametrize("data", [b"", b"x", bytes(range(256)) * 9000, bytes(range(256)) * 40_000])
def test_the_digest_of_a_file(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a"
    file.write_bytes(data)
    found = digest_file(file)
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert (found.size, found.modified) == (len(data), file.stat().st_mtime_ns)
    assert found.stamp == stamp_of(file)


@pytest.mark.parametrize("kind", ["missing", "folder", "pipe"])
def test_what_is_no_file(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "a"
    if kind == "folder":
        file.mkdir()
    if kind == "pipe":
        make_pipe(file)
    with pytest.raises(OSError, match="a"):
        digest_file(file)


def test_a_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(bytes(3 << 20))

    def grow() -> bool:
        with file.open("ab") as opened:
            opened.write(b"more")
        return False

    with pytest.raises(OSError, match="changed"):
        digest_file(file, grow)


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"x")
    with pytest.raises(DigestCancelled):
        digest_file(file, lambda: True)
