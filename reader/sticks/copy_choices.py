"""What there is to copy: the packs on a shelf, and the programs beside the one that runs."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.library.model import PackInfo
from reader.library.packerrors import PackError
from reader.library.packfile import SUFFIX, open_pack
from reader.library.shelf import Shelf
from reader.sticks import checksum_list
from reader.sticks.layout import PACKS, is_pack, pack_name
from reader.sticks.programs import FOLDERS, Program, named, with_those_beside

_FOLDERS_INSIDE = ("_internal", "Contents/Resources", "Contents/Frameworks")


class PackAtHand(NamedTuple):
    """`size` is in bytes. One that `comes_along` is inside a program that is copied."""

    path: Path
    info: PackInfo
    size: int
    comes_along: bool

    @property
    def name(self) -> str:
        """Its path on a stick."""
        return pack_name(self.info)


def packs(files: Iterable[Path], programs: Sequence[Program]) -> tuple[list[PackAtHand], list[str]]:
    """The newest edition of each pack, by title; and a sentence for each file that does not open."""
    inside = set(_inside(programs))
    with contextlib.closing(Shelf(files)) as shelf:
        found = [
            PackAtHand(pack.path, pack.info, pack.connection.size, (pack.info.id, pack.info.edition) in inside)
            for pack in shelf.packs()
        ]
        return found, [str(problem) for problem in shelf.problems]


def programs(asked: Path | None) -> tuple[Program, ...]:
    """The one named and those beside it; none for none. Raises SourceError where it is no program of ours."""
    return tuple(with_those_beside(named(asked))) if asked else ()


def not_at_hand(names: Iterable[str], programs: Sequence[Program], packs: Sequence[PackAtHand]) -> list[str]:
    """Of files that a stick should have: the programs and packs that cannot be copied from here."""
    here = {*(program.folder for program in programs), *(pack.name for pack in packs)}
    wanted = (name if is_pack(name) else name.split("/")[0] for name in names)
    return sorted({each for each in wanted if each not in here and (is_pack(each) or each in FOLDERS)})


def packs_on(root: Path) -> frozenset[str]:
    """The names of the packs that the stick's own list has, or that were being written to it."""
    try:
        listed, unfinished = checksum_list.read(root), checksum_list.read_unfinished(root)
    except OSError:
        return frozenset()
    return frozenset(name for name in (*(listed.digests if listed else ()), *(unfinished or ())) if is_pack(name))


def _inside(programs: Iterable[Program]) -> Iterator[tuple[str, int]]:
    """Id and edition of each pack in a program's folder or bundle. Not those that somebody has put beside the program,
    which are left out where it is copied."""
    for program in programs:
        for folder in _FOLDERS_INSIDE:
            for file in sorted((program.source / folder / PACKS).glob(f"*{SUFFIX}")):
                with contextlib.suppress(PackError), open_pack(file) as pack:
                    yield pack.info.id, pack.info.edition
