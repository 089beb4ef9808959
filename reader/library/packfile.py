"""A pack file, opened for reading.

The form is described in docs/pack-format.md. It is opened `mode=ro&immutable=1`, so that a write-protected stick
serves, and every byte of it is treated as a stranger's.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reader.library import encoding
from reader.library.figure_check import MAX_PIXELS, MAX_SIDE
from reader.library.limits import LONGEST_ARTICLE, LONGEST_ENTRY, LONGEST_LINE, MOST_BLOCKS
from reader.library.model import (
    ID,
    Article,
    ArticleEntry,
    Block,
    FigureFile,
    Location,
    PackInfo,
    Reference,
    Term,
    plain_text,
)
from reader.library.packconnection import PackConnection
from reader.library.packerrors import DamagedPackError, NotAPackError, NotInPackError, PackError, shortened
from reader.library.packformat import SUFFIX, digest, read_pack_values

__all__ = [
    "SUFFIX",
    "DamagedPackError",
    "NotAPackError",
    "NotInPackError",
    "PackError",
    "PackFile",
    "Usage",
    "opened",
]

_MOST_READ_FOR_PLACES = 2 << 20  # bytes
_PLACE_SIZE = """SELECT total(octet_length(block.body)) + total(octet_length(heading.body))
  FROM block LEFT JOIN block AS heading ON heading.number=block.section WHERE block.number=?"""
_SMALLEST_ROW = 8  # bytes
_NOT_WHAT_WAS_WRITTEN = "it is not what was written"
_SOME_ARE_MISSING = "some of it is missing"


class Usage(NamedTuple):
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
        self._file = PackConnection(path)
        try:
            self.info, self._counts = self._read_pack()
        except BaseException:
            self._file.close()
            raise
        self.article_count = self._counts["article"]

    @property
    def connection(self) -> PackConnection:
        """The way to what is no article, term, reference or figure: the index of its words."""
        return self._file

    def is_as_opened(self) -> bool:
        """False once the file is gone, or another has taken its place, as when a stick was out."""
        return self._file.is_as_opened()

    def close(self) -> None:
        self._file.close()

    def entries(self, first: int = 0, count: int = sys.maxsize) -> list[ArticleEntry]:
        """`count` articles from number `first` on, in pack order."""
        last = min(first + count, self.article_count)
        rows = self._file.rows(
            "SELECT number, id, title, summary, words FROM article WHERE number >= ? AND number < ? ORDER BY number",
            (first, last),
        )
        entries = [self._entry(row) for row in rows]
        if [entry.number for entry in entries] != list(range(first, last)):
            raise self._file.damaged("the list of articles", _SOME_ARE_MISSING)
        return entries

    def entries_numbered(self, numbers: Iterable[int]) -> dict[int, ArticleEntry]:
        """Some articles, by their numbers; numbers that no article has are left out."""
        rows = self._file.rows(
            "SELECT number, id, title, summary, words FROM article WHERE number IN (SELECT value FROM json_each(?))",
            (json.dumps(list(numbers)),),
        )
        return {entry.number: entry for entry in map(self._entry, rows)}

    def entry(self, article: str) -> ArticleEntry:
        """Raises NotInPackError."""
        rows = self._file.rows("SELECT number, id, title, summary, words FROM article WHERE id=?", (article,))
        if not rows:
            raise self._nothing("article", article)
        entry = self._entry(rows[0])
        self._check_id(entry.id, article)
        return entry

    def article(self, article: str) -> Article:
        """The whole article. Raises NotInPackError, or DamagedPackError if it is not what was written."""
        entry = self.entry(article)
        details, written, bodies = self._stored_article(entry)
        try:
            if written != article_digest(entry, details, bodies):
                raise encoding.EncodingError(_NOT_WHAT_WAS_WRITTEN)
            return encoding.decode_article(entry, details, [encoding.decode_block(body) for body in bodies])
        except encoding.EncodingError as error:
            raise self._file.damaged(f"the article “{entry.title}”", error) from error

    def head(self, article: str) -> Article:
        """The article without its blocks, unchecked against its digest. Raises NotInPackError."""
        entry = self.entry(article)
        [(details,)] = self._file.rows("SELECT details FROM article WHERE number=?", (entry.number,))
        try:
            return encoding.decode_article(entry, details, [])
        except encoding.EncodingError as error:
            raise self._file.damaged(f"the article “{entry.title}”", error) from error

    def terms(self) -> tuple[Term, ...]:
        """The glossary, in the order of its author."""
        rows = self._file.rows("SELECT id, term, body, digest FROM term ORDER BY number")
        if len(rows) != self._counts["term"]:
            raise self._file.damaged("the glossary", _SOME_ARE_MISSING)
        return tuple(self._term(row) for row in rows)

    def term(self, term: str) -> Term:
        """Raises NotInPackError."""
        rows = self._file.rows("SELECT id, term, body, digest FROM term WHERE id=?", (term,))
        if not rows:
            raise self._nothing("term", term)
        found = self._term(rows[0])
        self._check_id(found.id, term)
        return found

    def references(self) -> tuple[Reference, ...]:
        """The references, in the order of their author."""
        rows = self._file.rows("SELECT id, body, digest FROM reference ORDER BY number")
        if len(rows) != self._counts["reference"]:
            raise self._file.damaged("the list of references", _SOME_ARE_MISSING)
        return tuple(self._reference(row) for row in rows)

    def reference(self, reference: str) -> Reference:
        """Raises NotInPackError."""
        rows = self._file.rows("SELECT id, body, digest FROM reference WHERE id=?", (reference,))
        if not rows:
            raise self._nothing("reference", reference)
        found = self._reference(rows[0])
        self._check_id(found.id, reference)
        return found

    def places_citing(self, reference: str) -> list[Usage]:
        return self._places("SELECT block FROM cited WHERE reference=? ORDER BY block LIMIT 200", reference)

    def places_using(self, term: str) -> list[Usage]:
        return self._places("SELECT block FROM used WHERE term=? ORDER BY block LIMIT 200", term)

    def first_place_citing(self, reference: str) -> Location | None:
        return self._first_place("SELECT min(block) AS number FROM cited WHERE reference=?", reference)

    def first_place_using(self, term: str) -> Location | None:
        return self._first_place("SELECT min(block) AS number FROM used WHERE term=?", term)

    def figure(self, path: str) -> FigureFile:
        """Raises NotInPackError."""
        rows = self._file.rows("SELECT path, media_type, width, height, data, digest FROM figure WHERE path=?", (path,))
        if not rows:
            raise self._nothing("picture", path)
        match self._checked(rows[0], f"the picture “{path}”"):
            case (str(name), str(media_type), int(width), int(height), bytes(data)) if name == path:
                self._check_size(path, width, height)
                return FigureFile(name, media_type, width, height, data)
        raise self._file.damaged(f"the picture “{path}”", _NOT_WHAT_WAS_WRITTEN)

    def figure_size(self, path: str) -> tuple[int, int]:
        """Width and height without loading the picture. Raises NotInPackError."""
        match self._file.rows("SELECT width, height FROM figure WHERE path=?", (path,)):
            case [(int(width), int(height))]:
                self._check_size(path, width, height)
                return width, height
            case []:
                raise self._nothing("picture", path)
        raise self._file.damaged(f"the picture “{path}”", _NOT_WHAT_WAS_WRITTEN)

    def _nothing(self, kind: str, id: str) -> NotInPackError:
        what = f"there is no {kind} “{shortened(id)}” in this edition of “{shortened(self.info.title)}”."
        return NotInPackError(self.path, what)

    def _check_id(self, found: str, asked: str) -> None:
        """A damaged index leads to some other row."""
        if found != asked:
            raise self._file.damaged("its index", _NOT_WHAT_WAS_WRITTEN)

    def _check_size(self, path: str, width: int, height: int) -> None:
        if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE and width * height <= MAX_PIXELS):
            raise self._file.damaged(f"the picture “{path}”", f"it cannot be {width} × {height} pixels large")

    def _read_pack(self) -> tuple[PackInfo, dict[str, int]]:
        """What the pack says of itself, and how many rows each table has."""
        try:
            info, counts = read_pack_values(dict(self._file.rows("SELECT name, value FROM pack")))
        except ValueError as error:
            raise self._file.damaged("what the pack says of itself", error) from error
        if sum(counts.values()) > self._file.size // _SMALLEST_ROW:
            raise self._file.damaged("what the pack says of itself", "the file is too small for what it should hold")
        return info, counts

    def _stored_article(self, entry: ArticleEntry) -> tuple[str, bytes, list[str]]:
        """An article's details, its digest and the bodies of its blocks."""
        row = self._file.rows(
            "SELECT first_block, blocks, details, digest FROM article WHERE number=?", (entry.number,)
        )
        match row:
            case [(int(first), int(count), str(details), bytes(written))]:
                self._check_length(entry, first, count)
                rows = self._file.rows(
                    "SELECT body FROM block WHERE number>=? AND number<? ORDER BY number", (first, first + count)
                )
                bodies = [body for (body,) in rows]
                if all(isinstance(body, str) for body in bodies):
                    return details, written, bodies
        raise self._file.damaged(f"the article “{entry.title}”", _NOT_WHAT_WAS_WRITTEN)

    def _check_length(self, entry: ArticleEntry, first: int, count: int) -> None:
        """`octet_length` reads no text, so an article without end is told before it is read."""
        rows = "(SELECT body FROM block WHERE number>=? AND number<? LIMIT ?)"
        sql = f"SELECT count(*), total(octet_length(body)) FROM {rows}"
        [(found, length)] = self._file.rows(sql, (first, first + count, MOST_BLOCKS + 1))
        if found > MOST_BLOCKS or length > LONGEST_ARTICLE:
            raise self._file.damaged(f"the article “{entry.title}”", "it is longer than any that can be shown")

    def _entry(self, row: tuple[Any, ...]) -> ArticleEntry:
        match row:
            case (int(number), str(id), str(title), str(summary), int(words)) if (
                0 <= words <= LONGEST_ARTICLE
                and ID.fullmatch(id)
                and len(title) <= LONGEST_LINE
                and len(summary) <= LONGEST_ENTRY
            ):
                return ArticleEntry(number, id, title, summary, words)
        raise self._file.damaged("the list of articles", _NOT_WHAT_WAS_WRITTEN)

    def _term(self, row: tuple[Any, ...]) -> Term:
        try:
            return encoding.decode_term(*self._checked(row, "the glossary"))
        except encoding.EncodingError as error:
            raise self._file.damaged("the glossary", error) from error

    def _reference(self, row: tuple[Any, ...]) -> Reference:
        try:
            return encoding.decode_reference(*self._checked(row, "the list of references"))
        except encoding.EncodingError as error:
            raise self._file.damaged("the list of references", error) from error

    def _checked(self, row: tuple[Any, ...], what: str) -> tuple[Any, ...]:
        """A row without the digest that it ends in, which must be its own."""
        if digest(row[:-1]) != row[-1]:
            raise self._file.damaged(what, _NOT_WHAT_WAS_WRITTEN)
        return row[:-1]

    def _places(self, sql: str, key: str) -> list[Usage]:
        places: list[Usage] = []
        size = 0
        for (number,) in self._file.rows(sql, (key,)):
            # Each place asks for its whole block: a few huge ones must not stop the window.
            size += sum(length for (length,) in self._file.rows(_PLACE_SIZE, (number,)))
            if size > _MOST_READ_FOR_PLACES:
                break
            rows = self._file.rows(
                "SELECT article.id, title, block.body, heading.body "
                "FROM block JOIN article ON article.number=block.article "
                "LEFT JOIN block AS heading ON heading.number=block.section WHERE block.number=?",
                (number,),
            )
            for article, title, body, heading in rows:
                if not isinstance(article, str) or not isinstance(title, str):
                    raise self._file.damaged("the list of articles", _NOT_WHAT_WAS_WRITTEN)
                places.append(Usage(article, title, self._block(body).id, self._heading(heading)))
        return places

    def _first_place(self, sql: str, key: str) -> Location | None:
        rows = self._file.rows(
            f"SELECT article.id, block.body FROM ({sql}) JOIN block USING (number) "
            "JOIN article ON article.number=block.article",
            (key,),
        )
        match rows:
            case []:
                return None
            case [(str(article), body)] if ID.fullmatch(article):
                return Location(self.info.id, article, self._block(body).id)
        raise self._file.damaged("the list of articles", _NOT_WHAT_WAS_WRITTEN)

    def _heading(self, body: object) -> str:
        return plain_text(self._block(body).spans) if body is not None else ""

    def _block(self, body: object) -> Block:
        try:
            return encoding.decode_block(body)
        except encoding.EncodingError as error:
            raise self._file.damaged("an article", error) from error


def article_digest(entry: ArticleEntry, details: str, bodies: Sequence[str]) -> bytes:
    return digest([entry.number, entry.id, entry.title, entry.summary, entry.words, details, *bodies])


@contextlib.contextmanager
def opened(path: Path) -> Iterator[PackFile]:
    """A pack file that is closed again. Raises PackError."""
    pack = PackFile(path)
    try:
        yield pack
    finally:
        pack.close()
