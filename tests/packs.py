"""Packs for tests: one that holds every kind of thing a pack can hold, and ways to make others and to damage them."""

from __future__ import annotations

import contextlib
import struct
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import apsw

from reader.library import idle_files
from reader.library.model import (
    Article,
    ArticleLink,
    BasedOn,
    Block,
    BlockKind,
    Citation,
    Figure,
    FigureFile,
    NoteBox,
    NoteKind,
    PackInfo,
    PackLink,
    QuizQuestion,
    Reference,
    Span,
    Spans,
    Style,
    Table,
    Term,
    TermLink,
    WebLink,
)
from reader.library.packformat import digest
from reader.library.packwriter import MakeIndex, PackWriter
from reader.search.indexwriter import IndexWriter

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path d="M0 0h40v30H0z" fill="currentColor"/></svg>'

INFO = PackInfo("sample", "A sample", 3, "2025-04-28", "en-GB", "Reed Press", "CC-BY-4.0", "Every kind of thing.")

FIGURES = (FigureFile("figures/plain.svg", "image/svg+xml", 40, 30, SVG),)

REFERENCES = (
    Reference(
        "reed2020",
        {
            "id": "reed2020",
            "type": "book",
            "title": "Quiet rooms",
            "author": [{"family": "Reed", "given": "Ann"}],
            "issued": {"date-parts": [[2020]]},
        },
        (Span("Reed, A. (2020). "), Span("Quiet rooms", Style.EMPHASIS), Span(". Reed Press.")),
        (Span("Reed A. Quiet rooms. Reed Press; 2020."),),
    ),
    Reference("unused", {"id": "unused", "type": "webpage", "title": "Never cited"}, (Span("Never cited."),)),
)

TERMS = (
    Term(
        "amygdala",
        "amygdala",
        (Span("A part of the brain that "), Span("sounds the alarm", Style.EMPHASIS)),
        ("amygdalae",),
        ("alarm", "amygdala"),
        ("reed2020",),
    ),
    Term("alarm", "alarm", (Span("What the "), Span("amygdala", link=TermLink("amygdala")), Span(" sounds."))),
)

_ALL_SPANS = (
    Span("Plain, "),
    Span("emphasis", Style.EMPHASIS),
    Span("both", Style.EMPHASIS | Style.STRONG),
    Span("code", Style.CODE),
    Span("amygdala", link=TermLink("amygdala")),
    Span("", link=Citation(("reed2020",))),
    Span("elsewhere", link=ArticleLink("second", "start")),
    Span("above", link=ArticleLink("", "first-heading")),
    Span("outside", link=WebLink("https://example.org/a?b=c&d#é")),
    Span("another pack", link=PackLink("carrel:other/talk#start")),
)


def cell(text: str) -> Spans:
    return (Span(text),) if text else ()


ARTICLES = (
    Article(
        "first",
        "The first article",
        (
            Block(
                "opening", BlockKind.PARAGRAPH, (Span("Before any heading "), Span("", link=Citation(("reed2020",))))
            ),
            Block("first-heading", BlockKind.HEADING, (Span("Heading of the first"),), level=2),
            Block("everything", BlockKind.PARAGRAPH, _ALL_SPANS),
            Block("item-1", BlockKind.ITEM, (Span("one"),), level=1, marker="•"),
            Block("item-2", BlockKind.ITEM, (Span("deeper"),), level=2, marker="3."),
            Block("item-3", BlockKind.ITEM, (Span("goes on"),), level=2),
            Block("quote", BlockKind.QUOTE, (Span("Said somebody."),)),
            Block("code", BlockKind.CODE, (Span("line 1\nline 2", Style.CODE),)),
            Block(
                "table",
                BlockKind.TABLE,
                table=Table(((cell("a"), cell("b")), (cell("1"), ()), (cell("2"), _ALL_SPANS)), ("left", "")),
            ),
            Block(
                "figure", BlockKind.FIGURE, (Span("A caption."),), figure=Figure("figures/plain.svg", "A plain shape")
            ),
            Block("rule", BlockKind.RULE),
            Block("note", BlockKind.PARAGRAPH, (Span("Set apart."),), box=NoteBox(NoteKind.NOTE, 1)),
            Block("right", BlockKind.PARAGRAPH, (Span("Corrected."),), box=NoteBox(NoteKind.CORRECTION, 2, "Title")),
        ),
        "What it is about.",
        ("Ann Reed", "Bo Åkesson"),
        "2025-04-28",
        "2025-05-01",
        BasedOn("A work", ("C. D.",), "Publisher", "2024", "https://example.org/", "Somebody"),
        quiz=(
            QuizQuestion(
                "alarm",
                "What sounds the alarm?",
                ("The amygdala", "The hand"),
                0,
                (Span("The "), Span("amygdala", link=TermLink("amygdala")), Span("", link=Citation(("reed2020",)))),
                ArticleLink("", "everything"),
                ("reed2020",),
            ),
        ),
    ),
    Article("second", "The second article", (Block("start", BlockKind.PARAGRAPH, (Span("Short 你好 🧠 e\u0301."),)),)),
)


