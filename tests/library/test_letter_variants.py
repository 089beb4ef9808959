"""The tables of letters that stand for one another."""

from __future__ import annotations

import unicodedata

import pytest

from reader.library.letter_variants import ETHIOPIC, KANA, is_han, join_nasals, nasal_ends, simplified


def test_simplified_characters_stay_as_they_are():
    table = simplified()
    assert len(table) > 3000
    assert not set(table) & set(table.values())
    assert all(is_han(one) and is_han(other) for one, other in table.items())
    assert all(unicodedata.is_normalized("NFKC", one + other) for one, other in table.items())


@pytest.mark.parametrize(
    ("one", "other"), [("療", "疗"), ("體", "体"), ("裏", "里"), ("裡", "里"), ("發", "发"), ("髮", "发")]
)
def test_simplified(one, other):
    assert simplified()[one] == other


@pytest.mark.parametrize("table", [KANA, ETHIOPIC], ids=["kana", "ethiopic"])
def test_letters_are_letters_and_need_no_second_look(table):
    assert all(unicodedata.category(each)[0] == "L" for pair in table.items() for each in pair)
    assert not [letter for letter in table.values() if letter in table]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("हिन्दी", "हिंदी"), ("अण्डा", "अंडा"), ("पञ्च", "पंच"), ("गङ्गा", "गंगा"), ("सम्बन्ध", "संबंध"), ("सम्मान", "सम्मान"),
        ("जन्म", "जन्म"), ("અન્ધ", "અંધ"), ("ব্যাঙ্ক", "ব্যাংক"), ("শান্ত", "শান্ত"), ("", ""),
    ],
)  # fmt: skip
def test_nasals(text, joined):
    assert join_nasals(text) == joined
    assert len(nasal_ends(text)) == len(text) - len(joined)
