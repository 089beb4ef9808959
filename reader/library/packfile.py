"""Reads the content of a pack file.

docs/pack-format.md describes the format. The file is opened with `mode=ro&immutable=1`, so that it can be on a
write-protected stick, and all its content is checked, since it can come from anybody.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.library.block_encoding import decode_blocks
from reader.library.entry_encoding import decode_article, decode_reference, decode_term
from reader.library.limits import LONGEST_ARTICLE, LONGEST_ENTRY, LONGEST_LINE, MOST_BLOCKS
from reader.library.model import (
    ID,
    Article,
    ArticleEntry,
    FigureFile,
    PackInfo,
    Reference,
    Term,
)
from reader.library.packconnection import ARTICLES_DAMAGED, CHANGED, PackConnection
from reader.library.packerrors import DamagedPackError, NotAPackError, NotInPackError, PackError, shortened
from reader.library.packformat import SUFFIX, digest, read_pack_values
from reader.library.stored_json import EncodingError
from reader.translation import N_, _

if TYPE_CHECKING:
    from reader.library.usages import UsageReader

__all__ = [
    "SUFFIX",
    "DamagedPackError",
    "NotAPackError",
    "NotInPackError",
    "PackError",
    "PackFile",
    "open_pack",
]

_SMALLEST_ROW = 8  # bytes
_ROWS_AT_ONCE = 100
_INCOMPLETE = N_("a part of it is missing")
_ARTICLE_DAMAGED = N_("The article “{title}” is damaged ({why}).")
_FIGURE_DAMAGED = N_("The figure “{file}” is damaged ({why}).")
_GLOSSARY_DAMAGED = N_("The glossary is damaged ({why}).")
_REFERENCES_DAMAGED = N_("The list of references is damaged ({why}).")
_DESCRIPTION_DAMAGED = N_("The description of the pack is damaged ({why}).")

_NO_ARTICLE = N_("This edition of “{pack}” has no article “{id}”.")
_NO_TERM = N_("This edition of “{pack}” has no term “{id}”.")
_NO_REFERENCE = N_("This edition of “{pack}” has no reference “{id}”.")
_NO_FIGURE = N_("This edition of “{pack}” has no figure “{id}”.")


class PackFile:
    """A pack file opened for reading. Articles are loaded one at a time, when asked for.

    Every method raises PackError if the file is damaged or unavailable.
    """

    def __init__(self, path: Path) -> None:
        """Opens `path` for reading. Raises PackError."""
        self.path = path
        self._file = PackConnection(path)
        try:
            self.info, self._counts = self._read_pack()
        except BaseException:
            self._file.close()
            raise
        self.article_count = self._counts["article"]
        self.term_count, self.reference_count = self._counts["term"], self._counts["reference"]

    @cached_property
    def usages(self) -> UsageReader:
        from reader.library.usages import UsageReader  # not at the top: the first page needs none

        return UsageReader(self._file, self.info.id)

    @property
    def connection(self) -> PackConnection:
        """Gives access to the search index, which is stored in the same file."""
        return self._file

    def is_unchanged(self) -> bool:
        """False if the file is missing or has been replaced since it was opened."""
        return self._file.is_unchanged()

    def close(self) -> None:
        self._file.close()

    def entries(self, first: int = 0, count: int = sys.maxsize) -> list[ArticleEntry]:
        """`count` articles, starting with number `first`, in pack order."""
        last = min(first + count, self.article_count)
        rows = self._file.rows(
            "SELECT number, id, title, summary, words FROM article WHERE number >= ? AND number < ? ORDER BY number",
            (first, last),
        )
        entries = [self._entry(row) for row in rows]
        if [entry.number for entry in entries] != list(range(first, last)):
            raise self._file.damaged(ARTICLES_DAMAGED, _(_INCOMPLETE))
        return entries

    def titles(self) -> list[str]:
        """The titles of all articles, in pack order: in a fifth of the time that their entries take."""
        rows = self._file.rows("SELECT number, title FROM article ORDER BY number", ())
        titles = [title for _number, title in rows if isinstance(title, str) and len(title) <= LONGEST_LINE]
        if len(titles) != len(rows) or [number for number, _title in rows] != list(range(self.article_count)):
            raise self._file.damaged(ARTICLES_DAMAGED, _(_INCOMPLETE))
        return titles

    def numbers_of(self, articles: Iterable[str]) -> dict[str, int]:
        """Article id -> its number. Ids that do not exist are left out."""
        rows = self._file.rows(
            "SELECT id, number FROM article WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(articles)),)
        )
        return {id: number for id, number in rows if isinstance(id, str) and type(number) is int}

    def entries_numbered(self, numbers: Iterable[int]) -> dict[int, ArticleEntry]:
        """Number -> article. Numbers that do not exist are left out."""
        rows = self._file.rows(
            "SELECT number, id, title, summary, words FROM article WHERE number IN (SELECT value FROM json_each(?))",
            (json.dumps(list(numbers)),),
        )
        return {entry.number: entry for entry in map(self._entry, rows)}

    def entry(self, article: str) -> ArticleEntry:
        """Raises NotInPackError."""
        rows = self._file.rows("SELECT number, id, title, summary, words FROM article WHERE id=?", (article,))
        if not rows:
            raise self._missing_error(_NO_ARTICLE, article)
        entry = self._entry(rows[0])
        self._check_id(entry.id, article)
        return entry

    def article(self, article: str) -> Article:
        """The complete article. Raises NotInPackError, or DamagedPackError if its digest is wrong."""
        entry = self.entry(article)
        details, written, bodies = self._stored_article(entry)
        try:
            if written != article_digest(entry, details, bodies):
                raise EncodingError(_(CHANGED))
            return decode_article(entry, details, decode_blocks(bodies))
        except EncodingError as error:
            raise self._file.damaged(_ARTICLE_DAMAGED, error, title=entry.title) from error

    def article_without_blocks(self, article: str) -> Article:
        """The article without its blocks. Does not check its digest. Raises NotInPackError."""
        entry = self.entry(article)
        [(details,)] = self._file.rows("SELECT details FROM article WHERE number=?", (entry.number,))
        try:
            return decode_article(entry, details, [])
        except EncodingError as error:
            raise self._file.damaged(_ARTICLE_DAMAGED, error, title=entry.title) from error

    def terms(self) -> tuple[Term, ...]:
        """The glossary, in the author's order."""
        return tuple(chain.from_iterable(self.term_batches()))

    def term_batches(self) -> Iterator[list[Term]]:
        """The glossary, in the author's order, a few terms at a time."""
        for rows in self._batches("term", "id, term, body, digest", _GLOSSARY_DAMAGED):
            yield [self._term(row) for row in rows]

    def term(self, term: str) -> Term:
        """Raises NotInPackError."""
        rows = self._file.rows("SELECT id, term, body, digest FROM term WHERE id=?", (term,))
        if not rows:
            raise self._missing_error(_NO_TERM, term)
        found = self._term(rows[0])
        self._check_id(found.id, term)
        return found

    def references(self) -> tuple[Reference, ...]:
        """The references, in the author's order."""
        return tuple(chain.from_iterable(self.reference_batches()))

    def reference_batches(self) -> Iterator[list[Reference]]:
        """The references, in the author's order, a few at a time."""
        for rows in self._batches("reference", "id, body, digest", _REFERENCES_DAMAGED):
            yield [self._reference(row) for row in rows]

    def reference(self, reference: str) -> Reference:
        """Raises NotInPackError."""
        rows = self._file.rows("SELECT id, body, digest FROM reference WHERE id=?", (reference,))
        if not rows:
            raise self._missing_error(_NO_REFERENCE, reference)
        found = self._reference(rows[0])
        self._check_id(found.id, reference)
        return found

    def figure(self, path: str) -> FigureFile:
        """Raises NotInPackError."""
        rows = self._file.rows("SELECT path, media_type, width, height, data, digest FROM figure WHERE path=?", (path,))
        if not rows:
            raise self._missing_error(_NO_FIGURE, path)
        match self._verified_row(rows[0], _FIGURE_DAMAGED, file=path):
            case (str(name), str(media_type), int(width), int(height), bytes(data)) if name == path:
                self._check_size(path, width, height)
                return FigureFile(name, media_type, width, height, data)
        raise self._file.damaged(_FIGURE_DAMAGED, _(CHANGED), file=path)

    def figure_size(self, path: str) -> tuple[int, int]:
        """Width and height without loading the figure. Raises NotInPackError."""
        match self._file.rows("SELECT width, height FROM figure WHERE path=?", (path,)):
            case [(int(width), int(height))]:
                self._check_size(path, width, height)
                return width, height
            case []:
                raise self._missing_error(_NO_FIGURE, path)
        raise self._file.damaged(_FIGURE_DAMAGED, _(CHANGED), file=path)

    def _batches(self, table: str, columns: str, damaged: str) -> Iterator[list[tuple[Any, ...]]]:
        """All rows of a table by their number, which rises: in a forged file, pages can lead to the same rows again.

        `damaged` is the message where they do.
        """
        sql = f"SELECT number, {columns} FROM {table} WHERE number>? ORDER BY number LIMIT {_ROWS_AT_ONCE}"
        last, found = -sys.maxsize, 0
        while rows := self._file.rows(sql, (last,)):
            numbers = [row[0] for row in rows]
            found += len(rows)
            if numbers != sorted(set(numbers)) or found > self._counts[table]:
                raise self._file.damaged(damaged, _(CHANGED))
            last = numbers[-1]
            yield [row[1:] for row in rows]
        if found != self._counts[table]:
            raise self._file.damaged(damaged, _(_INCOMPLETE))

    def _missing_error(self, message: str, id: str) -> NotInPackError:
        return NotInPackError(self.path, _(message, pack=shortened(self.info.title), id=shortened(id)))

    def _check_id(self, found: str, requested: str) -> None:
        """Raises DamagedPackError for a wrong row, which a damaged index can return."""
        if found != requested:
            raise self._file.damaged(N_("An index is damaged ({why})."), _(CHANGED))

    def _check_size(self, path: str, width: int, height: int) -> None:
        from reader.library.image_header import is_size_allowed  # not at the top: text is read without it

        if not is_size_allowed(width, height):
            why = _("its size cannot be {width} × {height} pixels", width=width, height=height)
            raise self._file.damaged(_FIGURE_DAMAGED, why, file=path)

    def _read_pack(self) -> tuple[PackInfo, dict[str, int]]:
        """The metadata of the pack, and the number of rows of each table."""
        try:
            info, counts = read_pack_values(dict(self._file.rows("SELECT name, value FROM pack")))
        except ValueError as error:
            raise self._file.damaged(_DESCRIPTION_DAMAGED, error) from error
        if sum(counts.values()) > self._file.size // _SMALLEST_ROW:
            raise self._file.damaged(_DESCRIPTION_DAMAGED, _("the file is too small for the number of entries"))
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
        raise self._file.damaged(_ARTICLE_DAMAGED, _(CHANGED), title=entry.title)

    def _check_length(self, entry: ArticleEntry, first: int, count: int) -> None:
        """Finds an article that is too long before it is read: `octet_length` reads no text."""
        rows = "(SELECT body FROM block WHERE number>=? AND number<? LIMIT ?)"
        sql = f"SELECT count(*), total(octet_length(body)) FROM {rows}"
        [(found, length)] = self._file.rows(sql, (first, first + count, MOST_BLOCKS + 1))
        if found > MOST_BLOCKS or length > LONGEST_ARTICLE:
            raise self._file.damaged(_ARTICLE_DAMAGED, _("it is too long to be shown"), title=entry.title)

    def _entry(self, row: tuple[Any, ...]) -> ArticleEntry:
        match row:
            case (int(number), str(id), str(title), str(summary), int(words)) if (
                0 <= words <= LONGEST_ARTICLE
                and ID.fullmatch(id)
                and len(title) <= LONGEST_LINE
                and len(summary) <= LONGEST_ENTRY
            ):
                return ArticleEntry(number, id, title, summary, words)
        raise self._file.damaged(ARTICLES_DAMAGED, _(CHANGED))

    def _term(self, row: tuple[Any, ...]) -> Term:
        try:
            return decode_term(*self._verified_row(row, _GLOSSARY_DAMAGED))
        except EncodingError as error:
            raise self._file.damaged(_GLOSSARY_DAMAGED, error) from error

    def _reference(self, row: tuple[Any, ...]) -> Reference:
        try:
            return decode_reference(*self._verified_row(row, _REFERENCES_DAMAGED))
        except EncodingError as error:
            raise self._file.damaged(_REFERENCES_DAMAGED, error) from error

    def _verified_row(self, row: tuple[Any, ...], damaged: str, **fields: str) -> tuple[Any, ...]:
        """The row without its last value, which must be the digest of the others."""
        if digest(row[:-1]) != row[-1]:
            raise self._file.damaged(damaged, _(CHANGED), **fields)
        return row[:-1]


def article_digest(entry: ArticleEntry, details: str, bodies: Sequence[str]) -> bytes:
    return digest([entry.number, entry.id, entry.title, entry.summary, entry.words, details, *bodies])


@contextlib.contextmanager
def open_pack(path: Path) -> Iterator[PackFile]:
    """Opens a pack file, and closes it at the end of the `with` block. Raises PackError."""
    pack = PackFile(path)
    try:
        yield pack
    finally:
        pack.close()
