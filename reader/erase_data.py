"""“Forget everything on this computer”: what this program has kept in the reader's data folder, and nothing else.

Only files that the program itself names are touched, each by its name, and links are never followed.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader import settings
from reader.library import packcopy
from reader.library.packfile import SUFFIX
from reader.marks import backups, open_store
from reader.system import paths, reachable

_STAMP = r"\d{4}-\d\d-\d\d-\d{6}(?:-\d{1,2})?"
_PARTIAL = r"\.{name}\.[0-9a-f]{1,16}\.partial(?:-journal)?"


@dataclass(frozen=True, slots=True)
class DataKind:
    """Files that belong together. `folder` is a name in the data folder, or empty for that itself."""

    words: str
    folder: str
    names: re.Pattern[str]


def _names(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in forms), re.ASCII)


def _written(name: str) -> tuple[str, str]:
    """A file that is written beside its place and then moved."""
    return name, _PARTIAL.replace("{name}", name)


_STORE = re.escape(open_store.FILE_NAME)
_CACHED = "|".join(re.escape(f"{folder.name}{SUFFIX}") for folder in paths.content_folders()) or "(?!)"
"""The packs that a checkout builds for itself; another that somebody put there is not ours."""

KINDS = (
    DataKind(
        "marks",
        "",
        _names(
            *_written(_STORE),
            f"{_STORE}-journal",
            re.escape(open_store.LOCK_NAME),
            rf"marks-damaged-{_STAMP}\.sqlite(?:-journal)?",
        ),
    ),
    DataKind(
        "backups of marks", backups.FOLDER, _names(*_written(backups.DAY.pattern), *_written(backups.BEFORE.pattern))
    ),
    DataKind(
        "settings, with the place where you were and the packs that you added",
        "",
        _names(*_written(re.escape(settings.FILE_NAME)), rf"settings-damaged-{_STAMP}\.json"),
    ),
    DataKind("packs that can be made again", paths.cache_in(Path()).name, _names(*_written(f"(?:{_CACHED})"))),
    DataKind("copies of packs", packcopy.FOLDER, _names(*_written(packcopy.COPY_NAME))),
)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was removed, in words such as “2 settings”; and a sentence for each thing that could not be."""

    removed: tuple[str, ...]
    problems: tuple[str, ...]


def known_files(data: Path) -> dict[str, tuple[Path, ...]]:
    """What would be removed: the words of a kind -> its files. Kinds of which there is nothing are left out."""
    found = {kind.words: tuple(_files(data, kind)) for kind in KINDS}
    return {words: files for words, files in found.items() if files}


def forget(data: Path) -> Forgotten:
    """Close the store and let go of settings first. Folders of ours that are empty then go too. Never raises."""
    removed: list[str] = []
    problems: list[str] = []
    for words, files in known_files(data).items():
        gone = 0
        for file in files:
            try:
                file.unlink()
                gone += 1
            except OSError as error:
                problems.append(f"{file} could not be removed ({error.strerror or error}).")
        if gone:
            removed.append(f"{words}: {gone} file{'' if gone == 1 else 's'}")
    for folder in _own_folders(data):
        with contextlib.suppress(OSError):  # something in it is not ours
            folder.rmdir()
    return Forgotten(tuple(removed), tuple(problems))


def _files(data: Path, kind: DataKind) -> Sequence[Path]:
    folder = data / kind.folder if kind.folder else data
    try:
        if kind.folder and folder.is_symlink():
            return []
        return sorted(
            each
            for each in folder.iterdir()
            if kind.names.fullmatch(each.name) and (each.is_symlink() or each.is_file())
        )
    except OSError:
        return []


def _own_folders(data: Path) -> list[Path]:
    inner = [data / kind.folder for kind in KINDS if kind.folder]
    return [folder for folder in (*inner, data) if reachable.is_folder(folder) and not folder.is_symlink()]
