"""A mark as the line of JSON in a row of the store. The format for other programs is in annotation.py."""

from __future__ import annotations

from typing import Any

from reader.library import stored_json
from reader.library.stored_json import EncodingError
from reader.marks.model import Colour, EditionPlacement, FoundMark, Mark, MarkKind, MarkSource, MarkState, MarkTarget

_ONCE = "once"


def encode(mark: Mark) -> str:
    """Always the same text for the same mark. Versions with the same time are sorted by it."""
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
            _last_field(mark),
        ]
    )


def decode(text: object) -> Mark:
    """Reads what `encode` wrote. Values are not checked further: the row has a digest. Raises EncodingError."""
    try:
        id, kind, source, target, created, modified, note, title, labels, colour, author, placements, last = (
            stored_json.load(text)
        )
        unknown = [None] * (1 + len(placements))
        once = last.get(_ONCE, unknown) if isinstance(last, dict) else unknown
        pack, edition, pack_title, article_title, authors, date, publisher = source
        lines = (id, created, modified, note, title, author, pack, pack_title, article_title, date, publisher)
        _check(str, *lines, *labels, *authors)
        _check(int, edition, *(number for number, _ in placements))
        return Mark(
            id,
            MarkKind(kind),
            MarkSource(pack, edition, pack_title, article_title, tuple(authors), date, publisher),
            _read_target(target, once[0]),
            created,
            modified,
            note,
            title,
            tuple(labels),
            Colour(colour) if colour else None,
            author,
            tuple(
                [
                    EditionPlacement(number, place and _read_target(place, is_once))
                    for (number, place), is_once in zip(placements, once[1:], strict=True)
                ]
            ),
            last is True,
        )
    except (TypeError, ValueError, LookupError) as error:
        raise EncodingError("this mark has an unknown format") from error


def encode_found(found: FoundMark) -> str:
    """Results of the search before marks were compared as they look had five values, and are searched for again."""
    target, once = found.target and _target(found.target), found.target and found.target.stands_once
    return stored_json.dump([found.state, target, found.similarity, found.is_decided, found.modified, once])


def decode_found(mark: str, edition: int, text: object) -> FoundMark:
    """Raises EncodingError."""
    try:
        state, place, similarity, is_decided, modified, once = stored_json.load(text)
        target = place and _read_target(place, once)
        return FoundMark(mark, edition, MarkState(state), target, similarity, is_decided, modified)
    except (TypeError, ValueError, LookupError) as error:
        raise EncodingError("this result has an unknown format") from error


def _check(kind: type, *values: object) -> None:
    """Raises TypeError. The digest of a forged row may be correct, so the types that other code needs are checked."""
    for value in values:
        if type(value) is not kind:
            raise TypeError(kind)


def _fields(value: object, names: tuple[str, ...]) -> list[Any]:
    return [getattr(value, name) for name in names]


def _target(target: MarkTarget) -> list[Any]:
    return _fields(
        target, ("article", "blocks", "start", "end", "first", "last", "quote", "before", "after", "section")
    )


def _last_field(mark: Mark) -> bool | dict[str, list[bool | None]]:
    """True for a deleted mark. Otherwise it may have further fields: older Carrels take all but True for False."""
    targets = [mark.target, *(each.target for each in mark.placements)]
    once = [each.stands_once if each else None for each in targets]
    return mark.is_deleted or ({_ONCE: once} if any(each is not None for each in once) else False)


def _read_target(values: list[Any], is_once: object = None) -> MarkTarget:
    article, blocks, start, end, first, last, quote, before, after, section = values
    _check(str, article, blocks[0], *blocks, quote, before, after, section)
    _check(int, start, end, first, last)
    return MarkTarget(
        article,
        tuple(blocks),
        start,
        end,
        first,
        last,
        quote,
        before,
        after,
        section,
        is_once if isinstance(is_once, bool) else None,
    )
