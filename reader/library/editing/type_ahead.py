"""What a writer may mean who begins to type a term or a source: the best matches of the folder first."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reader.library.authoring import glossary, references
from reader.library.citation.label import short_form
from reader.library.editing.field_edits import entries
from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.snapshot import FolderSnapshot
from reader.library.editing.yaml_tree import YamlValue
from reader.library.folding import fold

MOST_SHOWN = 12
_SIMILAR = 0.72
_SHORTEST_MISSPELLING = 3  # letters


@dataclass(frozen=True, slots=True)
class TypeAheadMatch:
    """`id` is that of the term or reference; `label` and `detail` are for people.

    `words` are what a link to a term shows if nothing is selected: the name that was typed.
    """

    id: str
    label: str
    detail: str
    words: str


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    label: str
    detail: str
    names: Sequence[tuple[str, str]]
    """Pairs of a name as it is and folded; the first is the most important one."""

    other: str
    """What else leads to the entry, folded."""


def type_ahead(
    snapshot: FolderSnapshot, kind: Literal["term", "citation"], typed: str, most: int = MOST_SHOWN
) -> list[TypeAheadMatch]:
    """The best first: whole names, beginnings of names, words in them, words in titles, names with a mistake.

    Without a typed letter all come, in the order of the file. None if the file has an error.
    """
    file = glossary.FILE if kind == "term" else references.FILE
    known = _entries(file, snapshot.text(file))
    query = fold(" ".join(typed.split()))
    if not query:
        return [_match(entry, entry.names[0][0]) for entry in known[:most]]
    ranked = [(rank, number, entry, name) for number, entry in enumerate(known) for rank, name in _ranked(entry, query)]
    best: dict[str, TypeAheadMatch] = {}
    for _, _, entry, name in sorted(ranked, key=lambda each: each[:2]):
        best.setdefault(entry.id, _match(entry, name))
        if len(best) == most:
            break
    return list(best.values())


def _match(entry: _Entry, name: str) -> TypeAheadMatch:
    return TypeAheadMatch(entry.id, entry.label, entry.detail, name)


def _ranked(entry: _Entry, query: str) -> Iterator[tuple[float, str]]:
    """The rank of each name that the query fits, 0 for the best, and the name."""
    words = query.split()
    for place, (name, folded) in enumerate(entry.names):
        rank = _rank_of_name(folded, query, words)
        if rank is not None:
            yield rank + place / 100, name
    if all(word in entry.other for word in words):
        yield 5, entry.names[0][0]
    elif len(query) >= _SHORTEST_MISSPELLING:
        similarity = max(_similarity(folded, query) for _, folded in entry.names)
        if similarity >= _SIMILAR:
            yield 7 - similarity, entry.names[0][0]


def _rank_of_name(name: str, query: str, words: Sequence[str]) -> float | None:
    if name == query:
        return 0
    if name.startswith(query):
        return 1
    starts = name.replace("-", " ").split()
    if all(any(start.startswith(word) for start in starts) for word in words):
        return 2
    return 3 if query in name else None


def _similarity(name: str, query: str) -> float:
    """Of the query and the beginning of the name, or of one of its words: a name is seldom typed to its end."""
    from rapidfuzz.distance import OSA  # loading it takes longer than most look-ups

    parts = [name, *re.findall(r"\w+", name)]
    cuts = (len(query), len(query) + 1)
    return max(OSA.normalized_similarity(part[:cut], query) for part in parts for cut in cuts)


@functools.lru_cache(4)
def _entries(file: str, text: str) -> Sequence[_Entry]:
    try:
        found = entries(FolderSnapshot(Path(), {file: text}), file)
    except EditRefused:
        return ()
    make = _term if file == glossary.FILE else _reference
    return [make(entry) for entry in found if isinstance(entry.get("id"), str) and entry["id"]]


def _term(entry: Mapping[str, YamlValue]) -> _Entry:
    id, term = str(entry["id"]), _line(entry.get("term", "")) or str(entry["id"])
    aka = entry.get("aka", [])
    others = [_line(name) for name in aka] if isinstance(aka, list) else []
    names = [term, *(name for name in others if name), id]
    definition = _line(entry.get("definition", ""))
    return _Entry(id, term, definition, [(name, fold(name)) for name in names], fold(definition))


def _reference(entry: Mapping[str, YamlValue]) -> _Entry:
    id, title = str(entry["id"]), _line(entry.get("title", ""))
    try:
        label = short_form(entry)
    except (TypeError, ValueError, AttributeError, LookupError, IndexError):
        label = title or id  # a half-typed name or date
    container = _line(entry.get("container-title", "")) or _line(entry.get("publisher", ""))
    detail = ". ".join(part for part in (title, container) if part)
    everything = fold(" ".join(_texts(entry)))
    return _Entry(id, label, detail, [(name, fold(name)) for name in (label, id, title) if name], everything)


def _texts(value: YamlValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    else:
        for each in value:
            yield from _texts(each)


def _line(value: YamlValue) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
