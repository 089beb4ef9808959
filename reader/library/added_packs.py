"""The packs that the reader has put on the shelf, as the settings keep them.

Each is kept with what it said of itself when it was last seen, so that the shelf can name it while its stick is out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from reader.library.limits import LONGEST_LINE
from reader.library.model import ID
from reader.library.shelf import PackOnShelf

MOST = 1000
LONGEST_NAME = 4096  # characters of a file's path
_HIGHEST = 1 << 53


def read(values: object, data: Path) -> tuple[PackOnShelf, ...]:
    """What is of use among what the settings hold, each file once; the rest is dropped without a word."""
    entries = values[:MOST] if isinstance(values, list) else ()
    by_file: dict[Path, PackOnShelf] = {}
    for entry in entries:
        if edition := _read(entry, data):
            by_file.setdefault(edition.path, edition)
    return tuple(by_file.values())


def as_values(editions: Sequence[PackOnShelf], data: Path) -> list[dict[str, Any]]:
    """As the settings keep them."""
    return [_as_value(each, data) for each in editions]


def with_editions(editions: Sequence[PackOnShelf], new: Iterable[PackOnShelf]) -> tuple[PackOnShelf, ...]:
    """The last of the new ones comes first, and each file once."""
    by_file: dict[Path, PackOnShelf] = {}
    for each in (*reversed([*new]), *editions):
        by_file.setdefault(each.path, each)
    return tuple(by_file.values())[:MOST]


def without(editions: Sequence[PackOnShelf], file: Path) -> tuple[PackOnShelf, ...]:
    return tuple(each for each in editions if each.path != file)


def written(file: Path, data: Path) -> str:
    """A file's path as text. Below the folder that holds `data` it is relative to `data`: both may lie on one stick,
    which has another letter, or is shown in another folder, on the next computer."""
    if not file.is_absolute() and _is_whole(file.as_posix()):
        return file.as_posix()  # another system's, where it will be found again
    whole, home = Path(os.path.abspath(file)), Path(os.path.abspath(data))  # noqa: PTH100 - links stay as they are
    if not whole.is_relative_to(home.parent):
        return str(whole)
    inside = whole.is_relative_to(home)
    below = whole.relative_to(home if inside else home.parent)
    return f"{'.' if inside else '..'}/{below.as_posix()}"


def found(text: str, data: Path) -> Path | None:
    """The file that `written` wrote down; None where it cannot have been."""
    if not 0 < len(text) <= LONGEST_NAME or "\0" in text:
        return None
    if text.startswith(("./", "../")):
        return Path(os.path.abspath(data / text))  # noqa: PTH100 - links stay as they are
    return Path(text) if _is_whole(text) else None


def _is_whole(text: str) -> bool:
    """Whether it is a path from the top, here or on another system."""
    return PurePosixPath(text).is_absolute() or PureWindowsPath(text).is_absolute()


def _as_value(edition: PackOnShelf, data: Path) -> dict[str, Any]:
    kept = edition._asdict()
    del kept["path"], kept["is_open"]
    return {"file": written(edition.path, data), **kept}


def _read(entry: object, data: Path) -> PackOnShelf | None:
    match entry:
        case {
            "file": str(file),
            "id": str(id),
            "title": str(title),
            "edition": int(edition),
            "date": str(date),
            "language": str(language),
            "publisher": str(publisher),
            "size": int(size),
        } if ID.fullmatch(id) and all(_is_number(each) for each in (edition, size)):
            path = found(file, data)
            if path and all(len(text) <= LONGEST_LINE for text in (title, date, language, publisher)):
                return PackOnShelf(id, title, edition, date, language, publisher, size, path, is_open=False)
    return None


def _is_number(value: int) -> bool:
    return type(value) is int and 0 <= value < _HIGHEST
