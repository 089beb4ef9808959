"""The packs in a folder: how deep they may be, and what is left out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.library import packs_in_folder as module
from reader.library.packs_in_folder import packs_in_folder


@pytest.mark.parametrize(
    ("name", "is_found"),
    [
        ("a.carrel", True), ("A.CARREL", True), ("sub/a.carrel", True), ("1/2/3/4/5/a.carrel", True),
        ("1/2/3/4/5/6/a.carrel", False), ("._a.carrel", False), (".hidden/a.carrel", False), ("a.carrel.txt", False),
        ("a.txt", False), ("a.carrel/b.txt", False), ("ä ö/ש.carrel", True),
    ],
)  # fmt: skip
def test_one_file(tmp_path: Path, name: str, is_found: bool) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"")
    assert packs_in_folder(tmp_path) == ([file] if is_found else [])


@pytest.mark.parametrize("name", ["missing", "file.carrel"])
def test_what_is_no_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.carrel").write_bytes(b"")
    assert packs_in_folder(tmp_path / name) == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a.carrel").write_bytes(b"")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "dead.carrel").symlink_to(tmp_path / "nothing")
    assert packs_in_folder(tmp_path) == [tmp_path / "a.carrel"]


def test_a_whole_disk_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ENTRIES", 3)
    for number in range(6):
        (tmp_path / f"{number}.carrel").write_bytes(b"")
    assert len(packs_in_folder(tmp_path)) == 3
