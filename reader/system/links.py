"""Tells links from files and folders: a link on a stick may lead anywhere, also to another computer."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_JUNCTION = 0xA0000003


def is_link(state: os.stat_result) -> bool:
    """Whether it is a symbolic link, or a Windows junction. Takes what `lstat` returns."""
    return stat.S_ISLNK(state.st_mode) or getattr(state, "st_reparse_tag", 0) == _JUNCTION


def is_link_at(path: Path) -> bool:
    """False if there is nothing, or if it cannot be told."""
    try:
        return is_link(path.lstat())
    except OSError:
        return False
