"""Tells whether two references are the same work: by DOI, PMID or ISBN, or by title, year and first name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from reader.library.citation.dates import read_date
from reader.library.citation.fields import doi_of, text
from reader.library.citation.names import read_names

_NOT_IN_TITLE = re.compile(r"[\W_]+")
_SHORTEST_TITLE = 5


def identities(csl: Mapping[str, Any]) -> Iterator[str]:
    """Names that no other work has; those that are surest come first."""
    title, page = _folded(text(csl, "title")), text(csl, "page")
    if doi := doi_of(csl):
        # Chapters of one book may have its DOI.
        yield f"doi:{doi.casefold()}"
    if pmid := text(csl, "PMID"):
        yield f"pmid:{pmid}"
    date = read_date(csl, "issued")
    if len(title) >= _SHORTEST_TITLE and date and date.year:
        names = read_names(csl, "author") or read_names(csl, "editor")
        first = (
            _folded(names[0].family.split(" ")[-1] if not names[0].is_organisation else names[0].family)
            if names
            else ""
        )
        yield f"title:{title}|{date.year}|{first}|{_first_page(page)}"


def _first_page(page: str) -> str:
    found = re.match(r"\w+", page)
    return found[0] if found else ""


def _folded(words: str) -> str:
    parts = unicodedata.normalize("NFKD", words[:1_000].casefold())
    return _NOT_IN_TITLE.sub("", "".join(sign for sign in parts if not unicodedata.combining(sign)))


class WorkIndex:
    """References by what identifies them."""

    def __init__(self, items: Mapping[str, Mapping[str, Any]]) -> None:
        self._keys: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        for key, item in items.items():
            self.add(key, item)

    def add(self, key: str, item: Mapping[str, Any]) -> None:
        self._titles[key] = _folded(text(item, "title"))
        for identity in identities(item):
            self._keys.setdefault(identity, key)

    def find(self, item: Mapping[str, Any]) -> str:
        """The key of the same work; empty if there is none. Works of different titles are different."""
        title = _folded(text(item, "title"))
        for identity in identities(item):
            key = self._keys.get(identity, "")
            other = self._titles.get(key, "")
            if key and (not title or not other or title.startswith(other) or other.startswith(title)):
                return key
        return ""
