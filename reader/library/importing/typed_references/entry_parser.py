"""Takes one entry of a list of sources apart. What is not certain stays empty; the entry is kept as it is printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reader.library.citation.printed import PRINTED
from reader.library.importing.typed_references.author_year import read_author_year
from reader.library.importing.typed_references.certainty import only_certain
from reader.library.importing.typed_references.entry_kinds import kind_of_entry, legislation
from reader.library.importing.typed_references.entry_text import LONGEST_PARSED, one_line
from reader.library.importing.typed_references.identifiers import find_identifiers
from reader.library.importing.typed_references.other_styles import read_other_styles
from reader.library.importing.typed_references.vancouver_entry import read_vancouver

_STYLES: tuple[Callable[[str], dict[str, Any]], ...] = (
    legislation,
    read_author_year,
    read_vancouver,
    read_other_styles,
)

_ORDER = (
    *("type", "author", "editor", "title", "container-title", "edition", "issued", "year-suffix", "volume", "issue"),
    *("page", "number", "version", "genre", "publisher", "publisher-place", "DOI", "PMID", "PMCID", "ISBN", "URL"),
    *("accessed", PRINTED),
)


def parse_entry(text: str, links: Sequence[str] = ()) -> dict[str, Any]:
    """A CSL item without an id, with its printed form. `links` are the addresses that words of the entry lead to."""
    printed = one_line(text)
    item: dict[str, Any] = {"type": "document", PRINTED: printed}
    if len(printed) > LONGEST_PARSED:
        return item
    lines = "\n".join(filter(None, map(one_line, text.split("\n"))))
    found = find_identifiers(lines, links)
    for read in _STYLES:
        if fields := read(found.rest):
            item |= fields
            break
    item |= found.fields
    item = only_certain(item)
    item["type"] = kind_of_entry(item)
    return {key: item[key] for key in sorted(item, key=_place) if item[key]}


def _place(key: str) -> int:
    """Where an author looks for a field."""
    return _ORDER.index(key) if key in _ORDER else len(_ORDER) - 1
