"""SHA256SUMS: what was written to a stick, in the form that `sha256sum --check` reads, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.sticks import file_names
from reader.sticks.layout import START, SUMS, UNFINISHED, is_marks
from reader.sticks.programs import FOLDERS

MOST_READ = 16 << 20  # bytes: a stranger's file
BEGINNING = 16 << 10
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


@dataclass(frozen=True, slots=True)
class ChecksumList:
    """Digests by the names of files. `is_whole` is False where Carrel would not have written such a list."""

    digests: Mapping[str, str]
    is_whole: bool = True

    @property
    def is_ours(self) -> bool:
        """Whether Carrel wrote it, even if it is no longer whole."""
        return START in self.digests or any(name.split("/")[0] in FOLDERS for name in self.digests)


NOTHING = ChecksumList({})


def read(root: Path) -> ChecksumList | None:
    """None where there is no such file. Raises OSError."""
    text = _text(root / SUMS)
    return None if text is None else parse(text)


def is_of_ours(root: Path) -> bool:
    """Whether Carrel wrote the list, by its beginning, which is enough where sticks are only told apart."""
    text = _text(root / SUMS, BEGINNING)
    return text is not None and parse(text).is_ours


def parse(text: str) -> ChecksumList:
    """A name that leads out of the stick, or to what its reader made, was never written by us.

    The page's own line ends each list, so one that was cut short is told.
    """
    digests: dict[str, str] = {}
    lines = text.split("\n")
    is_whole = lines[-1] == "" and len(lines) > 1 and lines[-2].endswith(f"  {START}")
    for line in lines:
        match = _LINE.fullmatch(line)
        if match and is_possible(match[2]):
            digests[match[2]] = match[1]
        elif line:
            is_whole = False
    return ChecksumList(digests, is_whole)


def text_of(digests: Mapping[str, str]) -> str:
    ordered = sorted(digests, key=lambda name: (name == START, name))
    return "".join(f"{digests[name]}  {name}\n" for name in ordered)


def read_unfinished(root: Path) -> frozenset[str] | None:
    """The names that an interrupted attempt was writing; None where none was. Raises OSError."""
    text = _text(root / UNFINISHED)
    return None if text is None else frozenset(filter(is_possible, text.split("\n")))


def is_unfinished(root: Path) -> bool:
    return _text(root / UNFINISHED, 1) is not None


def text_of_unfinished(written: Iterable[str]) -> str:
    return "".join(f"{name}\n" for name in sorted(written))


def is_possible(name: str) -> bool:
    return not file_names.problem_of(name) and not is_marks(name) and name not in (SUMS, UNFINISHED)


def _text(file: Path, most: int = MOST_READ) -> str | None:
    """A link is no file of ours."""
    if not file.exists() or file.is_symlink() or not file.is_file():
        return None
    with file.open("rb") as opened:
        return opened.read(most).decode("utf-8", errors="replace")
