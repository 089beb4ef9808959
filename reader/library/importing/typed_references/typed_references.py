"""Makes references of the lists of sources that people typed in a document, and links the citations of its text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reader.library.citation.printed import PRINTED, missing_fields
from reader.library.importing.csl_items import ReferenceList
from reader.library.importing.imported import (
    ImportedBlock,
    ImportedDocument,
    Inlines,
    ListBlock,
)
from reader.library.importing.inline_changes import texts_in
from reader.library.importing.markdown_blocks import linked_anchors
from reader.library.importing.report import ImportReport, Outcome
from reader.library.importing.typed_references.citation_linker import CitationLinker
from reader.library.importing.typed_references.list_finder import find_lists, is_plain
from reader.library.importing.typed_references.same_work import WorkIndex
from reader.library.importing.typed_references.typed_list import TypedEntry, TypedList

_NAMES_OF_FIELDS = {
    "title": "title", "author": "authors", "issued": "date", "container-title": "journal or book", "volume": "volume",
    "publisher": "publisher",
}  # fmt: skip


def with_typed_references(document: ImportedDocument, references: ReferenceList) -> ImportedDocument:
    """The document with typed citations linked. References are added to `references`, and cases to its report.

    A list whose entries are all cited leaves the text, since Carrel makes its own; entries that nothing cites stay in
    it. If a citation could not be linked, the whole list stays as it was.
    """
    lists = find_lists(document.blocks)
    if not lists:
        return document
    return _Pass(document, references, lists).run()


class _Pass:
    def __init__(self, document: ImportedDocument, references: ReferenceList, lists: Sequence[TypedList]) -> None:
        self._document = document
        self._references = references
        self._lists = lists
        self._report = ImportReport()
        self._keys: dict[str, None] = dict.fromkeys(document.references)

    def run(self) -> ImportedDocument:
        works = WorkIndex(self._references.items)
        for each in self._lists:
            for entry in each.entries:
                self._add(entry, works)
            self._report_numbers(each)
        linker = CitationLinker(self._lists)
        linker.choose_style(self._texts())
        blocks: list[ImportedBlock] = []
        number = 0
        kept: list[tuple[TypedList, int]] = []
        of_block = {each.first: each for each in self._lists}
        while number < len(self._document.blocks):
            if found := of_block.get(number):
                kept.append((found, len(blocks)))
                number = found.last + 1
                continue
            blocks += linker.link(number, self._document.blocks[number : number + 1])
            number += 1
        notes = {name: linker.link_note(inlines) for name, inlines in self._document.notes.items()}
        is_whole = not linker.texts.without_entry
        for text in linker.texts.linked:
            message = "Typed citations became citations of Carrel, which have numbers of their own."
            self._report.count(Outcome.CHANGED, "typed-citation", message, text)
        for text in linker.texts.without_entry:
            message = "This citation stays as text: the list of sources has no entry for it, or several."
            self._report.guessed("typed-citation", message, text)
        for each, at in reversed(kept):
            blocks[at:at] = self._kept_blocks(each, is_whole=is_whole)
        return dataclasses.replace(
            self._document,
            blocks=tuple(blocks),
            notes=notes,
            references={key: self._references.items[key] for key in self._keys},
            report=(*self._document.report, *self._report.finish()),
        )

    def _texts(self) -> Iterator[tuple[int, Inlines]]:
        taken = {number for each in self._lists for number in range(each.first, each.last + 1)}
        for number, block in enumerate(self._document.blocks):
            if number not in taken:
                yield from ((number, inlines) for inlines in texts_in([block]))
        yield from ((-1, inlines) for inlines in self._document.notes.values())

    def _add(self, entry: TypedEntry, works: WorkIndex) -> None:
        self._report.place = f"source {entry.label}" if entry.label is not None else "list of sources"
        key = works.find(entry.item)
        if key:
            message = "This entry is a source that is there already. It became the same one."
            self._report.changed("duplicate-source", message, entry.text)
        else:
            key = self._references.add(entry.item, (), self._report)
            works.add(key, entry.item)
            self._report_missing(entry)
        entry.key = key
        self._keys[key] = None
        self._report.place = ""

    def _report_missing(self, entry: TypedEntry) -> None:
        missing = missing_of(entry.item)
        if missing:
            message = "Some fields of this source are not certain. Readers see it as it is printed."
            self._report.guessed("source-fields", message, f"{entry.item[PRINTED]} (not certain: {', '.join(missing)})")

    def _report_numbers(self, each: TypedList) -> None:
        labels = [entry.label for entry in each.entries if entry.label is not None]
        if not labels:
            return
        doubled = sorted({label for label in labels if labels.count(label) > 1}) if len(labels) < 2_000 else []
        for label in doubled:
            message = "Two sources have the same number, so citations of it stay as text."
            self._report.guessed("source-number", message, str(label))
        gaps = sorted(set(range(min(labels), max(labels))) - set(labels))[:100] if max(labels) < 10_000 else []
        for label in gaps:
            self._report.guessed("source-number", "The list of sources has no entry with this number.", str(label))

    def _kept_blocks(self, each: TypedList, *, is_whole: bool) -> Sequence[ImportedBlock]:
        """What stays in the text of a list and its heading."""
        blocks = self._document.blocks[each.first : each.last + 1]
        linked = linked_anchors(self._document.blocks, self._document.notes)
        are_free = all(is_plain(entry) and not linked.intersection(entry.anchors) for entry in each.entries)
        cited = sum(entry.is_cited for entry in each.entries)
        marks = " ".join(entry.mark or (f"{entry.label}." if entry.label is not None else "") for entry in each.entries)
        if not (is_whole and are_free and cited):
            message = "The list of sources stays as text, too. Its entries are in references.yaml."
            self._report.guessed("typed-sources", message, each.heading)
            return blocks
        message = "The list of sources became references.yaml, of which Carrel makes its own list."
        self._report.changed("typed-sources", message, " ".join(filter(None, (each.heading, marks))))
        if cited == len(each.entries):
            return ()
        for entry in each.entries:
            if not entry.is_cited:
                self._report.place = f"source {entry.label}" if entry.label is not None else "list of sources"
                message = "Nothing in the text cites this source. It stays in the text, too."
                self._report.guessed("uncited-source", message, f"{entry.mark} {entry.text}")
        self._report.place = ""
        items = tuple(entry.blocks for entry in each.entries if not entry.is_cited)
        return (*(blocks[:1] if each.heading else ()), ListBlock(items))


def missing_of(item: Mapping[str, Any]) -> tuple[str, ...]:
    """What an author may want to fill in, in plain words."""
    names = [_NAMES_OF_FIELDS.get(field, field) for field in missing_fields(item)]
    return tuple(["kind", *names] if item.get("type") == "document" else names)
