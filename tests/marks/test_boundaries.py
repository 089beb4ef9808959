"""A passage begins and ends at the edge of a word or block if the mark does."""

from __future__ import annotations

import pytest

from reader.marks import boundaries
from reader.marks.article_text import ArticleText
from reader.marks.make_target import target_at
from tests.packs import article_of

TEXT = ArticleText(article_of("one two", "three", " four "))
"""one two/three/ four : the blocks begin at 0, 8 and 14."""


@pytest.mark.parametrize(
    ("first", "last", "is_whole"),
    [(0, 7, True), (0, 13, True), (8, 13, True), (15, 19, True), (14, 20, True), (0, 3, False), (4, 13, False)],
)
def test_is_whole_blocks(first, last, is_whole):
    assert boundaries.is_whole_blocks(TEXT, first, last) is is_whole


@pytest.mark.parametrize(
    ("first", "last", "edges"),
    [(0, 7, (True, True)), (0, 3, (True, False)), (4, 7, (False, True)), (1, 2, (False, False)), (8, 20, (True, True))],
)
def test_touches_block_edges(first, last, edges):
    assert boundaries.touches_block_edges(target_at(TEXT, first, last)) == edges


@pytest.mark.parametrize(("first", "last", "found"), [(0, 7, (0, 7)), (0, 13, (0, 13)), (0, 3, None), (4, 7, None)])
def test_whole_blocks(first, last, found):
    assert boundaries.whole_blocks(TEXT, target_at(TEXT, first, last)) == found


def test_whole_blocks_of_another_article():
    assert boundaries.whole_blocks(ArticleText(article_of()), target_at(TEXT, 0, 7)) is None


@pytest.mark.parametrize(
    ("marked", "text", "first", "last", "is_kept"),
    [
        ((4, 7), "two", 0, 3, True),
        ((4, 7), "a two b", 2, 5, True),
        ((4, 7), "twofold", 0, 3, False),
        ((4, 7), "atwo", 1, 4, False),
        ((5, 7), "atwo", 1, 4, True),
        ((4, 6), "twofold", 0, 3, True),
    ],
)
def test_keeps_words_whole(marked, text, first, last, is_kept):
    """A mark of a part of a word may match within a word."""
    assert boundaries.keeps_words_whole(text, target_at(TEXT, *marked), first, last) is is_kept


@pytest.mark.parametrize(
    ("marked", "first", "last", "snapped"),
    [
        ((4, 7), 5, 7, (4, 7)),
        ((4, 6), 5, 6, (4, 6)),
        ((5, 6), 5, 6, (5, 6)),
        ((8, 13), 9, 12, (8, 13)),
        ((0, 7), 2, 6, (0, 7)),
        ((0, 13), 1, 12, (0, 13)),
    ],
)
def test_snapped(marked, first, last, snapped):
    assert boundaries.snapped(TEXT, target_at(TEXT, *marked), first, last) == snapped


def test_a_script_without_spaces_is_not_snapped():
    text = ArticleText(article_of("海马体记住发生的事情和地点海马体记住发生的事情和地点"))
    assert boundaries.snapped(text, target_at(TEXT, 4, 6), 12, 14) == (12, 14)


@pytest.mark.parametrize(
    ("before", "quote", "after", "expected"),
    [
        ("", "Go.", "", True),
        ("Stop. ", "Go.", " Now", True),
        ("Stop.” ", "“Go.”", " Now", True),
        ("停。", "走。", "好", True),
        ("a\n", "Go", "\nb", True),
        ("a ", "Go.", "", False),
        ("Stop. ", "Go", " on", False),
        ("Stop. ", "Go", ".", True),
        ("", "", "", False),
    ],
)
def test_is_sentence(before, quote, after, expected):
    assert boundaries.is_sentence(before, quote, after) is expected
