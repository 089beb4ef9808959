"""What every reader of a format gets, besides the file: the references of the whole import, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reader.library.importing.csl_items import ReferenceList
from reader.library.importing.report import ReportEntry
from reader.library.importing.term_list import TermList

OnShare = Callable[[float], None]
"""The share of the file that has been read, 0 to 1. It raises if the import was cancelled: let that pass through."""


@dataclass(frozen=True, slots=True)
class Reading:
    """used_files  files beside the one that is read, such as its pictures: nobody misses them in the report
    root        the folder that is imported, if the file was found in one
    terms       the glossary of the whole import
    list_reports  the entries for each file of sources or terms, which is no document
    """

    references: ReferenceList = field(default_factory=ReferenceList)
    on_share: OnShare = lambda share: None
    used_files: set[Path] = field(default_factory=set)
    root: Path | None = None
    terms: TermList = field(default_factory=TermList)
    list_reports: dict[Path, tuple[ReportEntry, ...]] = field(default_factory=dict)
