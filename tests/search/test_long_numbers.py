"""The ways to group the digits of a telephone number that a pack has."""

from __future__ import annotations

import pytest

from reader.search.long_numbers import MOST_TRIED, groupings
from reader.search.packindex import PackIndex
from tests.search.asking import ids, texts


@pytest.mark.parametrize(
    ("text", "forms", "expected"),
    [
        ("Call 0800-123-456.", "0800123456", ["0800 123 456"]),
        ("Call 0800-123-456.", "0800 123456", ["0800 123 456"]),
        ("Call 0800123456.", "08 00 12 34 56", ["0800123456"]),
        ("Call 1-800-555-0199.", "18005550199", ["1 800 555 0199"]),
        ("Give 12 34 56.", "123456", []),
        ("Call 0800 123 457.", "0800123456", []),
        ("Call b800 123 456.", "b800123456", []),
    ],
)
def test_groupings(shelf, text, forms, expected):
    index = PackIndex(shelf.pack(texts(text)))
    assert [" ".join(way) for way in groupings(index, forms.split())] == expected
    index.close()


def test_a_pack_of_short_numbers_does_not_make_it_try_for_ever(shelf):
    numbers = " ".join("1" * size for size in range(1, 7))
    index = PackIndex(shelf.pack(texts(numbers)))
    assert len(groupings(index, ["1" * 15])) == MOST_TRIED
    index.close()


@pytest.mark.parametrize("typed", ["0800 123 457", "80012345", "0800124", "20001901"])
def test_other_numbers_are_not_found(shelf, typed):
    searcher = shelf.searcher(shelf.pack(texts("Call 0800-123-456.", "In 1900, 2000 nets.", "From 20001900 on.")))
    assert ids(searcher.ask(f"“{typed}”")) == []
