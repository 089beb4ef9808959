"""The hits that people see."""

from __future__ import annotations

import pytest

from reader.library.model import Article, Block, BlockKind, Citation, Span, TermLink
from tests.search.asking import article, heading, marked, paragraph, reference, term


@pytest.fixture(scope="module")
def searcher(lasting):
    links = (Span("See "), Span("amygdala", link=TermLink("amygdala")), Span("", link=Citation(("r",))))
    articles: list[Article] = [
        article("Brain", heading("Parts"), paragraph("a word", "p1"), paragraph("a rare needle", "p2")),
        article("Links", Block("l", BlockKind.PARAGRAPH, links)),
    ]
    terms = [term("amygdala", "almond " + "hay " * 300), term("unused", "straw")]
    return lasting.searcher(lasting.pack(articles, terms, [reference("r", "On mangolds")], id="hits"))


@pytest.mark.parametrize(
    ("typed", "kind", "location", "path", "matches"),
    [
        ("needle ", "article", "carrel:hits/brain#p2", ("Parts",), ["needle"]),
        ("word needle ", "article", "carrel:hits/brain#p1", ("Parts",), ["word", "needle"]),
        ("links ", "article", "carrel:hits/links", (), []),
        ("unused ", "term", "", (), []),
        ("mangolds ", "reference", "carrel:hits/links#l", (), ["mangolds"]),
        ("almond ", "term", "carrel:hits/links#l", (), ["almond"]),
    ],
)
def test_hit(searcher, typed, kind, location, path, matches):
    hit = searcher.ask(typed).hits[0]
    assert (hit.kind, hit.pack, hit.location, hit.path) == (kind, "hits", location, path)
    assert marked(hit) == matches


def test_a_definition_is_shown_at_greater_length(searcher):
    assert 500 < len(searcher.ask("almond ").hits[0].excerpt) < 610
