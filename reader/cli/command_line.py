"""Paths as people type them on a command line."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path


def as_word(path: Path) -> str:
    """With quotation marks where the shell needs them."""
    return subprocess.list2cmdline([str(path)]) if sys.platform == "win32" else shlex.quote(str(path))
