"""Offsets in a text, and in the same text as it is compared."""

from __future__ import annotations

import pytest

from reader.marks.article_text import ArticleText
from reader.marks.compact_text import compact
from tests.packs import article_of

TEXTS = (
    "a b",
    " a\n b ",
    "",
    "\n",
    "a\u200bb \x00c",
    "你好 世界\n再见",
    "e\u0301te\u0301 ﬁn",
    "בְּרֵאשִׁית",
    "ｶﾞ ガ",
    "\u1112\u1161\u11ab",
)


@pytest.mark.parametrize("text", TEXTS)
def test_compact_offsets_map_back(text):
    article = ArticleText(article_of(text, text))
    assert article.compact == compact(article.text)
    for place, sign in enumerate(article.compact):
        first, last = article.text_range(place, place + 1)
        assert sign in compact(article.text[first:last])
        assert article.to_compact(first) <= place < article.to_compact(last)


@pytest.mark.parametrize(("quote", "is_once"), [("two three", True), ("one", False), ("four", False), (" ", False)])
def test_has_once(quote, is_once):
    assert ArticleText(article_of("One one, one two", "three")).has_once(quote) is is_once


def test_ids_are_compared_composed():
    article = article_of("a")
    text = ArticleText(article._replace(blocks=(article.blocks[0]._replace(id="cafe\u0301"),)))
    assert text.index_of("caf\u00e9") == 0
    assert text.has_blocks(["cafe\u0301"])
    assert not text.has_blocks(["caf\u00e9"])
