"""Text from packs on one line, and never as markup."""

from __future__ import annotations

import pytest

from reader.ui.widgets.labels import one_line, plain_tip


@pytest.mark.parametrize(
    ("words", "line"),
    [("a\nb\u2028c", "a b c"), ("\u202eabc\u2066", "abc"), ("\x00\x1b\ufffc\ufdd0", ""), ("x" * 300, "x" * 200 + "…")],
)
def test_one_line(words: str, line: str) -> None:
    assert one_line(words) == line


def test_a_tool_tip_is_never_markup() -> None:
    assert plain_tip("<img src=x>") == "<qt>&lt;img src=x&gt;</qt>"
    assert plain_tip("") == ""
