"""A mark as one line of JSON, as the store keeps it. The exchange format for others is in annotation.py."""

from __future__ import annotations

from typing import Any

from reader.library import stored_json
from reader.library.stored_json import EncodingError
from reader.marks.model import Colour, FoundMark, Mark, MarkKind, MarkSource, MarkTarget, Placement, State


def encode(mark: Mark) -> str:
    """The same text for the same mark, always: it tells versions apart, and decides between equals."""
    source = mark.source
    return stored_json.dump(
        [
            mark.id,
            mark.kind,
            _fields(source, ("pack", "edition", "pack_title", "article_title", "authors", "date", "publisher")),
            _target(mark.target),
            *_fields(mark, ("created", "modified", "note", "title", "labels")),
            mark.colour or "",
            mark.author,
            [[each.edition, each.target and _target(each.target)] for each in mark.placements],
            mark.is_deleted,
        ]
    )


def decode(text: object) -> Mark:
    """What `encode` wrote; the row's digest vouches for the rest. Raises EncodingError."""
    try:
        id, kind, source, target, created, modified, note, title, labels, colour, author, placements, is_deleted = (
            stored_json.load(text)
        )
        pack, edition, pack_title, article_title, authors, date, publisher = source
        lines = (id, created, modified, note, title, author, pack, pack_title, article_title, date, publisher)
        _check(str, *lines, *labels, *authors)
        _check(int, edition, *(number for number, _ in placements))
        return Mark(
            id,
            MarkKind(kind),
            MarkSource(pack, edition, pack_title, article_title, tuple(authors), date, publisher),
            _read_target(target),
            created,
            modified,
            note,
            title,
            tuple(labels),
            Colour(colour) if colour else None,
            author,
            tuple([Placement(number, place and _read_target(place)) for number, place in placements]),
            is_deleted is True,
        )
    except (TypeError, ValueError, LookupError) as error:
        raise EncodingError("a mark is of no known form") from error


def encode_found(found: FoundMark) -> str:
    place = found.target and _target(found.target)
    return stored_json.dump([found.state, place, found.likeness, found.is_settled, found.modified])


def decode_found(mark: str, edition: int, text: object) -> FoundMark:
    """Raises EncodingError."""
    try:
        state, place, likeness, is_settled, modified = stored_json.load(text)
        return FoundMark(mark, edition, State(state), place and _read_target(place), likeness, is_settled, modified)
    except (TypeError, ValueError, LookupError) as error:
        raise EncodingError("what was found is of no known form") from error


def _check(kind: type, *values: object) -> None:
    """A row with a right digest may still be forged: the rest of the program can rely on types, and on one block."""
    for value in values:
        if type(value) is not kind:
            raise TypeError(kind)


def _fields(value: object, names: tuple[str, ...]) -> list[Any]:
    return [getattr(value, name) for name in names]


def _target(target: MarkTarget) -> list[Any]:
    return _fields(
        target, ("article", "blocks", "start", "end", "first", "last", "quote", "before", "after", "section")
    )


def _read_target(values: list[Any]) -> MarkTarget:
    article, blocks, start, end, first, last, quote, before, after, section = values
    _check(str, article, blocks[0], *blocks, quote, before, after, section)
    _check(int, start, end, first, last)
    return MarkTarget(article, tuple(blocks), start, end, first, last, quote, before, after, section)
