"""What can be copied to a stick: the packs on a shelf, and the running program with its other builds."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.library.model import PackInfo
from reader.library.packerrors import PackError
from reader.library.packfile import SUFFIX, open_pack
from reader.library.shelf import Shelf
from reader.sticks import checksum_list
from reader.sticks.layout import PACKS, is_pack, pack_name
from reader.sticks.programs import FOLDERS, Program, find_program, with_other_builds

_FOLDERS_INSIDE = ("_internal", "Contents/Resources", "Contents/Frameworks")


class AvailablePack(NamedTuple):
    """`size` is in bytes. `is_in_program`: the pack is inside a program that is copied, so it need not be added."""

    path: Path
    info: PackInfo
    size: int
    is_in_program: bool

    @property
    def name(self) -> str:
        """Its path on a stick."""
        return pack_name(self.info)


def available_packs(files: Iterable[Path], programs: Sequence[Program]) -> tuple[list[AvailablePack], list[str]]:
    """The packs in `files`, sorted by title, and a sentence for each file that cannot be opened.

    Of those with one id, the first is copied, so give the files that are read.
    """
    inside = set(_inside(programs))
    with contextlib.closing(Shelf(files)) as shelf:
        found = [
            AvailablePack(pack.path, pack.info, pack.connection.size, (pack.info.id, pack.info.edition) in inside)
            for pack in shelf.packs()
        ]
        return found, [str(problem) for problem in shelf.problems]


def available_programs(path: Path | None) -> tuple[Program, ...]:
    """The program at `path` and the other builds next to it. Raises CopySourceError if `path` is not Carrel."""
    return tuple(with_other_builds(find_program(path))) if path else ()


def unavailable(names: Iterable[str], programs: Sequence[Program], packs: Sequence[AvailablePack]) -> list[str]:
    """Of the files that a stick should have, the programs and packs that are not available on this computer."""
    available = {*(program.folder for program in programs), *(pack.name for pack in packs)}
    wanted = (name if is_pack(name) else name.split("/")[0] for name in names)
    return sorted({each for each in wanted if each not in available and (is_pack(each) or each in FOLDERS)})


def packs_on(root: Path) -> frozenset[str]:
    """The names of the packs in the stick's list, or that an interrupted attempt was writing."""
    try:
        listed, unfinished = checksum_list.read(root), checksum_list.read_unfinished_names(root)
    except OSError:
        return frozenset()
    return frozenset(name for name in (*(listed.digests if listed else ()), *(unfinished or ())) if is_pack(name))


def is_listed(file: Path) -> bool:
    """Whether a pack in the folder `packs` of a stick is in the stick's list."""
    return f"{PACKS}/{file.name}" in _packs_once(file.parent.parent)


@functools.lru_cache(maxsize=4)
def _packs_once(root: Path) -> frozenset[str]:
    """Reads the list once, however many files have the same id."""
    return packs_on(root)


def _inside(programs: Iterable[Program]) -> Iterator[tuple[str, int]]:
    """Id and edition of each pack that was built into a program. Packs that somebody added next to the program are
    not copied with it, so they do not count."""
    for program in programs:
        for folder in _FOLDERS_INSIDE:
            for file in sorted((program.source / folder / PACKS).glob(f"*{SUFFIX}")):
                with contextlib.suppress(PackError), open_pack(file) as pack:
                    yield pack.info.id, pack.info.edition
