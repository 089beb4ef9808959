"""Stems of words: therapy and therapies have the same one, and so have behaviour and behavioral."""

from __future__ import annotations

from collections.abc import Callable

from reader.library.folding import primary_language
from reader.library.stemmer import LONGEST_WORD, stemmer_for
from reader.search.spelling import american
from reader.search.tokens import has_digits
from reader.search.word_forms import WordForms

SHORTEST_WORD = 3

HARMONIC = ("tr", "az", "kk", "ky", "uz", "tk", "fi", "et", "hu")
"""Languages whose endings have the vowels of their stem, so that they are not found on words without accents."""


class Stems:
    """For one language (BCP 47). Without a stemmer for the language, a word is its own stem."""

    def __init__(self, language: str) -> None:
        self._stemmer = stemmer_for(language)
        self._spelling: Callable[[str], str] = american if primary_language(language) == "en" else str
        self._forms = WordForms(primary_language(language))

    def of(self, word: str) -> str:
        if self._stemmer is None or len(word) > LONGEST_WORD or has_digits(word):
            return word
        base = self._forms.base(word)
        if len(base) < SHORTEST_WORD:
            return base
        return self._forms.finish(self._stemmer.stemWord(self._spelling(base)))
