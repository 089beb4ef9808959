"""Dates and names in the head of a page."""

from __future__ import annotations

import pytest

from reader.ui.page.article_head import LONGEST_NAMES, long_date, names_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-09", "9 March 2024"),
        ("2024-03", "March 2024"),
        ("2024", "2024"),
        ("", ""),
        ("2024-02-30", "2024-02-30"),
        ("2024-13", "2024-13"),
        ("spring 2024", "spring 2024"),
        ("2024--", "2024--"),
    ],
)
def test_a_date_stays_as_exact_as_it_is(text: str, expected: str) -> None:
    assert long_date(text) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((), ""),
        (("Ann Reed", "Bo"), "Ann Reed, Bo"),
        (("x" * 5_000,), "x" * 5_000),
        (("x" * 998,) * 200, ", ".join(("x" * 998,) * 2) + " and 198 more"),
    ],
    ids=["none", "two", "a long one", "many long ones"],
)
def test_very_many_names_are_counted(names: tuple[str, ...], expected: str) -> None:
    assert names_line(names) == expected
    assert len(names_line(names)) < LONGEST_NAMES + 5_000
