"""The SQLite file with the reader's marks. Rows are added and never changed.

A row is one version of a mark. It is on disk, synced and read back before `append` returns. Each row has a digest. The
format of the file is in a row with a digest too, so that a file with a damaged header is not taken for one of a newer
Carrel. Anybody may have made the file: it is used only if its schema is ours, letter by letter.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import apsw

from reader.library.packerrors import shortened
from reader.library.packformat import digest
from reader.library.stored_json import EncodingError
from reader.marks.model import FoundMark
from reader.marks.safe_connection import LARGEST, SafeConnection
from reader.marks.store_errors import DamagedStore, UnavailableStore, translated_errors
from reader.marks.store_header import APPLICATION_ID, DRAFTS, FORMAT, TABLES, check_schema, journal_of
from reader.marks.stored_rows import decode_found, encode_found
from reader.system.atomic_write import sync_folder, temporary_name
from reader.system.move_file import move_into_place
from reader.translation import _

_MOST_DRAFTS = 100
_LARGEST_NUMBER = 1 << 53  # of a row; above SQLite's own limit it numbers rows at random
_LARGEST_IN_MEMORY = 2 * LARGEST  # bytes: Python takes up to four for a character that takes one in the file
_ROW_BYTES = 120  # that Python takes for a row without its texts


class StoredRow(NamedTuple):
    """A version of a mark as in table `version`. `saved_at` is column `kept`: UTC, as in timestamps.py."""

    mark: str
    body: str
    saved_at: str

    @property
    def digest(self) -> bytes:
        return digest(self)


class StoreFile:
    """The open file at `path`. Every method may raise UnavailableStore or DamagedStore."""

    def __init__(self, path: Path, *, is_read_only: bool = False, is_immutable: bool = False) -> None:
        """Opens a file that passed `check_header`, or makes one if there is none or it is empty.

        `is_immutable` is for read-only media, and for files that nobody writes to.
        """
        self.path = path
        self._is_read_only = is_read_only or is_immutable
        is_new = not self._is_read_only and _size(path) == 0
        with translated_errors():
            self._safe = SafeConnection(path, is_writable=not self._is_read_only, is_immutable=is_immutable)
        self._connection = self._safe.apsw
        try:
            with translated_errors():
                self._prepare(is_new=is_new)
            self._stamp = _stamp(path)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        with contextlib.suppress(apsw.Error):
            self._connection.close(True)

    def is_same_file(self) -> bool:
        """False if the file was deleted or replaced, for example because a stick was unplugged."""
        return _stamp(self.path) == self._stamp

    def rows(self) -> list[StoredRow]:
        """All rows in the order in which they were saved, after a check of the file."""
        with translated_errors():
            self._check()
            return [self._checked_row(*values) for values in self._stored_rows(0)]

    def extent(self) -> tuple[int, str]:
        """The number of rows, and when the last one was saved. Rows are not checked."""
        with translated_errors():
            self._check()
            [(count, saved_at)] = self._query("SELECT count(*), coalesce(max(kept), '') FROM version")
        return int(count), str(saved_at)

    def append(self, rows: Sequence[StoredRow]) -> None:
        """Returns when the rows have been read back from the file."""
        if _size(self.path) + sum(len(row.body) for row in rows) > LARGEST:
            raise UnavailableStore(_("the file with the marks would be too large"))
        first = 0

        def insert() -> None:
            nonlocal first
            [(last,)] = self._query("SELECT coalesce(max(number), 0) FROM version")
            first = int(last) + 1
            if not 0 < first < _LARGEST_NUMBER:
                raise DamagedStore(_("a row has an invalid number"))
            values = [(number, *row, row.digest) for number, row in enumerate(rows, first)]
            self._connection.executemany("INSERT INTO version VALUES (?,?,?,?,?)", values)

        self._write(insert)
        with translated_errors():
            self._connection.release_memory()  # so that the file is read, and not what SQLite remembers of it
            if [self._checked_row(*values) for values in self._stored_rows(first)] != list(rows):
                raise DamagedStore(_("what was written could not be read back"))

    # ---- where marks were found in editions

    def found_marks(self, edition: int) -> list[FoundMark]:
        """Damaged rows are skipped."""
        with translated_errors():
            stored = self._query("SELECT mark, body, digest FROM found WHERE edition=?", (edition,))
        results = []
        for mark, body, written in stored:
            with contextlib.suppress(EncodingError):
                if digest((mark, edition, body)) == written:
                    results.append(decode_found(mark, edition, body))
        return results

    def save_found(self, found: Iterable[FoundMark]) -> None:
        values = [(each.mark, each.edition, encode_found(each)) for each in found]
        results = [(*each, digest(each)) for each in values]
        self._write(
            lambda: self._connection.executemany("INSERT OR REPLACE INTO found VALUES (?,?,?,?)", results).fetchall()
        )

    def clear_found(self) -> None:
        self._write(lambda: self._query("DELETE FROM found"))

    # ---- what the reader was writing

    def drafts(self) -> list[str]:
        """The bodies of drafts. Damaged rows are skipped."""
        with translated_errors():
            if not self._has_drafts():
                return []
            stored = self._query("SELECT mark, body, digest FROM draft ORDER BY mark LIMIT ?", (_MOST_DRAFTS,))
        return [body for mark, body, written in stored if digest((mark, body)) == written]

    def save_draft(self, mark: str, body: str) -> None:
        """In place of the draft of that mark, if there is one."""

        def save() -> None:
            if not self._has_drafts():
                self._query(DRAFTS)
            self._query("INSERT OR REPLACE INTO draft VALUES (?,?,?)", (mark, body, digest((mark, body))))

        self._write(save)

    def drop_draft(self, mark: str) -> None:
        with translated_errors():
            has_drafts = self._has_drafts()
        if has_drafts:
            self._write(lambda: self._query("DELETE FROM draft WHERE mark=?", (mark,)))

    def _has_drafts(self) -> bool:
        return bool(self._query("SELECT 1 FROM sqlite_schema WHERE name='draft'"))

    def _write(self, write: Callable[[], object]) -> None:
        """Calls `write` in a transaction."""
        if self._is_read_only:
            raise UnavailableStore(_("it is open read-only"))
        # Writing to a file that was deleted or replaced succeeds, but nobody can read the result.
        if not self.is_same_file():
            raise UnavailableStore(_("the file was removed"))
        with translated_errors():
            try:
                self._query("BEGIN IMMEDIATE")
                write()
                self._query("COMMIT")
            except BaseException:
                if not self._connection.getautocommit():
                    with contextlib.suppress(apsw.Error):
                        self._connection.execute("ROLLBACK")
                raise

    def _query(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        return self._safe.query(sql, values)

    def _check(self) -> None:
        check = self._query("PRAGMA quick_check(1)")
        if check != [("ok",)]:
            raise DamagedStore(shortened(check))

    def _stored_rows(self, first: int) -> Iterator[tuple[Any, ...]]:
        """The values of the rows from this number on. A sound file has no more characters in them than bytes."""
        characters, memory, most = 0, 0, _size(self.path)
        sql = "SELECT number, mark, body, kept, digest FROM version WHERE number >= ? OR ? = 0 ORDER BY number"
        for number, *values in self._safe.rows(sql, (first, first)):
            if not 0 < number < _LARGEST_NUMBER:
                raise DamagedStore(_("a row has an invalid number"))
            characters += sum(len(value) for value in values if isinstance(value, str))
            memory += _ROW_BYTES + sum(map(sys.getsizeof, values))
            if characters > most:
                raise DamagedStore(_("rows use the same part of the file"))
            if memory > _LARGEST_IN_MEMORY:
                raise UnavailableStore(_("it has more marks than Carrel can read"))
            yield tuple(values)

    def _checked_row(self, mark: object, body: object, saved_at: object, written: object) -> StoredRow:
        if isinstance(mark, str) and isinstance(body, str) and isinstance(saved_at, str):
            row = StoredRow(mark, body, saved_at)
            if row.digest == written:
                return row
        raise DamagedStore(_("a row does not match its checksum"))

    def _prepare(self, *, is_new: bool) -> None:
        if not self._is_read_only:
            # EXTRA also syncs the folder after the journal is deleted. macOS really syncs only with fullfsync.
            for pragma in ("journal_mode=DELETE", "synchronous=EXTRA", "fullfsync=1"):
                self._query(f"PRAGMA {pragma}")
            if is_new:
                self._make()
        check_schema(self._safe)

    def _make(self) -> None:
        about = ("format", str(FORMAT))
        with self._connection:
            self._connection.execute(f"PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={FORMAT}")
            for sql in TABLES.values():
                self._connection.execute(sql)
            self._connection.execute("INSERT INTO about VALUES (?,?,?)", (*about, digest(about)))


def write_new(path: Path, rows: Sequence[StoredRow]) -> None:
    """Atomic write of a complete store: makes a temporary file, verifies it and moves it to `path`.

    Raises UnavailableStore or DamagedStore.
    """
    partial = temporary_name(path)
    try:
        with contextlib.closing(StoreFile(partial)) as file:
            file.append(rows)
        with contextlib.closing(StoreFile(partial, is_immutable=True)) as file:
            if file.rows() != list(rows):
                raise UnavailableStore(_("the new file could not be verified"))
        move_into_place(partial, path)
        sync_folder(path.parent)
    except OSError as error:
        raise UnavailableStore(error.strerror or str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            journal_of(partial).unlink(missing_ok=True)
            partial.unlink(missing_ok=True)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _stamp(path: Path) -> tuple[int, int]:
    try:
        state = path.stat()
    except (OSError, ValueError):
        return (0, 0)
    return (state.st_dev, state.st_ino)
