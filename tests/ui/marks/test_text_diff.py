"""Differences of two texts, as HTML."""

from __future__ import annotations

import pytest

from reader.ui.marks.text_diff import diff_as_html
from reader.ui.widgets.labels import BOLD


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("a b c", "a x c", "a <s>b</s> c", f"a {BOLD}<u>x</u></b> c"),
        ("a", "a", "a", "a"),
        ("<b>", "<i>", "&lt;<s>b</s>&gt;", f"&lt;{BOLD}<u>i</u></b>&gt;"),
        ("", "new", "", f"{BOLD}<u>new</u></b>"),
        ("a\u202eb\x00", "ab", "ab", "ab"),
    ],
)
def test_differences(old: str, new: str, gone: str, come: str) -> None:
    assert diff_as_html(old, new) == (gone, come)


def test_very_long_passages_are_not_compared() -> None:
    assert "<s>" not in diff_as_html("word " * 5000, "other " * 5000)[0]
