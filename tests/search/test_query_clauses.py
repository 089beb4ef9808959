"""The words of a pack that match the parts of a query."""

from __future__ import annotations

import pytest

from reader.search.packindex import PackIndex
from reader.search.query import parse
from reader.search.query_clauses import (
    COMPLETION,
    EXACT,
    MOST_COMPLETIONS,
    SAME_STEM,
    aliases_for,
    clauses_for,
    expression_of,
    known_runs,
)
from tests.search.asking import term, texts


@pytest.fixture(scope="module")
def index(lasting):
    bodies = ("pain and pains", "painting", "the old brain stem", *(f"zeta{chr(97 + n)}" for n in range(20)))
    index = PackIndex(lasting.pack(texts(*bodies), [term("PTSD", "Strain.", "post-traumatic stress")]))
    yield index
    index.close()


def clauses(index: PackIndex, typed: str):
    return clauses_for(index, parse(typed, index.tokenizer).wanted)


@pytest.mark.parametrize(
    ("typed", "alternatives"),
    [
        ("pain ", {("pain",): EXACT, ("pains",): SAME_STEM}),
        ("pain", {("pain",): EXACT, ("pains",): SAME_STEM, ("painting",): COMPLETION}),
        ('"pain"', {("pain",): EXACT}),
        ('"brain stem"', {("brain", "stem"): EXACT}),
        ("zebra ", {}),
    ],
)
def test_alternatives(index, typed, alternatives):
    [clause] = clauses(index, typed)
    assert {each.forms: each.quality for each in clause.alternatives} == alternatives


def test_stop_words_are_optional_beside_other_words(index):
    assert [clause.is_optional for clause in clauses(index, "the brain")] == [True, False]
    assert [clause.is_optional for clause in clauses(index, "the and ")] == [False, False]


def test_a_prefix_of_more_words_than_are_listed(index):
    [clause] = clauses(index, "zet")
    assert (len(clause.alternatives), clause.open_prefix) == (MOST_COMPLETIONS, "zet")


@pytest.mark.parametrize(
    ("typed", "aliases"),
    [
        ("ptsd ", [(0, 1, {("post", "traumatic", "stress")})]),
        ("of post-traumatic stress ", [(1, 4, {("ptsd",)})]),
        ('"ptsd"', []),
        ("brain", []),
    ],
)
def test_aliases(index, typed, aliases):
    found = aliases_for(index, parse(typed, index.tokenizer).wanted)
    assert [(each.first, each.last, {one.forms for one in each.alternatives}) for each in found] == aliases


@pytest.mark.parametrize(
    ("language", "body", "typed", "runs"),
    [
        ("zh", "大脑皮层", "大脑海马", [("大脑",)]),
        ("zh", "大脑和皮层", "大脑皮层", [("大脑",), ("皮层",)]),
        ("zh", "大脑", "海马记忆", []),
        ("th", "ภาษา", "ภานก", []),
    ],
)
def test_known_runs(shelf, language, body, typed, runs):
    index = PackIndex(shelf.pack(texts(body), language=language))
    [part] = parse(typed, index.tokenizer).wanted
    assert [run.forms for run in known_runs(index, part)] == runs
    index.close()


def test_an_expression_is_quoted():
    assert expression_of([("a", "b"), ('c" OR "d',)]) == '("a b" OR "c"" OR ""d")'
