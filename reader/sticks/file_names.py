"""Which names every stick can hold: FAT, exFAT, and Windows' own rules on top."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 230  # UTF-16 units of a whole path
"""Windows takes 260 without being asked for more, and a drive and the end of a partial file's name come to it."""

_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])", re.IGNORECASE)
_CHARACTERS = re.compile(r'[\x00-\x1f\x7f"*:<>?\\|\ud800-\udfff]')


def problem_of(path: str) -> str:
    """Why no stick can hold a file with that path (with slashes, from the top), or nothing."""
    if _units(path) > LONGEST:
        return f"its path has more than {LONGEST} characters"
    return next(filter(None, map(_problem_of_part, path.split("/"))), "")


def _problem_of_part(part: str) -> str:
    if part in ("", ".", ".."):
        return "it has no proper name"
    if found := _CHARACTERS.search(part):
        return f"a stick's names cannot hold {found[0]!a}"
    if part[-1] in ". " or part[0] == " ":
        return "a stick's names cannot begin with a space or end with a space or a dot"
    if _RESERVED.fullmatch(part.split(".")[0].rstrip()):
        return "Windows keeps that name for itself"
    return ""


def folded(name: str) -> str:
    """Alike for names that are one and the same on a stick, which does not tell large letters from small ones."""
    large = (character.upper() for character in unicodedata.normalize("NFC", name))
    return "".join(large)


def collisions(paths: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs that would be one file on a stick, or one a file and the other a folder."""
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


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
