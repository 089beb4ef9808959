"""The last steps on a stick: removes files of an older program, and writes the start page and the list."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from reader.library.model import PackInfo
from reader.library.packerrors import PackError
from reader.library.packfile import open_pack
from reader.sticks import checksum_list, start_here, stick_files
from reader.sticks.copy_source import CopySource
from reader.sticks.errors import TargetError, quoted
from reader.sticks.layout import PARTIAL, START, SUMS, UNFINISHED, is_pack
from reader.sticks.programs import FOLDERS
from reader.sticks.survey import Survey
from reader.system.atomic_write import sync_folder


def remove_stale(root: Path, found: Survey) -> tuple[dict[str, str], int]:
    """Removes the files of an older program that the new one no longer has.

    Returns the files of the old list that are still there (names -> digests), and the number of files removed. A file
    that somebody has changed stays on the stick, but not in the list.
    """
    stale = set(found.stale)
    kept: dict[str, str] = {}
    removed = 0
    for name, digest in found.listed.items():
        path = root / name
        if stick_files.is_behind_link(root, name) or not stick_files.is_regular_file(path):
            continue
        if name not in stale:
            kept[name] = digest
        elif stick_files.digest_of(path, _ignored) == digest:
            path.unlink()
            removed += 1
            _remove_empty(root, path.parent)
    return kept, removed


def finish(root: Path, source: CopySource, digests: Mapping[str, str]) -> None:
    """Raises TargetError if the page or the list does not read back correctly, and OSError."""
    folders = {name.split("/")[0] for name in digests}
    programs = [program for folder, program in FOLDERS.items() if folder in folders]
    page = start_here.page(programs, list(_packs_on(root, digests, source)))
    write_checked(root / START, page)
    listed = {**digests, START: stick_files.digest_of(root / START, _ignored)}
    write_checked(root / SUMS, checksum_list.as_text(listed))
    sync_folder(root)
    (root / UNFINISHED).unlink(missing_ok=True)
    sync_folder(root)


def write_checked(path: Path, text: str) -> None:
    """Writes a file atomically and reads it back. Raises TargetError if it differs, and OSError."""
    partial = path.with_name(path.name + PARTIAL)
    data = text.encode()
    try:
        partial.unlink(missing_ok=True)
        with stick_files.create(partial, 0o644) as file:
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]
        stick_files.sync_file(partial)
        partial.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise
    if b"".join(stick_files.read_blocks(path)) != data:
        raise TargetError(f"{quoted(path.name)} did not read back correctly. Use another stick")


def _packs_on(root: Path, listed: Mapping[str, str], source: CopySource) -> Iterator[PackInfo]:
    """The packs that were just copied, and those that were on the stick before, if they can be opened."""
    yield from source.packs
    copied = {file.name for file in source.files}
    for name in listed:
        if is_pack(name) and name not in copied:
            with contextlib.suppress(PackError), open_pack(root / name) as pack:
                yield pack.info


def _remove_empty(root: Path, folder: Path) -> None:
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _ignored(count: int) -> None:
    pass
