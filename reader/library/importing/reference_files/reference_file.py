"""Reads a file of sources, and adds its entries to those of an import."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from reader.library.authoring.problems import FileProblems
from reader.library.authoring.yamlfile import YamlList, YamlMapping, YamlNode, YamlScalar, parse_yaml
from reader.library.importing.bibtex_items import items_of_bibtex
from reader.library.importing.docx.endnote import endnote_item
from reader.library.importing.imported import ImportedDocument, ImportFailed
from reader.library.importing.plain_text.text_reader import text_of
from reader.library.importing.reading import Reading
from reader.library.importing.reference_files.found_item import FoundItem
from reader.library.importing.reference_files.json_kind import JsonKind, kind_of_json
from reader.library.importing.reference_files.merge_references import ReferenceMerger
from reader.library.importing.reference_files.pubmed_items import items_of_pubmed
from reader.library.importing.reference_files.refworks_items import is_refworks
from reader.library.importing.reference_files.ris_items import items_of_ris
from reader.library.importing.report import ImportReport
from reader.library.importing.safe_xml import XmlKind, XmlReader
from reader.translation import N_, _, ngettext

MOST_ITEMS = 20_000
_XML = XmlKind({}, N_("Export the sources again, as RIS."), has_doctype=True)


def read_reference_file(path: Path, reading: Reading) -> tuple[ImportedDocument, ...]:
    """No document: the entries are in `reading.references` afterwards. Raises ImportFailed."""
    report = ImportReport()
    text = text_of(path, report)
    items = list(items_in(text, ".ris" if is_refworks(text) else path.suffix))
    merger = ReferenceMerger(reading.references, report)
    for number, found in enumerate(items, 1):
        report.place = _("source {number}", number=number)
        merger.add(found)
        if not number % 100:
            reading.on_share(number / len(items))
    report.place = ""
    reading.list_reports[path] = report.finish()
    return ()


def items_in(text: str, ending: str) -> Iterator[FoundItem]:
    """`ending` is that of a file's name, such as ".ris". Raises ImportFailed if the text is no list of sources."""
    read = REFERENCE_READERS[ending.casefold()]
    count = 0
    for count, found in enumerate(read(text), 1):
        if count > MOST_ITEMS:
            raise ImportFailed(
                ngettext(
                    "It has more than {count} source. Export only those that you need.",
                    "It has more than {count} sources. Export only those that you need.",
                    MOST_ITEMS,
                )
            )
        yield found
    if not count:
        raise ImportFailed(_("There are no sources in it. Export them again from your program, as RIS or BibTeX."))


def _bibtex(text: str) -> Iterator[FoundItem]:
    for key, item in items_of_bibtex(text).items():
        yield FoundItem(item, key)


def _json(text: str) -> Iterator[FoundItem]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ImportFailed(_("It is no valid JSON. Export the sources again as CSL JSON, RIS or BibTeX.")) from error
    if kind_of_json(text) is JsonKind.MARKS:
        raise ImportFailed(_("It has marks, and no sources. Drop it alone on the window to import the marks."))
    items = list(_csl(value))
    if not items:
        raise ImportFailed(_("It is JSON with no sources in it. Export the sources as CSL JSON, RIS or BibTeX."))
    yield from items


def _yaml(text: str) -> Iterator[FoundItem]:
    problems = FileProblems("")
    value = _plain(parse_yaml(text, problems))
    if value is None:
        raise ImportFailed(_("It is no valid YAML. Export the sources again as CSL JSON, RIS or BibTeX."))
    yield from _csl(value)


def _plain(node: YamlNode | None) -> Any:
    match node:
        case YamlScalar():
            return node.text
        case YamlList():
            return [_plain(each) for each in node.items]
        case YamlMapping():
            return {key: _plain(value) for key, value in node.values.items()}
    return None


def _csl(value: Any) -> Iterator[FoundItem]:
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("references", "items") if key in value), [value])
    for row in value if isinstance(value, list) else ():
        if isinstance(row, Mapping) and "type" in row:
            key = row.get("citation-key") or row.get("id") or ""
            yield FoundItem({name: each for name, each in row.items() if name != "id"}, str(key))


def _endnote(text: str) -> Iterator[FoundItem]:
    try:
        root = XmlReader(_XML).read(text.encode())
    except UnicodeEncodeError as error:
        raise ImportFailed(_("It is damaged. Export the sources again, as RIS.")) from error
    for record in root.iter("record"):
        yield FoundItem(endnote_item(record))


REFERENCE_READERS: Mapping[str, Callable[[str], Iterator[FoundItem]]] = {
    ".ris": items_of_ris,
    ".bib": _bibtex,
    ".bibtex": _bibtex,
    ".json": _json,
    ".yaml": _yaml,
    ".yml": _yaml,
    ".nbib": items_of_pubmed,
    ".xml": _endnote,
}
"""By the ending of the file's name."""
