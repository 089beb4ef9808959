"""Reads the tagged format of RefWorks into CSL items: RT Journal Article, A1 Roe,Ann, T1 On rest."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.library.citation.date_text import parts_of_text
from reader.library.importing.reference_files.found_item import FoundItem
from reader.library.importing.reference_files.tagged_lines import Record, records, values_by_tag, written_names
from reader.system.regular_file import read_regular

_TAG = re.compile(r"\ufeff?([A-Z][A-Z0-9])(?:\s|$)")
_FIRST_LINES = re.compile(r"\ufeff?\s{0,20}RT \S[^\n]{0,60}\r?\n(?:SR |ID |A1 |T1 |AU )")
_TYPES = {
    "abstract": "article-journal", "artwork": "graphic", "bills": "bill", "book": "book", "book, edited": "book",
    "book, section": "chapter", "book, whole": "book", "case": "legal_case", "computer program": "software",
    "conference proceedings": "paper-conference", "dissertation": "thesis", "dissertation/thesis": "thesis",
    "dissertation/thesis, unpublished": "thesis", "generic": "document", "grant": "document", "hearing": "hearing",
    "journal": "article-journal", "journal article": "article-journal", "journal, electronic": "article-journal",
    "laws": "legislation", "laws/statutes": "legislation", "magazine article": "article-magazine", "map": "map",
    "monograph": "book", "motion picture": "motion_picture", "music score": "musical_score",
    "newspaper article": "article-newspaper", "online discussion forum": "post", "patent": "patent",
    "personal communication": "personal_communication", "report": "report", "resolution": "document",
    "sound recording": "song", "unpublished material": "manuscript", "video": "motion_picture",
    "video/dvd": "motion_picture", "web page": "webpage",
}  # fmt: skip
_NAMES = {"A1": "author", "AU": "author", "A2": "editor", "A3": "editor", "A4": "translator", "A5": "translator"}
_FIELDS = {
    "T1": "title", "JF": "container-title", "JO": "container-title-short", "T2": "container-title",
    "T3": "collection-title", "VO": "volume", "IS": "issue", "PB": "publisher", "PP": "publisher-place",
    "ED": "edition", "AB": "abstract", "NO": "note", "LA": "language", "DO": "DOI", "ST": "title-short",
    "CN": "call-number",
}  # fmt: skip
_SERIALS = ("article-journal", "article-magazine", "article-newspaper")


def is_refworks(text: str) -> bool:
    return bool(_FIRST_LINES.match(text))


def begins_as_refworks(path: Path) -> bool:
    """False if the file cannot be read, which its reader reports."""
    try:
        return is_refworks(read_regular(Path(os.path.realpath(path)), 1_000).decode("utf-8", "replace"))
    except (OSError, ValueError):
        return False


def items_of_refworks(text: str) -> Iterator[FoundItem]:
    for record in records(text, _TAG, "RT"):
        yield _item(record)


def _item(record: Record) -> FoundItem:
    values = values_by_tag(record)
    item: dict[str, Any] = {"type": _TYPES.get("".join(values.pop("RT", [])).casefold(), "document")}
    for tag, field in _NAMES.items():
        if names := written_names(values.pop(tag, [])):
            item[field] = [*item.get(field, []), *names]
    left: list[str] = []
    for tag, field in _FIELDS.items():
        found = values.pop(tag, [])
        if found and field in item:
            left += [f"{tag}: {value}" for value in found if value != item[field]]
        elif found:
            item[field] = " ".join(found)
    _add_numbers(item, values)
    _add_dates(item, values)
    if words := values.pop("K1", []):
        item["keyword"] = ", ".join(words)
    for tag in ("SR", "ID", "DS"):
        values.pop(tag, None)  # how the record is kept in RefWorks
    left += [f"{tag}: {value}" for tag, found in values.items() for value in found]
    return FoundItem(item, "", "; ".join(left))


def _add_numbers(item: dict[str, Any], values: dict[str, list[str]]) -> None:
    first, last = (" ".join(values.pop(tag, [])) for tag in ("SP", "OP"))
    if first or last:
        item["page"] = first if not last or last == first or "-" in first else f"{first}-{last}"
    if number := " ".join(values.pop("SN", [])):
        item["ISSN" if item["type"] in _SERIALS else "ISBN"] = number
    addresses = [*values.pop("LK", []), *values.pop("UL", [])]
    if web := [address for address in addresses if address.startswith(("http://", "https://"))]:
        item["URL"] = web[0]
    values["UL"] = [address for address in dict.fromkeys(addresses) if address != item.get("URL")]


def _add_dates(item: dict[str, Any], values: dict[str, list[str]]) -> None:
    """YR is the year; FD the day in words, with a year or without one."""
    year = "".join(values.pop("YR", [])[:1]).strip()
    written = " ".join(values.pop("FD", []))
    day = f"{written} {year}" if year and year not in written else written
    parts = parts_of_text(day.strip()) if written else None
    if parts and parts[0][0] and not parts[1]:
        item["issued"] = {"date-parts": [[number for number in parts[0][:3] if number]]}
    elif year.isdecimal() and len(year) == 4:
        item["issued"] = {"date-parts": [[int(year)]]}
        values["FD"] = [written] if written else []
    elif year or written:
        item["issued"] = {"literal": day.strip()}
    if read := " ".join(values.pop("RD", [])):
        found = parts_of_text(read)
        if found and found[0][0] and not found[1]:
            item["accessed"] = {"date-parts": [[number for number in found[0][:3] if number]]}
        else:
            values["RD"] = [read]
