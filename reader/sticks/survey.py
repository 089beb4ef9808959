"""What is on one stick before it is written: which files are missing, which may be there, and what blocks writing."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.sticks import checksum_list, file_names, stick_files
from reader.sticks.copy_source import CopySource, SourceFile
from reader.sticks.errors import TargetError, quoted
from reader.sticks.layout import PARTIAL, START, SUMS, UNFINISHED
from reader.system.format_numbers import size

GROUP_BYTES = 64 << 20
GROUP_FILES = 32
MARGIN = 1 << 20  # bytes, for folders, the start page and the list

IS_LINK = "{} is a link."
IS_FILE = "{} is a file."
IS_FOLDER = "{} is a folder."
IS_FOREIGN = "{} was not written by Carrel."


@dataclass(frozen=True, slots=True)
class Survey:
    """`same_size`: files that may be on the stick already, since a file there has the same name and size.

    `missing`: files that must be copied. `listed`: names -> digests, from the stick's list. `own_names`: the names,
    folded, that Carrel wrote before. `stale`: files of an older program that the new one no longer has.
    """

    root: Path
    device: int
    listed: Mapping[str, str]
    own_names: frozenset[str]
    same_size: tuple[SourceFile, ...]
    missing: tuple[SourceFile, ...]
    stale: tuple[str, ...]


def survey(root: Path, source: CopySource) -> Survey:
    """Raises TargetError if something blocks writing, and OSError."""
    _check_not_source(root, source)
    checksums = checksum_list.read(root)
    unfinished = checksum_list.read_unfinished_names(root)
    if checksums and not checksums.is_ours:
        raise TargetError(f"it has the {SUMS} of another program. Move that file, or use an empty stick")
    if (checksums is None and stick_files.is_link(root / SUMS)) or stick_files.is_link(root / UNFINISHED):
        raise TargetError(f"its {SUMS} is a link. Remove the link")
    listed = checksums.digests if checksums else {}
    page = (START,) if checksums else ()  # its line is the last, so it is lost if the list was cut short
    own_names = frozenset(map(file_names.folded, (*listed, *(unfinished or ()), *page)))
    same_size: list[SourceFile] = []
    missing: list[SourceFile] = []
    for file in source.files:
        (same_size if _has_same_size(root, file, own_names) else missing).append(file)
    _check_path(root, START, own_names)
    folders = {program.folder for program in source.programs}
    wanted = {file_names.folded(file.name) for file in source.files}
    stale = tuple(name for name in listed if name.split("/")[0] in folders and file_names.folded(name) not in wanted)
    return Survey(root, root.stat().st_dev, listed, own_names, tuple(same_size), tuple(missing), stale)


def _check_not_source(root: Path, source: CopySource) -> None:
    for program in source.programs:
        copied_from = program.source.resolve()
        copied_to = root / program.path_on_stick
        is_same = copied_to.exists() and copied_to.samefile(copied_from)
        if copied_from == root or copied_from in root.parents or is_same:
            raise TargetError("the files would be copied from here. Choose another stick")


def _has_same_size(root: Path, file: SourceFile, own_names: frozenset[str]) -> bool:
    path = root / file.name
    _check_path(root, file.name, own_names, file.size)
    return stick_files.is_regular_file(path) and path.lstat().st_size == file.size


def _check_path(root: Path, name: str, own_names: frozenset[str], size: int = -1) -> None:
    """Raises TargetError if a link, a file that Carrel did not write, or a name in another case blocks that path.

    A file of that `size` does not block it yet: it may be the same file.
    """
    path = root
    parts = name.split("/")
    for number, part in enumerate(parts):
        if not (path / part).exists() and not stick_files.is_link(path / part):
            _check_case(path, part)
            return
        path = path / part
        if stick_files.is_link(path):
            raise blocked_by(root, path, IS_LINK)
        is_last = number == len(parts) - 1
        if is_last == path.is_dir():
            raise blocked_by(root, path, IS_FOLDER if is_last else IS_FILE)
    if file_names.folded(name) not in own_names and path.stat().st_size != size:
        raise blocked_by(root, path, IS_FOREIGN)


def blocked_by(root: Path, path: Path, sentence: str) -> TargetError:
    """`sentence` is one of those above."""
    name = quoted(path.relative_to(root).as_posix())
    return TargetError(f"{sentence.format(name)} Carrel did not change it: move it away, then try again")


def _check_case(folder: Path, name: str) -> None:
    """Names that differ only in case are one name on most sticks, and two on others."""
    if not folder.is_dir():
        return
    key = file_names.folded(name)
    for entry in folder.iterdir():
        if file_names.folded(entry.name) == key:
            raise TargetError(
                f"{quoted(entry.name)} differs from {quoted(name)} only in upper and lower case. Rename it"
            )


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


def space_needed(root: Path, copied: Sequence[SourceFile]) -> int:
    """Free bytes needed at the worst moment: old files are deleted only when their whole group has been written."""
    unit = stick_files.cluster_size(root)
    used = most = 0
    for group in in_groups(copied):
        used += sum(_rounded(file.size, unit) for file in group)
        most = max(most, used)
        used -= sum(_rounded((root / file.name).stat().st_size, unit) for file in group if (root / file.name).exists())
    folders = {file.name.rpartition("/")[0] for file in copied}
    return most + len(folders) * unit + MARGIN if copied else 0


def has_space(needed: int, free: int, total: int) -> bool:
    """In bytes. Some drivers report 0 for everything; then writing shows whether the stick is full."""
    return needed <= free or not total


def check_space(found: Survey, copied: Sequence[SourceFile], claimed: dict[int, int]) -> None:
    """`claimed`: device -> bytes that other targets on it need; this target adds its own. Raises TargetError."""
    needed = space_needed(found.root, copied)
    usage = shutil.disk_usage(found.root)
    free = usage.free - claimed.get(found.device, 0)
    if not has_space(needed, free, usage.total):
        raise TargetError(f"it has {size(max(0, free))} free, but needs {size(needed)}")
    claimed[found.device] = claimed.get(found.device, 0) + needed


def leftovers(root: Path, source: CopySource, listed: Iterable[str]) -> Iterator[Path]:
    """Partial files from interrupted attempts, in the folders that Carrel writes to. Links are not followed."""
    names = (*(file.name for file in source.files), *listed, START)
    for folder in sorted({name.rpartition("/")[0] for name in names}):
        path = root / folder
        if stick_files.is_behind_link(root, f"{folder}/x") or not path.is_dir():
            continue
        yield from (
            each for each in path.iterdir() if each.name.endswith(PARTIAL) and stick_files.is_regular_file(each)
        )


def _rounded(size: int, unit: int) -> int:
    return -(-size // unit) * unit
