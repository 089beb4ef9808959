"""SQLite connections to marks files, which may be forged: nothing in a file is run, and reading it has an end."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import apsw

from reader.library.packheader import sqlite_uri
from reader.system import state_file
from reader.translation import _

LARGEST = 64 << 20
"""Bytes of a marks file. It is read into memory completely; 50,000 long notes take as much."""

BUSY = 1_000  # milliseconds to wait for another writer, on file systems without locks

_LONGEST_VALUE = 32 << 20  # bytes; a mark with every text and placement at its limit takes less
_LIMITS = {
    apsw.SQLITE_LIMIT_LENGTH: _LONGEST_VALUE,
    apsw.SQLITE_LIMIT_ATTACHED: 0,
    apsw.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    apsw.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1,
    apsw.SQLITE_LIMIT_EXPR_DEPTH: 20,
}
_SWITCHED_OFF = (
    apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER,
    apsw.SQLITE_DBCONFIG_ENABLE_VIEW,
    apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA,
    apsw.SQLITE_DBCONFIG_DQS_DML,
    apsw.SQLITE_DBCONFIG_DQS_DDL,
)
_STEPS_AT_ONCE = 1_000  # instructions of SQLite's virtual machine between two calls of the progress handler
_FEWEST_STEPS = 1_000_000  # that one statement may take, however small the file is
_SUPER_JOURNAL = bytes.fromhex("d9d505f920a163d7")
"""The end of a journal that names a second file, which SQLite would read and delete. Ours never name one."""


class UnsafeFileError(Exception):
    """A file beside the store that Carrel did not write. The text says which."""


class SafeConnection:
    def __init__(self, path: Path, *, is_writable: bool = False, is_immutable: bool = False) -> None:
        """`is_immutable`: SQLite looks for no other file next to it. Otherwise `check_neighbours` comes first.

        Raises apsw.Error, OSError or UnsafeFileError.
        """
        if not is_immutable:
            check_neighbours(path)
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE if is_writable else apsw.SQLITE_OPEN_READONLY
        address = sqlite_uri(path) if is_immutable else str(path)
        self.apsw = apsw.Connection(address, flags=flags | (apsw.SQLITE_OPEN_URI if is_immutable else 0))
        self._path = path
        self._steps = 0
        self._most_steps = _FEWEST_STEPS
        try:
            self._harden()
        except BaseException:
            self.apsw.close(True)
            raise

    def query(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Raises apsw.CorruptError if the statement gives more than can be in the file."""
        return list(self.rows(sql, values))

    def rows(self, sql: str, values: tuple[Any, ...] = ()) -> apsw.Cursor:
        """The same, one row after another."""
        self.begin()
        return self.apsw.execute(sql, values)

    def begin(self) -> None:
        """Call it before a statement: each may take as many steps as the file has bytes."""
        self._steps = 0
        self._most_steps = max(_FEWEST_STEPS, 2 * _size(self._path))

    def _harden(self) -> None:
        connection = self.apsw
        connection.set_busy_timeout(BUSY)
        for limit, value in _LIMITS.items():
            connection.limit(limit, value)
        connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        for option in _SWITCHED_OFF:
            connection.config(option, 0)
        connection.set_progress_handler(self._count_steps, _STEPS_AT_ONCE)
        for pragma in ("cell_size_check=1", "mmap_size=0", "temp_store=MEMORY"):
            self.query(f"PRAGMA {pragma}")

    def _count_steps(self) -> bool:
        """Returns True to stop SQLite."""
        self._steps += _STEPS_AT_ONCE
        return self._steps > self._most_steps


def check_neighbours(path: Path) -> None:
    """Raises UnsafeFileError if SQLite would read anything but a journal that Carrel wrote."""
    for suffix in ("-wal", "-shm"):
        if os.path.lexists(f"{path}{suffix}"):
            raise UnsafeFileError(_("{file} is not a file of Carrel", file=f"{path.name}{suffix}"))
    journal = path.with_name(f"{path.name}-journal")
    try:
        with state_file.open_regular(journal) as file:
            head = file.read(28)
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - len(_SUPER_JOURNAL)))
            end = file.read()
    except FileNotFoundError:
        return
    except OSError as error:
        reason = error.strerror or error
        raise UnsafeFileError(_("{file} cannot be used: {reason}", file=journal.name, reason=reason)) from error
    pages, page_size = (int.from_bytes(head[start : start + 4], "big") for start in (16, 24))
    if end == _SUPER_JOURNAL or size > 2 * LARGEST or pages * page_size > LARGEST:
        raise UnsafeFileError(_("{file} is not a file of Carrel", file=journal.name))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
