"""Dates in the head of a page."""

from __future__ import annotations

import pytest

from reader.ui.page.article_head import long_date


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
