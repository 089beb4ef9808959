"""The reader's marks: all of them in memory, and each change on disk before the method that makes it returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from reader.marks import timestamps
from reader.marks.drafts import Drafts
from reader.marks.import_plan import ImportSource
from reader.marks.import_record import PRIVATE_SESSION
from reader.marks.mark_checks import checked_sentence
from reader.marks.mark_imports import MarkImports
from reader.marks.model import EditionPlacement, FoundMark, Mark, MarkError
from reader.marks.results import MergeResult, SaveResult
from reader.marks.save_queue import SaveQueue
from reader.marks.store_rows import StoreRows
from reader.marks.stored_rows import encode
from reader.marks.storefile import StoredRow
from reader.translation import _, ngettext

CHANGEABLE = frozenset(("note", "title", "labels", "colour", "author"))


class MarkStore(StoreRows):
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
        super().__init__(SaveQueue(folder, fallback, clock, read_only_reason), clock)
        self.imports = MarkImports(self)
        self.drafts = Drafts(self._queue, self.get)

    # ---- state

    @property
    def problem(self) -> str:
        """What the reader should know about the store, as sentences; or empty."""
        messages = [*self._queue.messages]
        if self.loaded.unreadable:
            messages.append(
                ngettext(
                    "Your marks have {count} entry in a format that this Carrel does not know. "
                    "A newer Carrel may be able to read them.",
                    "Your marks have {count} entries in a format that this Carrel does not know. "
                    "A newer Carrel may be able to read them.",
                    self.loaded.unreadable,
                )
            )
        return " ".join([*messages, *([self.read_only_reason] if self.is_read_only else [])])

    # ---- changes

    def sign(self, name: str, former: str) -> MergeResult:
        """Sets the author of this reader's own marks that have none or the former name.

        Marks that came with an import keep theirs.
        """
        others = self.loaded.imported | self.loaded.may_be_old
        own = [
            mark for mark in self.all() if mark.id not in others and mark.author in ("", former) and mark.author != name
        ]
        return self.put_each([replace(mark, author=name) for mark in own]) if own else MergeResult()

    def add(self, mark: Mark) -> SaveResult:
        """A mark from `new_mark`."""
        if self.loaded.versions.newest(mark.id):
            raise MarkError(_("This mark already exists."))
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

    def discard(self, id: str) -> SaveResult:
        """Deletes a mark as if it had never been there: it is not among those that can be restored."""
        mark = self._dated(replace(self._existing(id), is_deleted=True))
        return self._put(replace(mark, created=mark.modified))

    def restore(self, id: str, version: Mark | None = None) -> SaveResult:
        """Restores a version from the mark's history; by default the newest one before the last change that is not
        deleted.
        """
        versions = self.loaded.versions.history(id)
        if not versions:
            raise MarkError(_("This mark does not exist."))
        if version is None:
            version = next((each for each in versions[1:] if not each.is_deleted), None)
        if version is None or version.id != id:
            raise MarkError(_("There is no older version of this mark."))
        return self._put_version(version, is_deleted=False)

    def put_each(self, marks: Sequence[Mark]) -> MergeResult:
        """Gives marks these states, deleted or not, in one transaction. The other versions stay in the history."""
        self.check_writable()
        return MergeResult(problem=self.put_versions(marks, ()))

    # ---- decisions of the reader for an edition

    def confirm(self, found: FoundMark) -> SaveResult:
        """The mark is at the place where it was found."""
        if found.target is None:
            raise MarkError(_("This mark was not found in this edition. Move it to its place, or leave it as it is."))
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
        if not self.is_read_only and not self.is_writing:
            self._queue.save_found(list(found))

    def clear_found(self) -> None:
        self._queue.clear_found()

    # ---- import, backup and saving

    def merge(self, versions: Iterable[Mark]) -> MergeResult:
        """Backs up, then adds versions of marks of this reader from another store, such as that of a private session.

        Marks of others go through `imports`.
        """
        self.check_writable()
        added: list[Mark] = []
        known = set(self.loaded.versions)
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
            mark = self.loaded.versions.history(id)[0]
            new += old is None and not mark.is_deleted
            deleted += old is not None and mark.is_deleted and not old.is_deleted
            changed += old is not None and mark != old and not mark.is_deleted
        return MergeResult(new, changed, deleted, len(added) - new - changed - deleted, save_problem or problem)

    def merge_private(self, private: MarkStore) -> str:
        """Saves the marks of a private session. What came with an import there is an import here, too.

        Returns a problem, or nothing.
        """
        versions = private.versions()
        imported = [each for each in versions if private.is_imported(each.id)]
        merged = self.merge(each for each in versions if not private.is_imported(each.id))
        result = self.imports.save(self.imports.plan([ImportSource(PRIVATE_SESSION, imported)]))
        return merged.problem or result.problem

    def back_up_before_edition(self) -> str:
        """Call it once before the marks of a pack are searched for in a new edition. Returns a problem or nothing."""
        return "" if self.is_read_only or self.is_writing else self._queue.back_up_before("edition")

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

    def put_versions(self, marks: Iterable[Mark], records: Sequence[StoredRow]) -> str:
        """Saves new versions of marks and other rows in one transaction. Returns a problem, or nothing."""
        return self._save([checked_sentence(self._dated(mark)) for mark in marks], records)

    # ---- internal

    def _existing(self, id: str) -> Mark:
        mark = self.get(id)
        if mark is None or mark.is_deleted:
            raise MarkError(_("This mark no longer exists."))
        return mark

    def _decide(self, id: str, placement: EditionPlacement) -> SaveResult:
        mark = self._existing(id)
        return self._put_version(mark, placements=mark.with_placement(placement).placements)

    def _put_version(self, mark: Mark, **changes: Any) -> SaveResult:
        return self._put(self._dated(replace(mark, **changes)))

    def _dated(self, mark: Mark) -> Mark:
        """A new version of a mark, later than all others."""
        now = self._clock()
        latest = timestamps.latest_credible(now)
        times = [time for each in self.history(mark.id) if (time := self.counted_time(each)) <= latest]
        time = timestamps.later_than(now, max(times, default=""))
        return replace(mark, created=min(mark.created, time), modified=time)  # a clock may have been wrong

    def _put(self, mark: Mark) -> SaveResult:
        self.check_writable()
        mark = checked_sentence(mark)
        return SaveResult(mark, self._save([mark]))

    def _save(self, marks: Sequence[Mark], records: Sequence[StoredRow] = ()) -> str:
        time = self.free_time()
        rows = [StoredRow(mark.id, encode(mark), time) for mark in marks]
        problem = self.write([*rows, *records])
        self.take(lambda loaded: loaded.add(marks))
        return problem
