"""Packs of unusual size: one endless paragraph, thousands of blocks, words that stand everywhere."""

from __future__ import annotations

import pytest

from reader.search.answer import MOST_COUNTED
from reader.search.indexformat import COMMON
from reader.search.packindex import PackIndex
from tests.packs import article_of
from tests.search.asking import article, heading, ids, marked, paragraph, places, term, texts

SENTENCE = "The brain changes with each word that we say about it. "


@pytest.fixture(scope="module")
def endless(lasting):
    """Five megabytes in one paragraph."""
    half = SENTENCE * (2_500_000 // len(SENTENCE))
    return lasting.searcher(lasting.pack([article_of(f"first {half} middle-needle {half} tail-needle")]))


@pytest.mark.parametrize("typed", ["first brain", '"middle-needle"', "tail needle", "needle about"])
def test_an_endless_paragraph(endless, typed):
    answer = endless.ask(typed, count=3)
    assert set(places(answer)) == {"talk#p1"}
    assert answer.unsearchable == ()
    assert all(marked(hit) and len(hit.excerpt) < 200 for hit in answer.hits)


def test_its_words_are_counted_up_to_a_limit(endless):
    assert endless.ask("brain", count=2).counts["article"] == MOST_COUNTED


@pytest.fixture(scope="module")
def many(lasting):
    """50,000 short blocks."""
    return lasting.searcher(lasting.pack([article_of(*(f"short block {number}" for number in range(50_000)))]))


@pytest.mark.parametrize("number", [0, 1, 999, 31_415, 49_999])
def test_one_of_many_blocks(many, number):
    answer = many.ask(f'"short block {number}" ')
    assert f"talk#p{number + 1}" in places(answer)


@pytest.fixture(scope="module")
def common(lasting):
    """A word in more places than are ranked at once, with one that is rare, and what is to be left out."""
    blocks = []
    for number in range(COMMON + 500):
        rare = " needle" * (number % 1000 == 7) + " hay" * (number % 2)
        blocks += [heading(f"Part {number}", id=f"h{number}"), paragraph(f"common word{rare}", f"p{number}")]
    return lasting.searcher(lasting.pack([article("Big", *blocks), *texts("other")], [term("common", "A word.")]))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("common needle", {f"big#p{number}" for number in range(7, COMMON + 500, 1000)}),
        ("needle word", {f"big#p{number}" for number in range(7, COMMON + 500, 1000)}),
        ('"word needle"', {f"big#p{number}" for number in range(7, COMMON + 500, 1000)}),
    ],
)
def test_a_common_word_with_a_rare_one(common, typed, found):
    assert set(places(common.ask(typed))) == found


def test_a_common_word_alone(common):
    answer = common.ask("common ")
    assert places(answer)[0] == "term:common"
    assert len(answer.hits) == 30
    assert (answer.counts["article"], answer.counts["term"], answer.has_more) == (MOST_COUNTED, 1, True)


def test_a_common_word_that_may_be_two_is_not_ranked_in_full(common, monkeypatch):
    monkeypatch.delattr(PackIndex, "texts")
    assert common.ask("commo n", kind="article").hits


@pytest.mark.parametrize("typed", ["common -hay", "common word -hay", "word -hay -needle"])
def test_a_common_word_without_another(common, typed):
    answer = common.ask(typed, kind="article")
    assert answer.hits
    assert not any("hay" in hit.excerpt for hit in answer.hits)


def test_many_articles_with_the_same_title(shelf):
    articles = [article("Same", paragraph(f"text {number}", "p"), id=f"s{number}") for number in range(300)]
    answer = shelf.searcher(shelf.pack(articles)).ask("same")
    assert len(answer.hits) == 30
    assert answer.counts["article"] == 600
    assert len(set(ids(answer))) == 30
