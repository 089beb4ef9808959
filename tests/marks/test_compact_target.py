"""The texts of a target without white space."""

from __future__ import annotations

import pytest

from reader.marks.compact_target import CompactTarget
from reader.marks.model import MarkTarget


def target(quote: str, before: str = "", after: str = "") -> CompactTarget:
    return CompactTarget.of(MarkTarget("talk", ("p1",), 0, 0, 0, 0, quote, before, after))


def test_white_space_is_removed():
    each = target(" the\nalarm", "a b ", " c\td")
    assert (each.quote, each.before, each.after) == ("thealarm", "ab", "cd")


@pytest.mark.parametrize(("length", "is_distinctive"), [(0, False), (31, False), (32, True), (33, True)])
def test_length_without_white_space_makes_a_quote_distinctive(length, is_distinctive):
    assert target(" x" * length).is_distinctive is is_distinctive


@pytest.mark.parametrize(
    ("first", "last", "before", "after"),
    [(2, 4, "ab", "ef"), (0, 2, "", "cd"), (1, 3, "a", "de"), (4, 6, "cd", "")],
)
def test_context_is_cut_at_the_ends_of_the_text(first, last, before, after):
    assert target("xy", "12", "34").context("abcdef", first, last) == (("12", before), ("34", after))
