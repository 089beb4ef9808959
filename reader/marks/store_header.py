"""The header and the schema of a marks file, which are checked before anything else in it is read."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from reader.library.packformat import digest
from reader.marks.safe_connection import LARGEST, SafeConnection
from reader.marks.store_errors import DamagedStore, NewerStore, UnavailableStore, translated_errors
from reader.system import links, state_file
from reader.system.regular_file import IrregularFileError
from reader.translation import _, number_text

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

_DRAFTS = ("table", "draft", "draft", DRAFTS)
_SCHEMA = [("table", name, name, sql) for name, sql in sorted(TABLES.items())]
_HEADER = 100  # bytes


def check_schema(connection: SafeConnection, *tables: str) -> None:
    """Raises DamagedStore unless the file has only our tables, or at least those that are named, as we make them."""
    found = connection.query(
        "SELECT type, name, tbl_name, sql, rootpage FROM sqlite_schema ORDER BY name LIMIT ?", (len(_SCHEMA) + 20,)
    )
    wanted = [each for each in _SCHEMA if each[1] in tables] if tables else _SCHEMA
    if tables:
        found = [each for each in found if str(each[1]).lower() in tables]
    if [each[:4] for each in found if each[:4] != _DRAFTS] != wanted:
        raise DamagedStore(_("a table is missing or different, or was added"))
    if len({each[4] for each in found}) != len(found):
        raise DamagedStore(_("two tables share their rows"))


def header_of(path: Path) -> bytes:
    """The header, in which SQLite counts transactions; empty if it cannot be read. A link is not followed."""
    with contextlib.suppress(OSError), state_file.open_regular(path) as file:
        return file.read(_HEADER)
    return b""


def check_header(path: Path) -> bool:
    """False if there is no file or it is empty. Raises DamagedStore, NewerStore, UnavailableStore.

    A link is not followed: it may lead to another computer.
    """
    try:
        with state_file.open_regular(path) as file:
            header = file.read(_HEADER)
            size = file.seek(0, os.SEEK_END)
    except FileNotFoundError:
        return False
    except IrregularFileError as error:
        if links.is_link_at(path):
            raise UnavailableStore(_("{file} is a link", file=path.name)) from error
        raise DamagedStore(_("it is not a file")) from error
    except OSError as error:
        raise UnavailableStore(error.strerror or str(error)) from error
    if size > LARGEST:
        raise UnavailableStore(
            _("{file} is larger than {number} MB", file=path.name, number=number_text(LARGEST >> 20))
        )
    if not header:
        return False
    if len(header) < _HEADER or not header.startswith(b"SQLite format 3\0") or _number(header, 68) != APPLICATION_ID:
        raise DamagedStore(_("its header is not that of a marks file"))
    page = int.from_bytes(header[16:18], "big")
    if size < _number(header, 28) * (65536 if page == 1 else page) and not os.path.lexists(journal_of(path)):
        raise DamagedStore(_("its end is missing"))
    if _number(header, 60) > FORMAT:
        _check_newer(path, _number(header, 60))
    if header[18:20] != b"\1\1":
        raise DamagedStore(_("another program has changed it"))
    return True


def journal_of(path: Path) -> Path:
    """The file from which SQLite undoes a transaction that was interrupted."""
    return path.with_name(f"{path.name}-journal")


def _check_newer(path: Path, format: int) -> None:
    """Raises NewerStore if the table `about` confirms the format in the header, or else DamagedStore."""
    about = ("format", str(format))
    with translated_errors():
        connection = SafeConnection(path, is_immutable=True)
        with contextlib.closing(connection.apsw):
            check_schema(connection, "about")
            rows = connection.query("SELECT name, value, digest FROM about WHERE name='format' LIMIT 2")
    if rows == [(*about, digest(about))]:
        raise NewerStore(str(format))
    raise DamagedStore(_("its header is damaged"))


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")
