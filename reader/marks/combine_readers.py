"""Combines the exports of several readers: the blocks that most of them marked come first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from reader.library.word_borders import without_borders
from reader.marks.author_name import shown_name
from reader.marks.merge import current
from reader.marks.model import Mark

LONGEST_EXCERPT = 300  # characters


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A block that at least one reader marked.

    readers  number of files that have a mark there
    marks    number of marks there
    excerpt  the shortest marked text, cut to LONGEST_EXCERPT
    notes    (reader, note); the reader is the author of the mark, or else the name of the file
    """

    pack: str
    article: str
    article_title: str
    block: str
    readers: int
    marks: int
    excerpt: str
    notes: tuple[tuple[str, str], ...]


def reader_names(files: Sequence[Path]) -> list[str]:
    """A different name for each file, from its file name: `ann`, and `ann (2)` for a second `ann.marks.json`."""
    names: list[str] = []
    for file in files:
        stem = file.name.removesuffix(".json").removesuffix(".marks")
        numbered = (f"{stem} ({number})" for number in range(2, len(files) + 2))
        names.append(next(name for name in (stem, *numbered) if name not in names))
    return names


def combine(files: Mapping[str, Sequence[Mark]]) -> tuple[SharedPassage, ...]:
    """`files` maps the name of each export to its versions of marks. A mark in several exports counts for the first.

    A mark over several blocks counts in each. Sorted by number of readers, then of marks, then in reading order.
    """
    readers: dict[str, str] = {}
    for name in sorted(files):
        for mark in current(files[name]):
            readers.setdefault(mark.id, name)
    marks = current(mark for versions in files.values() for mark in versions)
    places: dict[tuple[str, str, str], list[Mark]] = {}
    for mark in marks:
        for block in dict.fromkeys(mark.target.blocks):
            places.setdefault((mark.source.pack, mark.target.article, block), []).append(mark)
    passages = [_passage(place, each, readers) for place, each in places.items()]
    order = {place: min(mark.target.first for mark in each) for place, each in places.items()}
    passages.sort(
        key=lambda each: (
            -each.readers,
            -each.marks,
            each.pack,
            each.article,
            order[each.pack, each.article, each.block],
            each.block,
        )
    )
    return tuple(passages)


def as_values(passages: Iterable[SharedPassage]) -> list[dict[str, Any]]:
    """Values that can be written as JSON."""
    return [
        {**asdict(each), "notes": [{"reader": reader, "note": note} for reader, note in each.notes]}
        for each in passages
    ]


def _passage(place: tuple[str, str, str], marks: Sequence[Mark], readers: Mapping[str, str]) -> SharedPassage:
    pack, article, block = place
    names = {mark.id: shown_name(mark.author) or readers[mark.id] for mark in marks}
    excerpt = min((without_borders(mark.target.quote) for mark in marks), key=lambda quote: (len(quote), quote))
    newest = max(marks, key=lambda mark: (mark.source.edition, mark.created, mark.id))
    return SharedPassage(
        pack,
        article,
        newest.source.article_title,
        block,
        len({readers[mark.id] for mark in marks}),
        len(marks),
        excerpt if len(excerpt) <= LONGEST_EXCERPT else f"{excerpt[:LONGEST_EXCERPT]}…",
        tuple(sorted({(names[mark.id], mark.note) for mark in marks if mark.note})),
    )
