"""The files to copy: lists them, and refuses them all if one is damaged or cannot be stored on a stick."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.library import local_help
from reader.library.model import PackInfo
from reader.library.packerrors import PackError, shortened
from reader.library.packfile import open_pack
from reader.library.verify_pack import verify_contents
from reader.sticks import checksum_list, file_names
from reader.sticks.errors import CopySourceError
from reader.sticks.layout import FONTS, LOCAL_HELP, MARKS, PACKS, PARTIAL, START, SUMS, is_junk, pack_name
from reader.sticks.programs import FOLDERS, Program
from reader.system import added_fonts, paths
from reader.translation import _, ngettext

LARGEST = (4 << 30) - 1  # bytes: the limit of FAT
_MOST_LISTED = 5


@dataclass(frozen=True, slots=True)
class SourceFile:
    """`name` is the path on the stick, with slashes. `digest` comes from the list of the stick that it is copied from;
    empty if there is none."""

    path: Path
    name: str
    size: int
    modified: int  # nanoseconds since 1970
    mode: int
    digest: str = ""

    def is_unchanged(self) -> bool:
        """Raises OSError."""
        state = self.path.stat()
        return (state.st_size, state.st_mtime_ns) == (self.size, self.modified)


@dataclass(frozen=True, slots=True)
class CopySource:
    files: tuple[SourceFile, ...]
    programs: tuple[Program, ...]
    packs: tuple[PackInfo, ...]
    local_help: str = ""
    """The text of the local help that is copied, so that whoever writes the sticks sees it; else empty."""

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files)


def list_files(
    programs: Sequence[Program], packs: Sequence[Path], *, verify_packs: bool = True, has_fonts: bool = True
) -> CopySource:
    """All files to copy to a stick. Raises CopySourceError.

    `has_fonts` copies the fonts beside the programs, too. Without `verify_packs`, packs are not read in full: enough to
    show their size, but not enough to copy them.
    """
    found: list[SourceFile] = []
    infos: list[PackInfo] = []
    for program in programs:
        found += _files_of(program)
    for pack in dict.fromkeys(path.resolve() for path in packs):
        info, file = _pack(pack, verify_packs)
        found.append(file)
        infos.append(info)
    if has_fonts:
        found += _fonts_beside(programs)
    text, local_files = _local_help(programs, packs)
    found += local_files
    _check(found)
    return CopySource(tuple(found), tuple(programs), tuple(infos), text)


def _fonts_beside(programs: Sequence[Program]) -> Iterator[SourceFile]:
    """The first of each name: two builds on one stick have the same fonts."""
    folders = dict.fromkeys(folder / FONTS for program in programs for folder in paths.folders_beside(program.source))
    files = {file_names.folded(file.name): file for file in reversed(added_fonts.usable_in(folders))}
    for file in files.values():
        yield _listed(file, f"{FONTS}/{file.name}")


def _local_help(programs: Sequence[Program], packs: Sequence[Path]) -> tuple[str, list[SourceFile]]:
    """The first `local.yaml` beside the packs, or in the folder for packs of a program. Raises CopySourceError."""
    files = [file for path in packs for file in local_help.files_beside(path.resolve())]
    for program in programs:
        files += [folder / PACKS / local_help.FILE_NAME for folder in paths.folders_beside(program.source)]
    for file in dict.fromkeys(files):
        text, problem = local_help.read_file(file)
        if problem:
            raise CopySourceError(
                _("“{file}” cannot be copied. {problem} Correct or delete it.", file=shortened(file), problem=problem)
            )
        if text:
            return text, [_listed(file, LOCAL_HELP)]
    return "", []


def _pack(path: Path, verify_packs: bool) -> tuple[PackInfo, SourceFile]:
    if path.is_dir():
        raise CopySourceError(
            _(
                "“{path}” is a folder. Build a pack file with `carrel build`, and name that file in its place.",
                path=shortened(path),
            )
        )
    try:
        with open_pack(path) as pack:
            if verify_packs:
                verify_contents(pack)
            info = pack.info
        return info, _listed(path, pack_name(info))
    except (PackError, OSError) as error:
        raise CopySourceError(_("The pack cannot be copied. {problem}", problem=error)) from error


def _files_of(program: Program) -> Iterator[SourceFile]:
    try:
        digests = _digests_of(program)
        if program.source.is_file():
            yield _listed(program.source, program.path_on_stick, digests.get(program.path_on_stick, ""))
            return
        inside = program.source.resolve()
        for path in _walked(program.source, is_top=True):
            if path.is_symlink() and inside not in path.resolve().parents:
                raise CopySourceError(
                    _(
                        "“{file}” is a link to a file outside the program, so it cannot be copied.",
                        file=shortened(path),
                    )
                )
            name = f"{program.path_on_stick}/{path.relative_to(program.source).as_posix()}"
            yield _listed(path, name, digests.get(name, ""))
    except OSError as error:
        raise CopySourceError(
            _(
                "“{file}” cannot be read: {reason}. Build or copy it again.",
                file=shortened(program.source),
                reason=error.strerror or error,
            )
        ) from error


def _digests_of(program: Program) -> Mapping[str, str]:
    """File names -> digests, from the list of the stick that the program runs from: damaged files are not copied."""
    top = program.source.parent if program.source.parent.name not in FOLDERS else program.source.parent.parent
    listed = checksum_list.read(top)
    is_on_stick = program.source == top / program.path_on_stick
    return listed.digests if is_on_stick and listed and listed.is_ours else {}


def _walked(folder: Path, *, is_top: bool = False) -> Iterator[Path]:
    """The files of a program, without the reader's data, added packs, and files that the system creates."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if is_top and file_names.folded(entry.name) in _NOT_COPIED:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walked(Path(entry.path))
        elif entry.is_symlink() and entry.is_dir():
            raise CopySourceError(
                _(
                    "“{file}” is a link to a folder, and sticks cannot hold links. For macOS, use the .zip.",
                    file=shortened(entry.path),
                )
            )
        elif not is_junk(entry.name) and not entry.name.endswith(PARTIAL):
            yield Path(entry.path)


_NOT_COPIED = frozenset(map(file_names.folded, (FONTS, MARKS, PACKS, START, SUMS)))


def _listed(path: Path, name: str, digest: str = "") -> SourceFile:
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        raise CopySourceError(_("“{file}” is not a regular file, so it cannot be copied.", file=shortened(path)))
    return SourceFile(path, name, state.st_size, state.st_mtime_ns, state.st_mode, digest)


def _check(files: Sequence[SourceFile]) -> None:
    """Raises CopySourceError with a sentence for each problem, up to a limit."""
    wrong = []
    for file in files:
        name = shortened(file.name)
        if problem := file_names.problem_of(file.name):
            wrong.append(_("“{file}” cannot be stored on a stick: {problem}. Rename it.", file=name, problem=problem))
        if file.size > LARGEST:
            wrong.append(
                _("“{file}” is 4 GiB or larger, which is more than a FAT stick can hold in one file.", file=name)
            )
    for one, other in file_names.collisions(file.name for file in files):
        wrong.append(
            _(
                "“{one}” and “{other}” would be the same file on a stick. Leave one of them out.",
                one=shortened(one),
                other=shortened(other),
            )
        )
    if len(wrong) > _MOST_LISTED:
        wrong[_MOST_LISTED:] = [ngettext("And {count} more.", "And {count} more.", len(wrong) - _MOST_LISTED)]
    if wrong:
        raise CopySourceError("\n".join(wrong))
