"""Two versions of one file: what the author typed, and what another program has written meanwhile."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reader.library.editing.folder_edit import FileValue

MOST_LINES = 5_000
"""Changed lines that are compared to merge two versions."""


class ConflictChoice(enum.Enum):
    MINE = "mine"
    THEIRS = "theirs"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Conflict:
    """`mine` is in memory and in the draft, `theirs` on disk; None if the file was deleted there.

    base            the text that both were made from, if it is known
    merged          both together, if they changed other lines; else None
    their_problem   why their version is no text, as a sentence; else empty
    """

    file: str
    mine: FileValue | None
    theirs: FileValue | None
    base: str | None = None
    merged: str | None = None
    their_problem: str = ""


def conflict_between(
    file: str, mine: FileValue | None, theirs: FileValue | None, base: str | None, their_problem: str = ""
) -> Conflict:
    merged = None
    if isinstance(mine, str) and isinstance(theirs, str) and base is not None:
        merged = merge_texts(base, mine, theirs)
    return Conflict(file, mine, theirs, base, merged, their_problem)


_Hunk = tuple[int, int, Sequence[str]]
"""The first line of the base, the one after the last, and the lines in their place."""


def merge_texts(base: str, mine: str, theirs: str) -> str | None:
    """Both changes in one text; None if they changed the same lines, or lines beside each other."""
    lines = base.split("\n")
    own, other = _hunks(lines, mine.split("\n")), _hunks(lines, theirs.split("\n"))
    if own is None or other is None:
        return None
    both: list[_Hunk] = []
    for hunk in sorted([*own, *other], key=lambda hunk: hunk[:2]):
        if both and hunk == both[-1]:
            continue
        if both and hunk[0] <= both[-1][1]:
            return None
        both.append(hunk)
    merged: list[str] = []
    done = 0
    for start, end, new in both:
        merged += [*lines[done:start], *new]
        done = end
    return "\n".join([*merged, *lines[done:]])


def _hunks(base: Sequence[str], changed: Sequence[str]) -> list[_Hunk] | None:
    """None if there is too much to compare."""
    first = 0
    while first < min(len(base), len(changed)) and base[first] == changed[first]:
        first += 1
    last = 0
    while last < min(len(base), len(changed)) - first and base[-1 - last] == changed[-1 - last]:
        last += 1
    old, new = base[first : len(base) - last], changed[first : len(changed) - last]
    if max(len(old), len(new)) > MOST_LINES:
        return None
    return [
        (first + start, first + end, new[new_start:new_end])
        for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if kind != "equal"
    ]


_COPIES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(.+?) \([^()]*(?:conflicted copy|conflict|in konflikt|copie en conflit|copia en conflicto)[^()]*\)",
        r"(.+?)[ _]\(?(?:conflicted copy|conflict)[ _-]?[^()]*\)?",  # ownCloud, Nextcloud, Seafile
        r"(.+)\.sync-conflict-\d{8}-\d{6}(?:-\w+)?",  # Syncthing
        r"(.+)[-_ ](?:DESKTOP|LAPTOP|PC|WIN)-[A-Z0-9]{4,}(?:-\d+)?",  # OneDrive
        r"(.+?) ?\(\d{1,2}\)",  # Google Drive, Windows
        r"(.+?)(?: - Copy| copy| Kopie)(?: ?\(?\d{1,2}\)?)?",  # Explorer, Finder
        r"(.+) \d",  # iCloud
        r"(.+)_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+",  # git mergetool
    )
)


def sync_copies(files: Iterable[str]) -> Mapping[str, str]:
    """The copies that programs which synchronise folders made of files that are there, and of which file each is."""
    names = set(files)
    found = {}
    for file in sorted(names):
        folder, slash, name = file.rpartition("/")
        stem, dot, ending = name.rpartition(".")
        for pattern in _COPIES:
            match = pattern.fullmatch(stem)
            if match and f"{folder}{slash}{match[1]}{dot}{ending}" in names:
                found[file] = f"{folder}{slash}{match[1]}{dot}{ending}"
                break
    return found
