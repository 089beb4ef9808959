"""Which file names every stick can hold: the rules of FAT, exFAT and Windows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from reader.system import windows_names
from reader.translation import _, number_text

LONGEST = 230  # UTF-16 units of a whole path
"""Windows allows 260 by default, and the drive and the suffix of a partial file need the rest."""

_CHARACTERS = re.compile(r'[\x00-\x1f\x7f"*:<>?\\|\ud800-\udfff]')


def problem_of(path: str) -> str:
    """Why some stick cannot hold a file with that path (slashes, relative to the stick), as part of a sentence; empty
    if every stick can."""
    if _utf16_units(path) > LONGEST:
        return _("its path has more than {number} characters", number=number_text(LONGEST))
    return next(filter(None, map(_problem_of_part, path.split("/"))), "")


def _problem_of_part(part: str) -> str:
    if part in ("", ".", ".."):
        return _("it has no valid name")
    if found := _CHARACTERS.search(part):
        return _("a name on a stick cannot contain {character}", character=ascii(found[0]))
    if part[-1] in ". " or part[0] == " ":
        return _("a name on a stick cannot begin with a space or end with a space or a dot")
    if windows_names.is_reserved(part):
        return _("Windows reserves that name")
    return ""


def folded(name: str) -> str:
    """The same for names that a stick treats as one: FAT and exFAT ignore case."""
    large = (character.upper() for character in unicodedata.normalize("NFC", name))
    return "".join(large)


def collisions(paths: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs that a stick would treat as one file, or as one name for a file and a folder."""
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    found = []
    for path in paths:
        key = folded(path)
        if key in files:
            found.append((files[key], path))
        files.setdefault(key, path)
        parts = path.split("/")[:-1]
        for count in range(1, len(parts) + 1):
            folder = "/".join(parts[:count])
            first = folders.setdefault(folded(folder), folder)
            if first != folder:
                found.append((first, folder))
    found += [(files[key], folder) for key, folder in folders.items() if key in files]
    return found


def _utf16_units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
