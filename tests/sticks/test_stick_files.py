"""Open files of a stick, read in blocks."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from reader.sticks import stick_files
from tests.special_files import make_pipe
from tests.sticks.conftest import put

DATA = bytes(range(256)) * 40


def test_blocks_and_digest(tmp_path: Path) -> None:
    file = put(tmp_path, {"a": DATA}) / "a"
    sizes: list[int] = []
    assert b"".join(stick_files.read_blocks(file)) == DATA
    assert max(map(len, stick_files.read_blocks(file))) == stick_files.BLOCK
    with file.open("rb", buffering=0) as opened:
        assert stick_files.digest_of(opened, sizes.append) == hashlib.sha256(DATA).hexdigest()
    assert sum(sizes) == len(DATA)


def test_a_digest_can_be_cancelled(tmp_path: Path) -> None:
    def cancel(count: int) -> None:
        raise InterruptedError

    with (put(tmp_path, {"a": DATA}) / "a").open("rb") as opened, pytest.raises(InterruptedError):
        stick_files.digest_of(opened, cancel)


def test_an_empty_file(tmp_path: Path) -> None:
    file = put(tmp_path, {"a": b""}) / "a"
    assert list(stick_files.read_blocks(file)) == []
    with file.open("rb") as opened:
        assert stick_files.digest_of(opened, lambda count: None) == hashlib.sha256().hexdigest()


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    make_pipe(tmp_path / "pipe")
    with pytest.raises(OSError, match="regular"):
        list(stick_files.read_blocks(tmp_path / "pipe"))


def test_the_smallest_file(tmp_path: Path) -> None:
    assert stick_files.cluster_size(tmp_path) >= 512
