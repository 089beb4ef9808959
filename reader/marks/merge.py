"""Merges collections of marks. The newest version of a mark counts; the others are its history.

A collection is any number of versions of any number of marks. The result is the union of the collections, so their
order and repetitions make no difference, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from reader.marks import timestamps
from reader.marks.model import Mark
from reader.marks.stored_rows import encode

EMPTY: Mapping[Mark, str] = MappingProxyType({})


def merged(*collections: Iterable[Mark]) -> tuple[Mark, ...]:
    """Every version once, grouped by mark, the newest first."""
    versions = {mark for collection in collections for mark in collection}
    by_mark: dict[str, list[Mark]] = {}
    for mark in versions:
        by_mark.setdefault(mark.id, []).append(mark)
    return tuple(mark for _, each in sorted(by_mark.items()) for mark in newest_first(each))


def newest_first(
    versions: Iterable[Mark], latest: str = timestamps.LAST, believed: Mapping[Mark, str] = EMPTY
) -> list[Mark]:
    """By time. With the same time, one that is not deleted is newer, and then the one whose text sorts higher.

    A version that is dated after `latest` comes from a clock that was wrong: it is newer than the mark as it was made,
    and older than what was changed later. `believed` has times that count in place of those in the marks.
    """

    each = list(versions)
    if len(each) > 1:
        each.sort(
            key=lambda mark: (*counted_time(mark, latest, believed), not mark.is_deleted, encode(mark)), reverse=True
        )
    return each


def counted_time(mark: Mark, latest: str = timestamps.LAST, believed: Mapping[Mark, str] = EMPTY) -> tuple[str, str]:
    """When a version counts as made, and when it says that it was."""
    time = believed.get(mark, mark.modified)
    if time > latest:
        time = mark.created if mark.created <= latest else timestamps.NEVER
    return time, mark.modified


def current(versions: Iterable[Mark]) -> list[Mark]:
    """The newest version of each mark, without deleted marks."""
    newest: dict[str, Mark] = {}
    for mark in merged(versions):
        newest.setdefault(mark.id, mark)
    return [mark for mark in newest.values() if not mark.is_deleted]


def reading_order(mark: Mark) -> tuple[str, str, int, int, str]:
    """A sort key: by pack, article and place where the mark was made."""
    return (mark.source.pack, mark.target.article, mark.target.first, mark.target.last, mark.id)


def with_history(versions: Sequence[Mark]) -> dict[str, tuple[Mark, ...]]:
    """Id of a mark -> its versions, the newest first."""
    by_mark: dict[str, list[Mark]] = {}
    for mark in merged(versions):
        by_mark.setdefault(mark.id, []).append(mark)
    return {id: tuple(each) for id, each in by_mark.items()}
