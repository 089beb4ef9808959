"""Whether something is there, asked of disks that may answer nothing: a stick that is out, a share that is gone.

`Path.is_file` and its like raise OSError for those; what cannot be reached is not there.
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
