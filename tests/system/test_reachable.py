"""A path that cannot be reached does not exist; nothing raises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.system import reachable

UNREACHABLE = ["x" * 5000, "nul\0", "file/inner", "missing/inner"]
"""For the first, the system reports an error, as it does for an unplugged stick."""


@pytest.mark.parametrize("ask", [reachable.exists, reachable.is_file, reachable.is_folder])
def test_paths_that_cannot_be_reached(tmp_path: Path, ask: Callable[[Path], bool]) -> None:
    (tmp_path / "file").touch()
    assert [ask(tmp_path / name) for name in UNREACHABLE] == [False] * len(UNREACHABLE)


def test_paths_that_exist(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    answers = [
        (reachable.exists(path), reachable.is_file(path), reachable.is_folder(path)) for path in (file, tmp_path)
    ]
    assert answers == [(True, True, False), (True, False, True)]
