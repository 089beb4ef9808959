"""Text from packs on one line, and never as markup."""

from __future__ import annotations

import pytest

from reader.ui.widgets.labels import embedded, one_line, plain_tip, running_text


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("a\nb\u2028c", "a b c"),
        ("\u202eabc\u2066", "abc"),
        ("\x00\x1b\ufffc\ufdd0", ""),
        ("\u200fשם\u061c\ufeff\U000e0041", "שם"),
        ("x" * 300, "x" * 200 + "…"),
    ],
)
def test_one_line(words: str, line: str) -> None:
    assert one_line(words) == line


def test_a_tool_tip_is_never_markup() -> None:
    assert plain_tip("<img src=x>") == "<qt>&lt;img src=x&gt;</qt>"
    assert plain_tip("") == ""


def test_a_name_in_a_sentence_turns_nothing_around_it() -> None:
    assert embedded("Sleep\u202e") == "Sleep"
    assert embedded("שינה\u2069\u202e") == "\u2068שינה\u2069"


def test_running_text_keeps_what_its_language_needs() -> None:
    assert running_text("\u200fא\u2066b\u2069\nc") == "\u200fא\u2066b\u2069\nc"
    assert running_text("a\u202eb\x1b\r\U000e0041c") == "ab  c"
