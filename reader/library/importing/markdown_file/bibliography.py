"""The lists of sources that lie beside a Markdown file, in any form that can be imported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reader.library.importing.csl_items import ReferenceList
from reader.library.importing.files_beside import FilesBeside
from reader.library.importing.imported import ImportFailed
from reader.library.importing.reference_files.found_item import FoundItem
from reader.library.importing.reference_files.merge_references import ReferenceMerger
from reader.library.importing.reference_files.reference_file import REFERENCE_READERS, items_in
from reader.library.importing.report import ImportReport
from reader.translation import _

MAX_BYTES = 8_000_000
MOST_FILES = 5
_UNNAMED = (".bib", ".ris", ".json")
"""Endings of files that are read if the document names none."""


@dataclass(slots=True)
class Bibliography:
    """Adds a source to the references of the import when it is first cited, so that the pack has no others."""

    items: Mapping[str, FoundItem]
    references: ReferenceList
    report: ImportReport
    _ids: dict[str, str] = field(default_factory=dict)

    def id_of(self, key: str) -> str:
        """The id in the pack of the source with this key; empty if there is none."""
        if key not in self.items:
            return ""
        if key not in self._ids:
            self._ids[key] = ReferenceMerger(self.references, self.report).add(self.items[key])
        return self._ids[key]


def read_bibliography(
    files: FilesBeside, named: Sequence[str], references: ReferenceList, report: ImportReport
) -> Bibliography:
    """`named` are the files that the document names; without any, those of its folder are read."""
    items: dict[str, FoundItem] = {}
    for path in _paths(files, named, report):
        data = files.read(path, MAX_BYTES)
        try:
            found = list(items_in((data or b"").decode("utf-8", "replace"), path.suffix))
        except ImportFailed as error:
            if named:
                report.left_out(
                    "bibliography", _("A list of sources cannot be read. {reason}", reason=error.sentence), path.name
                )
            continue
        for each in found:
            items.setdefault(each.key, each)
    return Bibliography(items, references, report)


def _paths(files: FilesBeside, named: Sequence[str], report: ImportReport) -> list[Path]:
    if not named:
        folder = files.document.parent
        found = (path for ending in _UNNAMED for path in sorted(folder.glob(f"*{ending}")))
        return [path for path in found if files.path(path.name)][:MOST_FILES]
    paths = []
    for name in named[:MOST_FILES]:
        path = files.path(name)
        if path is not None and path.is_file() and path.suffix.casefold() in REFERENCE_READERS:
            paths.append(path)
        else:
            report.left_out("bibliography", _("A list of sources is not in the folder of the document."), name)
    return paths
