"""What a class has marked: the passages of all its exports laid over one another, those marked most first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from reader.marks.merge import current
from reader.marks.model import Mark

LONGEST_EXCERPT = 300


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A block that was marked.

    readers  how many of the files have a mark there
    marks    how many marks those are
    excerpt  the shortest of what they marked there, cut to LONGEST_EXCERPT
    notes    (reader, note); readers are named by the author of the mark, or else by their file
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


def collect(files: Mapping[str, Sequence[Mark]]) -> tuple[SharedPassage, ...]:
    """`files` are names of exports and the versions they hold. A mark that several of them have counts as one reader's.

    A mark over several blocks counts for each. Most readers first, then most marks, then in the order of reading.
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
    """For JSON."""
    return [
        {**asdict(each), "notes": [{"reader": reader, "note": note} for reader, note in each.notes]}
        for each in passages
    ]


def _passage(place: tuple[str, str, str], marks: Sequence[Mark], readers: Mapping[str, str]) -> SharedPassage:
    pack, article, block = place
    names = {mark.id: mark.author or readers[mark.id] for mark in marks}
    excerpt = min((mark.target.quote for mark in marks), key=lambda quote: (len(quote), quote))
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
