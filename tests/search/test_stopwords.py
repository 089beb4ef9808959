"""Stop words, by language."""

from __future__ import annotations

import pytest

from reader.search.stopwords import stop_words
from reader.search.tokens import Tokenizer


@pytest.mark.parametrize(
    "language", ["en", "de", "fr", "es", "it", "ca", "sv", "ru", "hi", "ar", "da", "nb", "no", "nn"]
)
def test_stop_words(language):
    """Each is one word when it is typed, or it would stop nothing."""
    words = Tokenizer(language)
    found = stop_words(language)
    assert len(found) > 20
    assert [word for word in found if len(words.forms(word)) != 1] == []


@pytest.mark.parametrize("language", ["", "xx", "zh"])
def test_languages_without_stop_words(language):
    assert stop_words(language) == frozenset()
