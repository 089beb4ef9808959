"""Dates as authors write them."""

from __future__ import annotations

import pytest

from reader.library.authoring.dates import date_problem, iso_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025", "2025"),
        ("2025-04", "2025-04"),
        ("2025-04-28", "2025-04-28"),
        ("2025-4-8", "2025-04-08"),
        ("2025/04/28", "2025-04-28"),
        ("2025.04.28", "2025-04-28"),
        ("12 May 2020", "2020-05-12"),
        ("12 may 2020", "2020-05-12"),
        ("12. Sept. 2020", "2020-09-12"),
        ("12-May-2020", "2020-05-12"),
        ("1st June 2021", "2021-06-01"),
        ("May 12, 2020", "2020-05-12"),
        ("2020 May 12", "2020-05-12"),
        ("May 2020", "2020-05"),
        (" 12  May\u00a02020 ", "2020-05-12"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_dates(text, date):
    assert iso_date(text) == date


@pytest.mark.parametrize("text", ["2025-02-29", "2025-13", "31 April 2020", "2020-00-10", "0000-01-01"])
def test_not_in_the_calendar(text):
    assert iso_date(text) == ""
    assert "calendar" in date_problem("issued", text)


@pytest.mark.parametrize(
    "text",
    ["", "x", "12/05/2020", "12.05.2020", "May", "2025-04-28 10:00", "20250428", "in press", "2025-04/28", "٢٠٢٥"],
)
def test_not_a_date(text):
    assert iso_date(text) == ""
    assert "write it like" in date_problem("issued", text)
