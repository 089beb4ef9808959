"""The records of EndNote, which are XML in a field, or that XML as base64 beside it."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element

from reader.library.importing.docx.found_citation import FoundWork
from reader.library.importing.docx.xml_tree import every, word_xml
from reader.library.importing.imported import ImportFailed

_TYPES = {
    "journal article": "article-journal", "electronic article": "article-journal", "book": "book",
    "edited book": "book", "electronic book": "book", "book section": "chapter", "electronic book section": "chapter",
    "conference proceedings": "book", "conference paper": "paper-conference", "report": "report",
    "government document": "report", "thesis": "thesis", "web page": "webpage", "online database": "webpage",
    "blog": "post-weblog", "newspaper article": "article-newspaper", "magazine article": "article-magazine",
    "statute": "legislation", "bill": "bill", "legal rule or regulation": "regulation", "case": "legal_case",
    "patent": "patent", "dataset": "dataset", "computer program": "software", "standard": "standard",
    "film or broadcast": "motion_picture", "audiovisual material": "motion_picture", "manuscript": "manuscript",
    "pamphlet": "pamphlet", "dictionary": "entry-dictionary", "encyclopedia": "entry-encyclopedia", "map": "map",
    "personal communication": "personal_communication", "unpublished work": "manuscript", "generic": "document",
}  # fmt: skip

_FIELDS = {
    "volume": "volume", "number": "issue", "pages": "page", "publisher": "publisher", "pub-location": "publisher-place",
    "edition": "edition", "electronic-resource-num": "DOI", "language": "language", "abstract": "abstract",
    "notes": "note", "num-vols": "number-of-volumes", "section": "section", "call-num": "call-number",
    "titles/title": "title", "titles/tertiary-title": "collection-title", "titles/short-title": "title-short",
    "urls/related-urls/url": "URL", "urls/web-urls/url": "URL", "custom2": "PMCID", "accession-num": "archive_location",
    "remote-database-name": "archive", "work-type": "genre",
}  # fmt: skip
"""Elements of a record -> fields of CSL."""

_CONTAINERS = ("titles/secondary-title", "periodical/full-title", "titles/alt-title", "periodical/abbr-1")
_NAMES = {
    "contributors/authors/author": "author",
    "contributors/secondary-authors/author": "editor",
    "contributors/translated-authors/author": "translator",
}


def endnote_items(instruction: str, field_data: Sequence[str]) -> list[FoundWork] | None:
    """The works of a citation; None if none can be read."""
    for text in (instruction[instruction.find("<") :] if "<EndNote" in instruction else "", *map(_decoded, field_data)):
        if "<EndNote" in text:
            try:
                root = word_xml().read(text[text.find("<EndNote") : text.rfind(">") + 1].encode())
            except ImportFailed:
                continue
            works = [_work(cite) for cite in every(root, "Cite")]
            if works:
                return works
    return None


def _decoded(data: str) -> str:
    try:
        return base64.b64decode("".join(data.split()), validate=False).decode("utf-8", "replace").rstrip("\0")
    except (binascii.Error, ValueError):
        return ""


def _work(cite: Element) -> FoundWork:
    record = cite.find("record")
    name = " ".join(filter(None, (_text(cite, "Author"), _text(cite, "Year"), _text(cite, "RecNum"))))
    before, after = _text(cite, "Prefix"), _text(cite, "Suffix").lstrip(",;").strip()
    pages = _text(cite, "Pages")
    pages = f"{'pp.' if '-' in pages or '–' in pages else 'p.'} {pages}" if pages[:1].isdigit() else pages
    number = _text(record, "rec-number") if record is not None else ""
    database = record.find("foreign-keys/key") if record is not None else None
    identities = (f"endnote:{database.get('db-id', '')}:{number}",) if database is not None and number else ()
    return FoundWork(
        endnote_item(record) if record is not None else None,
        identities,
        before,
        ", ".join(filter(None, (pages, after))),
        cite.get("ExcludeAuth") == "1",
        name,
    )


def endnote_item(record: Element) -> dict[str, Any]:
    """A CSL item of one record, without an id."""
    kind = record.find("ref-type")
    item: dict[str, Any] = {"type": _TYPES.get(kind.get("name", "").casefold() if kind is not None else "", "document")}
    for path, field in _FIELDS.items():
        text = _text(record, path)
        if text and field not in item:
            item[field] = text
    if item.get("PMCID") and not item["PMCID"].upper().startswith("PMC"):
        del item["PMCID"]
    container = next(filter(None, (_text(record, path) for path in _CONTAINERS)), "")
    if container:
        item["container-title"] = container
    for path, field in _NAMES.items():
        names = [_name(text) for each in every(record, path) if (text := _all(each))]
        if names:
            item[field] = names
    number = _text(record, "isbn")
    if number:
        item["ISSN" if item["type"].startswith("article") else "ISBN"] = number
    year, day = _text(record, "dates/year"), _text(record, "dates/pub-dates/date")
    if year or day:
        item["issued"] = f"{day} {year}" if day and year and year not in day else day or year
        if not year or (day and not any(map(str.isdigit, day))):
            item["issued"] = {"literal": item["issued"]}
    return item


def _name(text: str) -> dict[str, str]:
    """EndNote writes "Smith, Ann", and an organisation with a comma at its end."""
    if text.endswith(","):
        return {"literal": text.rstrip(", ")}
    family, comma, given = text.partition(",")
    return {"family": family.strip(), "given": given.strip()} if comma else {"literal": text}


def _text(element: Element, path: str) -> str:
    found = element.find(path)
    return _all(found) if found is not None else ""


def _all(element: Element) -> str:
    """The text, which may be in pieces with a face of their own. A raised piece is not to join the number before it."""
    parts = [element.text or ""]
    for piece in element:
        text, face = "".join(piece.itertext()), piece.get("face", "")
        tag = "sup" if "superscript" in face else "sub" if "subscript" in face else "i" if face == "italic" else ""
        parts.append((f"<{tag}>{text}</{tag}>" if tag and text.strip() else text) + (piece.tail or ""))
    return " ".join("".join(parts).split())
