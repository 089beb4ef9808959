"""Names in the head of a page."""

from __future__ import annotations

import pytest

from reader.library.page_words import page_words
from reader.ui.page.article_head import LONGEST_NAMES, names_line


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
    assert names_line(names, page_words("en")) == expected
    assert len(names_line(names, page_words("en"))) < LONGEST_NAMES + 5_000
