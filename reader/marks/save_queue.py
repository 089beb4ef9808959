"""The queue of rows to save: written at once, or kept in memory until writing succeeds again."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from reader.marks import open_store, store_header, timestamps
from reader.marks.backups import DAY_TOLERANCE, Backups
from reader.marks.model import FoundMark
from reader.marks.store_errors import DamagedStore, UnavailableStore
from reader.marks.storefile import StoredRow
from reader.translation import _, ngettext


class SaveQueue:
    """Does all reading and writing for a `MarkStore`. Methods that return a string return a sentence about a problem,
    or nothing.

    rows          all known rows, saved or not
    pending       the rows that are not saved yet
    messages      what the reader should know, as sentences
    has_reloaded  the file was opened again and `rows` may have more than before; the caller resets it
    """

    def __init__(
        self, folder: Path | None, fallback: Path | None, now: Callable[[], datetime], read_only_reason: str = ""
    ) -> None:
        """Without a folder, for a private session, nothing is ever written."""
        self._now = now
        self._folder = folder
        self._opened = open_store.OpenedStore(read_only_reason=read_only_reason)
        self.pending: list[StoredRow] = []
        self.rows: list[StoredRow] = []
        self.messages: list[str] = []
        self.has_reloaded = False
        self._header = b""  # of the file, when it was last read
        self._only_shown: set[StoredRow] = set()  # from a folder that cannot be written
        if folder is not None:
            self._open(folder, fallback)
        self._day = self._last_day() if self.rows else ""

    @property
    def path(self) -> Path | None:
        return self._folder / open_store.FILE_NAME if self._folder else None

    @property
    def read_only_reason(self) -> str:
        return self._opened.read_only_reason

    def save(self, rows: Sequence[StoredRow]) -> str:
        """If this returns nothing, the rows are on disk. Otherwise they are pending."""
        day = rows[0].saved_at[:10] if rows else ""
        if self._day and day and day != self._day:
            self.back_up()  # the state of the last day, before the first change of a new one
        self._day = day or self._day
        self.rows += rows
        if self._folder is None:
            return ""
        self.pending += rows
        return self.flush()

    def flush(self, *, reopens: bool = False) -> str:
        """Writes pending rows. Opens the file again if it is damaged or gone, or, with `reopens`, after any failure."""
        if self._folder is None or not self.pending:
            return ""
        try:
            if self._opened.file is None:
                raise UnavailableStore(self._opened.unavailable_reason)
            self._opened.file.append(self.pending)
        except DamagedStore as error:
            self._reopen(str(error))
        except UnavailableStore as error:
            self._opened.unavailable_reason = str(error)
            if reopens or self._opened.file is None or not self._opened.file.is_same_file():
                self._reopen(str(error))
        else:
            self.pending = []
        if not self.pending:
            self._opened.unavailable_reason = ""
            return ""
        return ngettext(
            "Your marks cannot be saved in {folder} ({reason}). "
            "Keep Carrel open: it will save {count} change as soon as it can.",
            "Your marks cannot be saved in {folder} ({reason}). "
            "Keep Carrel open: it will save {count} changes as soon as it can.",
            len(self.pending),
            folder=self._folder,
            reason=self._opened.unavailable_reason,
        )

    def back_up(self) -> str:
        """Backs up the state of the last day that had a change."""
        return self._back_up(lambda backups: backups.save_day(self.rows, self._now())) if self.rows else ""

    def back_up_before(self, event: str) -> str:
        """`event` is one word in lower case, such as `import`."""
        return self._back_up(lambda backups: backups.save_before(event, self._now(), self.rows))

    def found_marks(self, edition: int) -> list[FoundMark]:
        try:
            return self._opened.file.found_marks(edition) if self._opened.file else []
        except (DamagedStore, UnavailableStore):
            return []

    def save_found(self, found: Sequence[FoundMark]) -> None:
        """Ignores errors: the results can be computed again."""
        with contextlib.suppress(DamagedStore, UnavailableStore):
            if self._opened.file and found:
                self._opened.file.save_found(found)

    def clear_found(self) -> None:
        with contextlib.suppress(DamagedStore, UnavailableStore):
            if self._opened.file:
                self._opened.file.clear_found()

    def drafts(self) -> list[str]:
        try:
            return self._opened.file.drafts() if self._opened.file else []
        except (DamagedStore, UnavailableStore):
            return []

    def save_draft(self, mark: str, body: str) -> str:
        """Returns why it could not be saved, as part of a sentence. In a private session nothing is written."""
        if self._folder is None:
            return ""
        try:
            if self._opened.file is None:
                return self._opened.unavailable_reason or _("the file cannot be opened")
            self._opened.file.save_draft(mark, body)
        except (DamagedStore, UnavailableStore) as error:
            return str(error)
        return ""

    def drop_draft(self, mark: str) -> None:
        """Ignores errors: a draft that says what the mark says is not offered."""
        with contextlib.suppress(DamagedStore, UnavailableStore):
            if self._opened.file:
                self._opened.file.drop_draft(mark)

    def refresh(self) -> None:
        """Reads what another Carrel has saved. If that one was closed, this one may write from now on."""
        if self._folder is not None and self.read_only_reason and not self.pending:
            before = self._header
            self._header = store_header.header_of(self._folder / open_store.FILE_NAME)
            if before and self._header == before and open_store.is_locked(self._folder):
                return  # reading all marks again takes seconds if there are many
            self._opened = open_store.open_store(self._folder, self._now)
            self.rows = self._opened.rows or self.rows
            self.has_reloaded = True

    def close(self) -> None:
        if self._opened.file:
            self._opened.file.close()
        if self._opened.lock:
            self._opened.lock.release()
        self._opened.file = self._opened.lock = None

    def _open(self, folder: Path, fallback: Path | None) -> None:
        # before reading, so that nothing is missed that another Carrel saves meanwhile
        self._header = store_header.header_of(folder / open_store.FILE_NAME)
        self._opened = open_store.open_store(folder, self._now)
        self.messages += self._opened.messages
        self.rows = self._opened.rows
        if not self._opened.unavailable_reason:
            self._back_up_at_start()
            return
        first, reason = self.rows, self._opened.unavailable_reason
        if fallback is not None:
            other = open_store.open_store(fallback, self._now)
            if not other.unavailable_reason:
                self._opened, self._folder = other, fallback
                self.rows = list(dict.fromkeys([*first, *other.rows]))
                self._only_shown = set(first)  # not copied: the computer may belong to somebody else
                self.messages += other.messages
                self.messages.append(
                    _(
                        "Marks cannot be saved in {folder} ({reason}), so Carrel saves new ones in {other}. "
                        "Import {file} later to get them back.",
                        folder=folder,
                        reason=reason,
                        other=fallback,
                        file=self.path,
                    )
                )
                return
        self.messages.append(
            _(
                "Marks cannot be saved in {folder} ({reason}). "
                "New marks are lost when Carrel closes, unless it can write to the folder again before that.",
                folder=folder,
                reason=reason,
            )
        )

    def _back_up_at_start(self) -> None:
        """Needed if Carrel was killed, because it then made no backup at its end."""
        message = self.back_up()
        if message:
            self.messages.append(message)

    def _reopen(self, reason: str) -> None:
        """After a failure: a stick may be plugged in again, the file may be missing or damaged."""
        assert self._folder is not None
        known = set(self.rows) - set(self.pending)
        self.close()
        self._opened = open_store.open_store(self._folder, self._now)
        self.messages += self._opened.messages
        if self._opened.read_only_reason or self._opened.file is None:
            self._opened.unavailable_reason = self._opened.unavailable_reason or self._opened.read_only_reason or reason
            return
        stored = set(self._opened.rows)
        # If this is the store of another reader, only the rows that were meant for it are written.
        is_ours = not stored or not known or not known.isdisjoint(stored)
        ours = [row for row in self.rows if row not in stored and row not in self._only_shown]
        missing = ours if is_ours else list(self.pending)
        if is_ours:
            self.rows = list(dict.fromkeys([*self._opened.rows, *self.rows]))
            self.has_reloaded = True
        try:
            self._opened.file.append(missing)
        except (DamagedStore, UnavailableStore) as error:
            self._opened.unavailable_reason = str(error) or reason
        else:
            self.pending = []

    def _last_day(self) -> str:
        """The day of the last change, leaving out times of a clock that was wrong."""
        latest = timestamps.latest_credible(self._now(), DAY_TOLERANCE)
        return max((row.saved_at[:10] for row in self.rows if row.saved_at <= latest), default="")

    def _back_up(self, make: Callable[[Backups], None]) -> str:
        if self._folder is None or self.read_only_reason or self._opened.file is None:
            return ""
        try:
            make(Backups(self._folder))
        except (UnavailableStore, DamagedStore) as error:
            return _(
                "Your marks could not be backed up in {folder} ({reason}). "
                "Check the free space and your permissions there.",
                folder=self._folder,
                reason=error,
            )
        return ""
