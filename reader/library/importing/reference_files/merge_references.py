"""Adds references to others: the same work only once, with the fields of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reader.library.importing.csl_items import ReferenceList, csl_item
from reader.library.importing.reference_files.found_item import FoundItem
from reader.library.importing.report import ImportReport, ReportEntry, shown_value
from reader.library.importing.typed_references.same_work import WorkIndex
from reader.translation import _


@dataclass(frozen=True, slots=True)
class MergedReferences:
    """items    all references by id, those that were there first
    keys     the id of each new one, in its order
    changed  the ids of those that were there and got further fields
    report   duplicates, and what references.yaml cannot hold
    """

    items: Mapping[str, Mapping[str, Any]]
    keys: tuple[str, ...]
    changed: frozenset[str]
    report: tuple[ReportEntry, ...]


def merge_references(existing: Mapping[str, Mapping[str, Any]], new: Iterable[Mapping[str, Any]]) -> MergedReferences:
    """`new` are CSL items, whose ids are kept if they are free and valid. Nothing of `existing` is overwritten."""
    references = ReferenceList()
    references.items.update({key: {**item} for key, item in existing.items()})
    report = ImportReport()
    merger = ReferenceMerger(references, report)
    keys = [
        merger.add(FoundItem({name: value for name, value in item.items() if name != "id"}, str(item.get("id", ""))))
        for item in new
    ]
    changed = frozenset(key for key in merger.changed if key in existing)
    return MergedReferences(references.items, tuple(keys), changed, report.finish())


@dataclass(slots=True)
class ReferenceMerger:
    references: ReferenceList
    report: ImportReport
    changed: set[str] = field(default_factory=set)
    _works: WorkIndex | None = None

    def add(self, found: FoundItem) -> str:
        """The id of the reference."""
        if self._works is None:
            self._works = WorkIndex(self.references.items)
        key = self._works.find(found.item)
        if key:
            self._merge(key, found)
        else:
            key = self.references.add(found.item, (), self.report, wanted=found.key)
            self._works.add(key, self.references.items[key])
        if found.left:
            message = _("A source has fields that references.yaml cannot hold.")
            self.report.left_out("reference-field", message, found.left)
        return key

    def _merge(self, key: str, found: FoundItem) -> None:
        """Fields that are missing are added; of two values, the first stays, and the second is reported."""
        kept = self.references.items[key]
        others = []
        for name, value in csl_item(found.item, self.report).items():
            if name not in kept or (name == "type" and kept[name] == "document"):
                kept[name] = value
                self.changed.add(key)
            elif kept[name] != value:
                others.append(f"{name}: {shown_value(value)}")
        message = _("This source is there twice. Both became one; of fields that differ, the first ones were kept.")
        self.report.changed("duplicate-source", message, f"{key}{': ' if others else ''}{'; '.join(others)}")
