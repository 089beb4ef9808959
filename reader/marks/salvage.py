"""Reads what it can from a damaged store: only rows with a correct digest.

The time is in proportion to the size of the file, whatever is in it.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path

import apsw

from reader.marks.safe_connection import LARGEST, SafeConnection, UnsafeFileError
from reader.marks.store_errors import DamagedStore
from reader.marks.store_header import check_schema
from reader.marks.storefile import StoredRow
from reader.system import state_file

_ORDERS = ("ASC", "DESC")
"""From each end up to the damage."""

_URN = rb"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_START = re.compile(rb"(%s)(?=\[\"\1\",)" % _URN)
_END = re.compile(rb"(?<=\])\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z(?=(.{4}))", re.DOTALL)
"""The values of a row are next to each other in the file if they fit on a page."""

_LONGEST = 66_000  # bytes of a row on one page
_MOST_ENDS = 20  # that are tried for a row: a note may contain something that looks like one
_SUFFIXES = ("", "-journal", "-wal")


def readable_rows(path: Path) -> list[StoredRow]:
    """Each row once. Never raises: returns nothing for a file that cannot be read at all."""
    rows: dict[StoredRow, None] = {}
    with contextlib.suppress(apsw.Error, OSError, ValueError, MemoryError, DamagedStore):
        connection = _open(path)
        with contextlib.closing(connection.apsw):
            check_schema(connection, "version")
            for order in _ORDERS:
                for row in _scanned(connection, order, path.stat().st_size):
                    rows[row] = None
    for suffix in _SUFFIXES:
        with contextlib.suppress(OSError, MemoryError):
            for row in _carved(path.with_name(path.name + suffix)):
                rows.setdefault(row)
    return list(rows)


def _open(path: Path) -> SafeConnection:
    """Writable, since SQLite may have to undo a journal; but not if the journal is somebody else's."""
    state_file.check_regular(path)
    try:
        return SafeConnection(path, is_writable=True)
    except UnsafeFileError:
        return SafeConnection(path, is_immutable=True)


def _scanned(connection: SafeConnection, order: str, most: int) -> Iterator[StoredRow]:
    """A sound file has at most as many characters in its rows as bytes; more means that its trees are endless."""
    with contextlib.suppress(apsw.Error, UnicodeError):
        for values in connection.rows(f"SELECT mark, body, kept, digest FROM version ORDER BY number {order}"):
            most -= sum(len(value) for value in values if isinstance(value, str))
            if most < 0:
                return
            mark, body, saved_at, written = values
            if isinstance(mark, str) and isinstance(body, str) and isinstance(saved_at, str):
                row = StoredRow(mark, body, saved_at)
                if row.digest == written:
                    yield row


def _carved(path: Path) -> Iterator[StoredRow]:
    """Rows found in the bytes of the file by their format, for a file that SQLite cannot read."""
    data = state_file.read_regular(path, LARGEST)
    starts = [match.start() for match in _START.finditer(data)]
    for start, following in pairwise([*starts, len(data)]):
        row = _row_at(data, start, min(following, start + _LONGEST))
        if row:
            yield row


def _row_at(data: bytes, start: int, end: int) -> StoredRow | None:
    """The row that begins here. It ends before `end`, where the next one may begin, apart from its digest."""
    body_at = data.index(b"[", start)
    with contextlib.suppress(UnicodeError):
        for match in islice(_END.finditer(data, body_at, end + 4), _MOST_ENDS):
            row = StoredRow(*(part.decode() for part in (data[start:body_at], data[body_at : match.start()], match[0])))
            if row.digest == match[1]:
                return row
    return None
