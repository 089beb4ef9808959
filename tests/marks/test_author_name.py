"""Names of strangers beside their marks: bounded, on one line, and unable to reorder other text."""

from __future__ import annotations

import pytest

from reader.marks.author_name import LONGEST_NAME, shown_name


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        ("", ""),
        ("Ann Reed", "Ann Reed"),
        (" Ann\n\tReed ", "Ann Reed"),
        ("\u202eAnn\u202c\u2067", "Ann"),
        ("\u202e\u200f", ""),
        ("آنا", "\u2068آنا\u2069"),
        ("Zoë", "\u2068Zoë\u2069"),
        ("x" * LONGEST_NAME, "x" * LONGEST_NAME),
        ("x" * 1000, "\u2068" + "x" * LONGEST_NAME + "…\u2069"),
        ("<b>Ann</b>", "<b>Ann</b>"),
    ],
    ids=["none", "plain", "line ends", "override", "only controls", "Arabic", "accent", "long", "too long", "markup"],
)
def test_shown_name(author, shown):
    assert shown_name(author) == shown
