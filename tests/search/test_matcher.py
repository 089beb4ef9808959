"""Finding in a list of forms what a query asks for."""

from __future__ import annotations

import pytest

from reader.search.matcher import FormMatch, Matcher
from reader.search.query_clauses import ALIAS, COMPLETION, EXACT, Alias, Alternative, Clause

TEXT = ["the", "brain", "and", "the", "old", "brain", "stem", "of", "brains"]


def slot(*phrases: str, open_prefix: str = "", quality: float = EXACT) -> Clause:
    return Clause(tuple(Alternative(tuple(each.split()), 1, quality) for each in phrases), 1, open_prefix=open_prefix)


@pytest.mark.parametrize(
    ("slots", "found"),
    [
        ([slot("brain")], [(1, 2, 0), (5, 6, 0)]),
        ([slot("brain", "brains")], [(1, 2, 0), (5, 6, 0), (8, 9, 0)]),
        ([slot("brain stem")], [(5, 7, 0)]),
        ([slot("old brain stem"), slot("stem")], [(4, 7, 0), (6, 7, 1)]),
        ([slot("of brains today")], []),
        ([slot()], []),
        ([slot("nothing"), slot("and")], [(2, 3, 1)]),
    ],
)
def test_slots(slots, found):
    assert [(each.position, each.end, each.first) for each in Matcher(slots, ()).find(TEXT)] == found


def test_a_beginning_goes_on_in_words_that_were_not_listed():
    found = Matcher([slot("brain", open_prefix="br")], ()).find(TEXT)
    assert [(each.position, each.quality) for each in found] == [(1, EXACT), (5, EXACT), (8, COMPLETION)]


def test_another_name_does_for_all_slots_of_the_first():
    alias = Alias(0, 2, (Alternative(("old", "brain"), 1, ALIAS),))
    assert Matcher([slot("limbic"), slot("system")], [alias]).find(TEXT) == [FormMatch(4, 6, 0, 2, ALIAS)]


def test_the_same_matcher_serves_many_texts():
    matcher = Matcher([slot("a", open_prefix="a")], ())
    assert [len(matcher.find(text.split())) for text in ("a ab", "", "ab ac ab", "b")] == [2, 0, 3, 0]
