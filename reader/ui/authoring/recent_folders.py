"""The content folders that were edited last, and the pack of each: as the settings store them, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reader.library.composed import composed

SETTING = "edited_folders"
MOST_FOLDERS = 12
_LONGEST = 4_000  # characters of a path


class RecentFolder(NamedTuple):
    folder: Path
    pack: str
    title: str


def from_setting(stored: Any) -> tuple[RecentFolder, ...]:
    """Without what is none of them: the file of the settings may be changed by hand."""
    found = []
    for each in stored if isinstance(stored, list) else ():
        match each:
            case {"folder": str(folder), "pack": str(pack), "title": str(title)} if (
                0 < len(folder) < _LONGEST and "\0" not in folder and Path(folder).is_absolute()
            ):
                found.append(RecentFolder(Path(folder), pack, title))
    return tuple(found[:MOST_FOLDERS])


def with_folder(folders: Sequence[RecentFolder], newest: RecentFolder) -> list[dict[str, str]]:
    others = [each for each in folders if each.folder != newest.folder]
    kept = [newest, *others][:MOST_FOLDERS]
    return [{"folder": str(each.folder), "pack": each.pack, "title": each.title[:_LONGEST]} for each in kept]


def folder_of(folders: Sequence[RecentFolder], pack: str) -> Path | None:
    """The folder that a pack was last edited in."""
    return next((each.folder for each in folders if composed(each.pack) == composed(pack)), None)
