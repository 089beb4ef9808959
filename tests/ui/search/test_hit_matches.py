"""Which of an article's matches a hit stands for."""

from __future__ import annotations

import pytest

from reader.search.find_in_article import Match
from reader.ui.search.hit_matches import match_number, with_match_of
from tests.ui.samples import heading, paragraph
from tests.ui.search.searches import hit

BLOCKS = (
    heading("h", "Of water"),
    paragraph("p1", "Water, and water again."),
    paragraph("p2", "More of the water, 🧠 water."),
)
MATCHES = [Match(0, 3, 8), Match(1, 0, 5), Match(1, 11, 16), Match(2, 12, 17), Match(2, 21, 26)]


@pytest.mark.parametrize(
    ("block", "excerpt", "marks", "expected"),
    [
        ("h", "Of water", ((3, 8),), 0),
        ("p1", "Water, and water again.", ((0, 5), (11, 16)), 1),
        ("p1", "… and water again.", ((6, 11),), 2),
        ("p2", "🧠 water.", ((2, 7),), 4),
        ("p2", "again.\nMore of the water, 🧠", ((19, 24),), 3),
        ("p2", "again. · More of the water, 🧠", ((21, 26),), 3),
        ("p2", "Of water · More of the water, 🧠 water. · Else", ((32, 37),), 4),
        ("p2", "Of water Water, and … the water, 🧠", ((3, 8),), 3),
        ("p2", "of another edition", ((0, 2),), 3),
        ("p2", "", (), 3),
        ("gone", "Water", ((0, 5),), -1),
        ("", "Water", ((0, 5),), -1),
    ],
)
def test_number_of(block: str, excerpt: str, marks: tuple[tuple[int, int], ...], expected: int) -> None:
    found = hit(excerpt=excerpt, matches=marks, location=f"carrel:sample/guide#{block}".rstrip("#"))
    assert match_number(MATCHES, found, BLOCKS) == expected


def test_the_hits_own_match_is_added_where_its_block_has_none() -> None:
    found = hit(excerpt="… and water again.", matches=((6, 11),), location="carrel:sample/guide#p1")
    others = [match for match in MATCHES if match.index != 1]
    assert with_match_of(others, found, BLOCKS) == [MATCHES[0], MATCHES[2], *MATCHES[3:]]
    assert with_match_of(MATCHES, found, BLOCKS) == MATCHES
    assert with_match_of([], hit(excerpt="nowhere", matches=((0, 3),)), BLOCKS) == []
