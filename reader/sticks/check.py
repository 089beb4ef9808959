"""Checks a stick against its list of checksums: which files are intact, damaged, missing, or not in the list."""

from __future__ import annotations

import errno
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from reader.library.packerrors import shortened
from reader.library.packfile import SUFFIX
from reader.sticks import checksum_list, file_names, stand_ins
from reader.sticks.checksum_list import ChecksumList
from reader.sticks.errors import Cancelled, NotAStickError, reason_of
from reader.sticks.held_folders import LinkError
from reader.sticks.layout import PACKS, PARTIAL, SUMS, UNFINISHED, is_junk, is_local_help, is_marks
from reader.sticks.programs import FOLDERS
from reader.sticks.progress import IsCancelled, OnProgress, ProgressMeter, Stage
from reader.sticks.stick_folder import StickFolder
from reader.system import paths
from reader.system.links import is_link
from reader.translation import N_, _

_PROGRAM_FOLDERS = frozenset(map(file_names.folded, FOLDERS))
_SYSTEM_FOLDERS = ("system volume information", "$recycle.bin", "lost+found", "found.000")


class UnlistedKind(Enum):
    """Files on a stick that are not in its list. The value is what a line says before the name of one."""

    STAND_IN = N_("Added")
    INTRUDER = N_("Foreign")
    MARKS = N_("Not checked, the reader's marks")
    PACK = N_("Not checked, a pack added by hand")
    LOCAL_HELP = N_("Not checked, local help, written by hand")
    LEFTOVER = N_("Not checked, incomplete, because writing was interrupted")
    LINK = N_("Not checked, a link, which Carrel does not follow")
    OTHER = N_("Not checked, not written by Carrel")


@dataclass(frozen=True, slots=True)
class StickReport:
    """`unlisted` names files; a name that ends in a slash is a folder without any of Carrel's files."""

    target: Path
    verified: tuple[str, ...]
    verified_bytes: int
    damaged: tuple[str, ...]
    missing: tuple[str, ...]
    unlisted: tuple[tuple[str, UnlistedKind], ...]
    is_finished: bool
    is_list_intact: bool

    @property
    def needs_repair(self) -> bool:
        """Whether writing the stick again helps."""
        return bool(self.damaged or self.missing) or not self.is_finished or not self.is_list_intact

    @property
    def stand_ins(self) -> tuple[str, ...]:
        return tuple(name for name, kind in self.unlisted if kind is UnlistedKind.STAND_IN)

    @property
    def is_intact(self) -> bool:
        return not self.needs_repair and not self.stand_ins and not self.intruders

    @property
    def intruders(self) -> tuple[str, ...]:
        """What lies in the folder of a program and was not copied with it: the program might load it."""
        return tuple(name for name, kind in self.unlisted if kind is UnlistedKind.INTRUDER)


def check_stick(
    target: Path, on_progress: OnProgress | None = None, is_cancelled: IsCancelled | None = None
) -> StickReport:
    """Reads every file that Carrel wrote, and changes nothing. Raises NotAStickError and Cancelled."""
    try:
        return _check(target, on_progress or (lambda progress: None), is_cancelled or (lambda: False))
    except OSError as error:
        raise NotAStickError(
            _("“{stick}” cannot be checked. {reason}", stick=shortened(target), reason=reason_of(error))
        ) from error


def _check(target: Path, on_progress: OnProgress, is_cancelled: IsCancelled) -> StickReport:
    if not target.is_dir():
        raise NotAStickError(
            _("“{path}” is not a folder. Give the folder where the system shows the stick.", path=shortened(target))
        )
    listed = checksum_list.read(target)
    unfinished = checksum_list.read_unfinished_names(target)
    if unfinished is None and (listed is None or not listed.is_ours):
        raise NotAStickError(
            _("Carrel did not write “{stick}”: it has no {file} from Carrel.", stick=shortened(target), file=SUMS)
        )
    with StickFolder(target) as stick:
        reading = _Reading(stick, on_progress, is_cancelled)
        return reading.report(target, listed or checksum_list.EMPTY, unfinished)


