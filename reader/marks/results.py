"""The results of saving a change and of an import."""

from __future__ import annotations

from dataclasses import dataclass

from reader.marks.model import Mark


@dataclass(frozen=True, slots=True)
class SaveResult:
    """The mark as it is now. `problem` is empty if it is on disk and synced. Otherwise it is a sentence: the change is
    in memory, and is written with the next successful change or by `MarkStore.retry`.
    """

    mark: Mark
    problem: str = ""


@dataclass(frozen=True, slots=True)
class MergeResult:
    """Numbers of marks that an import added, changed or deleted, and of older versions that it added to histories."""

    new: int = 0
    changed: int = 0
    deleted: int = 0
    older: int = 0
    problem: str = ""
