"""An article for shows, with each kind of thing that a class may see."""

from __future__ import annotations

from pathlib import Path

from reader.library.model import (
    Article,
    ArticleLink,
    Block,
    BlockKind,
    Figure,
    NoteBox,
    NoteKind,
    PackInfo,
    QuizQuestion,
    Span,
    Table,
)
from tests.packs import INFO, make_searchable


def heading(id: str, title: str, level: int = 2) -> Block:
    return Block(id, BlockKind.HEADING, (Span(title),), level=level)


def paragraph(id: str, text: str, box: NoteBox | None = None) -> Block:
    return Block(id, BlockKind.PARAGRAPH, (Span(text),), box=box)


def figure(id: str, caption: str = "A caption.") -> Block:
    return Block(id, BlockKind.FIGURE, (Span(caption),), figure=Figure("figures/plain.svg", "A plain shape"))


def table(id: str, rows: int, columns: int = 2, text: str = "cell") -> Block:
    cells = tuple(tuple((Span(f"{text} {row} {column}"),) for column in range(columns)) for row in range(rows))
    return Block(id, BlockKind.TABLE, table=Table(cells, ("",) * columns))


LONG = " ".join(f"Sentence {number} of a long text that a class reads." for number in range(120))

QUIZ = tuple(
    QuizQuestion(f"q{number}", f"Question {number}?", ("Yes", "No"), 1, (Span("Because."),), ArticleLink("", "short"))
    for number in (1, 2)
)

BLOCKS = (
    paragraph("intro", "Before any heading."),
    heading("one", "One"),
    paragraph("short", "The first text."),
    paragraph("boxed", "A key point.", NoteBox(NoteKind.NOTE, 1, "Key points")),
    heading("two", "Two"),
    paragraph("long", LONG),
    heading("three", "Three"),
    figure("picture"),
    heading("four", "Four"),
    paragraph("before-table", "A table follows."),
    table("table", 3),
    heading("five", "Five"),
    heading("six", "Six", 3),
    paragraph("last", "The last text."),
)

ARTICLE = Article("talk", "Talk", BLOCKS, summary="A summary.", quiz=QUIZ)


def pack(folder: Path, article: Article = ARTICLE, info: PackInfo = INFO) -> Path:
    return make_searchable(folder / "shown.carrel", info=info, articles=(article,))
