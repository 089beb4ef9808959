"""Packs that are as heavy to read and to lay out as a stranger can make them, each in another way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from reader.library.model import (
    Article,
    ArticleLink,
    Block,
    BlockKind,
    Citation,
    Figure,
    NoteBox,
    NoteKind,
    QuizQuestion,
    Reference,
    Span,
    Spans,
    Style,
    Table,
    Term,
    TermLink,
)
from tests.packs import INFO, cell, make_searchable

HEAVY_INFO = INFO._replace(id="heavy", title="Heavy")
EMOJI = "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"  # one family of four, joined
Cells = Iterable[Iterable[Spans]]


def paragraph(*spans: Span, id: str = "p") -> Block:
    return Block(id, BlockKind.PARAGRAPH, spans)


def table(rows: Cells, id: str = "t") -> Block:
    cells = tuple(tuple(row) for row in rows)
    return Block(id, BlockKind.TABLE, table=Table(cells, ("",) * len(cells[0])))


def words(characters: int) -> str:
    return ("lorem ipsum " * (characters // 12 + 1))[:characters].strip()


def reference(number: int, apa: str, csl: dict[str, Any] | None = None) -> Reference:
    return Reference(f"r{number}", csl or {"type": "book", "title": f"Book {number}"}, (Span(apa),), (Span(apa),))


def citations(count: int, keys: int = 1, note: str = "") -> Spans:
    notes = ((note, note),) * keys if note else ()
    return tuple(
        Span("", link=Citation(tuple(f"r{each * keys + key}" for key in range(keys)), notes)) for each in range(count)
    )


BLOCKS: dict[str, Callable[[], list[Block]]] = {
    "one cell of citations": lambda: [table([[citations(60_000)]])],
    "one cell of styles": lambda: [
        table([[tuple(Span("a", Style(1 + each % 2)) for each in range(9_900)) + (Span("", Style(1)),) * 200_000]])
    ],
    "500 cells of words": lambda: [table([[cell(words(9_900))] * 5 for _ in range(100)])],
    "700 cells of short words": lambda: [table([[cell("a b " * 2_400)] * 7 for _ in range(100)])],
    "100 columns": lambda: [table([[cell("x")] * 100 for _ in range(1_000)])],
    "100 columns of words": lambda: [table([[cell(words(8_000))] * 100 for _ in range(8)])],
    "100,000 rows": lambda: [table([[cell(f"row {each}")] for each in range(100_000)])],
    "1,600 alt texts": lambda: [
        Block(f"f{each}", BlockKind.FIGURE, figure=Figure(f"{each}.png", words(9_900))) for each in range(1_600)
    ],
    "1,600 captions": lambda: [
        Block(f"f{each}", BlockKind.FIGURE, (Span(words(9_900)),), figure=Figure("figures/plain.svg", "x"))
        for each in range(1_600)
    ],
    "15,000 box titles": lambda: [
        paragraph(Span("x"), id=f"p{each}")._replace(box=NoteBox(NoteKind.NOTE, each, words(990)))
        for each in range(15_000)
    ],
    "50,000 blocks": lambda: [paragraph(Span("Words."), id=f"p{each}") for each in range(50_000)],
    "50,000 headings": lambda: [
        Block(f"h{each}", BlockKind.HEADING, (Span(f"Heading {each} {words(200)}"),), level=2) for each in range(50_000)
    ],
    "a block of 8 million": lambda: [paragraph(Span(words(8_000_000)))],
    "a word of a million": lambda: [paragraph(Span("x" * 1_000_000))],
    "code without spaces": lambda: [Block("c", BlockKind.CODE, (Span("x" * 8_000_000, Style.CODE),))],
    "code of short lines": lambda: [Block("c", BlockKind.CODE, (Span("x\n" * 1_900_000, Style.CODE),))],
    "line separators": lambda: [paragraph(Span("\u2028" * 1_000_000))],
    "soft hyphens": lambda: [paragraph(Span("a\u00ad" * 1_000_000))],
    "soft hyphens in cells": lambda: [table([[cell("a\u00ad" * 4_900)] * 5 for _ in range(60)])],
    "combining marks": lambda: [paragraph(Span("a" + "\u0301" * 1_000_000))],
    "combining marks in cells": lambda: [table([[cell("a" + "\u0301" * 9_900)] * 5 for _ in range(60)])],
    "nested directions": lambda: [paragraph(Span("\u202bא\u202aa" * 300_000))],
    "nested isolates": lambda: [paragraph(Span("\u2067א\u2066a" * 300_000))],
    "alternating directions": lambda: [paragraph(Span("אב ab " * 500_000))],
    "emoji": lambda: [paragraph(Span(EMOJI * 100_000))],
    "chinese": lambda: [paragraph(Span("漢字" * 1_000_000))],
    "20 lists deep": lambda: [
        Block(f"i{each}", BlockKind.ITEM, (Span("deep"),), level=20, marker="•") for each in range(20_000)
    ],
    "40 containers deep": lambda: [
        Block(f"q{each}", BlockKind.QUOTE, (Span("deep"),), nesting="lq" * 20) for each in range(20_000)
    ],
    "10,000 citations": lambda: [paragraph(Span("Cited "), *citations(10_000))],
    "citations with notes": lambda: [paragraph(*citations(60, 190, "n" * 190), id=f"p{each}") for each in range(3)],
    "links": lambda: [paragraph(*(Span("x", link=TermLink("t0")),) * 200_000)],
    "tiny spans": lambda: [
        paragraph(*(Span("", Style(1 + each % 2)) for each in range(200_000)), id=f"p{block}") for block in range(2)
    ],
}
"""Name -> the blocks of one article."""

PARTS: dict[str, Callable[[], dict[str, Any]]] = {
    "40 MB of sources": lambda: {
        "articles": [Article("a", "Heavy", (paragraph(*citations(2_000)),))],
        "references": [reference(each, words(9_900)) for each in range(2_000)],
    },
    "sources of empty spans": lambda: {
        "articles": [Article("a", "Heavy", (paragraph(*citations(20)),))],
        "references": [
            Reference(f"r{each}", {"title": "x"}, (Span("", Style.EMPHASIS),) * 100_000) for each in range(20)
        ],
    },
    "sources with huge data": lambda: {
        "articles": [Article("a", "Heavy", (paragraph(*citations(20)),))],
        "references": [
            reference(each, "x", {"title": words(2_000_000), "author": [{"family": f"N{n}"} for n in range(20_000)]})
            for each in range(5)
        ],
    },
    "100,000 sources": lambda: {"references": (reference(each, f"Author {each}. Book.") for each in range(100_000))},
    "100,000 terms": lambda: {
        "terms": (Term(f"t{each}", f"term {each}", (Span("What it is."),)) for each in range(100_000))
    },
    "4,000 long terms": lambda: {
        "terms": (
            Term(f"t{each}", f"{each} {words(980)}", (Span(words(9_900)),), (words(9_900),)) for each in range(4_000)
        )
    },
    "a term of empty spans": lambda: {
        "terms": [Term("t0", "term", (Span("", Style.EMPHASIS),) * 200_000)],
        "articles": [Article("a", "Heavy", (paragraph(Span("term", link=TermLink("t0"))),))],
    },
    "a term with 200 of everything": lambda: {
        "terms": [
            Term("t0", words(990), (Span(words(9_900)),), ("x" * 49,) * 200, tuple(f"t{n}" for n in range(200))),
            *(Term(f"t{n}", words(990), ()) for n in range(1, 200)),
        ],
        "articles": [
            Article("a", "Heavy", tuple(paragraph(Span("t", link=TermLink("t0")), id=f"p{n}") for n in range(300)))
        ],
    },
    "100,000 articles": lambda: {
        "articles": (Article(f"a{each}", f"Title {each}", (paragraph(Span("x")),)) for each in range(100_000))
    },
    "5,000 articles of long titles": lambda: {
        "articles": (
            Article(f"a{each}", f"{each} {words(990)}", (paragraph(Span("x")),), words(9_900)) for each in range(5_000)
        )
    },
    "100 questions of six choices": lambda: {
        "articles": [
            Article(
                "a",
                "Heavy",
                (paragraph(Span("x")),),
                quiz=tuple(
                    QuizQuestion(f"q{n}", words(60), (words(50),) * 6, 0, (Span(words(9_900)),), ArticleLink("", "p"))
                    for n in range(100)
                ),
            )
        ]
    },
    "questions in both directions": lambda: {
        "articles": [
            Article(
                "a",
                "Heavy",
                (paragraph(Span("x")),),
                quiz=tuple(
                    QuizQuestion(f"q{n}", "\u2067א\u2066a" * 40, ("אב ab " * 60,) * 6, 0, (), ArticleLink("", "p"))
                    for n in range(10)
                ),
            )
        ]
    },
    "a long head": lambda: {
        "articles": [
            Article("a", words(1_000), (paragraph(Span("x")),), words(9_900), (words(990),) * 200, "2020", "2020")
        ]
    },
    "a long description": lambda: {
        "info": HEAVY_INFO._replace(title=words(990), publisher=words(990), description=words(9_900))
    },
}
"""Name -> the parts of a pack, as `make_pack` takes them."""

NAMES = (*BLOCKS, *PARTS)


def make_heavy(folder: Path, name: str) -> Path:
    """The pack file of one of NAMES."""
    if name in BLOCKS:
        parts: dict[str, Any] = {"articles": [Article("a", "Heavy", tuple(BLOCKS[name]()))]}
    else:
        parts = PARTS[name]()
    used: dict[str, Any] = {"info": HEAVY_INFO, "terms": (), "references": ()} | parts
    return make_searchable(folder / f"{name.replace(' ', '-').replace(',', '')}.carrel", **used)
