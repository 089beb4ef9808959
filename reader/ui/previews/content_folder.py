"""Finds the content folder that somebody means who drops a folder, or one of its files, on the window.

Nothing that knows how packs are made is loaded for this.
"""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

from reader.system import reachable

PACK_INFO = "pack.yaml"
_OTHER_NAMES = ("pack.yaml.txt", "Pack.yaml", "pack.yml", "pack.txt")
"""What editors and people make of it. Building the folder says what to rename."""

_OF_AUTHORS = (".md", ".yaml", ".yml", ".txt", ".svg", ".png", ".jpg", ".jpeg")
_MOST_ENTRIES = 1000


def content_folder_of(path: Path) -> Path | None:
    """`path` itself, or the folder of a file such as articles/sleep.md; None if neither is a content folder."""
    if reachable.is_folder(path):
        return path if _is_content_folder(path) else None
    if path.suffix.casefold() not in _OF_AUTHORS:
        return None
    if path.name in (PACK_INFO, *_OTHER_NAMES):
        return path.parent
    return next((folder for folder in path.parents[:2] if reachable.is_file(folder / PACK_INFO)), None)


def _is_content_folder(folder: Path) -> bool:
    if any(reachable.is_file(folder / name) for name in (PACK_INFO, *_OTHER_NAMES)):
        return True
    # A folder whose pack.yaml is missing, so that its author learns that.
    return any(name.endswith(".md") for name in _names(folder / "articles"))


def _names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in islice(entries, _MOST_ENTRIES)]
    except OSError:
        return []
