"""What is on one target before anything is written, and what that leaves to do."""

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
MARGIN = 1 << 20  # bytes, for folders and the closing files


@dataclass(frozen=True, slots=True)
class Survey:
    """`like` are the files that may be there already: something of the same size has their name.

    `ours` are the names, folded, that Carrel wrote before; `old` the digests of its list; `stale` what an older
    program in a folder that is renewed has and the new one has not.
    """

    root: Path
    device: int
    old: Mapping[str, str]
    ours: frozenset[str]
    like: tuple[SourceFile, ...]
    lacking: tuple[SourceFile, ...]
    stale: tuple[str, ...]


def survey(root: Path, source: CopySource) -> Survey:
    """Raises TargetError where something is in the way, and OSError."""
    _check_apart(root, source)
    listed = checksum_list.read(root)
    unfinished = checksum_list.read_unfinished(root)
    if listed and not listed.is_ours:
        raise TargetError(f"there is another program's {SUMS}. Move it, or take an empty stick")
    if (listed is None and stick_files.is_link(root / SUMS)) or stick_files.is_link(root / UNFINISHED):
        raise TargetError(f"{SUMS} is a link there. Remove it")
    old = listed.digests if listed else {}
    page = (START,) if listed else ()  # a list that was cut short still says whose it is
    ours = frozenset(map(file_names.folded, (*old, *(unfinished or ()), *page)))
    like: list[SourceFile] = []
    lacking: list[SourceFile] = []
    for file in source.files:
        (like if _may_be_there(root, file, ours) else lacking).append(file)
    _check_way(root, START, ours)
    folders = {program.folder for program in source.programs}
    wanted = {file_names.folded(file.name) for file in source.files}
    stale = tuple(name for name in old if name.split("/")[0] in folders and file_names.folded(name) not in wanted)
    return Survey(root, root.stat().st_dev, old, ours, tuple(like), tuple(lacking), stale)


def _check_apart(root: Path, source: CopySource) -> None:
    for program in source.programs:
        inside = program.source.resolve()
        place = root / program.place
        if inside == root or inside in root.parents or (place.exists() and place.samefile(inside)):
            raise TargetError("this is where it would be copied from. Name another stick")


def _may_be_there(root: Path, file: SourceFile, ours: frozenset[str]) -> bool:
    path = root / file.name
    _check_way(root, file.name, ours, file.size)
    return stick_files.is_plain(path) and path.lstat().st_size == file.size


def _check_way(root: Path, name: str, ours: frozenset[str], size: int = -1) -> None:
    """Raises TargetError where a file that is not ours, a link, or a name in other letters stands in the way."""
    way = root
    parts = name.split("/")
    for number, part in enumerate(parts):
        if not (way / part).exists() and not stick_files.is_link(way / part):
            _check_case(way, part)
            return
        way = way / part
        if stick_files.is_link(way):
            raise in_the_way(root, way, "is a link")
        is_last = number == len(parts) - 1
        if is_last == way.is_dir():
            raise in_the_way(root, way, "is a folder" if is_last else "is a file")
    if file_names.folded(name) not in ours and way.stat().st_size != size:
        raise in_the_way(root, way, "is somebody else's file")


def in_the_way(root: Path, path: Path, what: str) -> TargetError:
    return TargetError(f"{quoted(path.relative_to(root).as_posix())} {what} there. It was left as it is; move it away")


def _check_case(folder: Path, name: str) -> None:
    """Two names that differ in case alone are one on most sticks, and two on others."""
    if not folder.is_dir():
        return
    key = file_names.folded(name)
    for entry in folder.iterdir():
        if file_names.folded(entry.name) == key:
            raise TargetError(f"{quoted(entry.name)} differs from {quoted(name)} in nothing but case. Rename it")


def grouped(files: Iterable[SourceFile]) -> Iterator[list[SourceFile]]:
    """As they are synced and put under their final names: not one by one, which takes sticks long."""
    group: list[SourceFile] = []
    for file in files:
        group.append(file)
        if len(group) >= GROUP_FILES or sum(each.size for each in group) >= GROUP_BYTES:
            yield group
            group = []
    if group:
        yield group


def room_needed(root: Path, copied: Sequence[SourceFile]) -> int:
    """Bytes that must be free at the worst moment: what a group replaces goes only when all of the group is there."""
    unit = stick_files.cluster(root)
    taken = most = 0
    for group in grouped(copied):
        taken += sum(_rounded(file.size, unit) for file in group)
        most = max(most, taken)
        taken -= sum(_rounded((root / file.name).stat().st_size, unit) for file in group if (root / file.name).exists())
    folders = {file.name.rpartition("/")[0] for file in copied}
    return most + len(folders) * unit + MARGIN if copied else 0


def check_room(found: Survey, copied: Sequence[SourceFile], claimed: dict[int, int]) -> None:
    """`claimed` has what other targets on the same device need. Raises TargetError."""
    needed = room_needed(found.root, copied)
    usage = shutil.disk_usage(found.root)
    free = usage.free - claimed.get(found.device, 0)
    if usage.total and needed > free:  # some drivers tell nothing, and a stick that is full tells so itself
        raise TargetError(f"it has {size(max(0, free))} free, and {size(needed)} are needed")
    claimed[found.device] = claimed.get(found.device, 0) + needed


def leftovers(root: Path, source: CopySource, old: Iterable[str]) -> Iterator[Path]:
    """What interrupted attempts left half-written, in the folders that we write to. Links are not followed."""
    named = (*(file.name for file in source.files), *old, START)
    for folder in sorted({name.rpartition("/")[0] for name in named}):
        place = root / folder
        if stick_files.leads_out(root, f"{folder}/x") or not place.is_dir():
            continue
        yield from (path for path in place.iterdir() if path.name.endswith(PARTIAL) and stick_files.is_plain(path))


def _rounded(size: int, unit: int) -> int:
    return -(-size // unit) * unit
