"""The tree of a page, as a screen reader receives it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from reader.library.model import (
    ArticleLink,
    Block,
    BlockKind,
    Citation,
    Figure,
    FootnoteLink,
    NoteBox,
    NoteKind,
    Span,
    Spans,
    Style,
    Table,
    TermLink,
    WebLink,
)
from reader.ui.page.semantics import DEEPEST, NodeKind, SemanticNode, describe
from tests.packs import ARTICLES
from tests.ui import pages

NOTE = NoteBox(NoteKind.WARNING, 1, "Mind")


def block(kind: BlockKind, *spans: Span | str, id: str = "", **fields: object) -> Block:
    """Blocks of a case need no ids: nothing here asks for them."""
    whole = tuple(Span(span) if isinstance(span, str) else span for span in spans)
    return Block(id or f"b{next(_ids)}", kind, whole, **fields)  # type: ignore[arg-type]


def _numbers() -> Iterator[int]:
    number = 0
    while True:
        number += 1
        yield number


_ids = _numbers()


def paragraph(*spans: Span | str, box: NoteBox | None = None) -> Block:
    return block(BlockKind.PARAGRAPH, *spans, box=box)


def item(level: int, marker: str, *spans: Span | str, box: NoteBox | None = None) -> Block:
    return block(BlockKind.ITEM, *spans, level=level, marker=marker, box=box)


def cells(*texts: str) -> tuple[Spans, ...]:
    return tuple((Span(text),) if text else () for text in texts)


def lines(nodes: Iterable[SemanticNode], depth: int = 0) -> list[str]:
    """A tree as indented lines: kind, level, name, description."""
    found = []
    for node in nodes:
        words = [node.kind.name, str(node.level or ""), node.name]
        words.append(f"({node.description})" if node.description else "")
        found += ["  " * depth + " ".join(filter(None, words)), *lines(node.children, depth + 1)]
    return found


def quoted(text: str, nesting: str) -> Block:
    return block(BlockKind.QUOTE, text, nesting=nesting)


CASES = {
    "headings": (
        [block(BlockKind.HEADING, "One", level=2), block(BlockKind.HEADING, "Two", level=6)],
        ["HEADING 2 One", "HEADING 6 Two"],
    ),
    "links": (
        [
            paragraph(
                Span("alarm", link=TermLink("alarm")),
                " and ",
                Span("above", link=ArticleLink("", "b1")),
                " and ",
                Span("out", link=WebLink("https://example.org/")),
            )
        ],
        [
            "PARAGRAPH alarm and above and out",
            "  LINK alarm (Glossary term)",
            "  LINK above (Link within this pack)",
            "  LINK out (https://example.org/)",
        ],
    ),
    "sources": (
        [paragraph("Said", Span("", link=Citation(("reed2020", "unused"))), " twice.")],
        ["PARAGRAPH Said [1], [2] twice.", "  LINK Source 1", "  LINK Source 2"],
    ),
    "notes in citations": (
        [paragraph("Said", Span("", link=Citation(("reed2020",), (("see", "p. 3"),))), ".")],
        ["PARAGRAPH Said [see 1, p. 3].", "  LINK Source see 1, p. 3"],
    ),
    "footnotes": (
        [
            item(1, "•", "Said", Span("", link=FootnoteLink(1)), "."),
            block(BlockKind.FOOTNOTE, "Why.", level=1),
            block(BlockKind.FOOTNOTE, "Else.", level=2),
        ],
        [
            "LIST",
            "  ITEM • Said [a].",
            "    LINK Note a",
            "HEADING 2 Notes",
            "LIST",
            "  ITEM a. Why.",
            "    LINK Note a",
            "  ITEM b. Else.",
            "    LINK Note b",
        ],
    ),
    "superscripts": (
        [paragraph("10", Span("⁻⁶", Style.SUPERSCRIPT), " and 2", Span("^(x)", Style.SUPERSCRIPT))],
        ["PARAGRAPH 10⁻⁶ and 2^(x)"],
    ),
    "one list": (
        [item(1, "•", "a"), item(1, "•", "b")],
        ["LIST", "  ITEM • a", "  ITEM • b"],
    ),
    "lists in a list": (
        [item(1, "1.", "a"), item(2, "•", "b"), item(3, "•", "c"), item(1, "2.", "d")],
        ["LIST", "  ITEM 1. a", "    LIST", "      ITEM • b", "        LIST", "          ITEM • c", "  ITEM 2. d"],
    ),
    "numbers begin again": (
        [item(1, "1.", "a"), item(1, "1.", "b"), item(1, "•", "c")],
        ["LIST", "  ITEM 1. a", "LIST", "  ITEM 1. b", "LIST", "  ITEM • c"],
    ),
    "an item goes on": (
        [item(1, "•", "a"), item(2, "•", "b"), item(1, "", "c"), item(1, "•", "d")],
        ["LIST", "  ITEM • a", "    LIST", "      ITEM • b", "    PARAGRAPH c", "  ITEM • d"],
    ),
    "a list begins deep": (
        [item(2, "•", "a"), item(1, "", "b")],
        ["LIST", "  ITEM", "    LIST", "      ITEM • a", "    PARAGRAPH b"],
    ),
    "a list that only goes on": ([item(1, "", "a")], ["LIST", "  ITEM a"]),
    "lists apart": (
        [item(1, "•", "a"), paragraph("b"), item(1, "•", "c")],
        ["LIST", "  ITEM • a", "PARAGRAPH b", "LIST", "  ITEM • c"],
    ),
    "boxes": (
        [
            paragraph("a", box=NOTE),
            item(1, "•", "b", box=NOTE),
            paragraph("c", box=NoteBox(NoteKind.NOTE, 2)),
            paragraph("d"),
        ],
        [
            "BOX Important: Mind",
            "  PARAGRAPH Important: Mind",
            "  PARAGRAPH a",
            "  LIST",
            "    ITEM • b",
            "BOX Note",
            "  PARAGRAPH Note",
            "  PARAGRAPH c",
            "PARAGRAPH d",
        ],
    ),
    "quotation in a list": (
        [item(1, "1.", "a"), quoted("b", "lq"), item(1, "", "c"), item(1, "2.", "d")],
        ["LIST", "  ITEM 1. a", "    BOX Quotation", "      PARAGRAPH b", "    PARAGRAPH c", "  ITEM 2. d"],
    ),
    "list in a quotation": (
        [
            quoted("a", "q"),
            item(1, "•", "b")._replace(nesting="ql"),
            item(2, "•", "c")._replace(nesting="qll"),
            quoted("d", "qlq"),
            quoted("e", "q"),
            item(1, "•", "f"),
        ],
        [
            "BOX Quotation",
            "  PARAGRAPH a",
            "  LIST",
            "    ITEM • b",
            "      LIST",
            "        ITEM • c",
            "      BOX Quotation",
            "        PARAGRAPH d",
            "  PARAGRAPH e",
            "LIST",
            "  ITEM • f",
        ],
    ),
    "code in an item": (
        [item(1, "•", "a"), block(BlockKind.CODE, "x", nesting="l"), item(1, "•", "b")],
        ["LIST", "  ITEM • a", "    BOX Code", "      PARAGRAPH x", "  ITEM • b"],
    ),
    "quotations": (
        [block(BlockKind.QUOTE, "a"), block(BlockKind.QUOTE, "b"), block(BlockKind.CODE, "c\nd")],
        ["BOX Quotation", "  PARAGRAPH a", "  PARAGRAPH b", "BOX Code", "  PARAGRAPH c\nd"],
    ),
    "table": (
        [block(BlockKind.TABLE, table=Table((cells("A", "B"), cells("1", "")), ("", "right"))), paragraph("after")],
        [
            "TABLE (2 rows, 2 columns)",
            "  ROW",
            "    HEAD_CELL A",
            "    HEAD_CELL B",
            "  ROW",
            "    CELL 1 (A)",
            "    CELL (B)",
            "PARAGRAPH after",
        ],
    ),
    "picture": (
        [block(BlockKind.FIGURE, "Caption", figure=Figure("figures/plain.svg", "A shape"))],
        ["IMAGE A shape", "PARAGRAPH Caption"],
    ),
    "missing picture": (
        [block(BlockKind.FIGURE, figure=Figure("figures/none.svg", "A shape"))],
        ["PARAGRAPH [The picture cannot be shown. It shows: A shape]"],
    ),
    "rule": ([block(BlockKind.RULE)], ["RULE"]),
    "text beyond UTF-16": (
        [paragraph("🧠🧠 ", Span("𝛼", link=TermLink("alarm")), " é你")],
        ["PARAGRAPH 🧠🧠 𝛼 é你", "  LINK 𝛼 (Glossary term)"],
    ),
    "nothing": ([], []),
}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("case", CASES)
def test_pieces(case: str, tmp_path: Path) -> None:
    blocks, expected = CASES[case]
    opened = pages.opened(tmp_path, pages.article(*blocks))
    nodes = describe(pages.document(opened), opened.article.blocks)
    body = [node for node in nodes if node.name != "Title"][1:]  # the line of facts
    names = [node.name for node in body]
    if opened.numbers:
        body = body[: names.index("Sources")]
    assert lines(body) == expected
    opened.pack.close()


@pytest.mark.usefixtures("qapp")
def test_head_and_sources(tmp_path: Path) -> None:
    opened = pages.opened(tmp_path, ARTICLES[0])
    tree = lines(describe(pages.document(opened), opened.article.blocks))
    assert tree[:3] == [
        "HEADING 1 The first article",
        "PARAGRAPH What it is about.",
        "PARAGRAPH By Ann Reed, Bo Åkesson",
    ]
    assert tree[-4:] == [
        "HEADING 2 Sources",
        "LIST",
        "  ITEM 1. Reed, A. (2020). Quiet rooms. Reed Press.",
        "    LINK Source 1",
    ]
    opened.pack.close()


@pytest.mark.usefixtures("qapp")
def test_every_node_is_within_its_parent(tmp_path: Path) -> None:
    opened = pages.opened(tmp_path, ARTICLES[0])
    page = pages.document(opened)

    def check(nodes: tuple[SemanticNode, ...], first: int, last: int) -> None:
        assert [node.first for node in nodes] == sorted(node.first for node in nodes)
        for node in nodes:
            assert first <= node.first <= node.last <= last
            assert (node.link >= 0) == (node.kind in (NodeKind.LINK, NodeKind.IMAGE))
            check(node.children, node.first, node.last)

    check(describe(page, opened.article.blocks), 0, page.characterCount())
    opened.pack.close()


@pytest.mark.usefixtures("qapp")
def test_lists_of_any_depth(tmp_path: Path) -> None:
    blocks = [item(level, "•", "a") for level in range(1, 3 * DEEPEST)]
    opened = pages.opened(tmp_path, pages.article(*blocks))
    tree = lines(describe(pages.document(opened), opened.article.blocks))
    assert sum(line.strip() == "LIST" for line in tree) == DEEPEST
    assert sum("ITEM" in line for line in tree) == len(blocks)
    opened.pack.close()


@pytest.mark.usefixtures("qapp")
def test_links_to_other_parts(tmp_path: Path) -> None:
    opened = pages.opened(tmp_path, pages.article(*(paragraph("word " * 2000) for _ in range(20))))
    links = [
        part.name
        for number in (0, 1)
        for node in describe(pages.document(opened, number), opened.article.blocks)
        for part in node.children
    ]
    assert links == ["Part 2 of 4 →", "← Part 1 of 4", "Part 3 of 4 →"]
    opened.pack.close()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ((Span("All in English."),), ""),
        ((Span("كل شيء بالعربية", lang="ar"),), "In this language: العربية"),
        (
            (Span("Say "), Span("شكرا", lang="ar"), Span(" or "), Span("merci", lang="fr")),
            "With text in: العربية, français",
        ),
    ],
)
def test_another_language_is_named(spans: Spans, expected: str, tmp_path: Path) -> None:
    opened = pages.opened(tmp_path, pages.article(paragraph(*spans)))
    nodes = describe(pages.document(opened), opened.article.blocks)
    assert re.sub("[\u2068\u2069]", "", nodes[-1].description) == expected
    opened.pack.close()
