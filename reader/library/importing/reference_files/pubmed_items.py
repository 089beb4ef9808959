"""Reads what PubMed exports for reference managers (.nbib) into CSL items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reader.library.citation.doi import find_doi
from reader.library.importing.reference_files.found_item import FoundItem
from reader.library.importing.reference_files.tagged_lines import Record, records, values_by_tag, written_names

_TAG = re.compile(r"\ufeff?([A-Z]{2,4})\s{0,2}-(?:\s|$)")
_FIELDS = {
    "TI": "title", "BTI": "container-title", "JT": "container-title", "TA": "container-title-short", "VI": "volume",
    "IP": "issue", "PG": "page", "DP": "issued", "AB": "abstract", "LA": "language", "PB": "publisher",
    "PL": "publisher-place", "PMID": "PMID", "PMC": "PMCID", "ISBN": "ISBN",
}  # fmt: skip


def items_of_pubmed(text: str) -> Iterator[FoundItem]:
    for record in records(text, _TAG, "PMID"):
        yield _item(record)


def _item(record: Record) -> FoundItem:
    values = values_by_tag(record)
    item: dict[str, Any] = {"type": "chapter" if "BTI" in values else "article-journal"}
    people = written_names(values.pop("FAU", []) or [_comma(name) for name in values.get("AU", [])])
    people += [{"literal": name} for name in values.pop("CN", [])]
    if people:
        item["author"] = people
    if editors := written_names(values.pop("FED", [])):
        item["editor"] = editors
    for tag, field in _FIELDS.items():
        if found := values.pop(tag, []):
            item[field] = " ".join(found) if field == "title" else found[0]
            values[tag] += found[1:] if field != "title" else []
    dois = [
        doi
        for value in (*values.get("LID", []), *values.get("AID", []))
        if "[doi]" in value and (doi := find_doi(value))
    ]
    if dois:
        item["DOI"] = dois[0]
    left = [f"{tag}: {value}" for tag, found in values.items() for value in found if value]
    return FoundItem(item, "", "; ".join(left))


def _comma(name: str) -> str:
    """Smith AB is a family name and initials."""
    family, _, given = name.rpartition(" ")
    return f"{family}, {given}" if family else name
