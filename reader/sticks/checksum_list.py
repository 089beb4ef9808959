"""SHA256SUMS: the list of the files on a stick, in the format that `sha256sum --check` reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.sticks import file_names
from reader.sticks.layout import START, SUMS, UNFINISHED, is_marks
from reader.sticks.programs import FOLDERS
from reader.sticks.stick_folder import StickFolder

MOST_READ = 4 << 20  # bytes: the file may come from a stranger, and the list of a stick has 200 kB
MOST_NAMES = 10_000
"""A stick with programs for three systems has some 3,000 files."""

DEEPEST = 24
"""Folders in one another that a name may have; a program for macOS has ten."""

BEGINNING = 16 << 10  # bytes
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


@dataclass(frozen=True, slots=True)
class ChecksumList:
    """File names -> digests. `is_intact` is False if the list is cut short or has a line that Carrel never writes."""

    digests: Mapping[str, str]
    is_intact: bool = True

    @property
    def is_ours(self) -> bool:
        """Whether Carrel wrote the list, even if it has been damaged since."""
        return START in self.digests or any(name.split("/")[0] in FOLDERS for name in self.digests)


EMPTY = ChecksumList({})


def read(root: Path) -> ChecksumList | None:
    """None if the stick has no list. Raises OSError."""
    text = _text(root, SUMS)
    return None if text is None else parse(text)


def is_written_by_carrel(root: Path) -> bool:
    """Whether Carrel wrote the list of this stick. Reads only the beginning, which is enough to tell sticks apart."""
    text = _text(root, SUMS, BEGINNING)
    return text is not None and parse(text).is_ours


def parse(text: str) -> ChecksumList:
    """Ignores a name that leads out of the stick or to a reader's marks: Carrel never lists those.

    The start page is always the last line, so a list that was cut short is detected.
    """
    digests: dict[str, str] = {}
    lines = text.split("\n")
    is_intact = lines[-1] == "" and len(lines) > 1 and lines[-2].endswith(f"  {START}")
    for line in lines:
        match = _LINE.fullmatch(line) if len(digests) < MOST_NAMES else None
        if match and is_allowed_name(match[2]):
            digests[match[2]] = match[1]
        elif line:
            is_intact = False
    return ChecksumList(digests, is_intact)


def as_text(digests: Mapping[str, str]) -> str:
    ordered = sorted(digests, key=lambda name: (name == START, name))
    return "".join(f"{digests[name]}  {name}\n" for name in ordered)


def read_unfinished_names(root: Path) -> frozenset[str] | None:
    """The files that an interrupted attempt was going to write; None if no attempt was interrupted. Raises OSError."""
    text = _text(root, UNFINISHED)
    return None if text is None else frozenset(filter(is_allowed_name, text.split("\n")))


def is_unfinished(root: Path) -> bool:
    return _text(root, UNFINISHED, 1) is not None


def unfinished_as_text(names: Iterable[str]) -> str:
    return "".join(f"{name}\n" for name in sorted(names))


def is_allowed_name(name: str) -> bool:
    if name.count("/") > DEEPEST or file_names.problem_of(name) or is_marks(name):
        return False
    return file_names.folded(name) not in (SUMS, UNFINISHED.upper())


def _text(root: Path, name: str, most: int = MOST_READ) -> str | None:
    """None for a link too: Carrel never writes one."""
    try:
        with StickFolder(root) as stick:
            return stick.text(name, most)
    except (FileNotFoundError, NotADirectoryError):
        return None
