"""The last steps on a stick: an older program's rest goes, the page and the list of all files come."""

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


def without_stale(root: Path, found: Survey) -> tuple[dict[str, str], int]:
    """The old list without what is gone, and how many files were removed.

    Of an older program only files that are as they were listed go. One that somebody has changed stays, unlisted.
    """
    stale = set(found.stale)
    kept: dict[str, str] = {}
    removed = 0
    for name, digest in found.old.items():
        path = root / name
        if stick_files.leads_out(root, name) or not stick_files.is_plain(path):
            continue
        if name not in stale:
            kept[name] = digest
        elif stick_files.digest_of(path, _ignored) == digest:
            path.unlink()
            removed += 1
            _remove_empty(root, path.parent)
    return kept, removed


def finish(root: Path, source: CopySource, digests: Mapping[str, str]) -> None:
    """Raises TargetError where these files come back other than they were written, and OSError."""
    folders = {name.split("/")[0] for name in digests}
    programs = [program for folder, program in FOLDERS.items() if folder in folders]
    page = start_here.page(programs, list(_packs_on(root, digests, source)))
    write(root / START, page)
    listed = {**digests, START: stick_files.digest_of(root / START, _ignored)}
    write(root / SUMS, checksum_list.text_of(listed))
    sync_folder(root)
    (root / UNFINISHED).unlink(missing_ok=True)
    sync_folder(root)


def write(path: Path, text: str) -> None:
    """Whole or not at all, and read back."""
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
    if b"".join(stick_files.blocks(path)) != data:
        raise TargetError(f"{quoted(path.name)} came back other than it was written: take another stick")


def _packs_on(root: Path, listed: Mapping[str, str], source: CopySource) -> Iterator[PackInfo]:
    """Those that were copied now, and those that have been there before, if they still open."""
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
