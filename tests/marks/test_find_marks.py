"""Notes are found by what is typed, whatever its case and accents."""

from __future__ import annotations

import pytest

from reader.marks.find_marks import MarkSearch
from tests.folded_pairs import each_pair
from tests.marks.samples import bookmark, highlight

MARKS = [
    highlight("the alarm", note="Où est l’été?", labels=("École",)),
    bookmark("p2", title="Memory"),
    bookmark("p3"),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [0, 1, 2]), ("OU", [0]), ("ete", [0]), ("ecole", [0]), ("memo", [1]), ("alarm ou", [0]),
        ("alarm memory", []), ("short", [2]), ("talk", [0, 1, 2]), ("nothing", []),
    ],
)  # fmt: skip
def test_typed(typed, found):
    assert MarkSearch(MARKS).find(typed) == [MARKS[number] for number in found]


@each_pair
def test_finds_what_the_search_folds_together(language, one, other):
    for written, typed in ((one, other), (other, one)):
        marks = [bookmark(note=written), bookmark(title=written), bookmark(labels=(written,)), bookmark()]
        assert MarkSearch(marks).find(typed)[:3] == marks[:3]
