"""Footnotes that are nothing but a source, which become citations of it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any

from reader.library.citation.date_text import MONTH_NAMES
from reader.library.citation.printed import PRINTED, shows_printed
from reader.library.importing.csl_items import ReferenceList
from reader.library.importing.imported import CitedWork, CitedWorks, FootnoteMark, ImportedDocument, Inlines, StyledText
from reader.library.importing.inline_changes import with_inlines
from reader.library.importing.report import ImportReport
from reader.library.importing.typed_references.entry_parser import parse_entry
from reader.library.importing.typed_references.same_work import WorkIndex
from reader.library.importing.typed_references.words import word_set
from reader.translation import _

_LONGEST = 600
_WORD = re.compile(r"[^\W\d_]{2,}")
_BETWEEN = word_set(
    "and et al vol no nr pp pages in ed eds edn edition editor editors doi https http www accessed retrieved from"
    " available at cited internet online und der die das le la el los las de du des und oder sur dans"
)


def with_source_notes(document: ImportedDocument, references: ReferenceList) -> ImportedDocument:
    """The document with a citation for each footnote that is nothing but a source."""
    sources = {note: item for note, inlines in document.notes.items() if (item := _source_of_note(inlines))}
    if not sources:
        return document
    report = ImportReport()
    works = WorkIndex(references.items)
    citations: dict[str, Inlines] = {}
    keys: dict[str, None] = dict.fromkeys(document.references)
    for note, item in sources.items():
        report.place = _("footnote {number}", number=note)
        key = works.find(item) or references.add(item, (), report)
        works.add(key, references.items[key])
        report.changed("note-citation", _("A footnote that is only a source became a citation of it."), item[PRINTED])
        citations[note] = (CitedWorks((CitedWork(key),)),)
        keys[key] = None

    def change(inlines: Inlines) -> Inlines:
        return tuple(
            part
            for each in inlines
            for part in (citations.get(each.note, (each,)) if isinstance(each, FootnoteMark) else (each,))
        )

    return dataclasses.replace(
        document,
        blocks=with_inlines(document.blocks, change),
        notes={note: change(inlines) for note, inlines in document.notes.items() if note not in citations},
        references={key: references.items[key] for key in keys},
        report=(*document.report, *report.finish()),
    )


def _source_of_note(inlines: Inlines) -> dict[str, Any] | None:
    """The source with all that the note says of it; None if the note says more, or if anything is not certain."""
    if not all(isinstance(each, StyledText) for each in inlines):
        return None
    text = "".join(each.text for each in inlines if isinstance(each, StyledText))
    if len(text) > _LONGEST or len(text) < 20:
        return None
    item = parse_entry(text)
    if item["type"] == "document" or shows_printed(item) or _says_more(item):
        return None
    return item


def _says_more(item: Mapping[str, Any]) -> bool:
    """Whether words of the entry are in none of its fields, such as a remark on it."""
    fields = " ".join(map(str, (value for key, value in item.items() if key not in (PRINTED, "type"))))
    known = {word.casefold() for word in _WORD.findall(fields)} | _BETWEEN | MONTH_NAMES
    return any(word.casefold() not in known for word in _WORD.findall(item[PRINTED]))
