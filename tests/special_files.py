"""Things in a folder that are no files, for tests of what must not be read or waited for."""

import os
import sys
from pathlib import Path

import pytest


def make_pipe(path: Path) -> None:
    """Skips the test on Windows, which has no pipes in folders."""
    if sys.platform == "win32":
        pytest.skip("Windows has no pipes in folders")
    os.mkfifo(path)
