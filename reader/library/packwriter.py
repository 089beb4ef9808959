"""Writes a pack file. The same calls produce the same bytes on every system."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import apsw

from reader.library.block_encoding import encode_block
from reader.library.entry_encoding import encode_details, encode_reference, encode_term
from reader.library.model import (
    Article,
    ArticleEntry,
    BlockKind,
    Citation,
    FigureFile,
    PackInfo,
    Reference,
    Term,
    TermLink,
)
from reader.library.outline import block_text, count_words, spans_of
from reader.library.packfile import article_digest
from reader.library.packformat import (
    APPLICATION_ID,
    COUNTED,
    FIRST_FORMAT,
    TABLES,
    digest,
    needed_format,
    pack_values,
)
from reader.system import windows_names
from reader.system.move_file import FileInUseError, move_into_place
from reader.translation import _

_DISK_ERRORS = (apsw.CantOpenError, apsw.FullError, apsw.IOError, apsw.PermissionsError, apsw.ReadOnlyError)


class PackWriteError(OSError):
    """A pack could not be written. The text is for the reader."""


class IndexSink(Protocol):
    """Builds the search index of a pack. It receives everything that is written, and uses the same connection."""

    def add_article(self, number: int, first_block: int, article: Article) -> None: ...
    def add_term(self, number: int, term: Term) -> None: ...
    def add_reference(self, number: int, reference: Reference) -> None: ...
    def finish(self) -> None: ...


MakeIndex = Callable[[apsw.Connection, PackInfo], IndexSink]


class PackWriter:
    """Writes a pack to a temporary file and moves it to `target` at the end of the `with` block.

    After an error, `target` is unchanged and the temporary file is deleted. Disk errors are raised as PackWriteError.
    """

    def __init__(
        self,
        target: Path,
        info: PackInfo,
        make_index: MakeIndex | None = None,
        check_file: Callable[[Path], None] | None = None,
    ) -> None:
        """`check_file` gets the complete temporary file before it is moved, and raises an error if it is not good."""
        self._target = target
        self._check_file = check_file
        self._info = info
        self._make_index = make_index
        self._index: IndexSink | None = None
        self._partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
        self._counts = dict.fromkeys(COUNTED, 0)
        self._blocks = 0
        self._format = FIRST_FORMAT

    def __enter__(self) -> Self:
        with self._converted_disk_errors():
            windows_names.check_new_file(self._target)
            self._partial.unlink(missing_ok=True)
            self._connection = apsw.Connection(str(self._partial))
        try:
            self._execute("PRAGMA page_size=4096; PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF")
            self._execute(f"PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={FIRST_FORMAT}; BEGIN")
            self._execute(";".join(TABLES.values()))
            with self._converted_disk_errors():
                self._index = self._make_index(self._connection, self._info) if self._make_index else None
        except BaseException:
            self._discard()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                with self._converted_disk_errors():
                    self._finish()
        finally:
            self._discard()

    @contextlib.contextmanager
    def _converted_disk_errors(self) -> Iterator[None]:
        try:
            yield
        except FileInUseError as error:
            message = _(
                "{file} cannot be replaced ({why}). Close it there and try again.",
                file=self._target,
                why=error.strerror,
            )
            raise PackWriteError(message) from error
        except (OSError, *_DISK_ERRORS) as error:
            why = getattr(error, "strerror", None) or error
            if windows_names.name_problem_here(self._target) or windows_names.is_too_long_here(self._target):
                message = _("{file} cannot be written ({why}). Choose another name.", file=self._target, why=why)
                raise PackWriteError(message) from error
            message = _(
                "{file} cannot be written ({why}). Check the free space and your permissions.",
                file=self._target,
                why=why,
            )
            raise PackWriteError(message) from error

    def add_article(self, article: Article) -> None:
        """Adds the next article of the pack, in reading order."""
        number, first = self._counts["article"], self._blocks + 1
        bodies = [encode_block(block) for block in article.blocks]
        words = 0
        section = 0
        rows: list[tuple[int, int, int, str]] = []
        cited: set[tuple[str, int]] = set()
        used: set[tuple[str, int]] = set()
        for position, (block, body) in enumerate(zip(article.blocks, bodies, strict=True), first):
            if block.kind is BlockKind.HEADING:
                section = position
            elif block.kind is BlockKind.FOOTNOTE:
                section = 0
            rows.append((position, number, section, body))
            words += count_words(block_text(block))
            for span in spans_of(block):
                self._format = max(self._format, needed_format(span))
                if isinstance(span.link, Citation):
                    cited.update((key, position) for key in span.link.keys)
                elif isinstance(span.link, TermLink):
                    used.add((span.link.term, position))
        details = encode_details(article)
        entry = ArticleEntry(number, article.id, article.title, article.summary, words)
        self._execute(
            "INSERT INTO article VALUES (?,?,?,?,?,?,?,?,?)",
            (*entry, first, len(bodies), details, article_digest(entry, details, bodies)),
        )
        self._execute_many("INSERT INTO block VALUES (?,?,?,?)", rows)
        self._execute_many("INSERT INTO cited VALUES (?,?)", sorted(cited))
        self._execute_many("INSERT INTO used VALUES (?,?)", sorted(used))
        if self._index:
            with self._converted_disk_errors():
                self._index.add_article(number, first, article)
        self._counts["article"] += 1
        self._blocks += len(bodies)

    def add_term(self, term: Term) -> None:
        row = (term.id, term.term, encode_term(term))
        self._format = max(self._format, *map(needed_format, term.definition), FIRST_FORMAT)
        self._execute("INSERT INTO term (id, term, body, digest) VALUES (?,?,?,?)", (*row, digest(row)))
        self._counts["term"] += 1
        if self._index:
            with self._converted_disk_errors():
                self._index.add_term(self._counts["term"], term)

    def add_reference(self, reference: Reference) -> None:
        row = (reference.id, encode_reference(reference))
        spans = (*reference.apa, *reference.vancouver)
        self._format = max(self._format, *map(needed_format, spans), FIRST_FORMAT)
        self._execute("INSERT INTO reference (id, body, digest) VALUES (?,?,?)", (*row, digest(row)))
        self._counts["reference"] += 1
        if self._index:
            with self._converted_disk_errors():
                self._index.add_reference(self._counts["reference"], reference)

    def add_figure(self, figure: FigureFile) -> None:
        self._execute("INSERT INTO figure VALUES (?,?,?,?,?,?)", (*figure, digest(figure)))

    def _finish(self) -> None:
        if self._index:
            self._index.finish()
        self._execute_many("INSERT INTO pack VALUES (?,?)", list(pack_values(self._info, self._counts).items()))
        self._execute(f"PRAGMA user_version={self._format}; COMMIT")
        self._connection.close()
        with self._partial.open("rb+") as written:
            os.fsync(written.fileno())
        if self._check_file:
            self._check_file(self._partial)
        move_into_place(self._partial, self._target)

    def _discard(self) -> None:
        self._connection.close(True)
        with contextlib.suppress(OSError):
            self._partial.unlink(missing_ok=True)

    def _execute(self, sql: str, values: tuple[Any, ...] = ()) -> None:
        with self._converted_disk_errors():
            self._connection.execute(sql, values)

    def _execute_many(
        self, sql: str, rows: list[tuple[Any, ...]] | list[tuple[str, int]] | list[tuple[str, str]]
    ) -> None:
        with self._converted_disk_errors():
            self._connection.executemany(sql, rows)
