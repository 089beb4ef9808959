"""Values at the limits are accepted, and values beyond them are reported."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reader.library import limits
from reader.library.model import (
    Article,
    ArticleLink,
    BasedOn,
    Block,
    BlockKind,
    Citation,
    Figure,
    NoteBox,
    NoteKind,
    PackInfo,
    Reference,
    Span,
    Style,
    Table,
    Term,
    TermLink,
    WebLink,
)

LINE, ENTRY, NAMES = limits.LONGEST_LINE, limits.LONGEST_ENTRY, limits.MOST_NAMES
INFO = PackInfo("a", "Title", 1, "2025", "en")


def table(columns: int, rows: int = 1, text: str = "x") -> Block:
    return Block("a", BlockKind.TABLE, table=Table((((Span(text),),) * columns,) * rows, ("",) * columns))


def figure(alt: str = "", caption: str = "", path: str = "a.svg") -> Block:
    return Block("a", BlockKind.FIGURE, (Span(caption),), figure=Figure(path, alt))


CASES: dict[str, tuple[Callable[[Any], str], Callable[[int], Any], int]] = {
    "title of a pack": (limits.info_limit_error, lambda size: INFO._replace(title="x" * size), LINE),
    "whats_new": (limits.info_limit_error, lambda size: INFO._replace(whats_new="x" * size), ENTRY),
    "description": (limits.info_limit_error, lambda size: INFO._replace(description="x" * size), ENTRY),
    "title": (limits.article_limit_error, lambda size: Article("a", "x" * size, ()), LINE),
    "summary": (limits.article_limit_error, lambda size: Article("a", "t", (), summary="x" * size), ENTRY),
    "authors": (limits.article_limit_error, lambda size: Article("a", "t", (), authors=("x",) * size), NAMES),
    "original": (limits.article_limit_error, lambda size: Article("a", "t", (), based_on=BasedOn("x" * size)), LINE),
    "heading": (limits.block_limit_error, lambda size: Block("a", BlockKind.HEADING, (Span("x" * size),)), LINE),
    "columns": (limits.block_limit_error, table, limits.MOST_COLUMNS),
    "cells": (limits.block_limit_error, lambda rows: table(10, rows), limits.MOST_CELLS // 10),
    "cell": (limits.block_limit_error, lambda size: table(1, text="x" * size), ENTRY),
    "spans of a heading": (
        limits.block_limit_error,
        lambda count: Block("a", BlockKind.HEADING, (Span("", Style.STRONG),) * count),
        limits.MOST_SPANS,
    ),
    "citations in a caption": (
        limits.block_limit_error,
        lambda count: figure()._replace(spans=(Span("", link=Citation(("r",) * 100)),) * (count // 100 + count % 100)),
        limits.MOST_SPANS,
    ),
    "spans of a definition": (
        limits.term_limit_error,
        lambda count: Term("t", "t", (Span("", Style.STRONG),) * count),
        limits.MOST_SPANS,
    ),
    "spans of a reference": (
        limits.reference_limit_error,
        lambda count: Reference("r", {}, (), (Span("", Style.STRONG),) * count),
        limits.MOST_SPANS,
    ),
    "row": (
        limits.block_limit_error,
        lambda size: table(4, text="x" * (size // 4 - limits.CELL_COST - limits.SPAN_COST + size % 4)),
        limits.LONGEST_ROW,
    ),
    "spans of an article": (
        limits.blocks_limit_error,
        lambda count: (Block("a", BlockKind.PARAGRAPH, (Span(""),) * (count - 10)), table(10)),
        limits.MOST_SPANS_IN_ARTICLE,
    ),
    "text in one citation": (
        limits.link_limit_error,
        lambda size: Citation(("r",) * 200, ((("x" * (size // 200 + size % 200)), ""),) * 200),
        ENTRY,
    ),
    "alt text": (limits.block_limit_error, lambda size: figure(alt="x" * size), ENTRY),
    "caption": (limits.block_limit_error, lambda size: figure(caption="x" * size), ENTRY),
    "figure": (limits.block_limit_error, lambda size: figure(path="x" * size), LINE),
    "box": (
        limits.block_limit_error,
        lambda size: Block("a", BlockKind.RULE, box=NoteBox(NoteKind.NOTE, 0, "x" * size)),
        LINE,
    ),
    "term": (limits.term_limit_error, lambda size: Term("a", "x" * size, ()), LINE),
    "definition": (limits.term_limit_error, lambda size: Term("a", "t", (Span("x" * size),)), ENTRY),
    "other names": (limits.term_limit_error, lambda size: Term("a", "t", (), aka=("x",) * size), NAMES),
    "related terms": (limits.term_limit_error, lambda size: Term("a", "t", (), see=("x",) * size), NAMES),
    "links": (
        limits.term_limit_error,
        lambda size: Term("a", "t", (Span("x", link=TermLink("b")),) * size),
        NAMES,
    ),
    "reference": (limits.reference_limit_error, lambda size: Reference("a", {}, (Span("x" * size),)), ENTRY),
    "address": (limits.link_limit_error, lambda size: WebLink("x" * size), limits.LONGEST_ADDRESS),
    "citation": (limits.link_limit_error, lambda size: Citation(("x",) * size), NAMES),
    "target": (limits.link_limit_error, lambda size: ArticleLink("a", "x" * size), LINE),
}


@pytest.mark.parametrize("name", CASES)
def test_limits(name: str) -> None:
    limit_error, make, limit = CASES[name]
    assert limit_error(make(limit)) == ""
    assert "more than" in limit_error(make(limit + 1))
