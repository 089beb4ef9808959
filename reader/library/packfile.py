"""A pack file, opened for reading.

The form is described in docs/pack-format.md. It is opened `mode=ro&immutable=1`, so that a write-protected stick
serves, and every byte of it is treated as a stranger's.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import apsw

from reader.library import encoding
from reader.library.model import (
    ID,
    Article,
    ArticleEntry,
    Block,
    FigureFile,
    PackInfo,
    Reference,
    Term,
    plain_text,
)

SUFFIX = ".carrel"
APPLICATION_ID = 0x4372726C  # "Crrl"
FORMAT = 1

_LONGEST_VALUE = 64 * 1024 * 1024
_COPY_AGAIN = "Copy it again from where it came."


class PackError(Exception):
    """A pack that cannot be read, or not wholly. Its text is a sentence for the reader."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name}: {reason}")
        self.path = path
        self.reason = reason


class NotAPackError(PackError):
    """The file is something else, or holds nothing."""


class NewerPackError(PackError):
    """The file was made for a later Carrel."""


class DamagedPackError(PackError):
    """The file was a pack once: it is cut short, or its content is not what was written."""


class NotInPackError(PackError):
    """The pack is whole, but what was asked for is not in it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reference is cited or a term is used. `section` is the text of the heading above, or empty."""

    article: str
    article_title: str
    block: str
    section: str


