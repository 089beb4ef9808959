"""A read-only SQLite connection to a pack file, protected against forged and damaged files."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw

from reader.library import idle_files
from reader.library.limits import MAX_FIGURE_BYTES
from reader.library.packerrors import DamagedPackError, NotAPackError, ReplacedPackError, shortened
from reader.library.packformat import TABLES
from reader.library.packheader import COPY_AGAIN, REINSERT_STICK, check_header, sqlite_uri
from reader.translation import N_, _

CHANGED = N_("its content has changed")
"""Why a part of a pack is damaged, for `PackConnection.damaged`."""

ARTICLES_DAMAGED = N_("The list of articles is damaged ({why}).")

_LONGEST_VALUE = MAX_FIGURE_BYTES + (4 << 20)  # bytes
_MOST_READ = 64 << 20
"""Bytes that one call of `rows` may return, counting _ROW_COST for each row and _VALUE_COST for each value. Pages of a
forged file can all lead to the same rows, so that it has more of them than bytes."""
_ROW_COST, _VALUE_COST = 56, 32
_MOST_HEAP, _HEAP_BEFORE_SAVING = 192 << 20, 96 << 20
"""Bytes of memory that SQLite may use in the whole program, and from where on it saves memory for pages. Sorting the
rows of a forged file would else take all there is."""
_STEPS_AT_ONCE = 100_000  # instructions of SQLite's virtual machine between two calls of the progress handler
_MOST_STEPS = 10_000_000  # for one call of `rows`, since the trees in a forged file can be endless


class ReadInterrupted(Exception):
    """The connection was interrupted while it read."""


class _TooMuchError(Exception):
    """A call read more than any pack contains."""


class _UnreadableFileError(DamagedPackError):
    """The system could not read the file."""


class PackConnection:
    """Reads a pack file and never writes it. All its errors are PackError.

    It opens the file again after it was unavailable for a while, such as one on a stick that was unplugged, and after
    `close_idle`. Meanwhile anybody can replace, rename or delete the file, and eject its stick.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._steps = 0
        self._interruptions = 0
        self._stamp = _stamp(path)
        self.size = check_header(path)  # bytes
        self._lock = threading.Lock()
        self._readers = 0  # calls of `rows` that are under way
        self._last_use = time.monotonic()
        self._is_closed = False
        self._connection: apsw.Connection | None = self._connect()
        idle_files.watch(self)

    def close(self) -> None:
        """For good: `rows` raises DamagedPackError from now on."""
        with self._lock:
            self._is_closed = True
            if self._connection:
                self._connection.close(True)

    @property
    def is_open(self) -> bool:
        """Whether the system has the file open for this connection."""
        return self._connection is not None and not self._is_closed

    def close_idle(self, seconds: float) -> bool:
        """Closes the file until it is needed again, if nobody has read it for that time. Returns whether it is closed.

        Can be called from any thread, and does not wait for one that reads.
        """
        if not self._lock.acquire(blocking=False):
            return False
        try:
            if self._connection and not self._readers and time.monotonic() - self._last_use >= seconds:
                if not self._is_closed:
                    self._connection.close(True)
                self._connection = None
            return self._connection is None
        finally:
            self._lock.release()

    def was_replaced(self) -> bool:
        """Whether another file is in its place, so that nothing more can be read of this one."""
        stamp = _stamp(self.path)
        return not self.is_open and bool(stamp) and stamp[2:] != self._stamp[2:]

    def is_unchanged(self) -> bool:
        """False if the file is missing or has been replaced since it was opened."""
        return _stamp(self.path) == self._stamp

    def interrupt(self) -> None:
        """Makes the current call of `rows` raise ReadInterrupted. Can be called from any thread."""
        self._interruptions += 1
        connection = self._connection
        if connection:
            with contextlib.suppress(apsw.ConnectionClosedError):
                connection.interrupt()

    def rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        with self._in_use() as connection:
            try:
                return self._rows(connection, sql, values)
            except _UnreadableFileError:
                return self._rows(self._reconnect(connection), sql, values)

    @contextlib.contextmanager
    def _in_use(self) -> Iterator[apsw.Connection]:
        """Opens the file again if it was closed meanwhile."""
        with self._lock:
            if self._connection is None:
                if self._is_closed:
                    raise DamagedPackError(self.path, _("The file was closed. Open it again."))
                self._connection = self._connect_again()
                idle_files.watch(self)
            connection = self._connection
            self._readers += 1
        try:
            yield connection
        finally:
            with self._lock:
                self._readers -= 1
                self._last_use = time.monotonic()

    def _rows(self, connection: apsw.Connection, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        self._steps = 0
        before = self._interruptions
        try:
            return self._counted(connection.execute(sql, values))
        except apsw.IOError as error:
            message = _("The file cannot be read ({why}). {advice}", why=shortened(error), advice=_(REINSERT_STICK))
            raise _UnreadableFileError(self.path, message, is_out=True) from error
        except _TooMuchError as error:
            message = _("The file is damaged (it returns more than it can contain). {advice}", advice=_(COPY_AGAIN))
            raise DamagedPackError(self.path, message) from error
        except (apsw.Error, UnicodeError, OverflowError, MemoryError) as error:
            is_endless = self._steps > _MOST_STEPS
            # SQLite can report an interruption as another error, for example "cannot create virtual table".
            if not is_endless and (isinstance(error, apsw.InterruptError) or self._interruptions != before):
                raise ReadInterrupted from error
            raise self.damaged(N_("The file is damaged ({why})."), error) from error

    def _counted(self, cursor: apsw.Cursor) -> list[tuple[Any, ...]]:
        """All rows. Raises _TooMuchError before they take too much memory."""
        rows = []
        read = 0
        for row in cursor:
            read += _ROW_COST + _VALUE_COST * len(row)
            for value in row:
                if type(value) is str or type(value) is bytes:
                    read += len(value)
            if read > _MOST_READ:
                cursor.close(True)
                raise _TooMuchError
            rows.append(row)
        return rows

    def damaged(self, message: str, why: object, **fields: object) -> DamagedPackError:
        """`message` is marked with `N_`, such as "The glossary is damaged ({why}).", and can have other fields."""
        what = _(message, why=shortened(why), **{name: shortened(value) for name, value in fields.items()})
        # Translators: two sentences, such as: The glossary is damaged (…). Copy it again from where you got it.
        return DamagedPackError(self.path, _("{problem} {advice}", problem=what, advice=_(COPY_AGAIN)))

    def _count_steps(self) -> bool:
        """Returns True to stop SQLite. Its own count goes on from one use of a statement to the next."""
        self._steps += _STEPS_AT_ONCE
        return self._steps > _MOST_STEPS

    def _connect(self) -> apsw.Connection:
        try:
            connection = apsw.Connection(sqlite_uri(self.path), flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
        except apsw.Error as error:
            raise self.damaged(N_("The file cannot be opened ({why})."), error) from error
        try:
            self._harden(connection)
        except BaseException:
            connection.close(True)
            raise
        return connection

    def _reconnect(self, broken: apsw.Connection) -> apsw.Connection:
        with self._lock:
            if self._connection is broken:
                self._connection = self._connect_again()
                broken.close(True)
            connection = self._connection
        assert connection  # this call is a reader, so nobody closes it
        return connection

    def _connect_again(self) -> apsw.Connection:
        """Raises ReplacedPackError if another file is in its place, since callers expect the same pack."""
        stamp = _stamp(self.path)
        check_header(self.path)
        if stamp[2:] != self._stamp[2:]:
            raise ReplacedPackError(self.path)
        connection = self._connect()
        if _stamp(self.path) != stamp:
            connection.close(True)
            raise ReplacedPackError(self.path)
        self._stamp = stamp
        return connection

    def _harden(self, connection: apsw.Connection) -> None:
        apsw.soft_heap_limit(_HEAP_BEFORE_SAVING)
        apsw.hard_heap_limit(_MOST_HEAP)
        # Before the first statement, which makes SQLite read the tables of the file.
        connection.set_progress_handler(self._count_steps, _STEPS_AT_ONCE)
        connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        connection.limit(apsw.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        self._rows(connection, "PRAGMA query_only=1")
        self._rows(connection, "PRAGMA cell_size_check=1")
        schema = self._rows(connection, "SELECT type, name, sql FROM sqlite_schema")
        for kind, name, _sql in schema:
            if kind not in ("table", "index"):
                raise NotAPackError(
                    self.path,
                    _(
                        "The file contains a database {kind} ({name}), which a pack never does. "
                        "Do not trust this file.",
                        kind=shortened(kind),
                        name=shortened(name),
                    ),
                )
        found = {name: sql for kind, name, sql in schema if kind == "table"}
        for name, sql in TABLES.items():
            if found.get(name) != sql:
                why = _("it is missing, or was not written by Carrel")
                raise self.damaged(N_("The table “{table}” is damaged ({why})."), why, table=name)


def _stamp(path: Path) -> tuple[int, ...]:
    """Values that identify a file; its size and modification time are last."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return ()
    return (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns)
