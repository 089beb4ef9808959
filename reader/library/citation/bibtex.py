"""Writes references as BibTeX for LaTeX and reference managers, in UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from reader.library.citation.date_text import MONTHS
from reader.library.citation.dates import read_date
from reader.library.citation.fields import (
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
from reader.library.citation.names import OTHERS, Name, read_names
from reader.library.citation.numbering import LABEL_AT_END, parted_number
from reader.library.citation.pages import full_range
from reader.library.citation.printed import without_printed
from reader.library.model import Reference

TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "manuscript": "unpublished",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "review": "article",
    "thesis": "phdthesis",
}
OTHER = "misc"

SPECIAL = str.maketrans(
    {character: f"\\{character}" for character in "&%$#_"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    # BibTeX counts braces even after a backslash, so each one gets an invisible counterpart.
    | {"{": r"\{\vphantom{\}}", "}": r"\vphantom{\{}\}"}
)
SPECIAL_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def to_bibtex(references: Iterable[Reference]) -> str:
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry, Field
    from bibtexparser.writer import BibtexFormat

    keys: dict[str, int] = {}
    entries: list[Block] = []
    for reference in references:
        key = _key(reference.id, keys)
        fields = [Field(name, value) for name, value in _fields(reference.csl).items() if value]
        if month := _month(reference.csl):
            fields.append(Field("month", month, enclosing="no-enclosing"))
        entries.append(Entry(_type(reference.csl), key, fields))
    layout = BibtexFormat()  # type: ignore[no-untyped-call]
    layout.indent = "  "
    layout.block_separator = "\n"
    layout.trailing_comma = True
    return str(write_string(Library(entries), bibtex_format=layout))


def _type(csl: Mapping[str, Any]) -> str:
    kind = kind_of(csl)
    if kind == "thesis" and "master" in text(csl, "genre").casefold():
        return "mastersthesis"
    return TYPES.get(kind, OTHER)


def _key(identifier: str, used: dict[str, int]) -> str:
    """The id without characters that BibTeX does not allow. Keys that differ only in case are the same to BibTeX.

    `used` gets the new key; its numbers are those of the last key with the same beginning.
    """
    key = re.sub(r"[^\w.:+-]+", "-", text({"id": identifier}, "id")).strip("-") or "reference"
    number, free = used.get(key.casefold(), 1), key
    while free.casefold() in used:
        number += 1
        free = f"{key}-{number}"
    used[key.casefold()] = number
    used.setdefault(free.casefold(), 1)
    return free


def _month(csl: Mapping[str, Any]) -> str:
    """One of the month names that all BibTeX styles define, such as oct."""
    issued = read_date(csl, "issued")
    return MONTHS[issued.month - 1][:3].casefold() if issued and issued.month else ""


def _fields(item: Mapping[str, Any]) -> dict[str, str]:
    csl = without_printed(item)
    kind = _type(csl)
    issued, accessed = read_date(csl, "issued"), read_date(csl, "accessed")
    publisher = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}.get(kind, "publisher")
    container = {"article": "journal", "misc": "howpublished"}.get(kind, "booktitle")
    host = text(csl, "container-title", "event-title", "event")
    written, genre = number_and_genre(csl)
    counted, number = parted_number(written)
    return {
        "author": _names(read_names(csl, "author")),
        "editor": _names(read_names(csl, "editor")),
        "translator": _names(read_names(csl, "translator")),
        "title": _title(title_of(csl)),
        container: _title(host) if container == "booktitle" else _escaped(host),
        "year": str(issued.year) if issued and issued.year > 0 else "",
        "date": issued.iso_range if issued and (issued.month or issued.end or issued.is_open) else "",
        "volume": _escaped(volume_of(csl)),
        "number": _escaped(issue_of(csl) or ("" if kind == "article" else number)),
        "pages": _escaped(full_range(pages_or_number(csl), "--")),
        "edition": _escaped(text(csl, "edition")),
        publisher: _escaped(_publisher(csl, publisher)),
        "address": _escaped(text(csl, "publisher-place", "event-place")),
        "series": _escaped(text(csl, "collection-title")),
        "type": _escaped(LABEL_AT_END.sub("", genre) or counted),
        "doi": doi_of(csl).translate(SPECIAL_IN_ADDRESS),
        "url": url_of(csl).translate(SPECIAL_IN_ADDRESS),
        "urldate": accessed.iso if accessed else "",
        "isbn": _escaped(text(csl, "ISBN")),
        "issn": _escaped(text(csl, "ISSN")),
        "language": _escaped(text(csl, "language")),
        "note": _escaped(text(csl, "note") or (issued.literal if issued else "")),
        "abstract": _escaped(text(csl, "abstract")),
        "keywords": _escaped(text(csl, "keyword")),
    }


def _publisher(csl: Mapping[str, Any], field: str) -> str:
    """BibTeX styles demand an institution or a school, and for many reports the author is one."""
    publisher = text(csl, "publisher")
    if publisher or field == "publisher":
        return publisher
    authors = read_names(csl, "author")
    return text(csl, "authority") or (authors[0].family if authors and authors[0].is_organisation else "")


def _escaped(words: str) -> str:
    return words.translate(SPECIAL)


def _title(title: str) -> str:
    """Puts words that must keep their capitals in braces, since BibTeX styles write titles in lower case."""
    shown, before = [], ":"
    for word in title.split(" "):
        letters = [place for place, c in enumerate(word) if c.isalnum()] or [0]
        start, end = letters[0], letters[-1] + 1
        core = word[start:end]
        # Styles keep the first letter of a title, and the one after a colon.
        capitals = any(c.isupper() for c in (core[1:] if before.endswith(":") else core))
        core = f"{{{_escaped(core)}}}" if capitals else _escaped(core)
        # Styles look for the colon, so it must stay outside the braces.
        shown.append(_escaped(word[:start]) + core + _escaped(word[end:]))
        before = word
    return " ".join(shown)


def _names(names: Iterable[Name]) -> str:
    return " and ".join("others" if name is OTHERS else _name(name) for name in names)


def _name(name: Name) -> str:
    """Family, suffix, given. Braces protect names that BibTeX would split, such as those of organisations."""
    family = _escaped(name.surname)
    if not name.given:
        return f"{{{family}}}"
    parts = [family, name.suffix, f"{name.given} {name.dropping}".strip()]
    return ", ".join([_protected(family), *(_protected(_escaped(part)) for part in parts[1:] if part)])


def _protected(part: str) -> str:
    return f"{{{part}}}" if "," in part or re.search(r"(?:^|\s)and(?:\s|$)", part, re.IGNORECASE) else part
