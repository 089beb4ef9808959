"""The reader's marks: all in memory to be shown, each on disk before whoever makes it is told so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from reader.library.stored_json import EncodingError
from reader.marks import timestamps
from reader.marks.find_marks import SearchText, search_texts
from reader.marks.mark_checks import checked
from reader.marks.model import FoundMark, Mark, MarkError, Placement, ReadOnlyError
from reader.marks.results import Kept, Merged
from reader.marks.save_queue import Keeper
from reader.marks.stored_rows import decode, encode
from reader.marks.storefile import StoredRow
from reader.marks.versions import Versions

CHANGEABLE = frozenset(("note", "title", "labels", "colour", "author"))


class MarkStore:
    """Every method that changes something raises MarkError with a sentence where it cannot be done, ReadOnlyError where
    nothing can be changed here; a disk that fails is told in `problem` of what is returned, and loses nothing shown.
    """

    def __init__(
        self, folder: Path | None, fallback: Path | None = None, clock: Callable[[], datetime] = timestamps.now
    ) -> None:
        """Opens or makes `marks.sqlite` in `folder`; never raises. Where that folder cannot be written, `fallback` is
        taken, and `problem` says so. Without a folder it is a private session: nothing is ever on disk.
        """
        self._clock = clock
        self._keeper = Keeper(folder, fallback, clock)
        self._unreadable = 0
        self._load()

    # ---- how things stand

    @property
    def problem(self) -> str:
        """What the reader has to know since the store was opened, in sentences; empty where all is well."""
        sentences = [*self._keeper.sentences]
        if self._unreadable:
            sentences.append(
                f"In your marks are entries ({self._unreadable:,}) of a form that this Carrel does not know."
            )
        return " ".join([*sentences, *([self._keeper.read_only] if self._keeper.read_only else [])])

    @property
    def is_read_only(self) -> bool:
        return bool(self._keeper.read_only)

    @property
    def read_only_reason(self) -> str:
        """A sentence, or nothing."""
        return self._keeper.read_only

    @property
    def is_private(self) -> bool:
        return self._keeper.path is None

    @property
    def where(self) -> Path | None:
        """The file that marks are kept in; None in a private session."""
        return self._keeper.path

    @property
    def pending(self) -> int:
        """How many changes are not on disk yet."""
        return len(self._keeper.pending)

    # ---- what there is

    def all(self) -> list[Mark]:
        """Every mark that is not deleted, in the order of pack, article and place."""
        return list(self._versions.shown())

    def of_pack(self, pack: str) -> list[Mark]:
        return [mark for mark in self.all() if mark.source.pack == pack]

    def of_article(self, pack: str, article: str) -> list[Mark]:
        """Those that were made in this article, or placed there by the reader for some edition."""
        return [
            mark
            for mark in self.of_pack(pack)
            if mark.target.article == article
            or any(each.target and each.target.article == article for each in mark.placements)
        ]

    def get(self, id: str) -> Mark | None:
        """The newest version, also where it is deleted."""
        return self._versions.newest(id)

    def history(self, id: str) -> tuple[Mark, ...]:
        """All versions, the newest first."""
        return self._versions.history(id)

    def deleted(self) -> list[Mark]:
        """What could be brought back, deleted last comes first."""
        return sorted(self._versions.deleted(), key=lambda mark: mark.modified, reverse=True)

    def counts(self) -> dict[tuple[str, str], int]:
        """(pack, article) -> how many marks were made there."""
        counts: dict[tuple[str, str], int] = {}
        for mark in self.all():
            key = (mark.source.pack, mark.target.article)
            counts[key] = counts.get(key, 0) + 1
        return counts

    def labels(self) -> list[str]:
        return sorted({label for mark in self.all() for label in mark.labels}, key=str.casefold)

    def search_texts(self) -> list[SearchText]:
        """What of each mark can be found by words, for an index of somebody else's."""
        return search_texts(self.all())

    def versions(self) -> list[Mark]:
        """All versions of all marks, deleted ones too: what an export carries."""
        return list(self._versions)

    # ---- changes

    def add(self, mark: Mark) -> Kept:
        """A mark from `new_mark`."""
        if self._versions.newest(mark.id):
            raise MarkError("This mark is there already.")
        time = timestamps.written(self._clock())
        return self._put(replace(mark, created=time, modified=time))

    def change(self, id: str, **changes: Any) -> Kept:
        """`changes` are values of fields named in CHANGEABLE. The version before becomes history."""
        unknown = changes.keys() - CHANGEABLE
        if unknown:
            raise TypeError(f"not to be changed: {', '.join(sorted(unknown))}")
        return self._renew(self._existing(id), **changes)

    def delete(self, id: str) -> Kept:
        return self._renew(self._existing(id), is_deleted=True)

    def restore(self, id: str, version: Mark | None = None) -> Kept:
        """Brings back a version from the mark's history; without one, what it was before it was deleted, or changed
        last.
        """
        versions = self._versions.history(id)
        if not versions:
            raise MarkError("This mark is not there.")
        if version is None:
            version = next((each for each in versions[1:] if not each.is_deleted), None)
        if version is None or version.id != id:
            raise MarkError("There is no older version of this mark.")
        return self._renew(version, is_deleted=False)

    # ---- what the reader decides for an edition

    def confirm(self, found: FoundMark) -> Kept:
        """The mark belongs where it was found in that edition."""
        if found.target is None:
            raise MarkError("This mark was not found, so there is no place to confirm.")
        return self._settle(found.mark, Placement(found.edition, found.target))

    def move(self, id: str, placement: Placement) -> Kept:
        """The mark belongs at `placement.target` in that edition."""
        return self._settle(id, placement)

    def keep(self, id: str, edition: int) -> Kept:
        """The mark stays as it was: nothing is asked again for that edition."""
        return self._settle(id, Placement(edition, None))

    # ---- what was found in an edition, which is derived

    def found(self, pack: str, edition: int) -> dict[str, FoundMark]:
        """What was remembered, by mark; only what still holds for the mark's newest version."""
        known = {mark.id: mark for mark in self.of_pack(pack)}
        return {
            each.mark: each
            for each in self._keeper.found(edition)
            if each.mark in known and known[each.mark].modified == each.modified
        }

    def remember_found(self, found: Iterable[FoundMark]) -> None:
        """Does nothing where nothing can be written."""
        if not self.is_read_only:
            self._keeper.put_found(list(found))

    def forget_found(self) -> None:
        self._keeper.forget_found()

    # ---- many at once

    def merge(self, versions: Iterable[Mark]) -> Merged:
        """Takes in versions from elsewhere, as an import does, after a backup."""
        self._check_writable()
        fresh: list[Mark] = []
        known = set(self._versions)
        for mark in versions:
            if mark not in known:
                known.add(mark)
                fresh.append(mark)
        if not fresh:
            return Merged()
        problem = self._keeper.back_up_before("import")
        before = {mark.id: self.get(mark.id) for mark in fresh}
        now = timestamps.written(self._clock())
        sentence = self._keep_all(fresh, [StoredRow(mark.id, encode(mark), now) for mark in fresh])
        new = changed = deleted = 0
        for id, old in before.items():
            mark = self._versions.history(id)[0]
            new += old is None and not mark.is_deleted
            deleted += old is not None and mark.is_deleted and not old.is_deleted
            changed += old is not None and mark != old and not mark.is_deleted
        return Merged(new, changed, deleted, len(fresh) - new - changed - deleted, sentence or problem)

    def back_up_before_edition(self) -> str:
        """Once before the marks of a pack are looked for in a new edition. Returns a sentence or nothing."""
        return "" if self.is_read_only else self._keeper.back_up_before("edition")

    def retry(self) -> str:
        """Writes what is pending. Returns nothing once all is on disk, else a sentence."""
        sentence = self._keeper.flush(is_asked=True)
        self._renew_if_reopened()
        return sentence

    def refresh(self) -> None:
        """In a second Carrel: reads what the first has kept since."""
        self._keeper.refresh()
        self._renew_if_reopened()

    def close(self) -> str:
        """Backs up and closes. Returns a sentence where something could not be written."""
        sentence = self._keeper.flush(is_asked=True) or ("" if self.is_read_only else self._keeper.back_up())
        self._keeper.close()
        return sentence

    # ---- within

    def _load(self) -> None:
        marks: list[Mark] = []
        self._unreadable = 0
        for row in self._keeper.rows:
            try:
                marks.append(decode(row.body))
            except EncodingError:
                self._unreadable += 1
        self._versions = Versions(marks)

    def _renew_if_reopened(self) -> None:
        if self._keeper.is_renewed:
            self._keeper.is_renewed = False
            self._load()

    def _check_writable(self) -> None:
        if self.is_read_only:
            raise ReadOnlyError(self.read_only_reason)

    def _existing(self, id: str) -> Mark:
        mark = self.get(id)
        if mark is None or mark.is_deleted:
            raise MarkError("This mark is not there any more.")
        return mark

    def _settle(self, id: str, placement: Placement) -> Kept:
        mark = self._existing(id)
        return self._renew(mark, placements=mark.placed(placement).placements)

    def _renew(self, mark: Mark, **changes: Any) -> Kept:
        newest = self._versions.history(mark.id)[0]
        return self._put(replace(mark, **changes, modified=timestamps.later_than(self._clock(), newest.modified)))

    def _put(self, mark: Mark) -> Kept:
        self._check_writable()
        mark = checked(mark)
        row = StoredRow(mark.id, encode(mark), timestamps.written(self._clock()))
        return Kept(mark, self._keep_all([mark], [row]))

    def _keep_all(self, marks: Sequence[Mark], rows: Sequence[StoredRow]) -> str:
        sentence = self._keeper.keep(rows)
        self._versions.put(marks)
        self._renew_if_reopened()
        return sentence
