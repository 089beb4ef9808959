"""What a mark stores of the article."""

from __future__ import annotations

import pytest

from reader.library.model import Article, Block, BlockKind, Figure, Span, Table
from reader.marks.article_text import ArticleText
from reader.marks.make_target import source_of, target_of, target_of_block
from reader.marks.model import MarkError, MarkKind, MarkState, new_mark
from tests.marks.samples import ARTICLE, INFO, found_in
from tests.packs import article_of


def test_a_highlight_stores_its_quote_and_position():
    target = target_of(ARTICLE, ("p1", 4), ("p1", 12))
    assert (target.quote, target.before, target.after) == ("amygdala", "The ", " sounds the alarm when something")
    assert (target.blocks, target.start, target.end, target.first, target.last) == (("p1",), 4, 12, 4, 12)


def test_a_selection_over_several_blocks():
    one, other = ("p1", 58), ("p3", 3)
    target = target_of(ARTICLE, other, one)
    assert target == target_of(ARTICLE, one, other)
    assert target.blocks == ("p1", "p2", "p3")
    assert target.quote.startswith("threat to us.\nThe hippo")
    assert target.quote.endswith("curved.\nSho")
    text = ArticleText(ARTICLE)
    assert text.text[target.first : target.last] == target.quote
    assert target_of(ARTICLE, ("p1", 3), ("p1", 13)) == target_of(ARTICLE, ("p1", 4), ("p1", 12))
    assert target_of(ARTICLE, ("p1", 999), ("p2", 3)).blocks == ("p2",)


@pytest.mark.parametrize("places", [(("p1", 4), ("p1", 4)), (("p1", 3), ("p1", 4)), (("none", 0), ("p1", 4))])
def test_nothing_to_mark(places):
    with pytest.raises(MarkError):
        target_of(ARTICLE, *places)


def test_a_selection_that_is_too_long():
    article = article_of("word " * 30_000)
    with pytest.raises(MarkError, match="too long"):
        target_of(article, ("p1", 0), ("p1", 149_000))
    assert len(target_of_block(article, "p1").quote) == 2_000


def test_headings_and_tables():
    cells = (((Span("a"),), (Span("b"),)), ((Span("1"),), ()))
    article = Article(
        "t",
        "T",
        (
            Block("h", BlockKind.HEADING, (Span("Heading"),), level=2),
            Block("t", BlockKind.TABLE, table=Table(cells, ("", ""))),
            Block("f", BlockKind.FIGURE, figure=Figure("f.svg", "")),
        ),
    )
    target = target_of(article, ("h", 2), ("t", 3))
    assert (target.quote, target.section) == ("ading\na\tb", "h")
    empty = new_mark(MarkKind.BOOKMARK, source_of(INFO, article), target_of_block(article, "f"))
    assert found_in(empty, article).state is MarkState.IN_PLACE
    assert found_in(empty, article._replace(blocks=article.blocks[:2])).state is MarkState.NOT_FOUND


def test_a_quote_has_no_borders_of_words():
    """Whatever goes out of the program with it is as somebody wrote it. Its position counts the borders."""
    article = article_of("ล้าง\u200bมือ\u200bก่อน\u200bกิน\u200bอาหาร")
    block = article.blocks[0].id
    target = target_of(article, (block, 5), (block, 13))
    assert (target.before, target.quote, target.after) == ("ล้าง", "มือก่อน", "กินอาหาร")
    assert (target.first, target.last) == (5, 13)