class PackFile:
    """A pack file opened for reading. Articles are loaded one at a time, when asked for.

    Every method raises a PackError when the file turns out to be damaged or has gone away.
    """

    def __init__(self, path: Path) -> None:
        """Opens `path`, which is never written to. Raises PackError."""
        self.path = path
        _check_header(path)
        try:
            self._connection = apsw.Connection(_uri(path), flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
        except apsw.Error as error:
            raise DamagedPackError(path, f"cannot be opened ({error}). {_COPY_AGAIN}") from error
        try:
            self._harden()
            self.info = self._read_info()
            self.article_count = int(self._rows("SELECT count(*) FROM article")[0][0])
        except BaseException:
            self._connection.close(True)
            raise

    def close(self) -> None:
        self._connection.close(True)

    def entries(self, first: int = 0, count: int = sys.maxsize) -> list[ArticleEntry]:
        """`count` articles from number `first` on, in pack order."""
        last = min(first + count, self.article_count)
        rows = self._rows(
            "SELECT number, id, title, summary, words FROM article WHERE number >= ? AND number < ? ORDER BY number",
            (first, last),
        )
        return [self._entry(row) for row in rows]

    def entry(self, article: str) -> ArticleEntry:
        """Raises NotInPackError."""
        rows = self._rows("SELECT number, id, title, summary, words FROM article WHERE id=?", (article,))
        if not rows:
            raise NotInPackError(self.path, f"there is no article “{article}” in this edition of “{self.info.title}”.")
        return self._entry(rows[0])

    def article(self, article: str) -> Article:
        """The whole article. Raises NotInPackError, or DamagedPackError if it is not what was written."""
        entry = self.entry(article)
        details, digest, bodies = self._stored_article(entry)
        try:
            if digest != article_digest(details, bodies):
                raise encoding.EncodingError("it is not what was written")
            return encoding.decode_article(entry, details, [encoding.decode_block(body) for body in bodies])
        except (encoding.EncodingError, TypeError) as error:
            raise self._damaged(f"the article “{entry.title}”", error) from error

    def terms(self) -> tuple[Term, ...]:
        """The glossary, in the order of its author."""
        return tuple(self._term(row) for row in self._rows("SELECT id, term, body FROM term ORDER BY number"))

    def term(self, term: str) -> Term:
        """Raises NotInPackError."""
        rows = self._rows("SELECT id, term, body FROM term WHERE id=?", (term,))
        if not rows:
            raise NotInPackError(self.path, f"there is no term “{term}” in this edition of “{self.info.title}”.")
        return self._term(rows[0])

    def references(self) -> tuple[Reference, ...]:
        """The references, in the order of their author."""
        return tuple(self._reference(row) for row in self._rows("SELECT id, body FROM reference ORDER BY number"))

    def reference(self, reference: str) -> Reference:
        """Raises NotInPackError."""
        rows = self._rows("SELECT id, body FROM reference WHERE id=?", (reference,))
        if not rows:
            raise NotInPackError(
                self.path, f"there is no reference “{reference}” in this edition of “{self.info.title}”."
            )
        return self._reference(rows[0])

    def places_citing(self, reference: str) -> list[Place]:
        return self._places("SELECT block FROM cited WHERE reference=? ORDER BY block LIMIT 200", reference)

    def places_using(self, term: str) -> list[Place]:
        return self._places("SELECT block FROM used WHERE term=? ORDER BY block LIMIT 200", term)

    def figure(self, path: str) -> FigureFile:
        """Raises NotInPackError."""
        rows = self._rows("SELECT path, media_type, width, height, data FROM figure WHERE path=?", (path,))
        match rows:
            case [(str(name), str(media_type), int(width), int(height), bytes(data))]:
                return FigureFile(name, media_type, width, height, data)
            case []:
                raise NotInPackError(self.path, f"the picture “{path}” is missing.")
        raise self._damaged(f"the picture “{path}”", "it is not what was written")

    def figure_size(self, path: str) -> tuple[int, int]:
        """Width and height without loading the picture. Raises NotInPackError."""
        match self._rows("SELECT width, height FROM figure WHERE path=?", (path,)):
            case [(int(width), int(height))] if width > 0 and height > 0:
                return width, height
        raise NotInPackError(self.path, f"the picture “{path}” is missing.")

    def _harden(self) -> None:
        connection = self._connection
        connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        connection.limit(apsw.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        self._rows("PRAGMA query_only=1")
        self._rows("PRAGMA cell_size_check=1")
        for kind, name in self._rows("SELECT type, name FROM sqlite_schema"):
            if kind not in ("table", "index"):
                raise NotAPackError(self.path, f"holds a {kind} ({name}), which no pack does. Do not trust this file.")

    def _read_info(self) -> PackInfo:
        values: dict[str, Any] = dict(self._rows("SELECT name, value FROM pack"))
        try:
            info = PackInfo(**{name: values[name] for name in PackInfo.__slots__} | {"edition": int(values["edition"])})
        except (KeyError, TypeError, ValueError) as error:
            raise self._damaged("what the pack says of itself", error) from error
        if not all(isinstance(value, str | int) for value in asdict(info).values()) or not ID.fullmatch(info.id):
            raise self._damaged("what the pack says of itself", "it is not what was written")
        return info

    def _stored_article(self, entry: ArticleEntry) -> tuple[str, bytes, list[str]]:
        """An article's details, its digest and the bodies of its blocks."""
        row = self._rows("SELECT first_block, blocks, details, digest FROM article WHERE number=?", (entry.number,))
        match row:
            case [(int(first), int(count), str(details), bytes(digest))]:
                rows = self._rows(
                    "SELECT body FROM block WHERE number>=? AND number<? ORDER BY number", (first, first + count)
                )
                bodies = [body for (body,) in rows]
                if all(isinstance(body, str) for body in bodies):
                    return details, digest, bodies
        raise self._damaged(f"the article “{entry.title}”", "it is not what was written")

    def _entry(self, row: tuple[Any, ...]) -> ArticleEntry:
        match row:
            case (int(number), str(id), str(title), str(summary), int(words)):
                return ArticleEntry(number, id, title, summary, words)
        raise self._damaged("the list of articles", "it is not what was written")

    def _term(self, row: tuple[Any, ...]) -> Term:
        try:
            return encoding.decode_term(*row)
        except encoding.EncodingError as error:
            raise self._damaged("the glossary", error) from error

    def _reference(self, row: tuple[Any, ...]) -> Reference:
        try:
            return encoding.decode_reference(*row)
        except encoding.EncodingError as error:
            raise self._damaged("the list of references", error) from error

    def _places(self, sql: str, key: str) -> list[Place]:
        places: list[Place] = []
        for (number,) in self._rows(sql, (key,)):
            rows = self._rows(
                "SELECT article.id, title, block.body, heading.body "
                "FROM block JOIN article ON article.number=block.article "
                "LEFT JOIN block AS heading ON heading.number=block.section WHERE block.number=?",
                (number,),
            )
            for article, title, body, heading in rows:
                places.append(Place(article, title, self._block(body).id, self._heading(heading)))
        return places

    def _heading(self, body: object) -> str:
        return plain_text(self._block(body).spans) if body is not None else ""

    def _block(self, body: object) -> Block:
        try:
            return encoding.decode_block(body)
        except encoding.EncodingError as error:
            raise self._damaged("an article", error) from error

    def _rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except (apsw.Error, UnicodeDecodeError, MemoryError) as error:
            raise DamagedPackError(self.path, f"is damaged or has gone away ({error}). {_COPY_AGAIN}") from error

    def _damaged(self, what: str, why: object) -> DamagedPackError:
        return DamagedPackError(self.path, f"{what} is damaged ({why}). {_COPY_AGAIN}")


def _check_header(path: Path) -> None:
    """Tells what a file is before SQLite sees it: https://sqlite.org/fileformat2.html#the_database_header."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
            size = file.seek(0, os.SEEK_END)
    except FileNotFoundError as error:
        raise NotAPackError(path, "is not there. Was the stick pulled out, or the file moved?") from error
    except OSError as error:
        raise NotAPackError(path, f"cannot be read ({error.strerror or error}).") from error
    if not header:
        raise NotAPackError(path, f"is empty. {_COPY_AGAIN}")
    if not header.startswith(b"SQLite format 3\0"[: len(header)]):
        raise NotAPackError(path, f"is not a pack. A pack is a file that ends in {SUFFIX}, made by Carrel.")
    if len(header) < 100:
        raise DamagedPackError(path, f"is cut short. {_COPY_AGAIN}")
    number = {offset: int.from_bytes(header[offset : offset + 4], "big") for offset in (28, 60, 68)}
    if number[68] != APPLICATION_ID:
        raise NotAPackError(path, "is some other program's file, not a pack.")
    if number[60] > FORMAT:
        raise NewerPackError(
            path,
            f"was made for a newer Carrel (pack format {number[60]}; this one reads {FORMAT}). "
            "Ask whoever gave you the pack for the Carrel that goes with it.",
        )
    page_size = int.from_bytes(header[16:18], "big")
    whole = number[28] * (65536 if page_size == 1 else page_size)
    if size != whole:
        raise DamagedPackError(path, f"is cut short: {size:,} of {whole:,} bytes are there. {_COPY_AGAIN}")


def _uri(path: Path) -> str:
    """SQLite's own spelling of a file address. A UNC path keeps its two slashes behind the empty host."""
    text = path.absolute().as_posix()
    if not text.startswith("/"):
        text = "/" + text
    return f"file://{quote(os.fsencode(text), safe='/:')}?mode=ro&immutable=1"


def article_digest(details: str, bodies: list[str]) -> bytes:
    digest = hashlib.sha256(details.encode())
    for body in bodies:
        digest.update(b"\0" + body.encode())
    return digest.digest()


@contextlib.contextmanager
def opened(path: Path) -> Iterator[PackFile]:
    """A pack file that is closed again. Raises PackError."""
    pack = PackFile(path)
    try:
        yield pack
    finally:
        pack.close()
