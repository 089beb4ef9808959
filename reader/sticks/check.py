"""Checks a stick against its list of checksums: which files are intact, damaged, missing, or not in the list."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from reader.library.packfile import SUFFIX
from reader.sticks import checksum_list, file_names, stand_ins, stick_files
from reader.sticks.errors import Cancelled, NotAStickError, quoted, reason_of
from reader.sticks.layout import PARTIAL, SUMS, UNFINISHED, is_junk, is_marks
from reader.sticks.progress import IsCancelled, OnProgress, ProgressMeter, Stage
from reader.system import paths

_SYSTEM_FOLDERS = ("system volume information", "$recycle.bin", "lost+found", "found.000")


class UnlistedKind(Enum):
    """Files on a stick that are not in its list."""

    STAND_IN = "another file of a pack in the list"
    MARKS = "the reader's marks"
    PACK = "a pack added by hand"
    LEFTOVER = "incomplete, because writing was interrupted"
    OTHER = "not written by Carrel"


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
        return not self.needs_repair and not self.stand_ins


def check_stick(
    target: Path, on_progress: OnProgress | None = None, is_cancelled: IsCancelled | None = None
) -> StickReport:
    """Reads every file that Carrel wrote, and changes nothing. Raises NotAStickError and Cancelled."""
    try:
        return _check(target, on_progress or (lambda progress: None), is_cancelled or (lambda: False))
    except OSError as error:
        raise NotAStickError(f"{quoted(target)} cannot be checked: {reason_of(error)}.") from error


def _check(target: Path, on_progress: OnProgress, is_cancelled: IsCancelled) -> StickReport:
    if not target.is_dir():
        raise NotAStickError(f"{quoted(target)} is not a folder. Give the folder where the system shows the stick.")
    root = target.resolve()
    listed = checksum_list.read(root)
    unfinished = checksum_list.read_unfinished_names(root)
    if unfinished is None and (listed is None or not listed.is_ours):
        raise NotAStickError(f"Carrel did not write {quoted(target)}: it has no {SUMS} from Carrel.")
    listed = listed or checksum_list.EMPTY
    meter = ProgressMeter()
    meter.enter(Stage.VERIFYING)

    def check_cancelled() -> None:
        if is_cancelled():
            raise Cancelled

    def count(size: int) -> None:
        meter.count(size)
        on_progress(meter.snapshot())
        check_cancelled()

    sizes = {}
    for name in listed.digests:
        check_cancelled()
        sizes[name] = _size(root, name)
    meter.expect(sum(filter(None, sizes.values())), len(sizes))
    verified, damaged, missing = [], [], []
    for name in sorted(sizes):
        check_cancelled()  # a missing file never reaches `count`
        if sizes[name] is None:
            missing.append(name)
        elif _is_as_listed(root, name, listed.digests[name], count):
            verified.append(name)
        else:
            damaged.append(name)
        meter.count(0, 1)
    ours = frozenset((*listed.digests, *(unfinished or ())))
    return StickReport(
        target,
        tuple(verified),
        sum(sizes[name] or 0 for name in verified),
        tuple(damaged),
        tuple(missing),
        tuple(_with_stand_ins(root, listed.digests, [*_unlisted(root, ours)], check_cancelled)),
        is_finished=unfinished is None,
        is_list_intact=listed.is_intact,
    )


def _size(root: Path, name: str) -> int | None:
    """None if the file is missing, 0 if it cannot be read. Raises OSError if the whole stick cannot be read."""
    try:
        return (root / name).lstat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        root.stat()
        return None if error.errno == errno.ENAMETOOLONG else 0


def _is_as_listed(root: Path, name: str, digest: str, count: Callable[[int], None]) -> bool:
    """False for a link to a file with the right bytes: Carrel does not write links."""
    path = root / name
    if stick_files.is_behind_link(root, name) or not stick_files.is_regular_file(path):
        return False
    try:
        return stick_files.digest_of(path, count) == digest
    except OSError:
        return False


def _with_stand_ins(
    root: Path,
    listed: Mapping[str, str],
    found: Sequence[tuple[str, UnlistedKind]],
    check_cancelled: Callable[[], None],
) -> Iterator[tuple[str, UnlistedKind]]:
    """The unlisted files, where a pack with the id of a listed one is a STAND_IN, also among the readers' copies."""
    copies = stand_ins.copies(root, [name for name, kind in found if kind is UnlistedKind.MARKS])
    added = [*(name for name, _ in found), *copies]
    others = dict.fromkeys(stand_ins.stand_ins(root, listed, added, check_cancelled))
    yield from ((name, UnlistedKind.STAND_IN) for name in others)
    yield from ((name, kind) for name, kind in found if name not in others)


def _unlisted(root: Path, ours: frozenset[str]) -> Iterator[tuple[str, UnlistedKind]]:
    files = {file_names.folded(name) for name in (*ours, SUMS, UNFINISHED)}
    folders = {file_names.folded(str(parent)) for name in ours for parent in _parents(name)}
    yield from _unlisted_in(root, "", files, folders)


def _parents(name: str) -> Iterator[str]:
    parts = name.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts)))


def _unlisted_in(root: Path, folder: str, files: set[str], folders: set[str]) -> Iterator[tuple[str, UnlistedKind]]:
    for entry in sorted(os.scandir(root / folder), key=lambda entry: entry.name):
        name = f"{folder}/{entry.name}" if folder else entry.name
        is_folder = entry.is_dir(follow_symlinks=False) and not stick_files.is_link(Path(entry.path))
        if is_folder and (file_names.folded(name) in folders or _is_pack_folder(name)):
            yield from _unlisted_in(root, name, files, folders)
        elif is_folder:
            if entry.name.lower() not in _SYSTEM_FOLDERS and not entry.name.startswith("."):
                yield f"{name}/", UnlistedKind.MARKS if is_marks(name) else UnlistedKind.OTHER
        elif file_names.folded(name) not in files and not is_junk(entry.name):
            yield name, _kind(name)


def _is_pack_folder(name: str) -> bool:
    return name.rpartition("/")[2].lower() == paths.PACKS_NAME and name.count("/") <= 1


def _kind(name: str) -> UnlistedKind:
    if name.endswith(PARTIAL):
        return UnlistedKind.LEFTOVER
    folder = name.rpartition("/")[0]
    return UnlistedKind.PACK if name.lower().endswith(SUFFIX) and _is_pack_folder(folder) else UnlistedKind.OTHER
