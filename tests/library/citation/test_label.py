"""Short labels of references, and their order."""

from __future__ import annotations

import pytest

from reader.library.citation import short_form, sort_key
from tests.library.citation.cases import BUNDLED, day, item


@pytest.mark.parametrize(
    ("csl", "expected"),
    [
        (BUNDLED["porto2009"], "Porto et al., 2009"),
        (BUNDLED["cammisuli2023"], "Cammisuli & Castelnuovo, 2023"),
        (BUNDLED["miller2025"], "Miller, 2025"),
        (BUNDLED["apa2023"], "American Psychiatric Association, 2023"),
        (item("book", "T", "", 2001, editor="Roe, Ali"), "Roe, 2001"),
        (item("book", "T", "Doe, Jane"), "Doe, n.d."),
        (item("book", "T", "Doe, Jane", {"literal": "Spring 2018"}), "Doe, 2018"),
        (item("book", "T", "Doe, Jane", "in press"), "Doe, in press"),
        (item("book", "On desks", "", day(-300)), "On desks, 300 B.C.E."),
        (item("book", "Desks: " + "on reading " * 9), "Desks: on reading on reading on reading on reading…, n.d."),
        (item("book", "b" * 51), "b" * 50 + "…, n.d."),
        ({"author": [{"family": "Kolk", "given": "B.", "non-dropping-particle": "van der"}]}, "van der Kolk, n.d."),
        ({}, "[Untitled], n.d."),
    ],
)  # fmt: skip
def test_short_form(csl, expected):
    assert short_form(csl) == expected


def test_sort_key():
    ordered = [
        item("book", "T", "Doe, Ann"),
        item("book", "T", "Doe, Ann", day(-300)),
        item("book", "T", "Doe, Ann", day(1999)),
        item("book", "A ship", "Doe, Ann", day(2001)),
        item("book", "The shop", "Doe, Ann", day(2001)),
        item("book", "T", "Doe, Ann", "in press"),
        item("book", "T", "Doe, Ann; Roe, Ali", day(1990)),
        item("book", "T", "Doe, Bea", day(1990)),
        item("book", "T", "Doerr, Ann", day(1980)),
        item("book", "The eagle", "", day(1980)),
        item("book", "T", "Éluard, Paul", day(1980)),
        item("book", "T", "Ezra", day(1980)),
    ]
    shuffled = ordered[1::2] + ordered[::2]
    assert sorted(shuffled, key=sort_key) == ordered
