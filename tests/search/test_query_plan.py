"""Which passages a query reads and ranks."""

from __future__ import annotations

import pytest

from reader.search.packindex import PackIndex
from reader.search.query import parse
from reader.search.query_plan import PlanLimits, QueryPlan
from tests.search.asking import term, texts

BODIES = ("pain hurts", "pain and hay", "hay and straw", "pain pain straw", "more hay")


@pytest.fixture(scope="module")
def index(lasting):
    index = PackIndex(lasting.pack(texts(*BODIES), [term("PTSD", "Strain.", "straw")]))
    yield index
    index.close()


def plan(index: PackIndex, typed: str, *, ranks_all: bool = False) -> QueryPlan:
    return QueryPlan(index, parse(typed, index.tokenizer), PlanLimits(ranks_all))


def bodies(index: PackIndex, passages: list[int]) -> set[str]:
    """Each article has two passages: its head and its text."""
    return {BODIES[(passage - 1) // 2] for passage in passages}


@pytest.mark.parametrize("ranks_all", [False, True])
@pytest.mark.parametrize(
    ("typed", "strict", "loose"),
    [
        ("pain hay ", {1}, {0, 1, 2, 3, 4}),
        ("pain -hay ", {0, 3}, {0, 3}),
        ("ptsd ", {2, 3}, {2, 3}),
        ("pain zebra ", set(), {0, 1, 3}),
        ("zebra ", set(), set()),
        ('"pain straw"', {3}, {3}),
    ],
)
def test_passages(index, typed, strict, loose, ranks_all):
    query = plan(index, typed, ranks_all=ranks_all)
    articles = index.range_of("article")
    assert bodies(index, query.strict_passages(articles, 10)) == {BODIES[number] for number in strict}
    assert bodies(index, query.loose_passages(articles, 10)) == {BODIES[number] for number in loose}
    assert bool(query.strict_expression()) == bool(strict)
    assert bool(query.loose_expression()) == bool(loose)


def test_unknown_clauses(index):
    assert plan(index, "the pain zebra ptsd ").unknown_clauses() == [2]


def test_stop_words_are_not_marked(index):
    query = plan(index, "the pain ")
    found = query.matcher.find(["the", "pain"])
    assert [match.position for match in query.worth_marking(found)] == [1]


def test_a_loosened_plan_splits_runs(shelf):
    index = PackIndex(shelf.pack(texts("大脑和皮层"), language="zh"))
    query = plan(index, "大脑皮层")
    assert [part.forms for part in query.loosened().parts] == [("大脑",), ("皮层",)]
    assert plan(index, "大脑和").loosened().parts == plan(index, "大脑和").parts
    index.close()
