"""Texts of the same meaning weigh about the same, whatever their script."""

from __future__ import annotations

import pytest

from reader.marks.script_weight import count_words, is_unspaced, weight


@pytest.mark.parametrize(
    "text",
    [
        "take this medicine twice a day for five days",
        "このくすりを一日二回、五日間飲んでください",
        "请每天服用此药两次，连服五天。",
        "이 약을 하루에 두 번, 5일 동안 복용하세요",
        "รับประทานยานี้วันละสองครั้งเป็นเวลาห้าวัน",
        "תיקח את התרופה פעמיים ביום במשך חמישה ימים",
        "تناول هذا الدواء مرتين في اليوم لمدة خمسة أيام",
        "इस दवा को पाँच दिन तक दिन में दो बार लें",
        "Принимайте это лекарство дважды в день",
    ],
)
def test_a_sentence_weighs_about_the_same(text):
    assert 30 <= weight("".join(text.split())) <= 60


@pytest.mark.parametrize(("text", "number"), [("twice a day", 3), ("每天两次", 5), ("วัน", 4), ("", 0)])
def test_count_words(text, number):
    assert count_words(text) == number


@pytest.mark.parametrize(
    ("character", "expected"), [("a", False), ("한", False), ("天", True), ("ก", True), ("か", True)]
)
def test_is_unspaced(character, expected):
    assert is_unspaced(character) is expected
