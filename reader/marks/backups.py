"""Backups beside the store: one for each of the last days that had a change, one before each import or new edition."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

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

DAY = re.compile(r"marks-\d{4}-\d\d-\d\d\.sqlite", re.ASCII)
BEFORE = re.compile(r"marks-before-[a-z]+-\d{4}-\d\d-\d\d-\d{12}\.sqlite", re.ASCII)


class Backups:
    """The folder `backups` beside a store. Methods that write raise UnavailableStore."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def files(self) -> list[Path]:
        """The newest first, by the time at which they were written."""
        try:
            found = [each for each in self._folder.iterdir() if DAY.fullmatch(each.name) or BEFORE.fullmatch(each.name)]
            return sorted(found, key=lambda each: (each.stat().st_mtime_ns, each.name), reverse=True)
        except OSError:
            return []

    def rows(self) -> tuple[list[StoredRow], str]:
        """All that the good ones hold, and when the newest of those rows was kept. Rows are only ever added, so the
        newest backup has them all, unless it was made after something had been lost.
        """
        rows: dict[StoredRow, None] = {}
        for file in reversed(self.files()):
            rows |= dict.fromkeys(read(file))
        return list(rows), max((row.kept for row in rows), default="")

    def keep_day(self, rows: Sequence[StoredRow]) -> None:
        """The state of the day of the last change; nothing where that is kept already."""
        if not rows:
            return
        last = max(row.kept for row in rows)
        file = self._folder / f"marks-{last[:10]}.sqlite"
        if _extent(file) == (len(rows), last):
            return
        self._make(file, rows)
        _prune(self.files(), DAY, MOST_DAYS)

    def keep_before(self, what: str, now: datetime, rows: Sequence[StoredRow]) -> None:
        """`what` is one lower-case word."""
        if not rows:
            return
        self._make(self._folder / f"marks-before-{what}-{now:%Y-%m-%d-%H%M%S%f}.sqlite", rows)
        _prune(self.files(), BEFORE, MOST_BEFORE)

    def _make(self, file: Path, rows: Sequence[StoredRow]) -> None:
        """Never puts less in the place of more: what an older one has beside these rows is taken over."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnavailableStore(error.strerror or str(error)) from error
        write_new(file, list(dict.fromkeys([*read(file), *rows])))


def read(file: Path) -> list[StoredRow]:
    """What a good backup holds; nothing where it is none."""
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


def _prune(files: Sequence[Path], form: re.Pattern[str], most: int) -> None:
    """By name, which is by date: the time of a file may be that of its copying."""
    named = sorted((each for each in files if form.fullmatch(each.name)), key=_date, reverse=True)
    for file in named[most:]:
        with contextlib.suppress(OSError):
            file.unlink()


def _date(file: Path) -> str:
    return file.name[next(number for number, sign in enumerate(file.name) if sign.isdigit()) :]
