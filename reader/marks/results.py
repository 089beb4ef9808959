"""What became of a change to the marks, and of an import."""

from __future__ import annotations

from dataclasses import dataclass

from reader.marks.model import Mark


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a change. `problem` is empty once it is on disk and synced; else a sentence: the change is shown
    and kept in memory, and is written with the next success or `MarkStore.retry`.
    """

    mark: Mark
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """What an import did: numbers of marks that are new, that were changed or deleted by it, and older versions that
    were put to the history.
    """

    new: int = 0
    changed: int = 0
    deleted: int = 0
    older: int = 0
    problem: str = ""
