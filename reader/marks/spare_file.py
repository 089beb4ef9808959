"""Keeps marks that cannot be saved in another folder, when the computer shuts down and nobody can be asked."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from reader.marks import exchange, timestamps
from reader.marks.model import Mark, MarkError
from reader.system.atomic_write import write_atomically
from reader.system.links import is_link_at

NAME = re.compile(r"marks-unsaved-\d{4}-\d\d-\d\d-\d{6}\.marks\.json", re.ASCII)
MOST = 5
"""Of the files that are offered at a start."""


def write(folders: Iterable[Path], versions: Sequence[Mark], store: str) -> Path | None:
    """Writes to the first folder that takes the file; `store` is the id of the store. None if none does."""
    name = f"marks-unsaved-{timestamps.now():%Y-%m-%d-%H%M%S}{exchange.SUFFIX}"
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            write_atomically(folder / name, exchange.as_json(versions, store))
            return folder / name
    return None


def found(folders: Iterable[Path]) -> list[Path]:
    files: list[Path] = []
    for folder in dict.fromkeys(folders):
        with contextlib.suppress(OSError):
            names = sorted(each for each in folder.iterdir() if NAME.fullmatch(each.name))
            files += [each for each in names if not is_link_at(each) and each.is_file()]
    return files[:MOST]


def read(file: Path) -> list[Mark]:
    """Empty if the file cannot be read as marks."""
    try:
        return list(exchange.read_file(file).versions)
    except (MarkError, OSError):
        return []


def remove(file: Path) -> None:
    """After its marks have been saved."""
    with contextlib.suppress(OSError):
        file.unlink()
