"""Reads RIS into CSL items, as Zotero, Mendeley, EndNote and databases write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reader.library.citation.doi import find_doi
from reader.library.importing.reference_files.found_item import FoundItem
from reader.library.importing.reference_files.refworks_items import is_refworks, items_of_refworks
from reader.library.importing.reference_files.tagged_lines import Record, records, values_by_tag, written_names

_TAG = re.compile(r"\ufeff?\s{0,3}([A-Z][A-Z0-9])\s{1,3}-(?:\s|$)")
_TYPES = {
    "ABST": "article-journal", "AGGR": "dataset", "ART": "graphic", "BILL": "bill", "BLOG": "post-weblog",
    "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter", "CLSWK": "classic", "COMP": "software", "CONF": "book",
    "CPAPER": "paper-conference", "DATA": "dataset", "DBASE": "dataset", "DICT": "entry-dictionary",
    "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia", "FIGURE": "figure", "GEN": "document", "GOVDOC": "report", "HEAR": "hearing",
    "INPR": "article-journal", "JFULL": "periodical", "JOUR": "article-journal", "LEGAL": "regulation",
    "MANSCPT": "manuscript", "MAP": "map", "MGZN": "article-magazine", "MPCT": "motion_picture",
    "MUSIC": "musical_score", "NEWS": "article-newspaper", "PAMP": "pamphlet", "PAT": "patent",
    "PCOMM": "personal_communication", "RPRT": "report", "SER": "book", "SLIDE": "speech", "SOUND": "song",
    "STAND": "standard", "STAT": "legislation", "THES": "thesis", "UNPB": "manuscript", "VIDEO": "motion_picture",
    "WEB": "webpage",
}  # fmt: skip
_NAMES = {"AU": "author", "A1": "author", "ED": "editor", "A2": "editor", "A3": "collection-editor", "A4": "translator"}
_FIELDS = {
    "TI": "title", "T1": "title", "CT": "title", "T2": "container-title", "JF": "container-title",
    "JO": "container-title", "JA": "container-title-short", "J2": "container-title-short", "T3": "collection-title",
    "VL": "volume", "IS": "issue", "CP": "issue", "DO": "DOI", "UR": "URL", "PB": "publisher",
    "CY": "publisher-place", "PP": "publisher-place", "ET": "edition", "AB": "abstract", "N2": "abstract",
    "LA": "language", "M3": "genre", "ST": "title-short", "N1": "note", "CN": "call-number", "SE": "section",
    "NV": "number-of-volumes", "DB": "archive", "DP": "source",
}  # fmt: skip
_OWN_ADDRESS = re.compile(r"(?:papers\d?|zotero|mendeley|file|internal-pdf)://", re.IGNORECASE)
"""Where a program keeps the work on the computer of its user; Papers writes it before the address of the work."""

_SERIALS = ("article-journal", "article-magazine", "article-newspaper", "periodical")


def items_of_ris(text: str) -> Iterator[FoundItem]:
    """Files of RefWorks may have the same ending."""
    if is_refworks(text):
        yield from items_of_refworks(text)
        return
    for record in records(text, _TAG, "TY", "ER"):
        yield _item(record)


def _item(record: Record) -> FoundItem:
    values = values_by_tag(record)
    kind = _TYPES.get("".join(values.pop("TY", [])).upper(), "document")
    item: dict[str, Any] = {"type": kind}
    if book := values.pop("BT", []):
        values["T2" if kind == "chapter" else "TI"] += book
    for tag, field in _NAMES.items():
        if names := written_names(values.pop(tag, [])):
            item[field] = [*item.get(field, []), *names]
    left: list[str] = []
    if own := [address for address in values["UR"] if _OWN_ADDRESS.match(address)]:
        values["UR"] = [address for address in values["UR"] if address not in own]
        left += [f"UR: {address}" for address in own]
    if doi := find_doi("".join(values["M3"][:1])):
        values["DO"], values["M3"] = values["DO"] or [doi], values["M3"][1:]
    for tag, field in _FIELDS.items():
        found = values.pop(tag, [])
        if not found:
            continue
        if field in item or (field == "URL" and len(found) > 1):
            repeated = [value for value in found if value != item.get(field)]
            left += [f"{tag}: {value}" for value in (repeated if field in item else repeated[1:])]
        if field not in item:
            item[field] = found[0] if field == "URL" else " ".join(found)
    _add_numbers(item, values)
    _add_dates(item, values)
    key = "".join(values.pop("ID", [])[:1])
    if words := values.pop("KW", []):
        item["keyword"] = ", ".join(words)
    left += [f"{tag}: {value}" for tag, found in values.items() for value in found]
    return FoundItem(item, key, "; ".join(left))


def _add_numbers(item: dict[str, Any], values: dict[str, list[str]]) -> None:
    first, last = (" ".join(values.pop(tag, [])) for tag in ("SP", "EP"))
    if first or last:
        item["page"] = first if not last or last == first or "-" in first else f"{first}-{last}"
    if number := " ".join(values.pop("SN", [])):
        item["ISSN" if item["type"] in _SERIALS else "ISBN"] = number
    if item["type"] in ("report", "standard", "legislation", "thesis", "patent") and "issue" in item:
        item["number"] = item.pop("issue")
    if number := " ".join(values.pop("M1", [])):
        item.setdefault("number", number)
    known_number = values.get("AN", [""])[0]
    if known_number.isdecimal() and len(known_number) <= 8 and "pubmed" in str(item.get("archive", "")).casefold():
        item["PMID"] = values.pop("AN")[0]
    if values.get("C2", [""])[0].upper().startswith("PMC"):
        item["PMCID"] = values.pop("C2")[0]


def _add_dates(item: dict[str, Any], values: dict[str, list[str]]) -> None:
    found = [*values.pop("DA", []), *values.pop("PY", []), *values.pop("Y1", [])]
    dates = [date for written in found if (date := _date(written))]
    if dates:
        # The one that says most: DA may have a day, PY only the year.
        item["issued"] = max(dates, key=lambda date: len(date.get("date-parts", [[]])[0]))
    if read := [date for written in values.pop("Y2", []) if (date := _date(written))]:
        item["accessed"] = read[0]


def _date(written: str) -> dict[str, Any]:
    """2018/10/01/ and 2018-10-01, and other texts as they are."""
    parts = re.split(r"[/-]", written.strip(), maxsplit=3)
    numbers = []
    for part in parts[:3]:
        if not part.strip().isdecimal() or len(part.strip()) > 4:
            break
        numbers.append(int(part))
    rest = parts[3].strip() if len(parts) > 3 else ""
    if numbers and numbers[0] > 31 and (len(numbers) == len([part for part in parts[:3] if part.strip()])) and not rest:
        return {"date-parts": [numbers]}
    return {"literal": written.strip(" /")} if written.strip(" /") else {}
