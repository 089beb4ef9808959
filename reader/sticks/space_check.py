"""How many bytes each stick needs before anything is written, and what prevents writing to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from reader.sticks.copy_source import CopySource, list_files
from reader.sticks.drives import Drive, drive_at
from reader.sticks.errors import CopySourceError, TargetError, reason_of
from reader.sticks.programs import Program
from reader.sticks.stick_folder import StickFolder
from reader.sticks.survey import space_needed, survey


class CopyRequest(NamedTuple):
    """The programs and packs to copy, and folders that the user chose in addition to the sticks."""

    programs: tuple[Program, ...] = ()
    packs: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()


class SpaceNeeded(NamedTuple):
    """`needed` is in bytes. `problem` is why the stick cannot be written, in sentences; else empty."""

    needed: int
    problem: str = ""


class DrivesOverview(NamedTuple):
    """`size` (bytes) and `files` are what each stick gets. `problem` is why nothing can be copied at all."""

    request: CopyRequest
    drives: tuple[Drive, ...] = ()
    space: Mapping[Path, SpaceNeeded] = {}
    size: int = 0
    files: int = 0
    problem: str = ""


class SpaceChecker:
    """Called repeatedly; reads only the sticks that changed, since sticks are slow. `find_drives` lists the sticks."""

    def __init__(self, find_drives: Callable[[], Iterable[Drive]]) -> None:
        self._find_drives = find_drives
        self._request: CopyRequest | None = None
        self._source: CopySource | None = None
        self._problem = ""
        self._space: dict[Drive, SpaceNeeded] = {}

    def check(self, request: CopyRequest) -> DrivesOverview:
        drives = {drive.path: drive for drive in self._find_drives()}
        for folder in request.folders:
            found = None if folder in drives else drive_at(folder)
            if found:
                drives[folder] = found
        self._read_source(request)
        source = self._source
        if source is None:
            return DrivesOverview(request, tuple(drives.values()), problem=self._problem)
        self._space = {
            drive: self._space.get(drive) or _space(drive.path, source)
            for drive in drives.values()
            if drive.is_writable and not drive.is_own
        }
        space = {drive.path: needed for drive, needed in self._space.items()}
        return DrivesOverview(request, tuple(drives.values()), space, source.size, len(source.files))

    def _read_source(self, request: CopyRequest) -> None:
        """Does nothing if the same files were read before. A source that could not be read is tried again."""
        request = request._replace(folders=())
        if self._request == request and self._source:
            return
        self._request, self._source, self._problem, self._space = request, None, "", {}
        if request.programs:
            try:
                self._source = list_files(request.programs, request.packs, verify_packs=False)
            except CopySourceError as error:
                self._problem = str(error)


def _space(root: Path, source: CopySource) -> SpaceNeeded:
    """Assumes that a file with the right name and size needs no space; only writing compares the bytes."""
    try:
        with StickFolder(root) as stick:
            found = survey(stick, source)
            return SpaceNeeded(space_needed(stick, found, found.missing))
    except TargetError as error:
        return SpaceNeeded(0, str(error))
    except OSError as error:
        return SpaceNeeded(0, reason_of(error))
