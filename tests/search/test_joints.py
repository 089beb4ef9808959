"""What the signs between and beside the words of a match say."""

from __future__ import annotations

import re
from collections.abc import Container

import pytest

from reader.search.joints import PART_OF_NUMBER, WITHOUT_MINUS, Check, share
from reader.search.matcher import FormMatch, passing


@pytest.mark.parametrize(
    ("check", "text", "quality"),
    [
        (Check.GROUPED, "1,000", 1.0),
        (Check.GROUPED, "1\u202f000 mg", 1.0),
        (Check.GROUPED, "1. 000", 0.0),
        (Check.GROUPED, "1,000,000", 0.0),
        (Check.GROUPED, "1,000, 500", 1.0),
        (Check.GROUPED, "1\n000", 0.0),
        (Check.SPACED, "hand-wash", 1.0),
        (Check.SPACED, "hand wash", 1.0),
        (Check.SPACED, "hand. Wash", 0.0),
        (Check.SPACED, "hand, wash", 0.0),
        (Check.MEASURE, "1,000 mg", 1.0),
        (Check.HYPHENATED, "in-patient", 1.0),
        (Check.HYPHENATED, "in patient", 0.0),
        (Check.DOTTED, "H.I.V.", 1.0),
        (Check.DOTTED, "H. I. V.", 1.0),
        (Check.DOTTED, "H I V", 0.0),
        (Check.NUMBER, "5 mg", 1.0),
        (Check.NUMBER, "5.", 1.0),
        (Check.NUMBER, "5.5", PART_OF_NUMBER),
        (Check.NEGATIVE, "20 °C", WITHOUT_MINUS),
    ],
)
def test_checks(check: Check, text: str, quality: float) -> None:
    spans = [found.span() for found in re.finditer(r"\w+", text)]
    size = {Check.NUMBER: 1, Check.NEGATIVE: 1, Check.DOTTED: 3, Check.MEASURE: 3}.get(check, 2)
    assert share(check, text, spans[:size]) == quality


@pytest.mark.parametrize(
    ("text", "quality"),
    [("at -20", 1.0), ("at −20", 1.0), ("at – 20", 1.0), ("15-20", WITHOUT_MINUS), ("at 20", WITHOUT_MINUS)],
)
def test_a_minus_sign(text: str, quality: float) -> None:
    first = text.index("20")
    assert share(Check.NEGATIVE, text, [(first, first + 2)]) == quality


def test_only_matches_with_a_check_are_looked_up() -> None:
    plain, number = FormMatch(0, 1, 0, 1, 1.0), FormMatch(2, 3, 1, 2, 1.0, Check.NUMBER)
    asked = []

    def spans_of(numbers: Container[int]) -> dict[int, tuple[int, int]]:
        asked.append(numbers)
        return {2: (6, 7)}

    assert passing([plain], "a dose", spans_of) == [plain]
    assert passing([plain, number], "doses 5 mg", spans_of) == [plain, number]
    assert asked == [{2}]
