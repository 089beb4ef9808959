"""Finds the pack files in a folder and its subfolders."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from reader.library.packformat import SUFFIX

MOST_ENTRIES = 20_000  # files and folders that are looked at: somebody may drop a whole disk
DEEPEST = 6  # levels of folders


def packs_in_folder(folder: Path) -> list[Path]:
    """Sorted by folder and name. What cannot be read is left out; hidden files and links to folders, too."""
    found: list[Path] = []
    for seen, entry in enumerate(_entries(folder, DEEPEST)):
        if seen >= MOST_ENTRIES:
            break
        if entry.name.lower().endswith(SUFFIX) and entry.is_file():
            found.append(Path(entry.path))
    return sorted(found)


def _entries(folder: Path | str, depth: int) -> Iterator[os.DirEntry[str]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        yield entry
        try:
            is_folder = entry.is_dir(follow_symlinks=False)
        except OSError:
            continue
        if is_folder and depth > 1:
            yield from _entries(entry.path, depth - 1)
