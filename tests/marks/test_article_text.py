"""Offsets in a text with and without white space."""

from __future__ import annotations

import pytest

from reader.marks.article_text import ArticleText, compact
from tests.packs import article_of


@pytest.mark.parametrize("text", ["a b", " a\n b ", "", "\n", "a\u200bb \x00c", "你好 世界\n再见"])
def test_compact_offsets_map_back(text):
    article = ArticleText(article_of(text, text))
    assert article.compact == compact(article.text)
    for place, sign in enumerate(article.compact):
        there = article.from_compact(place)
        assert article.text[there] == sign
        assert article.to_compact(there) == place
