"""Reads what it can from a damaged store: only rows with a correct digest."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

import apsw

from reader.marks.storefile import StoredRow

_ORDERS = ("ASC", "DESC")
"""From each end up to the damage."""

_LARGEST = 256 << 20  # bytes of a file that is searched without SQLite
_URN = rb"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_RAW = re.compile(
    rb"(%s)(\[\"\1\",[^\x00-\x1f]{20,60000}?\])(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)(.{4})" % _URN, re.DOTALL
)
"""The values of a row are next to each other in the file if they fit on a page."""


def readable_rows(path: Path) -> list[StoredRow]:
    """Each row once. Never raises: returns nothing for a file that cannot be read at all."""
    rows: dict[StoredRow, None] = {}
    with contextlib.suppress(apsw.Error, OSError, ValueError, MemoryError):
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)  # SQLite may have to undo a journal
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
        for mark, body, saved_at, written in connection.execute(
            f"SELECT mark, body, kept, digest FROM version ORDER BY number {order}"
        ):
            row = StoredRow(mark, body, saved_at)
            if all(isinstance(value, str) for value in row) and row.digest == written:
                yield row


def _carved(path: Path) -> Iterator[StoredRow]:
    """Rows found in the bytes of the file by their format, for a file that SQLite cannot read."""
    if not path.is_file() or path.stat().st_size > _LARGEST:
        return
    for match in _RAW.finditer(path.read_bytes()):
        with contextlib.suppress(UnicodeError):
            row = StoredRow(*(match[number].decode() for number in (1, 2, 3)))
            if row.digest == match[4]:
                yield row
