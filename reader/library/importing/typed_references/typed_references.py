"""Makes references of the lists of sources that people typed in a document, and links the citations of its text."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from reader.library.citation.printed import PRINTED, missing_fields, shows_printed
from reader.library.importing.csl_items import ReferenceList
from reader.library.importing.imported import (
    DocumentTarget,
    ImportedBlock,
    ImportedDocument,
    Inlines,
    ListBlock,
    StyledText,
)
from reader.library.importing.markdown_blocks import block_texts, linked_anchors
from reader.library.importing.report import ImportReport, Outcome
from reader.library.importing.typed_references.citation_linker import CitationLinker
from reader.library.importing.typed_references.list_finder import find_lists, is_plain
from reader.library.importing.typed_references.same_work import WorkIndex
from reader.library.importing.typed_references.source_notes import with_source_notes
from reader.library.importing.typed_references.typed_list import TypedEntry, TypedList
from reader.translation import _, list_text, pgettext


def with_typed_references(
    documents: Sequence[ImportedDocument], references: ReferenceList
) -> tuple[ImportedDocument, ...]:
    """The documents of one file with typed citations linked. Adds to `references` and to the reports.

    A list whose entries are all cited leaves the text, since Carrel makes its own; entries that nothing cites stay.
    If a citation could not be linked, the whole list stays as it was. A list that a book has in a chapter of its own
    is that of all chapters without one.
    """
    documents = [with_source_notes(document, references) for document in documents]
    lists = [find_lists(document.blocks, document.title) for document in documents]
    with_list = [number for number, found in enumerate(lists) if found]
    if not with_list:
        return tuple(documents)
    shared = lists[with_list[0]] if len(with_list) == 1 else []
    passes = [
        _Pass(document, references, found, [] if found else shared)
        for document, found in zip(documents, lists, strict=True)
    ]
    works = WorkIndex(references.items)
    for each in passes:
        each.add_references(works)
    for each in passes:
        each.link()
    anchors = set().union(*(each.linked_anchors for each in passes))
    all_linked = all(not each.without_entry for each in passes)
    cited = set().union(*(each.cited for each in passes))
    done = [each.finish(anchors, cited, is_whole=all_linked if shared else not each.without_entry) for each in passes]
    return tuple(document for document in done if document.blocks) or tuple(done[:1])


class _Pass:
    """One document. `lists` are its own, `others` those of another document that its citations may mean."""

    def __init__(
        self,
        document: ImportedDocument,
        references: ReferenceList,
        lists: Sequence[TypedList],
        others: Sequence[TypedList],
    ) -> None:
        self._document = document
        self._references = references
        self._lists = lists
        self._others = others
        self._report = ImportReport()
        self._keys: dict[str, None] = dict.fromkeys(document.references)
        self._linker = CitationLinker(lists or others)
        self._blocks: list[ImportedBlock] = []
        self._notes = document.notes
        self._places: list[tuple[TypedList, int]] = []

    def add_references(self, works: WorkIndex) -> None:
        for each in self._lists:
            for entry in each.entries:
                self._add(entry, works)
            self._report_numbers(each)

    def link(self) -> None:
        self._linker.read_names()
        self._linker.choose_style(self._texts())
        number = 0
        of_block = {each.first: each for each in self._lists}
        while number < len(self._document.blocks):
            if found := of_block.get(number):
                self._places.append((found, len(self._blocks)))
                number = found.last + 1
                continue
            self._blocks += self._linker.link(number, self._document.blocks[number : number + 1])
            number += 1
        self._notes = {name: self._linker.link_note(inlines) for name, inlines in self._document.notes.items()}

    @property
    def without_entry(self) -> Sequence[str]:
        return self._linker.texts.without_entry

    @property
    def cited(self) -> Collection[str]:
        return self._linker.cited

    @property
    def linked_anchors(self) -> set[str]:
        """The places that links still lead to, in this document and others."""
        other = {
            inline.target.anchor
            for text in (*self._notes.values(), *block_texts(self._blocks))
            for inline in text
            if isinstance(inline, StyledText) and isinstance(inline.target, DocumentTarget)
        }
        return linked_anchors(self._blocks, self._notes) | other

    def finish(self, anchors: set[str], cited: Collection[str], *, is_whole: bool) -> ImportedDocument:
        """
        anchors   the places that links lead to, in all documents
        cited     the keys of what all documents cite
        is_whole  whether every citation has its entry
        """
        for text in self._linker.texts.linked:
            message = _("Typed citations became citations of Carrel, which have numbers of their own.")
            self._report.count(Outcome.CHANGED, "typed-citation", message, text)
        for text in self.without_entry:
            message = _("This citation stays as text: the list of sources has no entry for it, or several.")
            self._report.guessed("typed-citation", message, text)
        for each, at in reversed(self._places):
            self._blocks[at:at] = self._kept_blocks(each, anchors, cited, is_whole=is_whole)
        keys = self._keys | dict.fromkeys(self._linker.cited)
        return dataclasses.replace(
            self._document,
            blocks=tuple(self._blocks),
            notes=self._notes,
            references={key: self._references.items[key] for key in keys},
            report=(*self._document.report, *self._report.finish()),
        )

    def _texts(self) -> Iterator[tuple[int, Inlines]]:
        taken = {number for each in self._lists for number in range(each.first, each.last + 1)}
        for number, block in enumerate(self._document.blocks):
            if number not in taken:
                yield from ((number, inlines) for inlines in block_texts([block]))
        yield from ((-1, inlines) for inlines in self._document.notes.values())

    def _add(self, entry: TypedEntry, works: WorkIndex) -> None:
        self._report.place = _place_of(entry)
        key = works.find(entry.item)
        if key:
            message = _("This entry is a source that is there already. It became the same one.")
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
            message = (
                _("Some fields of this source are not certain. Readers see it as it is printed.")
                if shows_printed(entry.item)
                else _("Some fields of this source are not certain. Readers see what Carrel makes of the others.")
            )
            text = _("{entry} (not certain: {fields})", entry=entry.item[PRINTED], fields=list_text(missing))
            self._report.guessed("source-fields", message, text)

    def _report_numbers(self, each: TypedList) -> None:
        labels = [entry.label for entry in each.entries if entry.label is not None]
        if not labels:
            return
        doubled = sorted(label for label, count in Counter(labels).items() if count > 1)
        for label in doubled:
            message = _("Two sources have the same number, so citations of it stay as text.")
            self._report.guessed("source-number", message, str(label))
        gaps = sorted(set(range(min(labels), max(labels))) - set(labels))[:100] if max(labels) < 10_000 else []
        for label in gaps:
            self._report.guessed("source-number", _("The list of sources has no entry with this number."), str(label))

    def _kept_blocks(
        self, each: TypedList, anchors: set[str], cited: Collection[str], *, is_whole: bool
    ) -> Sequence[ImportedBlock]:
        """What stays in the text of a list and its heading."""
        blocks = self._document.blocks[each.first : each.last + 1]
        are_free = all(is_plain(entry) and not anchors.intersection(entry.anchors) for entry in each.entries)
        uncited = [entry for entry in each.entries if entry.key not in cited]
        marks = " ".join(entry.mark or (f"{entry.label}." if entry.label is not None else "") for entry in each.entries)
        if not (is_whole and are_free and len(uncited) < len(each.entries)):
            message = _("The list of sources stays as text, too. Its entries are in references.yaml.")
            self._report.guessed("typed-sources", message, each.heading)
            return blocks
        message = _("The list of sources became references.yaml, of which Carrel makes its own list.")
        self._report.changed("typed-sources", message, " ".join(filter(None, (each.heading, marks))))
        if not uncited:
            return ()
        for entry in uncited:
            self._report.place = _place_of(entry)
            message = _("Nothing in the text cites this source. It stays in the text, too.")
            self._report.guessed("uncited-source", message, f"{entry.mark} {entry.text}")
        self._report.place = ""
        items = tuple(entry.blocks for entry in uncited)
        return (*(blocks[:1] if each.has_heading_block else ()), ListBlock(items))


def missing_of(item: Mapping[str, Any]) -> tuple[str, ...]:
    """What an author may want to fill in, in plain words."""
    known = _names_of_fields()
    names = [known.get(field, field) for field in missing_fields(item)]
    if item.get("type") == "document":
        names.insert(0, pgettext("field of a source, in a list", "kind"))
    return tuple(names or ([_("numbers that are in no field")] if shows_printed(item) else []))


def _names_of_fields() -> dict[str, str]:
    return {
        "title": pgettext("field of a source, in a list", "title"),
        "author": pgettext("field of a source, in a list", "authors"),
        "issued": pgettext("field of a source, in a list", "date"),
        "container-title": pgettext("field of a source, in a list", "journal or book"),
        "volume": pgettext("field of a source, in a list", "volume"),
        "publisher": pgettext("field of a source, in a list", "publisher"),
    }


def _place_of(entry: TypedEntry) -> str:
    """For the report."""
    return _("source {number}", number=entry.label) if entry.label is not None else _("list of sources")
