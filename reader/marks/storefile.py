"""The SQLite file with the reader's marks. Rows are added and never changed.

A row is one version of a mark. It is on disk and synced before `append` returns. Each row has a digest. The format of
the file is in a row with a digest too, so that a file with a damaged header is not taken for one of a newer Carrel.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import apsw

from reader.library.packerrors import shortened
from reader.library.packformat import digest
from reader.library.packheader import sqlite_uri
from reader.library.stored_json import EncodingError
from reader.marks.model import FoundMark
from reader.marks.stored_rows import decode_found, encode_found
from reader.system import reachable
from reader.system.atomic_write import sync_folder

APPLICATION_ID = 0x43726D6B  # "Crmk"
FORMAT = 1

TABLES = {
    "about": "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL, digest BLOB NOT NULL) WITHOUT ROWID",
    "version": """CREATE TABLE version (number INTEGER PRIMARY KEY, mark TEXT NOT NULL, body TEXT NOT NULL,
  kept TEXT NOT NULL, digest BLOB NOT NULL)""",
    "found": """CREATE TABLE found (mark TEXT NOT NULL, edition INTEGER NOT NULL, body TEXT NOT NULL,
  digest BLOB NOT NULL, PRIMARY KEY (mark, edition)) WITHOUT ROWID""",
}
"""`found` is a cache and may be cleared at any time."""

DRAFTS = "CREATE TABLE draft (mark TEXT PRIMARY KEY, body TEXT NOT NULL, digest BLOB NOT NULL) WITHOUT ROWID"
"""Made with the first draft: a store without one stays as older Carrels make it, and they pass over the table."""

MOST_DRAFTS = 100

_HEADER = 100  # bytes
_BUSY = 2_000  # milliseconds to wait for another writer, on file systems without locks
_DAMAGE = (apsw.CorruptError, apsw.NotADBError, apsw.FormatError, apsw.SQLError, apsw.MismatchError, apsw.RangeError)


class StoredRow(NamedTuple):
    """A version of a mark as in table `version`. `saved_at` is column `kept`: UTC, as in timestamps.py."""

    mark: str
    body: str
    saved_at: str

    @property
    def digest(self) -> bytes:
        return digest(self)


class DamagedStore(Exception):
    """The file is not what Carrel wrote."""


class NewerStore(Exception):
    """A newer Carrel made the file. The text is the number of its format."""


class UnavailableStore(Exception):
    """The file cannot be opened or written now. The text is the reason, as part of a sentence."""


class StoreFile:
    """The open file at `path`. Every method may raise UnavailableStore or DamagedStore."""

    def __init__(self, path: Path, *, is_read_only: bool = False, is_immutable: bool = False) -> None:
        """Opens a file that passed `check_header`, or makes one if there is none or it is empty.

        `is_immutable` is for read-only media, and for files that nobody writes to.
        """
        self.path = path
        self._is_read_only = is_read_only or is_immutable
        flags = (
            apsw.SQLITE_OPEN_READONLY if self._is_read_only else apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        )
        with _translated_errors():
            address = sqlite_uri(path) if is_immutable else str(path)
            self._connection = apsw.Connection(address, flags=flags | (apsw.SQLITE_OPEN_URI if is_immutable else 0))
        try:
            with _translated_errors():
                self._prepare()
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
        with _translated_errors():
            check = self._query("PRAGMA quick_check(1)")
            if check != [("ok",)]:
                raise DamagedStore(shortened(check))
            values = self._query("SELECT mark, body, kept, digest FROM version ORDER BY number")
        rows = [StoredRow(*each) for *each, _ in values]
        for row, (*_, written) in zip(rows, values, strict=True):
            if not all(isinstance(value, str) for value in row) or row.digest != written:
                raise DamagedStore("a row does not match its checksum")
        return rows

    def extent(self) -> tuple[int, str]:
        """The number of rows, and when the last one was saved. Nothing is checked."""
        with _translated_errors():
            [(count, saved_at)] = self._query("SELECT count(*), coalesce(max(kept), '') FROM version")
        return int(count), str(saved_at)

    def append(self, rows: Sequence[StoredRow]) -> None:
        self._write(
            "INSERT INTO version (mark, body, kept, digest) VALUES (?,?,?,?)", [(*row, row.digest) for row in rows]
        )

    # ---- where marks were found in editions

    def found_marks(self, edition: int) -> list[FoundMark]:
        """Damaged rows are skipped."""
        with _translated_errors():
            stored = self._query("SELECT mark, body, digest FROM found WHERE edition=?", (edition,))
        results = []
        for mark, body, written in stored:
            with contextlib.suppress(EncodingError):
                if digest((mark, edition, body)) == written:
                    results.append(decode_found(mark, edition, body))
        return results

    def save_found(self, found: Iterable[FoundMark]) -> None:
        values = [(each.mark, each.edition, encode_found(each)) for each in found]
        self._write("INSERT OR REPLACE INTO found VALUES (?,?,?,?)", [(*each, digest(each)) for each in values])

    def clear_found(self) -> None:
        self._write("DELETE FROM found", [()])

    # ---- what the reader was writing

    def drafts(self) -> list[str]:
        """The bodies of drafts. Damaged rows are skipped."""
        if not self._has_drafts():
            return []
        with _translated_errors():
            stored = self._query("SELECT mark, body, digest FROM draft ORDER BY mark LIMIT ?", (MOST_DRAFTS,))
        return [body for mark, body, written in stored if digest((mark, body)) == written]

    def save_draft(self, mark: str, body: str) -> None:
        """In place of the draft of that mark, if there is one."""
        self._write("INSERT OR REPLACE INTO draft VALUES (?,?,?)", [(mark, body, digest((mark, body)))], before=DRAFTS)

    def drop_draft(self, mark: str) -> None:
        if self._has_drafts():
            self._write("DELETE FROM draft WHERE mark=?", [(mark,)])

    def _has_drafts(self) -> bool:
        """Raises DamagedStore if there is another table of that name."""
        with _translated_errors():
            made = self._query("SELECT sql FROM sqlite_schema WHERE name='draft'")
        if made and made != [(DRAFTS,)]:
            raise DamagedStore("a table is missing or different")
        return bool(made)

    def _write(self, sql: str, values: Sequence[tuple[Any, ...]], before: str = "") -> None:
        """`before` makes the table, if there is none yet."""
        if self._is_read_only:
            raise UnavailableStore("it is open read-only")
        # Writing to a file that was deleted or replaced succeeds, but nobody can read the result.
        if not self.is_same_file():
            raise UnavailableStore("the file was removed")
        with _translated_errors():
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                if before and not self._has_drafts():
                    self._connection.execute(before)
                self._connection.executemany(sql, values)
                self._connection.execute("COMMIT")
            except BaseException:
                if not self._connection.getautocommit():
                    with contextlib.suppress(apsw.Error):
                        self._connection.execute("ROLLBACK")
                raise

    def _query(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, values).fetchall()

    def _prepare(self) -> None:
        connection = self._connection
        connection.set_busy_timeout(_BUSY)
        connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        connection.execute("PRAGMA cell_size_check=1").fetchall()
        if not self._is_read_only:
            # EXTRA also syncs the folder after the journal is deleted. macOS really syncs only with fullfsync.
            for pragma in ("journal_mode=DELETE", "synchronous=EXTRA", "fullfsync=1"):
                connection.execute(f"PRAGMA {pragma}").fetchall()
            if not connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchall():
                self._make()
        made = dict(self._query("SELECT name, sql FROM sqlite_schema WHERE type='table'"))
        if any(made.get(name) != sql for name, sql in TABLES.items()):
            raise DamagedStore("a table is missing or different")

    def _make(self) -> None:
        about = ("format", str(FORMAT))
        with self._connection:
            self._connection.execute(f"PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={FORMAT}")
            for sql in TABLES.values():
                self._connection.execute(sql)
            self._connection.execute("INSERT INTO about VALUES (?,?,?)", (*about, digest(about)))


def check_header(path: Path) -> bool:
    """False if there is no file or it is empty. Raises DamagedStore, NewerStore, UnavailableStore."""
    try:
        if path.exists() and not path.is_file():
            raise DamagedStore("it is not a file")
        with path.open("rb") as file:
            header = file.read(_HEADER)
            size = file.seek(0, os.SEEK_END)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise UnavailableStore(error.strerror or str(error)) from error
    if not header:
        return False
    if len(header) < _HEADER or not header.startswith(b"SQLite format 3\0") or _number(header, 68) != APPLICATION_ID:
        raise DamagedStore("its header is not that of a marks file")
    page = int.from_bytes(header[16:18], "big")
    if size < _number(header, 28) * (65536 if page == 1 else page) and not reachable.exists(journal_of(path)):
        raise DamagedStore("its end is missing")
    if _number(header, 60) > FORMAT:
        _check_newer(path, _number(header, 60))
    return True


def journal_of(path: Path) -> Path:
    """The file from which SQLite undoes a transaction that was interrupted."""
    return path.with_name(f"{path.name}-journal")


def write_new(path: Path, rows: Sequence[StoredRow]) -> None:
    """Atomic write of a complete store: makes a temporary file, verifies it and moves it to `path`.

    Raises UnavailableStore or DamagedStore.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.unlink(missing_ok=True)
        journal_of(partial).unlink(missing_ok=True)
        with contextlib.closing(StoreFile(partial)) as file:
            file.append(rows)
        with contextlib.closing(StoreFile(partial, is_immutable=True)) as file:
            if file.rows() != list(rows):
                raise UnavailableStore("the new file could not be verified")
        partial.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise UnavailableStore(error.strerror or str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            journal_of(partial).unlink(missing_ok=True)
            partial.unlink(missing_ok=True)


def _check_newer(path: Path, format: int) -> None:
    """Raises NewerStore if the table `about` confirms the format in the header, or else DamagedStore."""
    about = ("format", str(format))
    with _translated_errors():
        connection = apsw.Connection(sqlite_uri(path), flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
        with contextlib.closing(connection):
            rows = connection.execute("SELECT name, value, digest FROM about WHERE name='format'").fetchall()
    if rows == [(*about, digest(about))]:
        raise NewerStore(str(format))
    raise DamagedStore("its header is damaged")


@contextlib.contextmanager
def _translated_errors() -> Iterator[None]:
    """Raises errors of SQLite and of the system as DamagedStore or UnavailableStore."""
    try:
        yield
    except (*_DAMAGE, UnicodeError, OverflowError) as error:
        raise DamagedStore(shortened(error)) from error
    except (apsw.Error, MemoryError) as error:
        raise UnavailableStore(shortened(error)) from error
    except OSError as error:
        raise UnavailableStore(error.strerror or str(error)) from error


def _stamp(path: Path) -> tuple[int, int]:
    try:
        state = path.stat()
    except (OSError, ValueError):
        return (0, 0)
    return (state.st_dev, state.st_ino)


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")
