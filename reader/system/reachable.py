"""Whether a file or folder exists, on disks that may be unreachable: an unplugged stick, a lost network share.

`Path.is_file` and `Path.exists` raise OSError there; these return False.
"""

from __future__ import annotations

import os
from pathlib import Path


def exists(path: Path) -> bool:
    return os.path.exists(path)  # noqa: PTH110


def is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112
