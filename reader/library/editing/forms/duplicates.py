"""Finds the entries of a pack that are the same work or the same term as a new one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reader.library.citation.dates import read_date
from reader.library.citation.fields import as_text, doi_of, title_of
from reader.library.editing.forms.entry_values import Entry
from reader.library.folding import fold

MOST_FOUND = 3
_NOT_LETTERS = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"^(?:the|an?) ")
FEWEST_LETTERS = 4  # of a title: shorter ones are not yet typed to their end


def same_works(entry: Entry, sources: Mapping[str, Entry], own: str = "") -> list[str]:
    """The ids of the sources with the same DOI; if there is none, of those with the same title and year.

    A source without a year, or an entry without one, can be of any year; two different DOIs are two works.
    """
    others = {id: other for id, other in sources.items() if id != own}
    doi = _doi(entry)
    if doi and (found := [id for id, other in others.items() if _doi(other) == doi]):
        return found[:MOST_FOUND]
    title, year = _title(entry), _year(entry)
    if len(title) < FEWEST_LETTERS:
        return []
    found = [
        id
        for id, other in others.items()
        if _title(other) == title and not (year and _year(other) not in ("", year)) and not (doi and _doi(other))
    ]
    return found[:MOST_FOUND]


def same_terms(entry: Entry, terms: Mapping[str, Entry], own: str = "") -> list[str]:
    """The ids of the terms that have the name of this one, or that it names."""
    name = fold(as_text(entry.get("term")))
    if not name:
        return []
    found = (id for id, other in terms.items() if id != own and name in map(fold, _names(other)))
    return [id for id, _ in zip(found, range(MOST_FOUND), strict=False)]


def _names(entry: Entry) -> Iterator[str]:
    yield as_text(entry.get("term"))
    aka = entry.get("aka")
    if isinstance(aka, list | tuple):
        yield from map(as_text, aka)


def _doi(entry: Entry) -> str:
    return doi_of(entry).casefold()


def _title(entry: Entry) -> str:
    return _ARTICLE.sub("", " ".join(_NOT_LETTERS.sub(" ", fold(title_of(entry))).split()))


def _year(entry: Entry) -> str:
    date = read_date(entry, "issued")
    return str(date.year) if date and date.year else ""
