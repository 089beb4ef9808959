"""All versions of all marks in memory, and of each mark the newest one, in the order of reading."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence

from reader.marks.merge import newest_first, reading_order
from reader.marks.model import Mark


class Versions:
    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        by_mark: dict[str, list[Mark]] = {}
        for mark in marks:
            by_mark.setdefault(mark.id, []).append(mark)
        self._versions = {
            id: each if len(each) == 1 else newest_first(dict.fromkeys(each)) for id, each in by_mark.items()
        }
        self._sort()

    def __iter__(self) -> Iterator[Mark]:
        """Every version."""
        return (mark for versions in self._versions.values() for mark in versions)

    def history(self, id: str) -> tuple[Mark, ...]:
        """Of one mark, the newest first; empty where there is none of that id."""
        return tuple(self._versions.get(id, ()))

    def newest(self, id: str) -> Mark | None:
        versions = self._versions.get(id)
        return versions[0] if versions else None

    def shown(self) -> list[Mark]:
        """The newest versions that are not deleted."""
        return self._shown

    def deleted(self) -> list[Mark]:
        return [versions[0] for versions in self._versions.values() if versions[0].is_deleted]

    def put(self, marks: Sequence[Mark]) -> None:
        for mark in marks:
            before = self._versions.get(mark.id, [])
            self._versions[mark.id] = newest_first([mark, *before])
            if len(marks) == 1:
                self._sort_in(before[:1], self._versions[mark.id][0])
        if len(marks) > 1:
            self._sort()

    def _sort(self) -> None:
        newest = (versions[0] for versions in self._versions.values())
        self._shown = sorted((mark for mark in newest if not mark.is_deleted), key=reading_order)

    def _sort_in(self, before: Sequence[Mark], newest: Mark) -> None:
        """Puts one mark in the place of its version before."""
        if before and not before[0].is_deleted:
            del self._shown[bisect_left(self._shown, reading_order(before[0]), key=reading_order)]
        if not newest.is_deleted:
            insort(self._shown, newest, key=reading_order)
