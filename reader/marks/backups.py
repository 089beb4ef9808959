"""Backups of the store: one for each of the last days with a change, and one before each import or new edition."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from reader.marks import timestamps
from reader.marks.safe_connection import LARGEST
from reader.marks.store_errors import DamagedStore, NewerStore, UnavailableStore
from reader.marks.store_header import check_header
from reader.marks.storefile import StoredRow, StoreFile, write_new
from reader.system import links
from reader.translation import _

FOLDER = "backups"
MOST_DAYS, MOST_BEFORE = 7, 10
MOST_ENTRIES = 10_000  # of the folder that are looked at
MOST_READ = 3 * (MOST_DAYS + MOST_BEFORE)  # backups, of which somebody may have collected more than Carrel keeps
MOST_BYTES = 4 * LARGEST  # of all backups that are read

DAY_TOLERANCE = timedelta(days=1)
"""A time that is further ahead of the clock names no backup: the clock was wrong."""

DAY = re.compile(r"marks-\d{4}-\d\d-\d\d\.sqlite", re.ASCII)
BEFORE = re.compile(r"marks-before-[a-z]+-\d{4}-\d\d-\d\d-\d{12}\.sqlite", re.ASCII)


class Backups:
    """The folder `backups` next to a store. Methods that write raise UnavailableStore."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def files(self) -> list[Path]:
        """The newest first, by modification time. None in a folder that is a link."""
        if links.is_link_at(self._folder):
            return []
        try:
            with os.scandir(self._folder) as entries:
                found = [
                    (entry.stat(follow_symlinks=False).st_mtime_ns, entry.name)
                    for entry in islice(entries, MOST_ENTRIES)
                    if DAY.fullmatch(entry.name) or BEFORE.fullmatch(entry.name)
                ]
        except OSError:
            return []
        return [self._folder / name for _time, name in sorted(found, reverse=True)]

    def rows(self) -> tuple[list[StoredRow], str]:
        """All rows of the newest valid backups, and when the newest of them was saved.

        Rows are only added, so the newest backup usually has all of them, unless some were lost before it was made.
        """
        known: set[StoredRow] = set()
        found: list[list[StoredRow]] = []
        to_read, room = MOST_BYTES, LARGEST
        for file in self.files()[:MOST_READ]:
            to_read -= _size(file)
            added = [row for row in read(file) if row not in known] if to_read >= 0 else []
            room -= sum(len(row.body) for row in added)
            if room < 0 or to_read < 0:
                break
            known.update(added)
            found.append(added)
        rows = list(dict.fromkeys(row for each in reversed(found) for row in each))
        return rows, max((row.saved_at for row in rows), default="")

    def save_day(self, rows: Sequence[StoredRow], now: datetime) -> None:
        """Saves the state of the day of the last change, unless its backup is up to date.

        A time ahead of `now` comes from a clock that was wrong. It does not count, or every later day would be saved
        as that one.
        """
        if not rows:
            return
        last, latest = max(row.saved_at for row in rows), timestamps.latest_credible(now, DAY_TOLERANCE)
        credible = max((row.saved_at for row in rows if row.saved_at <= latest), default=timestamps.formatted(now))
        file = self._folder / f"marks-{credible[:10]}.sqlite"
        if _extent(file) == (len(rows), last):
            return
        self._make(file, rows)
        _prune(self.files(), DAY, MOST_DAYS, latest)

    def save_before(self, event: str, now: datetime, rows: Sequence[StoredRow]) -> None:
        """`event` is one word in lower case, such as `import`."""
        if not rows:
            return
        self._make(self._folder / f"marks-before-{event}-{now:%Y-%m-%d-%H%M%S%f}.sqlite", rows)
        _prune(self.files(), BEFORE, MOST_BEFORE, timestamps.latest_credible(now, DAY_TOLERANCE))

    def _make(self, file: Path, rows: Sequence[StoredRow]) -> None:
        """Rows that only the replaced backup has are written to the new one too, so that none is lost."""
        if links.is_link_at(self._folder):
            raise UnavailableStore(_("{file} is a link", file=FOLDER))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnavailableStore(error.strerror or str(error)) from error
        write_new(file, list(dict.fromkeys([*read(file), *rows])))


def read(file: Path) -> list[StoredRow]:
    """The rows of a backup; none if it is damaged or missing."""
    try:
        if not check_header(file):
            return []
        with contextlib.closing(StoreFile(file, is_immutable=True)) as opened:
            return opened.rows()
    except (DamagedStore, NewerStore, UnavailableStore):
        return []


def _extent(file: Path) -> tuple[int, str]:
    try:
        if not check_header(file):
            return (0, "")
        with contextlib.closing(StoreFile(file, is_immutable=True)) as opened:
            return opened.extent()
    except (DamagedStore, NewerStore, UnavailableStore):
        return (0, "")


def _size(file: Path) -> int:
    try:
        return file.lstat().st_size
    except OSError:
        return 0


def _prune(files: Sequence[Path], form: re.Pattern[str], most: int, latest: str) -> None:
    """Deletes the oldest, by the date in the name: the modification time may be that of a copy. Those with a date
    after `latest` count as the oldest.
    """

    def age(file: Path) -> tuple[bool, str]:
        return _date(file)[:10] <= latest[:10], _date(file)

    named = sorted((each for each in files if form.fullmatch(each.name)), key=age, reverse=True)
    for file in named[most:]:
        with contextlib.suppress(OSError):
            file.unlink()


def _date(file: Path) -> str:
    return file.name[next(number for number, sign in enumerate(file.name) if sign.isdigit()) :]
