"""The ranked passages of a pack, and how many there are."""

from __future__ import annotations

import pytest

from reader.search.packindex import PackIndex
from reader.search.passage_text import PassageReader
from reader.search.query import parse
from reader.search.query_plan import PlanLimits, QueryPlan
from reader.search.ranking import clause_weights, count_by_kind, rank_pack
from tests.search.asking import reference, term, texts


@pytest.fixture(scope="module")
def index(lasting):
    terms = [term("pain", "A signal.")]
    index = PackIndex(lasting.pack(texts(*["pain"] * 6, "hay"), terms, [reference("r", "On pain")]))
    yield index
    index.close()


def plan(index: PackIndex, typed: str) -> QueryPlan:
    return QueryPlan(index, parse(typed, index.tokenizer), PlanLimits())


@pytest.mark.parametrize(
    ("typed", "is_loose", "counts"),
    [
        ("pain ", False, {"article": 6, "term": 1, "reference": 1}),
        ("pain hay ", False, {"article": 0, "term": 0, "reference": 0}),
        ("pain hay ", True, {"article": 7, "term": 1, "reference": 1}),
        ("zebra ", True, {"article": 0, "term": 0, "reference": 0}),
    ],
)
def test_counts(index, typed, is_loose, counts):
    assert count_by_kind(plan(index, typed), 100, is_loose=is_loose) == counts
    assert count_by_kind(plan(index, typed), 3, is_loose=is_loose) == {
        kind: min(3, count) for kind, count in counts.items()
    }


@pytest.mark.parametrize(
    ("kind", "count", "kinds", "has_more"),
    [
        ("", 10, {"article": 6, "term": 1, "reference": 1}, False),
        ("term", 10, {"term": 1}, False),
        ("article", 10, {"article": 6}, False),
        ("article", 2, {"article": 4}, True),
    ],
)
def test_ranked(index, kind, count, kinds, has_more):
    query = plan(index, "pain ")
    [weights] = clause_weights([query])
    result = rank_pack(query, PassageReader(index), kind, count, weights, is_loose=False)
    found = [candidate.text.kind for candidate in result.found]
    assert ({each: found.count(each) for each in found}, result.has_more) == (kinds, has_more)
    assert result.counts == {"article": 6, "term": 1, "reference": 1}


def test_weights_are_shared_by_packs(shelf, index):
    other = PackIndex(shelf.pack(texts("pain", *["hay"] * 50), id="other"))
    one, two = clause_weights([plan(index, "pain "), plan(other, "pain ")])
    [alone] = clause_weights([plan(other, "pain ")])
    assert one == two
    assert alone > two
    other.close()
