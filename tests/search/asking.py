"""Small packs with an index of their words, and short ways to say what was found in them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from pathlib import Path

from reader.library.model import Article, Block, BlockKind, Figure, NoteBox, Reference, Span, Term
from reader.search.answer import Answer, Hit
from reader.search.searcher import Searcher
from tests.packs import INFO, article_of, make_searchable


def heading(text: str, level: int = 2, id: str = "") -> Block:
    """Its id is its text with hyphens, where it has no other."""
    return Block(id or text.replace(" ", "-"), BlockKind.HEADING, (Span(text),), level=level)


def paragraph(text: str, id: str, box: NoteBox | None = None) -> Block:
    return Block(id, BlockKind.PARAGRAPH, (Span(text),), box=box)


def figure(caption: str, alt: str, id: str = "figure") -> Block:
    return Block(id, BlockKind.FIGURE, (Span(caption),), figure=Figure("figures/a.svg", alt))


def article(title: str, *blocks: Block, id: str = "") -> Article:
    return Article(id or title.lower().replace(" ", "-"), title, blocks)


def texts(*bodies: str) -> list[Article]:
    """An article for each, called a1, a2 …"""
    return [article_of(body, id=f"a{number}", title=f"Nr {number}") for number, body in enumerate(bodies, 1)]


def term(name: str, definition: str = "Said elsewhere.", *aka: str) -> Term:
    return Term(name.lower().replace(" ", "-"), name, (Span(definition),), aka)


def reference(id: str, title: str, family: str = "Reed", given: str = "Ann") -> Reference:
    csl = {"id": id, "type": "book", "title": title, "author": [{"family": family, "given": given}]}
    shown = (Span(f"{family}, {given[0]}. (2020). {title}."),)
    return Reference(id, csl, shown, shown)


class Shelf:
    """Makes packs with an index in a folder, and searchers that are closed at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = itertools.count(1)
        self._searchers: list[Searcher] = []

    def pack(
        self,
        articles: Iterable[Article] = (),
        terms: Iterable[Term] = (),
        references: Iterable[Reference] = (),
        language: str = "en",
        id: str = "",
    ) -> Path:
        id = id or f"pack{next(self._numbers)}"
        info = INFO._replace(id=id, title=f"The pack {id}", language=language)
        file = self.folder / f"{id}.carrel"
        return make_searchable(
            file, info=info, articles=articles, terms=terms, references=references, figures=()
        )  # fmt: skip

    def searcher(self, *files: Path) -> Searcher:
        searcher = Searcher(files)
        self._searchers.append(searcher)
        return searcher

    def close(self) -> None:
        for searcher in self._searchers:
            searcher.close()


def place(hit: Hit) -> str:
    """`a1#p1` of a place in an article, else `term:ID` or `reference:ID`."""
    return hit.location.partition("/")[2] if hit.kind == "article" else f"{hit.kind}:{hit.id}"


def places(answer: Answer) -> list[str]:
    return [place(hit) for hit in answer.hits]


def ids(answer: Answer) -> list[str]:
    return [hit.id for hit in answer.hits]


def marked(hit: Hit) -> list[str]:
    return [hit.excerpt[first:last] for first, last in hit.matches]
