"""Tells links from files and folders: a link on a stick may lead anywhere, also to another computer."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_STANDS_FOR_ANOTHER = 0x20000000
"""In the tag of a reparse point of Windows: it is a name of something elsewhere. A file that is kept online is not."""


def is_link(state: os.stat_result) -> bool:
    """Whether it is a symbolic link, or on Windows a junction or the like. Takes what `lstat` returns."""
    return stat.S_ISLNK(state.st_mode) or bool(getattr(state, "st_reparse_tag", 0) & _STANDS_FOR_ANOTHER)


def is_link_at(path: Path) -> bool:
    """False if there is nothing, or if it cannot be told."""
    try:
        return is_link(path.lstat())
    except OSError:
        return False
