"""Tells what on a stick is whole, damaged, missing or foreign, by the list that was written with it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from reader.library.packfile import SUFFIX
from reader.sticks import checksum_list, file_names, stick_files
from reader.sticks.errors import Cancelled, NoStickError, quoted, reason_of
from reader.sticks.layout import PARTIAL, SUMS, UNFINISHED, is_junk, is_marks
from reader.sticks.progress import Meter, Progress, Stage
from reader.system import paths

_OF_SYSTEMS = ("system volume information", "$recycle.bin", "lost+found", "found.000")


class Foreign(Enum):
    """What is on a stick without standing in its list."""

    MARKS = "what its reader has marked"
    PACK = "a pack added by hand"
    LEFTOVER = "left half-written when writing was interrupted"
    OTHER = "not Carrel's"


@dataclass(frozen=True, slots=True)
class Report:
    """`foreign` names files, and folders with nothing of ours in them, which end in a slash."""

    target: Path
    whole: tuple[str, ...]
    whole_bytes: int
    damaged: tuple[str, ...]
    missing: tuple[str, ...]
    foreign: tuple[tuple[str, Foreign], ...]
    is_finished: bool
    is_list_whole: bool

    @property
    def is_whole(self) -> bool:
        return self.is_finished and self.is_list_whole and not self.damaged and not self.missing


def check(
    target: Path, told: Callable[[Progress], None] | None = None, stopped: Callable[[], bool] | None = None
) -> Report:
    """Reads all that Carrel wrote there, and changes nothing. Raises NoStickError and Cancelled."""
    try:
        return _check(target, told or (lambda progress: None), stopped or (lambda: False))
    except OSError as error:
        raise NoStickError(f"{quoted(target)} cannot be checked: {reason_of(error)}.") from error


def _check(target: Path, told: Callable[[Progress], None], stopped: Callable[[], bool]) -> Report:
    if not target.is_dir():
        raise NoStickError(f"{quoted(target)} is no folder. Name the folder where the system shows the stick.")
    root = target.resolve()
    listed = checksum_list.read(root)
    unfinished = checksum_list.read_unfinished(root)
    if unfinished is None and (listed is None or not listed.is_ours):
        raise NoStickError(f"{quoted(target)} is no stick that Carrel has written: it has no {SUMS} of ours.")
    listed = listed or checksum_list.NOTHING
    meter = Meter()
    meter.enter(Stage.READING_BACK)

    def look_up() -> None:
        if stopped():
            raise Cancelled("The check was stopped.")

    def count(size: int) -> None:
        meter.count(size)
        told(meter.now())
        look_up()

    sizes = {}
    for name in listed.digests:
        look_up()
        sizes[name] = _size(root, name)
    meter.expect(sum(filter(None, sizes.values())), len(sizes))
    whole, damaged, missing = [], [], []
    for name in sorted(sizes):
        look_up()  # no byte is read of what is missing
        if sizes[name] is None:
            missing.append(name)
        elif _is_as_listed(root, name, listed.digests[name], count):
            whole.append(name)
        else:
            damaged.append(name)
        meter.count(0, 1)
    return Report(
        target,
        tuple(whole),
        sum(sizes[name] or 0 for name in whole),
        tuple(damaged),
        tuple(missing),
        tuple(_foreign(root, frozenset((*listed.digests, *(unfinished or ()))))),
        is_finished=unfinished is None,
        is_list_whole=listed.is_whole,
    )


def _size(root: Path, name: str) -> int | None:
    """None where nothing is there, 0 where it does not answer."""
    try:
        return (root / name).lstat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        root.stat()  # raises where it is the whole stick that does not answer
        return None if error.errno == errno.ENAMETOOLONG else 0


def _is_as_listed(root: Path, name: str, digest: str, count: Callable[[int], None]) -> bool:
    """A link to a file with the right bytes is not what was written."""
    path = root / name
    if stick_files.leads_out(root, name) or not stick_files.is_plain(path):
        return False
    try:
        return stick_files.digest_of(path, count) == digest
    except OSError:
        return False


def _foreign(root: Path, ours: frozenset[str]) -> Iterator[tuple[str, Foreign]]:
    files = {file_names.folded(name) for name in (*ours, SUMS, UNFINISHED)}
    folders = {file_names.folded(str(parent)) for name in ours for parent in _parents(name)}
    yield from _foreign_in(root, "", files, folders)


def _parents(name: str) -> Iterator[str]:
    parts = name.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts)))


def _foreign_in(root: Path, folder: str, files: set[str], folders: set[str]) -> Iterator[tuple[str, Foreign]]:
    for entry in sorted(os.scandir(root / folder), key=lambda entry: entry.name):
        name = f"{folder}/{entry.name}" if folder else entry.name
        is_folder = entry.is_dir(follow_symlinks=False) and not stick_files.is_link(Path(entry.path))
        if is_folder and (file_names.folded(name) in folders or _is_for_packs(name)):
            yield from _foreign_in(root, name, files, folders)
        elif is_folder:
            if entry.name.lower() not in _OF_SYSTEMS and not entry.name.startswith("."):
                yield f"{name}/", Foreign.MARKS if is_marks(name) else Foreign.OTHER
        elif file_names.folded(name) not in files and not is_junk(entry.name):
            yield name, _kind(name)


def _is_for_packs(name: str) -> bool:
    return name.rpartition("/")[2].lower() == paths.PACKS_NAME and name.count("/") <= 1


def _kind(name: str) -> Foreign:
    if name.endswith(PARTIAL):
        return Foreign.LEFTOVER
    folder = name.rpartition("/")[0]
    return Foreign.PACK if name.lower().endswith(SUFFIX) and _is_for_packs(folder) else Foreign.OTHER
