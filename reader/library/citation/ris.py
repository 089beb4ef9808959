"""Writes references as RIS, which all reference managers read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from reader.library.citation.dates import Date, read_date
from reader.library.citation.fields import (
    PERIODICALS,
    doi_of,
    issue_of,
    kind_of,
    number_and_genre,
    pages_or_number,
    text,
    title_of,
    url_of,
    volume_of,
)
from reader.library.citation.names import read_names, ris_name
from reader.library.citation.numbering import LABEL_AT_END, parted_number
from reader.library.citation.pages import first_and_last
from reader.library.citation.printed import without_printed
from reader.library.model import Reference

TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "MPCT",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry": "ENCYC",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "paper-conference": "CPAPER",
    "periodical": "JFULL",
    "post": "BLOG",
    "post-weblog": "BLOG",
    "regulation": "LEGAL",
    "report": "RPRT",
    "review": "JOUR",
    "software": "COMP",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
OTHER = "GEN"


def to_ris(references: Iterable[Reference]) -> str:
    from rispy import dumps
    from rispy.writer import RisWriter

    class Writer(RisWriter):  # type: ignore[misc]
        def set_header(self, count: int) -> str:
            """Empty, since the numbers that rispy writes between references are not valid RIS."""
            return ""

    return str(dumps([_fields(reference) for reference in references], implementation=Writer))


def _fields(reference: Reference) -> dict[str, Any]:
    """The fields by the names that rispy uses for RIS tags."""
    csl = without_printed(reference.csl)
    kind = kind_of(csl)
    issued = read_date(csl, "issued")
    written, genre = number_and_genre(csl)
    counted, number = parted_number(written)
    first, last = first_and_last(pages_or_number(csl))
    host = text(csl, "container-title", "event-title", "event")
    fields: dict[str, Any] = {
        "type_of_reference": TYPES.get(kind, OTHER),
        "id": text({"id": reference.id}, "id"),
        "authors": _names(csl, "author") or _names(csl, "director"),
        "secondary_authors": _names(csl, "editor"),
        "subsidiary_authors": _names(csl, "translator"),
        "title": title_of(csl),
        "short_title": text(csl, "title-short", "shortTitle"),
        "secondary_title": host,
        "alternate_title3": host if kind == "article-journal" else "",
        "alternate_title2": text(csl, "container-title-short", "journalAbbreviation"),
        "tertiary_title": text(csl, "collection-title"),
        "year": str(issued.year) if issued and issued.year > 0 else "",
        "date": _date(issued),
        "volume": volume_of(csl),
        "number": issue_of(csl) or ("" if kind == "report" or kind in PERIODICALS else number),
        "start_page": first,
        "end_page": last,
        "edition": text(csl, "edition"),
        "publisher": text(csl, "publisher"),
        "place_published": text(csl, "publisher-place", "event-place"),
        "type_of_work": LABEL_AT_END.sub("", genre) or counted,
        "issn": number if kind == "report" else text(csl, "ISBN", "ISSN"),
        "doi": doi_of(csl),
        "urls": [url_of(csl)],
        "access_date": _date(read_date(csl, "accessed")),
        "language": text(csl, "language"),
        "notes_abstract": text(csl, "abstract"),
        "keywords": [word.strip() for word in re.split("[,;]", text(csl, "keyword"))],
        "notes": [text(csl, "note")],
    }
    lists = {key: list(filter(None, value)) for key, value in fields.items() if isinstance(value, list)}
    return {key: value for key, value in (fields | lists).items() if value}


def _names(csl: Mapping[str, Any], role: str) -> list[str]:
    return [ris_name(name) for name in read_names(csl, role)]


def _date(date: Date | None) -> str:
    """Year/month/day/other: 2018/10/01/"""
    if date is None or date.year <= 0:
        return ""
    month, day = (f"{part:02}" if part else "" for part in (date.month, date.day))
    return f"{date.year:04}/{month}/{day}/{date.literal.replace('/', ' ')}"
