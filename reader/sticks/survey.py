"""What is on one stick before it is written: which files are missing, which may be there, and what blocks writing."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.library import local_help
from reader.library.packerrors import shortened
from reader.sticks import checksum_list, file_names, stick_files
from reader.sticks.copy_source import CopySource, SourceFile
from reader.sticks.errors import TargetError
from reader.sticks.held_folders import LinkError
from reader.sticks.layout import LOCAL_HELP, PARTIAL, START, SUMS, UNFINISHED
from reader.sticks.stick_folder import FileState, StickFolder
from reader.system.format_numbers import size
from reader.system.links import is_link
from reader.translation import N_, _

GROUP_BYTES = 64 << 20
GROUP_FILES = 32
MARGIN = 1 << 20  # bytes, for folders, the start page and the list

IS_LINK = N_("“{name}” is a link. Carrel did not change it: move it away, then try again.")
IS_FILE = N_("“{name}” is a file. Carrel did not change it: move it away, then try again.")
IS_FOLDER = N_("“{name}” is a folder. Carrel did not change it: move it away, then try again.")
IS_SPECIAL = N_("“{name}” is a pipe or a device. Carrel did not change it: move it away, then try again.")
IS_FOREIGN = N_("“{name}” was not written by Carrel. Carrel did not change it: move it away, then try again.")


@dataclass(frozen=True, slots=True)
class Survey:
    """`same_size`: files that may be on the stick already, since a file there has the same name and size.

    `missing`: files that must be copied. `listed`: names -> digests, from the stick's list. `own_names`: the names,
    folded, that Carrel wrote before. `found`: what was there for each file to copy, None for nothing. `stale`: files of
    an older program that the new one no longer has.
    """

    device: int
    listed: Mapping[str, str]
    own_names: frozenset[str]
    same_size: tuple[SourceFile, ...]
    missing: tuple[SourceFile, ...]
    found: Mapping[str, FileState | None]
    stale: tuple[str, ...]


def survey(stick: StickFolder, source: CopySource) -> Survey:
    """Raises TargetError if something blocks writing, and OSError."""
    _check_not_source(stick, source)
    checksums = checksum_list.read(stick.path)
    unfinished = checksum_list.read_unfinished_names(stick.path)
    if checksums and not checksums.is_ours:
        raise TargetError(_("It has the {file} of another program. Move that file, or use an empty stick.", file=SUMS))
    for name in (SUMS, UNFINISHED):
        state = stick.state(name)
        if state and not stat.S_ISREG(state.st_mode):
            raise TargetError(
                _("Its {file} is a link. Remove it.", file=name)
                if is_link(state)
                else _("Its {file} is no file. Remove it.", file=name)
            )
    listed = checksums.digests if checksums else {}
    page = (START,) if checksums else ()  # its line is the last, so it is lost if the list was cut short
    own_names = frozenset(map(file_names.folded, (*listed, *(unfinished or ()), *page)))
    same_size: list[SourceFile] = []
    missing: list[SourceFile] = []
    paths = _PathCheck(stick, own_names)
    found: dict[str, FileState | None] = {}
    for file in source.files:
        if file.name == LOCAL_HELP and _is_changed_by_hand(stick, file, listed.get(LOCAL_HELP, "")):
            continue  # a clinic's own number is never overwritten
        there = found[file.name] = paths.state_of(file.name, file.size)
        (same_size if there and there.size == file.size else missing).append(file)
    paths.state_of(START)
    folders = {program.folder for program in source.programs}
    wanted = {file_names.folded(file.name) for file in source.files}
    stale = tuple(name for name in listed if name.split("/")[0] in folders and file_names.folded(name) not in wanted)
    return Survey(stick.identity()[0], listed, own_names, tuple(same_size), tuple(missing), found, stale)


def _is_changed_by_hand(stick: StickFolder, file: SourceFile, listed: str) -> bool:
    """Whether a file on the stick is neither what was written there, whose digest is in the list, nor the new one."""
    state = stick.state(file.name) if stick.is_file(file.name) else None
    if state is None or state.st_size > local_help.LARGEST_FILE:
        return state is not None
    new = hashlib.sha256(file.path.read_bytes()).hexdigest()
    return stick.digest(file.name, lambda count: None) not in (listed, new)


def _check_not_source(stick: StickFolder, source: CopySource) -> None:
    root = stick.path
    for program in source.programs:
        copied_from = program.source.resolve()
        copied_to = root / program.path_on_stick
        is_same = copied_to.exists() and copied_to.samefile(copied_from)
        if copied_from == root or copied_from in root.parents or is_same:
            raise TargetError(_("The files would be copied from here. Choose another stick."))


class _PathCheck:
    """Finds what blocks the path of a file: a link, a file that Carrel did not write, or a name in another case."""

    def __init__(self, stick: StickFolder, own_names: frozenset[str]) -> None:
        self._stick = stick
        self._own_names = own_names
        self._names: dict[str, dict[str, str]] = {}

    def state_of(self, name: str, size: int = -1) -> FileState | None:
        """What is there now, None for nothing. Raises TargetError.

        A file of that `size` does not block the path yet: it may be the same file.
        """
        parts = name.split("/")
        for number in range(1, len(parts)):
            if not self._has("/".join(parts[:number])):
                return None
        state = self._state(name)
        if state is None:
            return None
        if not stat.S_ISREG(state.st_mode):
            raise blocked_by(name, IS_FOLDER if stat.S_ISDIR(state.st_mode) else IS_SPECIAL)
        found = FileState.of(state)
        if file_names.folded(name) not in self._own_names and found.size != size:
            raise blocked_by(name, IS_FOREIGN)
        return found

    def _has(self, folder: str) -> bool:
        state = self._state(folder)
        if state and not stat.S_ISDIR(state.st_mode):
            raise blocked_by(folder, IS_FILE)
        return state is not None

    def _state(self, path: str) -> os.stat_result | None:
        state = self._stick.state(path)
        if state is None:
            folder, _slash, name = path.rpartition("/")
            self._check_case(folder, name)
        elif is_link(state):
            raise blocked_by(path, IS_LINK)
        return state

    def _check_case(self, folder: str, name: str) -> None:
        """Names that differ only in case are one name on most sticks, and two on others."""
        if folder not in self._names:
            self._names[folder] = {file_names.folded(each): each for each in self._stick.names(folder)}
        other = self._names[folder].get(file_names.folded(name))
        if other:
            raise TargetError(
                _(
                    "“{other}” differs from “{name}” only in upper and lower case. Rename it.",
                    other=shortened(other),
                    name=shortened(name),
                )
            )


def blocked_by(name: str, sentence: str) -> TargetError:
    """`sentence` is one of those above."""
    return TargetError(_(sentence, name=shortened(name)))


def in_groups(files: Iterable[SourceFile]) -> Iterator[list[SourceFile]]:
    """Files that are synced and renamed together, since a stick takes long to do that for each file."""
    group: list[SourceFile] = []
    for file in files:
        group.append(file)
        if is_full_group(group):
            yield group
            group = []
    if group:
        yield group


def is_full_group(files: Sequence[SourceFile]) -> bool:
    return len(files) >= GROUP_FILES or sum(each.size for each in files) >= GROUP_BYTES


def space_needed(stick: StickFolder, found: Survey, copied: Sequence[SourceFile]) -> int:
    """Free bytes needed at the worst moment: old files are deleted only when their whole group has been written."""
    unit = stick_files.cluster_size(stick.path)
    used = most = 0
    for group in in_groups(copied):
        used += sum(_rounded(file.size, unit) for file in group)
        most = max(most, used)
        used -= sum(_rounded(state.size, unit) for file in group if (state := found.found[file.name]))
    folders = {file.name.rpartition("/")[0] for file in copied}
    return most + len(folders) * unit + MARGIN if copied else 0


def has_space(needed: int, free: int, total: int) -> bool:
    """In bytes. Some drivers report 0 for everything; then writing shows whether the stick is full."""
    return needed <= free or not total


def check_space(stick: StickFolder, found: Survey, copied: Sequence[SourceFile], claimed: dict[int, int]) -> None:
    """`claimed`: device -> bytes that other targets on it need; this target adds its own. Raises TargetError."""
    needed = space_needed(stick, found, copied)
    usage = shutil.disk_usage(stick.path)
    free = usage.free - claimed.get(found.device, 0)
    if not has_space(needed, free, usage.total):
        raise TargetError(_("It has {free} free, but needs {needed}.", free=size(max(0, free)), needed=size(needed)))
    claimed[found.device] = claimed.get(found.device, 0) + needed


def leftovers(stick: StickFolder, source: CopySource, listed: Iterable[str]) -> Iterator[str]:
    """Partial files from interrupted attempts, in the folders that Carrel writes to; no links and no folders."""
    names = (*(file.name for file in source.files), *listed, START)
    for folder in sorted({name.rpartition("/")[0] for name in names}):
        try:
            entries = stick.names(folder)
        except (LinkError, FileNotFoundError):
            continue
        found = (f"{folder}/{entry}" if folder else entry for entry in entries if entry.endswith(PARTIAL))
        yield from filter(stick.is_file, found)


def _rounded(size: int, unit: int) -> int:
    return -(-size // unit) * unit
