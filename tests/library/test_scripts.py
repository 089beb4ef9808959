"""Superscripts and subscripts: a plain form never makes another number."""

from __future__ import annotations

import pytest

from reader.library.model import Style
from reader.library.scripts import needs_style, plain_form, shown_form

SUP, SUB = Style.SUPERSCRIPT, Style.SUBSCRIPT


@pytest.mark.parametrize(
    ("text", "style", "before", "after", "plain", "shown"),
    [
        ("6", SUP, "0", " ", "⁶", "6"),
        ("-6", SUP, "0", " ", "⁻⁶", "−6"),
        ("2+", SUP, "a", "", "²⁺", "2+"),
        ("n", SUP, "2", "", "ⁿ", "n"),
        ("x", SUP, "2", "", "^(x)", "x"),
        ("6,5", SUP, "0", "", "^(6,5)", "6,5"),
        ("st", SUP, "1", "", "st", "st"),
        ("2", SUB, "H", "O", "₂", "2"),
        ("max", SUB, "C", " ", "max", "max"),
        ("1/2", SUB, "t", " ", "1/2", "1/2"),
        ("1/2", SUB, "0", " ", "_(1/2)", "1/2"),
        ("a,1", SUB, "x", "3", "_(a,1)", "a,1"),
        ("", SUP, "a", "", "^()", ""),
    ],
)
def test_the_plain_form_and_what_the_page_shows(
    text: str, style: Style, before: str, after: str, plain: str, shown: str
) -> None:
    assert plain_form(text, style, before, after) == plain
    assert shown_form(plain)[0] == shown


@pytest.mark.parametrize(("plain", "needed"), [("⁶", False), ("₁₀", False), ("ⁿ", False), ("⁻⁶", True), ("max", True)])
def test_only_forms_that_the_fonts_lack_need_a_style(plain: str, needed: bool) -> None:
    assert needs_style(plain) == needed
