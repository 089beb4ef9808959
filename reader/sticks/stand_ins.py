"""Finds the packs on a stick that have the id of a pack in its list, and are other files: somebody added them."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from reader.library.composed import composed
from reader.library.packcopy import COPY_NAME
from reader.library.packerrors import PackError
from reader.library.packfile import SUFFIX, open_pack
from reader.sticks.layout import MARKS, PACKS
from reader.sticks.stick_folder import StickFolder

MOST_COPIES = 1000  # files in one `carrel-data/packs`


def stand_ins(
    stick: StickFolder, listed: Mapping[str, str], added: Iterable[str], check_cancelled: Callable[[], None]
) -> Iterator[str]:
    """Of the files in `added`, those that have the id of a listed pack, but not the bytes of any listed file.

    `listed` maps names with slashes to digests. Changes nothing, and follows no links.
    """
    candidates = [name for name in added if is_pack_file(name)]
    if not candidates:
        return
    ids = set()
    for name in filter(is_pack_file, listed):
        check_cancelled()
        ids |= _ids(stick, name, is_listed=True)
    digests = frozenset(listed.values())
    for name in candidates:
        check_cancelled()
        if ids & _ids(stick, name) and not _has_digest(stick, name, digests, check_cancelled):
            yield name


def copies(stick: StickFolder, folders: Iterable[str]) -> Iterator[str]:
    """The packs in the folders `carrel-data/packs` of readers, whose programs can open them; `folders` are those at
    the top of the stick and in the programs, such as `carrel-data/`."""
    for folder in folders:
        name = f"{folder}{PACKS}"
        if folder.rstrip("/").rpartition("/")[2].lower() == MARKS:
            with contextlib.suppress(OSError):
                yield from (f"{name}/{each}" for each in stick.names(name)[:MOST_COPIES] if is_pack_file(each))


def is_pack_file(name: str) -> bool:
    return name.lower().endswith(SUFFIX)


def _ids(stick: StickFolder, name: str, *, is_listed: bool = False) -> set[str]:
    """The id of a pack; for a listed one that cannot be read, the one in its name."""
    if stick.is_file(name):
        with contextlib.suppress(PackError), open_pack(stick.path / name) as pack:
            return {composed(pack.info.id)}
    last = name.rpartition("/")[2]
    if is_listed and re.fullmatch(COPY_NAME, last):
        return {composed(last.removesuffix(SUFFIX).rpartition("-")[0])}
    return set()


def _has_digest(stick: StickFolder, name: str, digests: frozenset[str], check_cancelled: Callable[[], None]) -> bool:
    try:
        return stick.digest(name, lambda _: check_cancelled()) in digests
    except OSError:
        return False
