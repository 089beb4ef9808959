"""The citations of Citavi, whose data are JSON in base64 in a field."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from reader.library.importing.docx.found_citation import FoundWork

NAME = "CITAVIPLACEHOLDER"
MOST_STEPS = 500_000
"""Values that are looked at to find those that others refer to."""

_DATA = re.compile(r"CitaviPlaceholder\s*\{?([A-Za-z0-9+/=\s]+)", re.IGNORECASE)
_TYPES = {
    "journalarticle": "article-journal", "book": "book", "bookedited": "book", "collectedworks": "book",
    "contribution": "chapter", "conferenceproceedings": "book", "internetdocument": "webpage", "thesis": "thesis",
    "newspaperarticle": "article-newspaper", "report": "report", "unpublishedwork": "manuscript",
    "statute": "legislation", "lecture": "speech", "patent": "patent", "standard": "standard", "software": "software",
    "movie": "motion_picture",
    "grayliterature": "report", "specialissue": "book", "courtdecision": "legal_case", "presentation": "speech",
}  # fmt: skip
_FIELDS = {
    "Title": "title", "ShortTitle": "title-short", "Volume": "volume", "Number": "issue", "Doi": "DOI", "Isbn": "ISBN",
    "OnlineAddress": "URL", "PlaceOfPublication": "publisher-place", "Edition": "edition", "PubMedId": "PMID",
    "PmcId": "PMCID", "NumberOfVolumes": "number-of-volumes", "LanguageCode": "language",
}  # fmt: skip
_NAMES = {"Authors": "author", "Editors": "editor", "Translators": "translator", "Organizations": "author"}
_TYPED = re.compile(r"<os>([^<]+)</os>")


def citavi_items(instruction: str) -> list[FoundWork] | None:
    """The works of a citation; None if it cannot be read."""
    found = _DATA.search(instruction)
    try:
        data = json.loads(base64.b64decode("".join(found[1].split())).decode("utf-8")) if found else None
    except (binascii.Error, ValueError, RecursionError):
        return None
    entries = data.get("Entries") if isinstance(data, Mapping) else None
    if not isinstance(entries, list) or not entries:
        return None
    known = {id: each for each in _objects(data) if isinstance(id := each.get("$id"), str)}
    return [_work(each, known) for each in entries if isinstance(each, Mapping)]


def _objects(data: object) -> Iterator[Mapping[str, Any]]:
    """All objects, since one may stand for itself in another place by its number."""
    waiting = [data]
    for _ in range(MOST_STEPS):
        if not waiting:
            return
        each = waiting.pop()
        if isinstance(each, Mapping):
            yield each
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each


def _work(entry: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> FoundWork:
    reference = _object(entry.get("Reference"), known)
    id = _text(entry.get("ReferenceId")) or _text(reference.get("Id"))
    pages = _pages(_object(entry.get("PageRange"), known).get("OriginalString"))
    after = ", ".join(filter(None, (pages, _text(entry.get("Suffix")).lstrip(",; "))))
    return FoundWork(
        _csl(reference, known) if reference else None,
        (f"citavi:{id}",) if id else (),
        _text(entry.get("Prefix")),
        after,
        bool(entry.get("YearOnly")),
        _text(reference.get("ShortTitle")) or id,
    )


def _csl(reference: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    item: dict[str, Any] = {"type": _TYPES.get(_text(reference.get("ReferenceType")).casefold(), "document")}
    for name, field in _FIELDS.items():
        if text := _text(reference.get(name)):
            item[field] = text
    if subtitle := _text(reference.get("Subtitle")):
        item["title"] = f"{item.get('title', '')}: {subtitle}".lstrip(": ")
    parent = _object(reference.get("ParentReference"), known)
    container = _text(_object(reference.get("Periodical"), known).get("Name")) or _text(parent.get("Title"))
    if container:
        item["container-title"] = container
    for source in (reference, parent):
        for name, field in _NAMES.items():
            is_needed = source is reference or field == "editor"
            people = source.get(name) if is_needed else None
            names = [_name(_object(each, known)) for each in (people if isinstance(people, list) else [])]
            if names and any(names):
                item.setdefault(field, []).extend(filter(None, names))
    publishers = [_text(_object(each, known).get("Name")) for each in _list(reference.get("Publishers"))]
    if publisher := ", ".join(filter(None, publishers)):
        item["publisher"] = publisher
    if pages := _text(reference.get("PageRange")):
        # XML with the first page, the last page, and then both as they were typed.
        typed = _TYPED.findall(pages)
        item["page"] = typed[-1] if typed else pages
    year = _text(reference.get("Year")) or _text(reference.get("YearResolved"))
    if year:
        item["issued"] = {"date-parts": [[int(year)]]} if re.fullmatch(r"[12]\d{3}", year) else {"literal": year}
    return item


def _name(person: Mapping[str, Any]) -> dict[str, str]:
    given = " ".join(filter(None, (_text(person.get("FirstName")), _text(person.get("MiddleName")))))
    family = _text(person.get("LastName"))
    if family and given:
        return {"family": family, "given": given}
    return {"literal": family or given} if family or given else {}


def _pages(value: object) -> str:
    pages = _text(value)
    several = any(sign in pages for sign in "-–,")
    return f"{'pp.' if several else 'p.'} {pages}" if pages[:1].isdigit() else pages


def _object(value: object, known: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    """The object, or the one that its number stands for."""
    if not isinstance(value, Mapping):
        return {}
    return known.get(_text(value.get("$ref")), value)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
