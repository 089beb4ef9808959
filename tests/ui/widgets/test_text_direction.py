"""The direction of a paragraph: by its first letter, and by most of its letters if it begins with a Latin word."""

from __future__ import annotations

import pytest

from reader.ui.widgets.text_direction import SAMPLE, is_right_to_left

RTL = [
    "النوم", "שינה and", "“1) النوم", "النوم and sleep and more words", "Paracetamol يُعطى كل ست ساعات مع الطعام",
    "COVID-19 هو مرض معدٍ", "500 mg من الدواء كل يوم", "\u200fabc", "ދިވެހި", "ߒߞߏ", "𞤀𞤣𞤤𞤢𞤥", "ﻧﻮﻡ",
]  # fmt: skip
LTR = ["plain", "The word النوم means sleep.", "naïve", "日本語", "हिन्दी", "ab אב", "x" * SAMPLE + "שנ" * SAMPLE]
NEITHER = ["", "12.5", "— (3)", "🧠", "٣٫٥ ٪"]


@pytest.mark.parametrize("default", [False, True])
@pytest.mark.parametrize("text", RTL)
def test_read_from_the_right(text: str, default: bool) -> None:
    assert is_right_to_left(text, default=default)


@pytest.mark.parametrize("default", [False, True])
@pytest.mark.parametrize("text", LTR, ids=lambda text: text[:20])
def test_read_from_the_left(text: str, default: bool) -> None:
    assert not is_right_to_left(text, default=default)


@pytest.mark.parametrize("default", [False, True])
@pytest.mark.parametrize("text", NEITHER)
def test_text_without_letters(text: str, default: bool) -> None:
    assert is_right_to_left(text, default=default) == default
