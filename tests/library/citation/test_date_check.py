"""Days that no calendar has."""

from __future__ import annotations

from typing import Any

import pytest

from reader.library.citation.date_check import impossible_day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2020-02-31", "2020-02-31"),
        ("2021-02-29", "2021-02-29"),
        ("2020-13-01", "2020-13-01"),
        ("2020-13", "2020-13"),
        ("2020-00-10", "2020-00-10"),
        ("2020/02/31", "2020/02/31"),
        ("2020-05-01/2020-05-32", "2020-05-32"),
        ("31 April 2020", "31 April 2020"),
        ("31.2.2020", "31.2.2020"),
        ({"date-parts": [[2020, 2, 31]]}, "2020-2-31"),
        ({"date-parts": [2020, 2, 31]}, "2020-2-31"),
        ({"date-parts": [["2020", "5", "1"], ["2020", "5", "40"]]}, "2020-5-40"),
        ({"year": 2020, "month": 4, "day": 31}, "2020-4-31"),
        ([{"year": 2020, "month": 4, "day": 31}], "2020-4-31"),
        ({"raw": "2020-02-31"}, "2020-02-31"),
    ],
    ids=lambda value: str(value)[:25],
)
def test_impossible(value: Any, day: str) -> None:
    assert impossible_day(value) == day


@pytest.mark.parametrize(
    "value",
    [
        "2020-02-29", "2020", "2020-12", "2009-21", "12 May 2020", "in press", "5/12/2020", "1946-12-31/1947-01-01",
        "1993/..", "-0300", 2020, None, "", {}, [], True, {"date-parts": [[2020, 14]]}, {"date-parts": [[1987], [0]]},
        {"date-parts": [[]]}, {"date-parts": 3}, {"literal": "Easter"}, [3, "x"],
    ],
    ids=lambda value: str(value)[:25],
)  # fmt: skip
def test_possible(value: Any) -> None:
    assert impossible_day(value) == ""
