"""What a person wants to know before they write: how much it is, and whether each stick has room for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from reader.sticks.copy_source import CopySource, gather
from reader.sticks.drives import Drive, of_folder
from reader.sticks.errors import CopySourceError, TargetError, reason_of
from reader.sticks.programs import Program
from reader.sticks.survey import room_needed, survey


class Wish(NamedTuple):
    """What is to be copied, and the folders that were named beside the sticks."""

    programs: tuple[Program, ...] = ()
    packs: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()


class Room(NamedTuple):
    """Bytes that writing takes; `problem` is the beginning of a sentence about what is in its way."""

    needed: int
    problem: str = ""


class Outlook(NamedTuple):
    """`size` (bytes) and `files` are those of what each stick gets; `problem` is why nothing can be copied at all."""

    wish: Wish
    drives: tuple[Drive, ...] = ()
    rooms: Mapping[Path, Room] = {}
    size: int = 0
    files: int = 0
    problem: str = ""


class Lookout:
    """Looks again and again, and only at what has changed: sticks are slow. `at_hand` gives the sticks."""

    def __init__(self, at_hand: Callable[[], Iterable[Drive]]) -> None:
        self._at_hand = at_hand
        self._wish: Wish | None = None
        self._source: CopySource | None = None
        self._problem = ""
        self._rooms: dict[Drive, Room] = {}

    def look(self, wish: Wish) -> Outlook:
        drives = {drive.path: drive for drive in self._at_hand()}
        for folder in wish.folders:
            found = None if folder in drives else of_folder(folder)
            if found:
                drives[folder] = found
        self._take(wish)
        source = self._source
        if source is None:
            return Outlook(wish, tuple(drives.values()), problem=self._problem)
        self._rooms = {
            drive: self._rooms.get(drive) or _room(drive.path, source)
            for drive in drives.values()
            if drive.is_writable and not drive.is_own
        }
        rooms = {drive.path: room for drive, room in self._rooms.items()}
        return Outlook(wish, tuple(drives.values()), rooms, source.size, len(source.files))

    def _take(self, wish: Wish) -> None:
        """A source that could not be read is tried again."""
        if self._wish == wish._replace(folders=()) and self._source:
            return
        self._wish, self._source, self._problem, self._rooms = wish._replace(folders=()), None, "", {}
        if wish.programs:
            try:
                self._source = gather(wish.programs, wish.packs, is_checked=False)
            except CopySourceError as error:
                self._problem = str(error)


def _room(root: Path, source: CopySource) -> Room:
    """What has the right name and size is taken to be there."""
    try:
        return Room(room_needed(root, survey(root.resolve(), source).lacking))
    except TargetError as error:
        return Room(0, str(error))
    except OSError as error:
        return Room(0, reason_of(error))
