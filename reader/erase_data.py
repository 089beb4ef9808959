"""Deletes the files that Carrel has saved in the reader's data folder, and nothing else.

A file is deleted only if its name is one that Carrel uses. Links are never followed.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader import settings
from reader.library import packcopy, reading_progress
from reader.library.model import ID
from reader.library.packfile import SUFFIX
from reader.marks import backups, open_store, spare_file
from reader.system import handover, links, move_file, paths, reachable
from reader.system.opening_note import NOTE
from reader.translation import N_, Translated, _, ngettext

_STAMP = r"\d{4}-\d\d-\d\d-\d{6}(?:-\d{1,2})?"
_PARTIAL = r"\.{name}\.[0-9a-f]{1,16}\.partial(?:-journal)?"


@dataclass(frozen=True, slots=True)
class DataKind:
    """Files that belong together, and their label in English.

    `folder` is a subfolder of the data folder, or empty for the data folder itself. `names` are those of files in it,
    with the folders below it that match `inner`, such as KEY/stored/DIGEST.
    """

    label: str
    folder: str
    names: re.Pattern[str]
    inner: re.Pattern[str] | None = None


def _names(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in forms), re.ASCII)


def _with_partial(name: str) -> tuple[str, str]:
    """Patterns for a file and for the temporary file of an atomic write."""
    return name, _PARTIAL.replace("{name}", name)


_STORE = re.escape(open_store.FILE_NAME)
_CACHED = "|".join(re.escape(f"{folder.name}{SUFFIX}") for folder in paths.content_folders()) or "(?!)"
"""The packs that a checkout builds. Another pack in the cache was put there by somebody, so it stays."""

_DRAFT_FOLDERS = r"[0-9a-f]{20}(?:/(?:stored|kept))?"
_DRAFTS = (
    r"[0-9a-f]{20}/(?:lock|draft\.json|unreadable-[0-9a-f]{8}\.json|\.draft\.json\.[0-9a-f]{16}\.partial"
    r"|stored/\.?[0-9a-f]{64}(?:\.[0-9a-f]{16}\.partial)?|kept/\.?\d{4}-\d\d-\d\d \d{6} .+)"
)
"""As `reader.library.editing.draft_store` names them."""

KINDS = (
    DataKind(
        N_("marks"),
        "",
        _names(
            *_with_partial(_STORE),
            f"{_STORE}-journal",
            re.escape(open_store.LOCK_NAME),
            rf"marks-damaged-{_STAMP}\.sqlite(?:-journal|-wal|-shm)?",
            *_with_partial(spare_file.NAME.pattern),
        ),
    ),
    DataKind(
        N_("backups of marks"),
        backups.FOLDER,
        _names(*_with_partial(backups.DAY.pattern), *_with_partial(backups.BEFORE.pattern)),
    ),
    DataKind(
        N_("settings, with your reading position and the packs that you added"),
        "",
        _names(*_with_partial(re.escape(settings.FILE_NAME)), rf"settings-damaged-{_STAMP}\.json"),
    ),
    DataKind(N_("how far you have read"), "", _names(*_with_partial(re.escape(reading_progress.FILE_NAME)))),
    DataKind(N_("notes on packs that were being opened"), handover.FOLDER, _names(rf"\d{{1,10}}{re.escape(NOTE)}")),
    DataKind(
        N_("packs that can be built again"), paths.cache_in(Path()).name, _names(*_with_partial(f"(?:{_CACHED})"))
    ),
    DataKind(
        N_("packs built from your folders"), "previews", _names(*_with_partial(rf"(?u:{ID.pattern})-preview{SUFFIX}"))
    ),
    DataKind(
        N_("copies of packs"),
        packcopy.FOLDER,
        _names(*_with_partial(packcopy.COPY_NAME), *_with_partial(packcopy.LOCAL_HELP_NAME)),
    ),
    DataKind(N_("drafts of packs that you write"), "drafts", _names(_DRAFTS), re.compile(_DRAFT_FOLDERS)),
)


@dataclass(frozen=True, slots=True)
class EraseResult:
    """What was deleted, such as “marks: 2 files”, and a sentence for each file that could not be deleted."""

    removed: tuple[str, ...]
    problems: tuple[str, ...]


def known_files(data: Path) -> dict[Translated, tuple[Path, ...]]:
    """The files that `erase` would delete: label, as it is shown -> files. Kinds without files are left out."""
    found: dict[Translated, tuple[Path, ...]] = {}
    for kind in KINDS:
        if files := _files(data, kind):
            label = _(kind.label)
            found[label] = (*found.get(label, ()), *files)  # a language may have one word for two kinds
    return found


def erase(data: Path) -> EraseResult:
    """Close the store and the settings first. Also deletes Carrel's folders if they are empty. Never raises."""
    removed: list[str] = []
    problems: list[str] = []
    for label, files in known_files(data).items():
        count = 0
        for file in files:
            try:
                move_file.delete(file)
                count += 1
            except OSError as error:
                problems.append(_("{file} could not be deleted ({reason}).", file=file, reason=error.strerror or error))
        if count:
            number = ngettext("{count} file", "{count} files", count)
            removed.append(_("{kind}: {files}", kind=label, files=number))
    for folder in _own_folders(data):
        with contextlib.suppress(OSError):  # it contains other files
            folder.rmdir()
    return EraseResult(tuple(removed), tuple(problems))


def _files(data: Path, kind: DataKind) -> Sequence[Path]:
    folder = data / kind.folder if kind.folder else data
    if kind.folder and links.is_link_at(folder):
        return []
    return sorted(
        each
        for inside in (folder, *_folders_in(folder, kind))
        for each in _entries(inside)
        if kind.names.fullmatch(each.relative_to(folder).as_posix()) and (each.is_symlink() or each.is_file())
    )


def _folders_in(folder: Path, kind: DataKind) -> list[Path]:
    """Those of this kind of data below its folder, each before those in it."""
    found: list[Path] = []
    pending = [folder] if kind.inner and not links.is_link_at(folder) else []
    while pending:
        for each in _entries(pending.pop()):
            is_own = kind.inner and kind.inner.fullmatch(each.relative_to(folder).as_posix())
            if is_own and not links.is_link_at(each) and reachable.is_folder(each):
                found.append(each)
                pending.append(each)
    return found


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _own_folders(data: Path) -> list[Path]:
    below = [each for kind in KINDS if kind.folder for each in _folders_in(data / kind.folder, kind)]
    inner = [data / kind.folder for kind in KINDS if kind.folder]
    folders = (*reversed(below), *inner, data)
    return [folder for folder in folders if not links.is_link_at(folder) and reachable.is_folder(folder)]
