"""The last steps on a stick: removes files of an older program, and writes the start page and the list."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator, Mapping

from reader.library.model import PackInfo
from reader.library.packerrors import PackError, shortened
from reader.library.packfile import open_pack
from reader.sticks import checksum_list, start_here
from reader.sticks.copy_source import CopySource
from reader.sticks.errors import TargetError
from reader.sticks.layout import GUIDE, START, SUMS, UNFINISHED, is_pack
from reader.sticks.programs import FOLDERS
from reader.sticks.stick_folder import StickFolder
from reader.sticks.survey import Survey
from reader.translation import _


def remove_stale(stick: StickFolder, found: Survey) -> tuple[dict[str, str], int]:
    """Removes the files of an older program that the new one no longer has.

    Returns the files of the old list that are still there (names -> digests), and the number of files removed. A file
    that somebody has changed stays on the stick, but not in the list.
    """
    stale = set(found.stale)
    kept: dict[str, str] = {}
    removed = 0
    for name, digest in found.listed.items():
        if not stick.is_file(name):
            continue
        if name not in stale:
            kept[name] = digest
        elif stick.digest(name, _ignored) == digest:
            stick.remove(name)
            removed += 1
            stick.remove_empty_folders(name.rpartition("/")[0])
    return kept, removed


def finish(stick: StickFolder, source: CopySource, digests: Mapping[str, str]) -> None:
    """Raises TargetError if the page or the list does not read back correctly, and OSError."""
    folders = {name.split("/")[0] for name in digests}
    programs = [program for folder, program in FOLDERS.items() if folder in folders]
    guide = next((program.folder for program in programs if f"{program.folder}/{GUIDE}" in digests), "")
    page = start_here.page(programs, list(_packs_on(stick, digests, source)), guide)
    write_checked(stick, START, page)
    listed = {**digests, START: stick.digest(START, _ignored)}
    write_checked(stick, SUMS, checksum_list.as_text(listed))
    stick.sync_folder("")
    with contextlib.suppress(FileNotFoundError):
        stick.remove(UNFINISHED)
    stick.sync_folder("")


def write_checked(stick: StickFolder, name: str, text: str) -> None:
    """Writes a file atomically and reads it back. Raises TargetError if it differs, and OSError."""
    data = text.encode()
    partial, file = stick.create(name, 0o644)
    try:
        with file:
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]
        stick.sync(partial)
        stick.put(partial, name, stick.file_state(name))
    except BaseException:
        with contextlib.suppress(OSError):
            stick.remove(partial)
        raise
    if stick.digest(name, _ignored) != hashlib.sha256(data).hexdigest():
        raise TargetError(_("“{file}” did not read back correctly. Use another stick.", file=shortened(name)))


def _packs_on(stick: StickFolder, listed: Mapping[str, str], source: CopySource) -> Iterator[PackInfo]:
    """The packs that were just copied, and those that were on the stick before, if they can be opened."""
    yield from source.packs
    copied = {file.name for file in source.files}
    for name in listed:
        if is_pack(name) and name not in copied and stick.is_file(name):
            with contextlib.suppress(PackError), open_pack(stick.path / name) as pack:
                yield pack.info


def _ignored(count: int) -> None:
    pass
