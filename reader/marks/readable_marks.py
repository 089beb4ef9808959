"""The marks of a store as they can be read: by pack, article and id, with their versions and origins."""

from __future__ import annotations

from reader.marks.loaded_rows import LoadedRows
from reader.marks.model import Mark
from reader.marks.same_id import is_same


class ReadableMarks:
    """`loaded` is what the rows of the store mean."""

    def __init__(self) -> None:
        self.loaded = LoadedRows()

    def all(self) -> list[Mark]:
        """Every mark that is not deleted, by pack, article and place."""
        return list(self.loaded.versions.current())

    def of_pack(self, pack: str) -> list[Mark]:
        return [mark for mark in self.all() if is_same(mark.source.pack, pack)]

    def get(self, id: str) -> Mark | None:
        """The newest version, even if the mark is deleted."""
        return self.loaded.versions.newest(id)

    def history(self, id: str) -> tuple[Mark, ...]:
        """All versions, the newest first."""
        return self.loaded.versions.history(id)

    def deleted(self) -> list[Mark]:
        """Marks that can be restored, the last deleted first; none that was discarded."""
        found = (mark for mark in self.loaded.versions.deleted() if self._can_be_restored(mark))
        return sorted(found, key=lambda mark: mark.modified, reverse=True)

    def _can_be_restored(self, mark: Mark) -> bool:
        older = [each for each in self.history(mark.id) if each is not mark]
        # A discarded mark was made when it was deleted. A clock that is put right can give both times, too, but then
        # the older versions are later.
        is_discarded = mark.created == mark.modified and all(each.created < mark.created for each in older)
        return not is_discarded and not all(each.is_deleted for each in older)

    def counts(self) -> dict[tuple[str, str], int]:
        """(pack, article) -> number of marks that were made there."""
        counts: dict[tuple[str, str], int] = {}
        for mark in self.all():
            key = (mark.source.pack, mark.target.article)
            counts[key] = counts.get(key, 0) + 1
        return counts

    def labels(self) -> list[str]:
        return sorted({label for mark in self.all() for label in mark.labels}, key=str.casefold)

    def versions(self) -> list[Mark]:
        """All versions of all marks, deleted ones too, for an export."""
        return list(self.loaded.versions)

    def is_made_here(self, id: str) -> bool:
        """Whether this reader made a version of this mark: then an import cannot change it."""
        return id in self.loaded.made_here

    def is_imported(self, id: str) -> bool:
        """Whether this mark came with an import."""
        return id in self.loaded.imported

    def counted_time(self, version: Mark) -> str:
        """When a version counts as made."""
        return self.loaded.versions.time(version)
