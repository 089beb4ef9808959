"""Rows on their way to disk: written at once, kept in memory where that fails, written with the next success."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from reader.marks import open_store
from reader.marks.backups import Backups
from reader.marks.model import FoundMark
from reader.marks.storefile import DamagedStore, StoredRow, UnavailableStore
from reader.system.format_numbers import counted


class Keeper:
    """Everything about the disk.

    rows        all that is known, on disk or not
    is_renewed  the file was opened anew, and `rows` may hold more than before; whoever has seen that resets it
    """

    def __init__(self, folder: Path | None, fallback: Path | None, now: Callable[[], datetime]) -> None:
        """Without a folder, a private session: nothing is ever written."""
        self._now = now
        self._folder = folder
        self._opened = open_store.OpenedStore()
        self.pending: list[StoredRow] = []
        self.rows: list[StoredRow] = []
        self.sentences: list[str] = []
        self.is_renewed = False
        self._borrowed: set[StoredRow] = set()
        if folder is not None:
            self._open(folder, fallback)
        self._day = max((row.kept[:10] for row in self.rows), default="")

    @property
    def path(self) -> Path | None:
        return self._folder / open_store.FILE_NAME if self._folder else None

    @property
    def read_only(self) -> str:
        return self._opened.read_only

    def keep(self, rows: Sequence[StoredRow]) -> str:
        """Returns nothing once they are on disk, else a sentence; they are then pending."""
        day = rows[0].kept[:10] if rows else ""
        if self._day and day > self._day:
            self.back_up()  # before the first change of a new day, that of the last one
        self._day = max(day, self._day)
        self.rows += rows
        if self._folder is None:
            return ""
        self.pending += rows
        return self.flush()

    def flush(self, *, is_asked: bool = False) -> str:
        """Writes what is pending; to a file that is opened anew, where the old one is gone or somebody asked for it."""
        if self._folder is None or not self.pending:
            return ""
        try:
            if self._opened.file is None:
                raise UnavailableStore(self._opened.unavailable)
            self._opened.file.append(self.pending)
        except DamagedStore as error:
            self._reopen(str(error))
        except UnavailableStore as error:
            self._opened.unavailable = str(error)
            if is_asked or self._opened.file is None or not self._opened.file.is_there():
                self._reopen(str(error))
        else:
            self.pending = []
        if not self.pending:
            self._opened.unavailable = ""
            return ""
        return (
            f"Your marks cannot be saved in {self._folder} ({self._opened.unavailable}). "
            f"Keep Carrel open: it will save {counted(len(self.pending), 'change')} as soon as it can."
        )

    def back_up(self) -> str:
        """The state of the last day that had a change. Returns a sentence where that failed."""
        return self._backed(lambda backups: backups.keep_day(self.rows))

    def back_up_before(self, what: str) -> str:
        return self._backed(lambda backups: backups.keep_before(what, self._now(), self.rows))

    def found(self, edition: int) -> list[FoundMark]:
        try:
            return self._opened.file.found(edition) if self._opened.file else []
        except (DamagedStore, UnavailableStore):
            return []

    def put_found(self, found: Sequence[FoundMark]) -> None:
        """It is derived: where it cannot be written, it is found anew the next time."""
        with contextlib.suppress(DamagedStore, UnavailableStore):
            if self._opened.file and found:
                self._opened.file.put_found(found)

    def forget_found(self) -> None:
        with contextlib.suppress(DamagedStore, UnavailableStore):
            if self._opened.file:
                self._opened.file.forget_found()

    def refresh(self) -> None:
        """Reads anew what another Carrel has kept; where that one has ended, this one may write from now on."""
        if self._folder is not None and self.read_only and not self.pending:
            self._opened = open_store.open_store(self._folder, self._now)
            self.rows = self._opened.rows or self.rows
            self.is_renewed = True

    def close(self) -> None:
        if self._opened.file:
            self._opened.file.close()
        if self._opened.lock:
            self._opened.lock.release()
        self._opened.file = self._opened.lock = None

    def _open(self, folder: Path, fallback: Path | None) -> None:
        self._opened = open_store.open_store(folder, self._now)
        self.sentences += self._opened.sentences
        self.rows = self._opened.rows
        if not self._opened.unavailable:
            self._back_up_at_start()
            return
        first, why = self.rows, self._opened.unavailable
        if fallback is not None:
            other = open_store.open_store(fallback, self._now)
            if not other.unavailable:
                self._opened, self._folder = other, fallback
                self.rows = list(dict.fromkeys([*first, *other.rows]))
                self._borrowed = set(first)  # shown, and not copied to a computer that may be somebody else's
                self.sentences += other.sentences
                self.sentences.append(
                    f"Marks cannot be kept in {folder} ({why}). New ones are kept in {fallback} instead; "
                    "import that file later to bring them over."
                )
                return
        self.sentences.append(
            f"Marks cannot be kept in {folder} ({why}). New ones last only as long as Carrel stays open, "
            "unless the folder can be written again before."
        )

    def _back_up_at_start(self) -> None:
        """A program that was killed made none at its end."""
        sentence = self.back_up()
        if sentence:
            self.sentences.append(sentence)

    def _reopen(self, why: str) -> None:
        """After a failure: the stick may be back, the file may be gone or damaged."""
        assert self._folder is not None
        known = set(self.rows) - set(self.pending)
        self.close()
        self._opened = open_store.open_store(self._folder, self._now)
        self.sentences += self._opened.sentences
        if self._opened.read_only or self._opened.file is None:
            self._opened.unavailable = self._opened.unavailable or self._opened.read_only or why
            return
        there = set(self._opened.rows)
        # Into a file that is another reader's goes only what was meant to be written there.
        is_ours = not there or not known or not known.isdisjoint(there)
        ours = [row for row in self.rows if row not in there and row not in self._borrowed]
        missing = ours if is_ours else list(self.pending)
        if is_ours:
            self.rows = list(dict.fromkeys([*self._opened.rows, *self.rows]))
            self.is_renewed = True
        try:
            self._opened.file.append(missing)
        except (DamagedStore, UnavailableStore) as error:
            self._opened.unavailable = str(error) or why
        else:
            self.pending = []

    def _backed(self, make: Callable[[Backups], None]) -> str:
        if self._folder is None or self.read_only or self._opened.file is None:
            return ""
        try:
            make(Backups(self._folder))
        except (UnavailableStore, DamagedStore) as error:
            return f"No backup of your marks could be made ({error}): {self._folder}."
        return ""
