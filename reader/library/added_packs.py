"""The packs that the reader added to the shelf, as values for the settings.

Each one is stored with its title and so on, so that the shelf can name it while its stick is unplugged.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from reader.library.limits import LONGEST_LINE
from reader.library.model import ID
from reader.library.shelf import PackOnShelf

MOST_PACKS = 1000
LONGEST_NAME = 4096  # characters of a file's path
_MAX_NUMBER = 1 << 53


def from_settings(values: object, data: Path) -> tuple[PackOnShelf, ...]:
    """The valid entries of a settings value, each file once. Invalid entries are ignored."""
    entries = values[:MOST_PACKS] if isinstance(values, list) else ()
    by_file: dict[Path, PackOnShelf] = {}
    for entry in entries:
        if pack := _read_entry(entry, data):
            by_file.setdefault(pack.path, pack)
    return tuple(by_file.values())


def to_settings(packs: Sequence[PackOnShelf], data: Path) -> list[dict[str, Any]]:
    """The opposite of `from_settings`."""
    return [_to_entry(pack, data) for pack in packs]


def with_added(packs: Sequence[PackOnShelf], new: Iterable[PackOnShelf]) -> tuple[PackOnShelf, ...]:
    """The new packs in reverse order, then the others; each file once."""
    by_file: dict[Path, PackOnShelf] = {}
    for pack in (*reversed([*new]), *packs):
        by_file.setdefault(pack.path, pack)
    return tuple(by_file.values())[:MOST_PACKS]


def without_file(packs: Sequence[PackOnShelf], file: Path) -> tuple[PackOnShelf, ...]:
    return tuple(pack for pack in packs if pack.path != file)


def to_stored_path(file: Path, data: Path) -> str:
    """A path as text. It is relative to `data` if the file is in `data` or in the folder that contains `data`.

    Both can be on one stick, which has another drive letter or mount point on the next computer.
    """
    if not file.is_absolute() and _is_absolute(file.as_posix()):
        return file.as_posix()  # a path of another system, where it will be valid again
    absolute, home = Path(os.path.abspath(file)), Path(os.path.abspath(data))  # noqa: PTH100 - keeps symbolic links
    if not absolute.is_relative_to(home.parent):
        return str(absolute)
    is_inside = absolute.is_relative_to(home)
    relative = absolute.relative_to(home if is_inside else home.parent)
    return f"{'.' if is_inside else '..'}/{relative.as_posix()}"


def from_stored_path(text: str, data: Path) -> Path | None:
    """The opposite of `to_stored_path`; None if the text is not valid."""
    if not 0 < len(text) <= LONGEST_NAME or "\0" in text:
        return None
    if text.startswith(("./", "../")):
        return Path(os.path.abspath(data / text))  # noqa: PTH100 - keeps symbolic links
    return Path(text) if _is_absolute(text) else None


def _is_absolute(text: str) -> bool:
    """Whether the path is absolute on this or on another system."""
    return PurePosixPath(text).is_absolute() or PureWindowsPath(text).is_absolute()


def _to_entry(pack: PackOnShelf, data: Path) -> dict[str, Any]:
    fields = pack._asdict()
    del fields["path"], fields["is_open"]
    return {"file": to_stored_path(pack.path, data), **fields}


def _read_entry(entry: object, data: Path) -> PackOnShelf | None:
    if not isinstance(entry, dict):
        return None
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
            path = from_stored_path(file, data)
            if path and all(len(text) <= LONGEST_LINE for text in (title, date, language, publisher)):
                found = PackOnShelf(id, title, edition, date, language, publisher, size, path, is_open=False)
                return _with_details(found, entry)
    return None


def _with_details(pack: PackOnShelf, entry: dict[str, Any]) -> PackOnShelf:
    """What older versions did not save is left out, as is what no version would save."""
    description, articles = entry.get("description"), entry.get("articles")
    if isinstance(description, str) and len(description) <= LONGEST_LINE:
        pack = pack._replace(description=description)
    return pack._replace(articles=articles) if isinstance(articles, int) and _is_number(articles) else pack


def _is_number(value: int) -> bool:
    return type(value) is int and 0 <= value < _MAX_NUMBER
