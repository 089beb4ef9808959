"""The letters of an alphabetical list, in the order of each language's alphabet."""

from __future__ import annotations

import pytest

from reader.ui.home.letters import OTHERS, letter_of, order_of


@pytest.mark.parametrize(
    ("language", "title", "letter"),
    [
        ("en-GB", "sleep", "S"),
        ("en-GB", "Écoute", "E"),
        ("en-GB", "“Quoted”", "Q"),
        ("en-GB", "5 mg", OTHERS),
        ("en-GB", "", OTHERS),
        ("es", "Ñame", "Ñ"),
        ("sv", "Ångest", "Å"),
        ("en", "Ångest", "A"),
        ("de", "Übung", "U"),
        ("ru", "сон", "С"),
        ("ar", "النوم", "ا"),
        ("ja", "睡眠", "睡"),
        ("tr", "istek", "İ"),
    ],
)
def test_the_letter_of_a_title(language: str, title: str, letter: str) -> None:
    assert letter_of(language)(title) == letter


@pytest.mark.parametrize(
    ("language", "letters"),
    [
        ("en", ["A", "B", "Z", OTHERS]),
        ("es", ["N", "Ñ", "O", OTHERS]),
        ("sv", ["A", "O", "Z", "Å", "Ä", "Ö"]),
        ("da", ["Z", "Æ", "Ø", "Å"]),
        ("pl", ["L", "Ł", "M"]),
    ],
)
def test_the_order_of_letters(language: str, letters: list[str]) -> None:
    assert sorted({*letters}, key=order_of(language)) == letters
