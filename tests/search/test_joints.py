"""What the signs between and beside the words of a match say."""

from __future__ import annotations

import re

import pytest

from reader.search.joints import PART_OF_NUMBER, WITHOUT_MINUS, Check, checked, positions_of
from reader.search.matcher import FormMatch


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
        (None, "any thing", 1.0),
    ],
)
def test_checks(check: Check | None, text: str, quality: float) -> None:
    spans = dict(enumerate(found.span() for found in re.finditer(r"\w+", text)))
    size = {Check.NUMBER: 1, Check.NEGATIVE: 1, Check.DOTTED: 3, Check.MEASURE: 3}.get(check, 2) if check else 2
    found = [FormMatch(0, size, 0, 1, 1.0, check)]
    assert [each.quality for each in checked(found, text, spans)] == [quality] * bool(quality)
    assert positions_of(found) == (set(range(size)) if check else set())


@pytest.mark.parametrize(
    ("text", "quality"),
    [("at -20", 1.0), ("at −20", 1.0), ("at – 20", 1.0), ("15-20", WITHOUT_MINUS), ("at 20", WITHOUT_MINUS)],
)
def test_a_minus_sign(text: str, quality: float) -> None:
    first = text.index("20")
    [found] = checked([FormMatch(1, 2, 0, 1, 1.0, Check.NEGATIVE)], text, {1: (first, first + 2)})
    assert found.quality == quality
