"""What leads elsewhere, on each system."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from reader.system.links import is_link, is_link_at


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "lost").symlink_to("missing")
    assert [is_link((tmp_path / name).lstat()) for name in ("file", "link", "lost")] == [False, True, True]
    assert [is_link_at(tmp_path / name) for name in ("file", "link", "lost", "nothing")] == [False, True, True, False]


@pytest.mark.parametrize(
    ("tag", "leads_elsewhere"),
    [(0, False), (0xA0000003, True), (0xA000000C, True), (0xA000001D, True), (0x9000001A, False), (0x80000023, False)],
    ids=["none", "junction", "symbolic link", "link of Linux", "kept online", "socket"],
)
def test_reparse_points_of_windows(tag: int, leads_elsewhere: bool) -> None:
    state: Any = SimpleNamespace(st_mode=stat.S_IFREG, st_reparse_tag=tag)
    assert is_link(state) is leads_elsewhere
