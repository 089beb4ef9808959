"""What the forms of a word share, by language, and the words that have none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.stemmer import LONGEST_WORD
from reader.search.stems import Stems


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "therapy therapies"),
        ("en-GB", "behaviour behaviours behavior behavioral behavioural"),
        ("en", "counselling counseling counselled"),
        ("en", "emotion emotions emotional"),
        ("de", "therapie therapien"),
        ("fr", "émotion émotions"),
        ("es", "medicina medicinas"),
        ("sv", "känsla känslor"),
        ("ru", "мозг мозга мозгом"),
        ("nb", "tanke tanker"),
        ("no", "tanke tanker"),
    ],
)
def test_forms_of_a_word(language, words):
    stems = Stems(language)
    assert len({stems.of(word) for word in words.split()}) == 1


@pytest.mark.parametrize("language", ["zh", "ja", "th", "ko", "km", "sw", "", "xx", "tlh"])
def test_without_a_stemmer_a_word_is_its_own_stem(language):
    assert Stems(language).of("therapies") == "therapies"


@pytest.mark.parametrize("word", ["", "a", "is", "b12s", "covid19s", "s" * (LONGEST_WORD + 1)])
def test_what_is_never_stemmed(word):
    assert Stems("en").of(word) == word


def test_the_spelling_of_english_is_no_other_language():
    assert Stems("fr").of("colour") != Stems("fr").of("color")


@given(st.text(max_size=70), st.sampled_from(["en", "de", "ar", "hi", "tr", "xx", "fi"]))
def test_any_word_has_a_stem(word, language):
    assert isinstance(Stems(language).of(word), str)
