"""Files on a stick: created, read and checked without following links."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from reader.sticks import stick_files
from tests.sticks.conftest import put

DATA = bytes(range(256)) * 40


def test_blocks_and_digest(tmp_path: Path) -> None:
    file = put(tmp_path, {"a": DATA}) / "a"
    sizes: list[int] = []
    assert b"".join(stick_files.read_blocks(file)) == DATA
    assert max(map(len, stick_files.read_blocks(file))) == stick_files.BLOCK
    assert stick_files.digest_of(file, sizes.append) == hashlib.sha256(DATA).hexdigest()
    assert sum(sizes) == len(DATA)


def test_a_digest_can_be_cancelled(tmp_path: Path) -> None:
    def cancel(count: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        stick_files.digest_of(put(tmp_path, {"a": DATA}) / "a", cancel)


def test_an_empty_file(tmp_path: Path) -> None:
    file = put(tmp_path, {"a": b""}) / "a"
    assert list(stick_files.read_blocks(file)) == []
    assert stick_files.digest_of(file, lambda count: None) == hashlib.sha256().hexdigest()


def test_a_new_file_replaces_nothing(tmp_path: Path) -> None:
    with stick_files.create(tmp_path / "a", 0o644) as file:
        file.write(DATA)
    stick_files.sync_file(tmp_path / "a")
    stick_files.read_ahead(tmp_path / "a")
    with pytest.raises(FileExistsError):
        stick_files.create(tmp_path / "a", 0o644)
    assert (tmp_path / "a").read_bytes() == DATA


@pytest.mark.usefixtures("links")
def test_links_are_recognised(tmp_path: Path) -> None:
    put(tmp_path, {"folder/file": DATA})
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    (tmp_path / "file link").symlink_to(tmp_path / "folder" / "file")
    assert [stick_files.is_link(tmp_path / name) for name in ("link", "folder", "missing")] == [True, False, False]
    names = ("folder/file", "file link", "folder", "missing")
    assert [stick_files.is_regular_file(tmp_path / name) for name in names] == [True, False, False, False]
    assert stick_files.is_behind_link(tmp_path, "link/file")
    assert not stick_files.is_behind_link(tmp_path, "folder/file")
    assert not stick_files.is_behind_link(tmp_path, "link"), "the last part is not a folder on the way"
    with pytest.raises(OSError, match="exists"):
        stick_files.create(tmp_path / "file link", 0o644)


def test_the_smallest_file(tmp_path: Path) -> None:
    assert stick_files.cluster_size(tmp_path) >= 512
