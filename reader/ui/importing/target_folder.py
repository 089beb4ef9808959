"""Where the content folder of an import goes: a new folder in Documents, never one that exists."""

from __future__ import annotations

import re
from pathlib import Path

from reader.system import reachable, windows_names

LONGEST_NAME = 60  # characters
MOST_NUMBERS = 1_000

_UNSAFE = re.compile(r'[\x00-\x1f\x7f"*:<>?|\\/\u2028-\u202e\u2066-\u2069]+')


def folder_name(title: str) -> str:
    """A name that every system can have, from a title or the name of a file."""
    name = " ".join(_UNSAFE.sub(" ", title).split())[:LONGEST_NAME].strip(". ")
    return name if name and not windows_names.is_reserved(name) else "My pack"


def free_folder(parent: Path, title: str) -> Path:
    """A folder that is not there yet."""
    name = folder_name(title)
    names = (name, *(f"{name} {number}" for number in range(2, MOST_NUMBERS)))
    return next((parent / each for each in names if not reachable.exists(parent / each)), parent / name)