def let_go() -> None:
    """Before a pack is moved or deleted: Windows forbids that while it is open. The window soon closes it by itself."""
    if sys.platform == "win32":
        idle_files.close_idle(0)


def make_pack(
    path: Path,
    *,
    info: PackInfo = INFO,
    articles: Iterable[Article] = ARTICLES,
    terms: Iterable[Term] = TERMS,
    references: Iterable[Reference] = REFERENCES,
    figures: Iterable[FigureFile] = FIGURES,
    make_index: MakeIndex | None = None,
) -> Path:
    """A pack file at `path`; without further arguments it holds one of everything but an index."""
    let_go()
    with PackWriter(path, info, make_index) as writer:
        for article in articles:
            writer.add_article(article)
        for term in terms:
            writer.add_term(term)
        for reference in references:
            writer.add_reference(reference)
        for figure in figures:
            writer.add_figure(figure)
    return path


def make_searchable(path: Path, **parts: Any) -> Path:
    """The same with the index of its words."""
    return make_pack(path, **parts, make_index=IndexWriter)


def article_of(*texts: str, id: str = "talk", title: str = "Talk") -> Article:
    """An article of plain paragraphs."""
    blocks = (Block(f"p{number}", BlockKind.PARAGRAPH, (Span(text),)) for number, text in enumerate(texts, 1))
    return Article(id, title, tuple(blocks))


def png(width: int, height: int) -> bytes:
    """A black picture. Large ones are slow to make, so state a false size by hand where one is wanted."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((width + 1) * height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@contextlib.contextmanager
def tampering(path: Path) -> Iterator[apsw.Connection]:
    """The file opened for writing, past everything that guards it."""
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY")
    try:
        yield connection
    finally:
        connection.close()


def tamper(path: Path, *statements: str, values: tuple[object, ...] = ()) -> Path:
    """Runs SQL on a pack that is already built. `values` go to each statement."""
    with tampering(path) as connection:
        for statement in statements:
            connection.execute(statement, values)
    return path


_CONSTRAINTS = (" INTEGER NOT NULL", " TEXT NOT NULL", " BLOB NOT NULL")


def tamper_with_types(path: Path, *statements: str, values: tuple[object, ...] = ()) -> Path:
    """Like `tamper`, with columns that take values of any type; the schema stays as it was."""
    with tampering(path) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        schema = connection.execute("SELECT sql, name FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
        for constraint in _CONSTRAINTS:
            connection.execute("UPDATE sqlite_schema SET sql=replace(sql, ?, '')", (constraint,))
    tamper(path, *statements, values=values)
    with tampering(path) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.executemany("UPDATE sqlite_schema SET sql=? WHERE name=?", schema)
    return path


def reseal(path: Path) -> Path:
    """Makes the digests fit what the pack now holds, as a forger would."""
    with tampering(path) as connection:
        rows = connection.execute("SELECT value FROM pack WHERE name<>'digest' ORDER BY name").fetchall()
        seal = digest(value for (value,) in rows).hex()
        connection.execute("UPDATE pack SET value=? WHERE name='digest'", (seal,))
        for table, columns in (
            ("term", "id, term, body"),
            ("reference", "id, body"),
            ("figure", "path, media_type, width, height, data"),
        ):
            for rowid, *row in connection.execute(f"SELECT rowid, {columns} FROM {table}").fetchall():
                connection.execute(f"UPDATE {table} SET digest=? WHERE rowid=?", (digest(row), rowid))
        for number, *entry in connection.execute(
            "SELECT number, number, id, title, summary, words, details FROM article"
        ).fetchall():
            bodies = connection.execute(
                "SELECT body FROM block JOIN article ON block.number>=first_block AND block.number<first_block+blocks "
                "WHERE article.number=? ORDER BY block.number",
                (number,),
            ).fetchall()
            seal_of_article = digest([*entry, *(body for (body,) in bodies)])
            connection.execute("UPDATE article SET digest=? WHERE number=?", (seal_of_article, number))
    return path
