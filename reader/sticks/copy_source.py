"""What is to be copied: listed, and refused as a whole where a stick cannot hold it or it is not sound."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.library.model import PackInfo
from reader.library.packerrors import PackError
from reader.library.packfile import open_pack
from reader.library.verify_pack import verify_contents
from reader.sticks import checksum_list, file_names
from reader.sticks.errors import CopySourceError, quoted
from reader.sticks.layout import MARKS, PACKS, PARTIAL, START, SUMS, is_junk, pack_name
from reader.sticks.programs import FOLDERS, Program

LARGEST = (4 << 30) - 1  # bytes: FAT's limit
_MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class SourceFile:
    """`name` is its path on the stick, with slashes; `digest` what it must have, where its own stick's list says so."""

    path: Path
    name: str
    size: int
    changed: int  # nanoseconds
    mode: int
    digest: str = ""

    def is_as_listed(self) -> bool:
        """Raises OSError."""
        state = self.path.stat()
        return (state.st_size, state.st_mtime_ns) == (self.size, self.changed)


@dataclass(frozen=True, slots=True)
class CopySource:
    files: tuple[SourceFile, ...]
    programs: tuple[Program, ...]
    packs: tuple[PackInfo, ...]

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files)


def gather(programs: Sequence[Program], packs: Sequence[Path], *, is_checked: bool = True) -> CopySource:
    """Everything that a stick is to hold. Raises SourceError.

    Without `is_checked`, packs are not read to their last byte: enough to tell how much it is, not to copy it.
    """
    found: list[SourceFile] = []
    infos: list[PackInfo] = []
    for program in programs:
        found += _files_of(program)
    for pack in dict.fromkeys(path.resolve() for path in packs):
        info, file = _pack(pack, is_checked)
        found.append(file)
        infos.append(info)
    _check(found)
    return CopySource(tuple(found), tuple(programs), tuple(infos))


def _pack(path: Path, is_checked: bool) -> tuple[PackInfo, SourceFile]:
    try:
        with open_pack(path) as pack:
            if is_checked:
                verify_contents(pack)
            info = pack.info
        return info, _listed(path, pack_name(info))
    except (PackError, OSError) as error:
        raise CopySourceError(f"The pack cannot be copied. {error}") from error


def _files_of(program: Program) -> Iterator[SourceFile]:
    try:
        digests = _digests_of(program)
        if program.source.is_file():
            yield _listed(program.source, program.place, digests.get(program.place, ""))
            return
        inside = program.source.resolve()
        for path in _walked(program.source, is_top=True):
            if path.is_symlink() and inside not in path.resolve().parents:
                raise CopySourceError(f"{quoted(path)} is a link that leads out of the program, so it is not copied.")
            name = f"{program.place}/{path.relative_to(program.source).as_posix()}"
            yield _listed(path, name, digests.get(name, ""))
    except OSError as error:
        raise CopySourceError(
            f"{quoted(program.source)} cannot be read: {error.strerror or error}. Build or copy it again."
        ) from error


def _digests_of(program: Program) -> Mapping[str, str]:
    """What the list of the stick that it is copied from says, so that no damage is handed on."""
    top = program.source.parent if program.source.parent.name not in FOLDERS else program.source.parent.parent
    listed = checksum_list.read(top)
    is_there = program.source == top / program.place
    return listed.digests if is_there and listed and listed.is_ours else {}


def _walked(folder: Path, *, is_top: bool = False) -> Iterator[Path]:
    """Files, without what readers made with this copy, packs beside it, and what systems leave behind."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if is_top and file_names.folded(entry.name) in _NEVER:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walked(Path(entry.path))
        elif entry.is_symlink() and entry.is_dir():
            raise CopySourceError(
                f"{quoted(entry.path)} is a link to a folder, and sticks hold no links. For macOS, give the .zip."
            )
        elif not is_junk(entry.name) and not entry.name.endswith(PARTIAL):
            yield Path(entry.path)


_NEVER = frozenset(map(file_names.folded, (MARKS, PACKS, START, SUMS)))


def _listed(path: Path, name: str, digest: str = "") -> SourceFile:
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        raise CopySourceError(f"{quoted(path)} is no file that can be copied.")
    return SourceFile(path, name, state.st_size, state.st_mtime_ns, state.st_mode, digest)


def _check(files: Sequence[SourceFile]) -> None:
    """Raises SourceError with all that is wrong, or its beginning."""
    wrong = []
    for file in files:
        if problem := file_names.problem_of(file.name):
            wrong.append(f"{quoted(file.name)} cannot be on a stick: {problem}. Rename it.")
        if file.size > LARGEST:
            wrong.append(f"{quoted(file.name)} has 4 GiB or more, which is more than a FAT stick takes in one file.")
    for one, other in file_names.collisions(file.name for file in files):
        wrong.append(f"{quoted(one)} and {quoted(other)} would be one file on a stick. Leave one of them out.")
    if len(wrong) > _MOST_TOLD:
        wrong[_MOST_TOLD:] = [f"And {len(wrong) - _MOST_TOLD} more."]
    if wrong:
        raise CopySourceError("\n".join(wrong))
