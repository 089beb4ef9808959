"""Finds the Hunspell dictionary of a language: beside the program, in the data folder, and where systems have them."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.system import paths

FOLDER_NAME = "dictionaries"
"""The folder beside the program and in the data folder, where anybody may put a dictionary."""

MOST_LISTED = 5_000  # files in one folder
MOST_EXTENSIONS = 300  # folders of LibreOffice that are looked into

_LINUX = (
    "/usr/share/hunspell",
    "/usr/local/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/lib/firefox/dictionaries",
    "/usr/lib64/firefox/dictionaries",
    "/usr/lib/thunderbird/dictionaries",
    "/usr/lib64/thunderbird/dictionaries",
)
_LINUX_OFFICES = (
    "/usr/lib/libreoffice",
    "/usr/lib64/libreoffice",
    "/opt/libreoffice*",
    "/snap/libreoffice/current/lib",
)
_USER_OFFICE = "libreoffice/4/user/uno_packages/cache/uno_packages"
_OWN_REGION = {"en": ("GB", "US"), "pt": ("PT", "BR"), "sv": ("SE",), "da": ("DK",), "el": ("GR",), "uk": ("UA",)}
"""The regions to prefer for a language without one; else that whose letters are those of the language: de_DE."""


class DictionaryFiles(NamedTuple):
    """The two files of a dictionary, such as en_GB.aff and en_GB.dic."""

    rules: Path
    words: Path

    @property
    def name(self) -> str:
        return self.words.stem


def find_dictionary(language: str, folders: Sequence[Path]) -> DictionaryFiles | None:
    """The one that fits a language tag (BCP 47) best; of equal ones that in the first of the folders."""
    best: tuple[tuple[int, ...], DictionaryFiles] | None = None
    for place, folder in enumerate(folders):
        for files in _in_folder(folder):
            rank = _rank(language, files.name)
            if rank and (best is None or (*rank, place) < best[0]):
                best = (*rank, place), files
    return best[1] if best else None


def dictionary_folders(data: Path) -> list[Path]:
    """Where dictionaries may be, those of the reader first. The folders need not exist. `data` is the data folder."""
    own = [*(folder.parent / FOLDER_NAME for folder in paths.pack_folders_beside()), data / FOLDER_NAME]
    return [*own, *_system_folders()]


def _system_folders() -> list[Path]:
    environment = os.environ
    if sys.platform == "win32":
        programs = [Path(environment[name]) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)") if environment.get(name)]
        extensions = [folder / "LibreOffice" / "share" / "extensions" for folder in programs]
        mozilla = [
            folder / name / "dictionaries" for folder in programs for name in ("Mozilla Firefox", "Mozilla Thunderbird")
        ]
        user = Path(environment.get("APPDATA", "")) / _USER_OFFICE if environment.get("APPDATA") else None
        return [*mozilla, *_extension_folders(extensions), *_user_extensions(user)]
    if sys.platform == "darwin":
        home = _home() / "Library"
        office = Path("/Applications/LibreOffice.app/Contents/Resources/extensions")
        user = home / "Application Support" / _USER_OFFICE
        return [
            *(home / "Spelling", Path("/Library/Spelling")),
            *_extension_folders([office]),
            *_user_extensions(user),
        ]
    home = Path(environment.get("XDG_DATA_HOME") or _home() / ".local" / "share")
    offices = [found for pattern in _LINUX_OFFICES for found in _matching(pattern)]
    user = Path(environment.get("XDG_CONFIG_HOME") or _home() / ".config") / _USER_OFFICE
    return [
        home / "hunspell",
        *map(Path, _LINUX),
        *_extension_folders([office / "share" / "extensions" for office in offices]),
        *_user_extensions(user),
    ]


def _home() -> Path:
    """Of a user whom the system does not know, a file, in which nothing can be."""
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.devnull)


def _matching(pattern: str) -> list[Path]:
    folder, _, name = pattern.rpartition("/")
    return sorted(Path(folder).glob(name)) if "*" in name else [Path(pattern)]


def _extension_folders(extensions: Sequence[Path]) -> Iterator[Path]:
    """LibreOffice has each language in an extension: dict-en/en_GB.aff, and dict-de/de_DE_frami.aff."""
    for folder in extensions:
        for inner in _folders_in(folder):
            if inner.name.startswith("dict-"):
                yield inner
                yield inner / "dictionaries"


def _user_extensions(packages: Path | None) -> Iterator[Path]:
    """Extensions of one user lie below folders with names such as lu1a2b.tmp_."""
    for package in _folders_in(packages) if packages else ():
        for inner in _folders_in(package):
            yield inner
            yield inner / "dictionaries"


def _folders_in(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return sorted(
                Path(entry.path) for _, entry in zip(range(MOST_EXTENSIONS), entries, strict=False) if entry.is_dir()
            )
    except OSError:
        return []


def _in_folder(folder: Path) -> Iterator[DictionaryFiles]:
    """Those with both files. A link is followed, as systems have links from one region to another."""
    try:
        with os.scandir(folder) as entries:
            names = {entry.name for _, entry in zip(range(MOST_LISTED), entries, strict=False)}
    except OSError:
        return
    for name in sorted(names):
        stem, dot, ending = name.rpartition(".")
        if dot and ending == "dic" and f"{stem}.aff" in names:
            yield DictionaryFiles(folder / f"{stem}.aff", folder / name)


def _rank(language: str, name: str) -> tuple[int, ...] | None:
    """How well a dictionary fits a language, the smaller the better; None if it is for another one."""
    wanted, found = _parts(language), _parts(name)
    if not wanted or not found or wanted[0] != found[0]:
        return None
    script, region = _script(wanted), _region(wanted)
    if script and _script(found) and script != _script(found):
        return None
    has_other_script = int(_script(found) != script)
    if region:
        place = 0 if _region(found) == region else 1 if not _region(found) else 2
    else:
        own = _OWN_REGION.get(wanted[0], (wanted[0].upper(),))
        place = 0 if not _region(found) else 1 + own.index(_region(found)) if _region(found) in own else 9
    return has_other_script, place, len(found)


def _parts(tag: str) -> list[str]:
    parts = re.split(r"[-_]", tag)
    return [parts[0].casefold(), *parts[1:]] if re.fullmatch(r"[A-Za-z]{2,3}", parts[0]) else []


def _script(parts: Sequence[str]) -> str:
    return next((part.title() for part in parts[1:] if re.fullmatch(r"[A-Za-z]{4}", part)), "")


def _region(parts: Sequence[str]) -> str:
    return next((part.upper() for part in parts[1:] if re.fullmatch(r"[A-Za-z]{2}|\d{3}", part)), "")
