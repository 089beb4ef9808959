"""All versions of all marks, in memory, and the newest version of each in reading order."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.marks import timestamps
from reader.marks.merge import EMPTY, counted_time, newest_first, reading_order
from reader.marks.model import Mark


class MarkVersions:
    """`current` is sorted once, and a single change is inserted into it: a list of 10,000 marks stays fast."""

    def __init__(
        self, marks: Iterable[Mark] = (), latest: str = timestamps.LAST, believed: Mapping[Mark, str] = EMPTY
    ) -> None:
        """`latest` and `believed` as for `newest_first`."""
        self.latest = latest
        self._believed = dict(believed)
        by_mark: dict[str, list[Mark]] = {}
        for mark in marks:
            by_mark.setdefault(mark.id, []).append(mark)
        self._versions = {
            id: each if len(each) == 1 else self._newest_first(dict.fromkeys(each)) for id, each in by_mark.items()
        }
        self._sort()

    def __iter__(self) -> Iterator[Mark]:
        """Every version."""
        return (mark for versions in self._versions.values() for mark in versions)

    def history(self, id: str) -> tuple[Mark, ...]:
        """Of one mark, the newest first; empty for an unknown id."""
        return tuple(self._versions.get(id, ()))

    def newest(self, id: str) -> Mark | None:
        versions = self._versions.get(id)
        return versions[0] if versions else None

    def current(self) -> list[Mark]:
        """The newest versions that are not deleted."""
        return self._current

    def deleted(self) -> list[Mark]:
        return [versions[0] for versions in self._versions.values() if versions[0].is_deleted]

    def time(self, mark: Mark) -> str:
        """When a version counts as made."""
        return counted_time(mark, self.latest, self._believed)[0]

    def put(self, marks: Sequence[Mark], believed: Mapping[Mark, str] = EMPTY) -> None:
        for mark in marks:
            self._believed.pop(mark, None)  # of an equal version that came with an import
        self._believed.update(believed)
        for mark in marks:
            before = self._versions.get(mark.id, [])
            self._versions[mark.id] = self._newest_first([mark, *before])
            if len(marks) == 1:
                self._sort_in(before[:1], self._versions[mark.id][0])
        if len(marks) > 1:
            self._sort()

    def _newest_first(self, versions: Iterable[Mark]) -> list[Mark]:
        return newest_first(versions, self.latest, self._believed)

    def _sort(self) -> None:
        newest = (versions[0] for versions in self._versions.values())
        self._current = sorted((mark for mark in newest if not mark.is_deleted), key=reading_order)

    def _sort_in(self, before: Sequence[Mark], newest: Mark) -> None:
        """Replaces the version `before` of one mark, if there was one."""
        if before and not before[0].is_deleted:
            del self._current[bisect_left(self._current, reading_order(before[0]), key=reading_order)]
        if not newest.is_deleted:
            insort(self._current, newest, key=reading_order)
