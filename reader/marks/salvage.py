"""What can still be read from a damaged store: rows whose digest is right, and nothing else."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

import apsw

from reader.marks.storefile import StoredRow

_ORDERS = ("ASC", "DESC")
"""From both ends up to the damage."""

_MOST = 256 << 20  # bytes that are searched without SQLite's help
_URN = rb"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_RAW = re.compile(
    rb"(%s)(\[\"\1\",[^\x00-\x1f]{20,60000}?\])(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)(.{4})" % _URN, re.DOTALL
)
"""A row's values follow one another in the file, where they fit on a page."""


def readable_rows(path: Path) -> list[StoredRow]:
    """Each once. Never raises: what cannot be read at all holds nothing."""
    rows: dict[StoredRow, None] = {}
    with contextlib.suppress(apsw.Error, OSError, ValueError, MemoryError):
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)  # a journal may have to be undone
        with contextlib.closing(connection):
            for order in _ORDERS:
                for row in _scanned(connection, order):
                    rows[row] = None
    with contextlib.suppress(OSError, MemoryError):
        for row in _carved(path):
            rows.setdefault(row)
    return list(rows)


def _scanned(connection: apsw.Connection, order: str) -> Iterator[StoredRow]:
    with contextlib.suppress(apsw.Error, UnicodeError):
        for mark, body, kept, written in connection.execute(
            f"SELECT mark, body, kept, digest FROM version ORDER BY number {order}"
        ):
            row = StoredRow(mark, body, kept)
            if all(isinstance(value, str) for value in row) and row.digest == written:
                yield row


def _carved(path: Path) -> Iterator[StoredRow]:
    """Rows found by their form, where SQLite no longer finds its way."""
    if not path.is_file() or path.stat().st_size > _MOST:
        return
    for found in _RAW.finditer(path.read_bytes()):
        with contextlib.suppress(UnicodeError):
            row = StoredRow(*(found[number].decode() for number in (1, 2, 3)))
            if row.digest == found[4]:
                yield row
