"""Things in a folder that are no files, for tests of what must not be read, followed or waited for."""

import os
import sys
from pathlib import Path

import pytest


def make_pipe(path: Path) -> None:
    """Skips the test on Windows, which has no pipes in folders."""
    if sys.platform == "win32":
        pytest.skip("Windows has no pipes in folders")
    os.mkfifo(path)


def make_link(path: Path, target: Path) -> None:
    """Skips the test where links cannot be made: on Windows that needs a right, and Wine only says that it made one."""
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("links cannot be made here")
    if not path.is_symlink():
        pytest.skip("links cannot be made here")
