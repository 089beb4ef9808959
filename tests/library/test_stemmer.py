"""Stemmers by language."""

from __future__ import annotations

import pytest

from reader.library.stemmer import _ALGORITHMS, stemmer_for


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "therapies", "therapy"),
        ("en-GB", "sleeping", "sleeps"),
        ("DE", "kinder", "kindern"),
        ("es", "niños", "niño"),
    ],
)
def test_forms_of_a_word_have_one_stem(language: str, one: str, other: str) -> None:
    stemmer = stemmer_for(language)
    assert stemmer
    assert stemmer.stemWord(one) == stemmer.stemWord(other)


@pytest.mark.parametrize("language", ["zh", "th", "sw", "", "xx-en"])
def test_languages_without_a_stemmer(language: str) -> None:
    assert stemmer_for(language) is None


@pytest.mark.parametrize("language", _ALGORITHMS)
def test_each_listed_language_has_a_stemmer(language: str) -> None:
    assert stemmer_for(language)