class _Reading:
    """Reads one stick once."""

    def __init__(self, stick: StickFolder, on_progress: OnProgress, is_cancelled: IsCancelled) -> None:
        self._stick = stick
        self._on_progress = on_progress
        self._is_cancelled = is_cancelled
        self._meter = ProgressMeter()

    def report(self, target: Path, listed: ChecksumList, unfinished: frozenset[str] | None) -> StickReport:
        self._meter.enter(Stage.VERIFYING)
        sizes = {}
        for name in listed.digests:
            self._check_cancelled()
            sizes[name] = self._size(name)
        self._meter.expect(sum(filter(None, sizes.values())), len(sizes))
        verified, damaged, missing = [], [], []
        changed: list[tuple[str, UnlistedKind]] = []
        for name in sorted(sizes):
            self._check_cancelled()  # a missing file never reaches `_count`
            if sizes[name] is None:
                if not is_local_help(name):  # somebody has deleted a number that is not theirs
                    missing.append(name)
            elif self._is_as_listed(name, listed.digests[name]):
                verified.append(name)
            elif is_local_help(name):
                changed.append((name, UnlistedKind.LOCAL_HELP))
            else:
                damaged.append(name)
            self._meter.count(0, 1)
        return StickReport(
            target,
            tuple(verified),
            sum(sizes[name] or 0 for name in verified),
            tuple(damaged),
            tuple(missing),
            (
                *self._with_stand_ins(listed, [*self._unlisted(frozenset((*listed.digests, *(unfinished or ()))))]),
                *changed,
            ),
            is_finished=unfinished is None,
            is_list_intact=listed.is_intact,
        )

    def _check_cancelled(self) -> None:
        if self._is_cancelled():
            raise Cancelled

    def _count(self, size: int) -> None:
        self._meter.count(size)
        self._on_progress(self._meter.snapshot())
        self._check_cancelled()

    def _size(self, name: str) -> int | None:
        """None if the file is missing, 0 if it cannot be read. Raises OSError if the whole stick cannot be read."""
        try:
            state = self._stick.state(name)
            return None if state is None else state.st_size
        except LinkError:
            return 0
        except OSError as error:
            self._stick.identity()
            return None if error.errno == errno.ENAMETOOLONG else 0

    def _is_as_listed(self, name: str, digest: str) -> bool:
        """False for a link to a file with the right bytes: Carrel does not write links."""
        try:
            return self._stick.digest(name, self._count) == digest
        except OSError:
            return False

    def _with_stand_ins(
        self, listed: ChecksumList, found: Sequence[tuple[str, UnlistedKind]]
    ) -> Iterator[tuple[str, UnlistedKind]]:
        """The unlisted files, where a pack with the id of a listed one is a STAND_IN, also if it is a reader's copy."""
        copies = stand_ins.copies(self._stick, [name for name, kind in found if kind is UnlistedKind.MARKS])
        added = [name for name, kind in found if kind not in (UnlistedKind.INTRUDER, UnlistedKind.LINK)]
        others = dict.fromkeys(
            stand_ins.stand_ins(self._stick, listed.digests, [*added, *copies], self._check_cancelled)
        )
        yield from ((name, UnlistedKind.STAND_IN) for name in others)
        yield from ((name, kind) for name, kind in found if name not in others)

    def _unlisted(self, ours: frozenset[str]) -> Iterator[tuple[str, UnlistedKind]]:
        files = {file_names.folded(name) for name in (*ours, SUMS, UNFINISHED)}
        folders = {file_names.folded(folder) for folder in {str(parent) for name in ours for parent in _parents(name)}}
        yield from self._unlisted_in("", files, folders)

    def _unlisted_in(self, folder: str, files: set[str], folders: set[str]) -> Iterator[tuple[str, UnlistedKind]]:
        for entry in self._stick.names(folder):
            self._check_cancelled()
            name = f"{folder}/{entry}" if folder else entry
            state = self._stick.state(name)
            if state is None:
                continue
            is_folder = stat.S_ISDIR(state.st_mode) and not is_link(state)
            if is_folder and (file_names.folded(name) in folders or _is_pack_folder(name)):
                yield from self._unlisted_in(name, files, folders)
            elif is_folder:
                if entry.lower() not in _SYSTEM_FOLDERS and (folder or not entry.startswith(".")):
                    yield f"{name}/", UnlistedKind.MARKS if is_marks(name) else other_kind(name)
            elif is_link(state):
                yield name, UnlistedKind.LINK if other_kind(name) is UnlistedKind.OTHER else UnlistedKind.INTRUDER
            elif file_names.folded(name) not in files and not is_junk(entry):
                yield name, _kind(name)


def _parents(name: str) -> Iterator[str]:
    parts = name.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts)))


def _is_pack_folder(name: str) -> bool:
    return name.rpartition("/")[2].lower() == paths.PACKS_NAME and name.count("/") <= 1


def _kind(name: str) -> UnlistedKind:
    if name.endswith(PARTIAL):
        return UnlistedKind.LEFTOVER
    if is_local_help(name):
        return UnlistedKind.LOCAL_HELP
    folder = name.rpartition("/")[0]
    return UnlistedKind.PACK if name.lower().endswith(SUFFIX) and _is_pack_folder(folder) else other_kind(name)


def other_kind(name: str) -> UnlistedKind:
    """A marks folder or a pack folder in the folder of a program belongs to the reader, whatever they are."""
    top, _slash, rest = name.partition("/")
    is_inside = bool(rest) and file_names.folded(top) in _PROGRAM_FOLDERS
    is_readers = is_marks(rest) or file_names.folded(rest.split("/")[0]) == file_names.folded(PACKS)
    return UnlistedKind.INTRUDER if is_inside and not is_readers else UnlistedKind.OTHER
