"""Dates in all forms that programs write."""

from __future__ import annotations

import datetime

import pytest

from reader.library.citation.dates import apa_date, read_date, vancouver_date, year_text

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
