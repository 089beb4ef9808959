"""Paths as people type them on a command line, or copy them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

_ISOLATES = re.compile("[\u2066-\u2069]")


def copied(word: str) -> str:
    """Without the isolates of Unicode that are around a path in what Carrel prints, where somebody copied it."""
    return word if not _ISOLATES.search(word) or os.path.lexists(word) else _ISOLATES.sub("", word)


def as_word(path: Path) -> str:
    """With quotation marks where the shell needs them."""
    return subprocess.list2cmdline([str(path)]) if sys.platform == "win32" else shlex.quote(str(path))
