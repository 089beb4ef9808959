"""The way into a pack file: guarded against whatever a stranger may have put there."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import apsw

from reader.library.packerrors import DamagedPackError, NotAPackError, shortened
from reader.library.packformat import TABLES
from reader.library.packheader import COPY_AGAIN, PUT_BACK, check_header, uri

_LONGEST_VALUE = 24 << 20  # bytes: room for the largest picture
_STEPS_AT_ONCE = 100_000  # of SQLite's own
_MOST_STEPS = 10_000_000  # of them for one call of `rows`; a file may be made so that its trees have no end


class ReadInterrupted(Exception):
    """The connection was interrupted while it read."""


class _GoneError(DamagedPackError):
    """The system could not read the file, whatever is in it."""


class PackConnection:
    """Reads a pack file and never writes. Whatever goes wrong is a PackError.

    A file that was away, as when its stick was pulled out, is opened anew when it is back.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._steps = 0
        self._interruptions = 0
        self._stamp = _stamp(path)
        self.size = check_header(path)  # bytes
        self._connection = self._connected()

    def close(self) -> None:
        self._connection.close(True)

    def is_as_opened(self) -> bool:
        """False once the file is gone, or another has taken its place, as when a stick was out."""
        return _stamp(self.path) == self._stamp

    def interrupt(self) -> None:
        """From any thread: what is being read ends in ReadInterrupted."""
        self._interruptions += 1
        with contextlib.suppress(apsw.ConnectionClosedError):
            self._connection.interrupt()

    def rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._rows(self._connection, sql, values)
        except _GoneError:
            self._connect_again()
            return self._rows(self._connection, sql, values)

    def _rows(self, connection: apsw.Connection, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        self._steps = 0
        before = self._interruptions
        try:
            return connection.execute(sql, values).fetchall()
        except apsw.IOError as error:
            raise _GoneError(self.path, f"cannot be read ({shortened(error)}). {PUT_BACK}") from error
        except (apsw.Error, UnicodeError, OverflowError, MemoryError) as error:
            is_endless = self._steps > _MOST_STEPS
            # What is cut off at the wrong moment is told as something else: as a virtual table that cannot be made.
            if not is_endless and (isinstance(error, apsw.InterruptError) or self._interruptions != before):
                raise ReadInterrupted from error
            raise DamagedPackError(self.path, f"is damaged ({shortened(error)}). {COPY_AGAIN}") from error

    def damaged(self, what: str, why: object) -> DamagedPackError:
        return DamagedPackError(self.path, f"{shortened(what)} is damaged ({shortened(why)}). {COPY_AGAIN}")

    def _count_steps(self) -> bool:
        """Counted here: SQLite counts on where the same statement is used again."""
        self._steps += _STEPS_AT_ONCE
        return self._steps > _MOST_STEPS

    def _connected(self) -> apsw.Connection:
        try:
            connection = apsw.Connection(uri(self.path), flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
        except apsw.Error as error:
            raise DamagedPackError(self.path, f"cannot be opened ({shortened(error)}). {COPY_AGAIN}") from error
        try:
            self._harden(connection)
        except BaseException:
            connection.close(True)
            raise
        return connection

    def _connect_again(self) -> None:
        """To the same file. Another in its place is not what whoever reads here has begun with."""
        stamp = _stamp(self.path)
        check_header(self.path)
        if stamp[2:] != self._stamp[2:]:
            raise _GoneError(self.path, "is not the file any more that was opened here. Open it again.")
        connection = self._connected()
        self._connection.close(True)
        self._connection, self._stamp = connection, stamp

    def _harden(self, connection: apsw.Connection) -> None:
        connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        connection.limit(apsw.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        self._rows(connection, "PRAGMA query_only=1")
        self._rows(connection, "PRAGMA cell_size_check=1")
        connection.set_progress_handler(self._count_steps, _STEPS_AT_ONCE)
        schema = self._rows(connection, "SELECT type, name, sql FROM sqlite_schema")
        for kind, name, _ in schema:
            if kind not in ("table", "index"):
                what = f"{shortened(kind)} ({shortened(name)})"
                raise NotAPackError(self.path, f"holds a {what}, which no pack does. Do not trust this file.")
        made = {name: sql for kind, name, sql in schema if kind == "table"}
        for name, sql in TABLES.items():
            if made.get(name) != sql:
                raise self.damaged(f"its table “{name}”", "it is missing, or none of a pack's")


def _stamp(path: Path) -> tuple[int, ...]:
    """What tells a file from the one that was there before; its size and age last."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return ()
    return (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns)
