"""The reader's marks: all of them in memory, and each change on disk before the method that makes it returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from reader.library.stored_json import EncodingError
from reader.marks import timestamps
from reader.marks.mark_checks import checked
from reader.marks.model import EditionPlacement, FoundMark, Mark, MarkError, ReadOnlyError
from reader.marks.results import MergeResult, SaveResult
from reader.marks.same_id import is_same
from reader.marks.save_queue import SaveQueue
from reader.marks.stored_rows import decode, encode
from reader.marks.storefile import StoredRow
from reader.marks.versions import MarkVersions
from reader.system.format_numbers import counted

CHANGEABLE = frozenset(("note", "title", "labels", "colour", "author"))


class MarkStore:
    """Methods that change a mark raise MarkError, with a sentence, if the change is not possible, and ReadOnlyError if
    the store is read-only. If the disk fails, the change stays in memory, and `problem` of the result says so.
    """

    def __init__(
        self,
        folder: Path | None,
        fallback: Path | None = None,
        clock: Callable[[], datetime] = timestamps.now,
        read_only_reason: str = "",
    ) -> None:
        """Opens `marks.sqlite` in `folder`, or in `fallback` if that folder cannot be written; `problem` then says so.

        The file is made if it is missing. Without a folder, for a private session, nothing is written to disk, and
        with a `read_only_reason`, a sentence, no mark can be made. Never raises.
        """
        self._clock = clock
        self._queue = SaveQueue(folder, fallback, clock, read_only_reason)
        self._unreadable = 0
        self._load()

    # ---- state

    @property
    def problem(self) -> str:
        """What the reader should know about the store, as sentences; or empty."""
        messages = [*self._queue.messages]
        if self._unreadable:
            messages.append(
                f"Your marks have {counted(self._unreadable, 'entry', 'entries')} in a format that this Carrel "
                "does not know. A newer Carrel may be able to read them."
            )
        return " ".join([*messages, *([self.read_only_reason] if self.is_read_only else [])])

    @property
    def is_read_only(self) -> bool:
        return bool(self._queue.read_only_reason)

    @property
    def read_only_reason(self) -> str:
        """A sentence, or empty."""
        return self._queue.read_only_reason

    @property
    def is_private(self) -> bool:
        return self._queue.path is None

    @property
    def path(self) -> Path | None:
        """The file in which marks are saved; None in a private session."""
        return self._queue.path

    @property
    def pending(self) -> int:
        """The number of changes that are not on disk yet."""
        return len(self._queue.pending)

    # ---- reading

    def all(self) -> list[Mark]:
        """Every mark that is not deleted, by pack, article and place."""
        return list(self._versions.current())

    def of_pack(self, pack: str) -> list[Mark]:
        return [mark for mark in self.all() if is_same(mark.source.pack, pack)]

    def of_article(self, pack: str, article: str) -> list[Mark]:
        """Marks that were made in this article, or that the reader moved there in some edition."""
        return [
            mark
            for mark in self.of_pack(pack)
            if is_same(mark.target.article, article)
            or any(each.target and is_same(each.target.article, article) for each in mark.placements)
        ]

    def get(self, id: str) -> Mark | None:
        """The newest version, even if the mark is deleted."""
        return self._versions.newest(id)

    def history(self, id: str) -> tuple[Mark, ...]:
        """All versions, the newest first."""
        return self._versions.history(id)

    def deleted(self) -> list[Mark]:
        """Marks that can be restored, the last deleted first."""
        return sorted(self._versions.deleted(), key=lambda mark: mark.modified, reverse=True)

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
        return list(self._versions)

    # ---- changes

    def add(self, mark: Mark) -> SaveResult:
        """A mark from `new_mark`."""
        if self._versions.newest(mark.id):
            raise MarkError("This mark already exists.")
        time = timestamps.formatted(self._clock())
        return self._put(replace(mark, created=time, modified=time))

    def change(self, id: str, **changes: Any) -> SaveResult:
        """`changes` are new values of fields in CHANGEABLE. The old version stays in the history."""
        unknown = changes.keys() - CHANGEABLE
        if unknown:
            raise TypeError(f"cannot be changed: {', '.join(sorted(unknown))}")
        return self._put_version(self._existing(id), **changes)

    def delete(self, id: str) -> SaveResult:
        return self._put_version(self._existing(id), is_deleted=True)

    def restore(self, id: str, version: Mark | None = None) -> SaveResult:
        """Restores a version from the mark's history; by default the newest one before the last change that is not
        deleted.
        """
        versions = self._versions.history(id)
        if not versions:
            raise MarkError("This mark does not exist.")
        if version is None:
            version = next((each for each in versions[1:] if not each.is_deleted), None)
        if version is None or version.id != id:
            raise MarkError("There is no older version of this mark.")
        return self._put_version(version, is_deleted=False)

    # ---- decisions of the reader for an edition

    def confirm(self, found: FoundMark) -> SaveResult:
        """The mark is at the place where it was found."""
        if found.target is None:
            raise MarkError("This mark was not found in this edition. Move it to its place, or leave it as it is.")
        return self._decide(found.mark, EditionPlacement(found.edition, found.target))

    def move(self, id: str, placement: EditionPlacement) -> SaveResult:
        """The mark is at `placement.target` in that edition."""
        return self._decide(id, placement)

    def leave_as_is(self, id: str, edition: int) -> SaveResult:
        """The mark stays as it was. Carrel does not ask about it again in that edition."""
        return self._decide(id, EditionPlacement(edition, None))

    # ---- where marks were found in an edition (a cache)

    def found_marks(self, pack: str, edition: int) -> dict[str, FoundMark]:
        """Saved results by mark, without those for an older version of a mark."""
        known = {mark.id: mark for mark in self.of_pack(pack)}
        return {
            each.mark: each
            for each in self._queue.found_marks(edition)
            if each.mark in known and known[each.mark].modified == each.modified
        }

    def save_found(self, found: Iterable[FoundMark]) -> None:
        """Does nothing if the store cannot be written."""
        if not self.is_read_only:
            self._queue.save_found(list(found))

    def clear_found(self) -> None:
        self._queue.clear_found()

    # ---- import, backup and saving

    def merge(self, versions: Iterable[Mark]) -> MergeResult:
        """Backs up, then adds versions of marks from another store."""
        self._check_writable()
        added: list[Mark] = []
        known = set(self._versions)
        for mark in versions:
            if mark not in known:
                known.add(mark)
                added.append(mark)
        if not added:
            return MergeResult()
        problem = self._queue.back_up_before("import")
        before = {mark.id: self.get(mark.id) for mark in added}
        save_problem = self._save(added)
        new = changed = deleted = 0
        for id, old in before.items():
            mark = self._versions.history(id)[0]
            new += old is None and not mark.is_deleted
            deleted += old is not None and mark.is_deleted and not old.is_deleted
            changed += old is not None and mark != old and not mark.is_deleted
        return MergeResult(new, changed, deleted, len(added) - new - changed - deleted, save_problem or problem)

    def back_up_before_edition(self) -> str:
        """Call it once before the marks of a pack are searched for in a new edition. Returns a problem or nothing."""
        return "" if self.is_read_only else self._queue.back_up_before("edition")

    def retry(self) -> str:
        """Writes pending changes. Returns nothing if everything is on disk, or else a sentence."""
        problem = self._queue.flush(reopens=True)
        self._reload_if_reopened()
        return problem

    def refresh(self) -> None:
        """In a second Carrel: reads what the first one has saved."""
        self._queue.refresh()
        self._reload_if_reopened()

    def close(self) -> str:
        """Backs up and closes. Returns a sentence if something could not be written."""
        problem = self._queue.flush(reopens=True) or ("" if self.is_read_only else self._queue.back_up())
        self._queue.close()
        return problem

    # ---- internal

    def _load(self) -> None:
        marks: list[Mark] = []
        self._unreadable = 0
        latest = timestamps.latest_credible(self._clock()) if self._queue.rows else timestamps.LAST
        believed: dict[Mark, str] = {}
        newest: dict[str, str] = {}  # of each mark so far
        for row in self._queue.rows:
            try:
                mark = decode(row.body)
            except EncodingError:
                self._unreadable += 1
                continue
            marks.append(mark)
            if mark.modified <= latest:
                newest[mark.id] = max(mark.modified, newest.get(mark.id, ""))
            elif row.saved_at > latest:  # made here while the clock was wrong: newer than what was here then
                believed[mark] = newest.get(mark.id, "")
        self._versions = MarkVersions(marks, latest, believed)

    def _reload_if_reopened(self) -> None:
        if self._queue.has_reloaded:
            self._queue.has_reloaded = False
            self._load()

    def _check_writable(self) -> None:
        if self.is_read_only:
            raise ReadOnlyError(self.read_only_reason)

    def _existing(self, id: str) -> Mark:
        mark = self.get(id)
        if mark is None or mark.is_deleted:
            raise MarkError("This mark no longer exists.")
        return mark

    def _decide(self, id: str, placement: EditionPlacement) -> SaveResult:
        mark = self._existing(id)
        return self._put_version(mark, placements=mark.with_placement(placement).placements)

    def _put_version(self, mark: Mark, **changes: Any) -> SaveResult:
        now = self._clock()
        latest = timestamps.latest_credible(now)
        times = [each.modified for each in self._versions.history(mark.id) if each.modified <= latest]
        time = timestamps.later_than(now, max(times, default=""))
        created = mark.created if mark.created <= latest else time  # corrects that of a clock that was wrong
        return self._put(replace(mark, **changes, created=created, modified=time))

    def _put(self, mark: Mark) -> SaveResult:
        self._check_writable()
        try:
            mark = checked(mark)
        except MarkError as error:
            reason = str(error)
            raise MarkError(f"{reason[:1].upper()}{reason[1:]}") from error
        return SaveResult(mark, self._save([mark]))

    def _save(self, marks: Sequence[Mark]) -> str:
        now = self._clock()
        problem = self._queue.save([StoredRow(mark.id, encode(mark), timestamps.formatted(now)) for mark in marks])
        self._versions.latest = timestamps.latest_credible(now)
        self._versions.put(marks)
        self._reload_if_reopened()
        return problem
