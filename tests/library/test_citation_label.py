"""References in a few words and in order, and dates and pages in all their forms."""

import datetime

import pytest

from reader.library.citation import short_form, sort_key
from reader.library.citation.dates import apa_date, read_date, vancouver_date, year_text
from reader.library.citation.pages import first_and_last, full_range, short_range
from tests.library.citation_cases import BUNDLED, day, item


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


DATES = [
    ({"date-parts": [[2018, 10, 1]]}, "2018, October 1", "2018 Oct 1", "2018-10-01"),
    ({"date-parts": [["2018", "10"]]}, "2018, October", "2018 Oct", "2018-10"),
    ({"date-parts": [2018, 10]}, "2018, October", "2018 Oct", "2018-10"),
    ({"date-parts": [[2018, 13, 40]]}, "2018, Spring", "2018 Spring", "2018"),
    ({"date-parts": [[2018]], "season": "Fall"}, "2018, Autumn", "2018 Autumn", "2018"),
    ({"date-parts": [[2018]], "circa": True}, "ca. 2018", "[2018?]", "2018"),
    ({"date-parts": [[2018], [2020]]}, "2018–2020", "2018-2020", "2018"),
    ({"date-parts": [[2018, 8, 30], [2018, 9, 2]]}, "2018, August 30–September 2", "2018 Aug 30-Sep 2", "2018-08-30"),
    ({"raw": "2018-10-01"}, "2018, October 1", "2018 Oct 1", "2018-10-01"),
    ({"literal": "Easter 2018"}, "Easter 2018", "Easter 2018", "2018"),
    ({"year": 2018, "month": 2}, "2018, February", "2018 Feb", "2018-02"),
    ([{"year": 2018, "month": 2, "day": 3}], "2018, February 3", "2018 Feb 3", "2018-02-03"),
    ("2018-10-01", "2018, October 1", "2018 Oct 1", "2018-10-01"),
    ("2018-10-01T10:00:00Z", "2018, October 1", "2018 Oct 1", "2018-10-01"),
    ("2018-08-08/2018-08-11", "2018, August 8–11", "2018 Aug 8-11", "2018-08-08"),
    ("2018/..", "2018", "2018", "2018"),
    ("2018~", "ca. 2018", "[2018?]", "2018"),
    ("2018-99", "2018", "2018", "2018"),
    (2018, "2018", "2018", "2018"),
    (datetime.date(2018, 10, 1), "2018, October 1", "2018 Oct 1", "2018-10-01"),
    (datetime.datetime(2018, 10, 1, 9), "2018, October 1", "2018 Oct 1", "2018-10-01"),
    ("-0300", "300 B.C.E.", "300 B.C.E.", "-0300"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "apa", "vancouver", "iso"), DATES)
def test_dates(value, apa, vancouver, iso):
    date = read_date({"issued": value}, "issued")
    assert date is not None
    assert (apa_date(date), vancouver_date(date), date.iso) == (apa, vancouver, iso)


@pytest.mark.parametrize(
    "value", [None, "", {}, [], [[]], True, {"date-parts": [[]]}, {"date-parts": [[0]]}, {"raw": 3.5j}]
)
def test_no_date(value):
    assert read_date({"issued": value}, "issued") is None
    assert year_text(None) == "n.d."


@pytest.mark.parametrize(
    ("pages", "full", "short", "ends"),
    [
        ("374-383", "374–383", "374-83", ("374", "383")),
        ("374–83", "374–383", "374-83", ("374", "383")),
        ("374 -- 383", "374–383", "374-83", ("374", "383")),
        ("1-10", "1–10", "1-10", ("1", "10")),
        ("99-101", "99–101", "99-101", ("99", "101")),
        ("S12-S15", "S12–S15", "S12-5", ("S12", "S15")),
        ("e12-8", "e12–e18", "e12-8", ("e12", "e18")),
        ("126A-127A", "126A–127A", "126A-127A", ("126A", "127A")),
        ("ix-xii", "ix–xii", "ix-xii", ("ix", "xii")),
        ("7-7", "7–7", "7-7", ("7", "7")),
        ("1101044", "1101044", "1101044", ("1101044", "")),
        ("1-3, 7", "1–3, 7", "1-3, 7", ("1-3, 7", "")),
        ("", "", "", ("", "")),
    ],
)
def test_pages(pages, full, short, ends):
    assert (full_range(pages), short_range(pages), first_and_last(pages)) == (full, short, ends)
