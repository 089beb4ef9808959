"""Backups of the store: one for each of the last days with a change, and one before each import or new edition."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from reader.marks import timestamps
from reader.marks.storefile import (
    DamagedStore,
    NewerStore,
    StoredRow,
    StoreFile,
    UnavailableStore,
    check_header,
    write_new,
)

FOLDER = "backups"
MOST_DAYS, MOST_BEFORE = 7, 10

DAY_TOLERANCE = timedelta(days=1)
"""A time that is further ahead of the clock names no backup: the clock was wrong."""

DAY = re.compile(r"marks-\d{4}-\d\d-\d\d\.sqlite", re.ASCII)
BEFORE = re.compile(r"marks-before-[a-z]+-\d{4}-\d\d-\d\d-\d{12}\.sqlite", re.ASCII)


class Backups:
    """The folder `backups` next to a store. Methods that write raise UnavailableStore."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def files(self) -> list[Path]:
        """The newest first, by modification time."""
        try:
            found = [each for each in self._folder.iterdir() if DAY.fullmatch(each.name) or BEFORE.fullmatch(each.name)]
            return sorted(found, key=lambda each: (each.stat().st_mtime_ns, each.name), reverse=True)
        except OSError:
            return []

    def rows(self) -> tuple[list[StoredRow], str]:
        """All rows of all valid backups, and when the newest of them was saved.

        Rows are only added, so the newest backup usually has all of them, unless some were lost before it was made.
        """
        rows: dict[StoredRow, None] = {}
        for file in reversed(self.files()):
            rows |= dict.fromkeys(read(file))
        return list(rows), max((row.saved_at for row in rows), default="")

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
