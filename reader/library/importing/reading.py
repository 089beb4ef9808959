"""What every reader of a format gets, besides the file: the references of the whole import, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reader.library.importing.csl_items import ReferenceList

OnShare = Callable[[float], None]
"""The share of the file that has been read, 0 to 1. It raises if the import was cancelled: let that pass through."""


@dataclass(frozen=True, slots=True)
class Reading:
    """used_files  files beside the one that is read, such as its pictures: nobody misses them in the report
    root        the folder that is imported, if the file was found in one
    """

    references: ReferenceList = field(default_factory=ReferenceList)
    on_share: OnShare = lambda share: None
    used_files: set[Path] = field(default_factory=set)
    root: Path | None = None
