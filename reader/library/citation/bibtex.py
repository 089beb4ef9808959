"""References as BibTeX, as LaTeX and reference managers read it; letters stay UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from reader.library.citation.dates import MONTHS, read_date
from reader.library.citation.fields import doi_of, kind_of, place_of, text, title_of, url_of
from reader.library.citation.names import Name, read_names
from reader.library.citation.pages import full_range
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
    # BibTeX counts a brace even behind a backslash: each goes with an unseen one that makes the pair.
    | {"{": r"\{\vphantom{\}}", "}": r"\vphantom{\{}\}"}
)
SPECIAL_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def to_bibtex(references: Iterable[Reference]) -> str:
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry, Field
    from bibtexparser.writer import BibtexFormat

    keys: set[str] = set()
    entries: list[Block] = []
    for reference in references:
        key = _key(reference.id, keys)
        keys.add(key.casefold())
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


def _key(identifier: str, taken: set[str]) -> str:
    """The id, without what BibTeX cannot have in a key; two keys that differ in capitals alone are one to BibTeX."""
    key = re.sub(r"[^\w.:+-]+", "-", text({"id": identifier}, "id")).strip("-") or "reference"
    number, free = 1, key
    while free.casefold() in taken:
        number += 1
        free = f"{key}-{number}"
    return free


def _month(csl: Mapping[str, Any]) -> str:
    """One of the names that every style of BibTeX defines, such as oct."""
    issued = read_date(csl, "issued")
    return MONTHS[issued.month - 1][:3].casefold() if issued and issued.month else ""


def _fields(csl: Mapping[str, Any]) -> dict[str, str]:
    kind = _type(csl)
    issued, accessed = read_date(csl, "issued"), read_date(csl, "accessed")
    publisher = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}.get(kind, "publisher")
    container = {"article": "journal", "misc": "howpublished"}.get(kind, "booktitle")
    host = text(csl, "container-title", "event-title", "event")
    return {
        "author": _names(read_names(csl, "author")),
        "editor": _names(read_names(csl, "editor")),
        "translator": _names(read_names(csl, "translator")),
        "title": _title(title_of(csl)),
        container: _title(host) if container == "booktitle" else _escaped(host),
        "year": str(issued.year) if issued and issued.year > 0 else "",
        "date": issued.iso if issued and issued.month else "",
        "volume": _escaped(text(csl, "volume")),
        "number": _escaped(text(csl, "issue", *([] if kind == "article" else ["number"]))),
        "pages": _escaped(full_range(place_of(csl), "--")),
        "edition": _escaped(text(csl, "edition")),
        publisher: _escaped(text(csl, "publisher")),
        "address": _escaped(text(csl, "publisher-place", "event-place")),
        "series": _escaped(text(csl, "collection-title")),
        "type": _escaped(text(csl, "genre")),
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


def _escaped(words: str) -> str:
    return words.translate(SPECIAL)


def _title(title: str) -> str:
    """Words whose capitals must stay are put in braces, since styles of BibTeX write titles in small letters."""
    shown, before = [], ":"
    for word in title.split(" "):
        letters = [place for place, c in enumerate(word) if c.isalnum()] or [0]
        start, end = letters[0], letters[-1] + 1
        core = word[start:end]
        # Styles leave the first letter of a title, and of what follows a colon, as it is.
        capitals = any(c.isupper() for c in (core[1:] if before.endswith(":") else core))
        core = f"{{{_escaped(core)}}}" if capitals else _escaped(core)
        # A colon must stay outside of the braces, for styles look for it.
        shown.append(_escaped(word[:start]) + core + _escaped(word[end:]))
        before = word
    return " ".join(shown)


def _names(names: Iterable[Name]) -> str:
    return " and ".join(_name(name) for name in names)


def _name(name: Name) -> str:
    """Family, suffix, given; in braces what BibTeX would take apart, as a body or a name with a comma in it."""
    family = _escaped(name.surname)
    if not name.given:
        return f"{{{family}}}"
    parts = [family, name.suffix, f"{name.given} {name.dropping}".strip()]
    return ", ".join([_whole(family), *(_whole(_escaped(part)) for part in parts[1:] if part)])


def _whole(part: str) -> str:
    return f"{{{part}}}" if "," in part or re.search(r"(?:^|\s)and(?:\s|$)", part, re.IGNORECASE) else part
