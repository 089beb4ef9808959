"""The words of a pack before folding: how they are written, which are names, and their pairs of letters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.search.tokens import Tokenizer, is_unspaced

_NOUNS_ARE_CAPITAL = ("de", "lb")
_LONGEST_KEPT = 40  # characters
_MORE_THAN_ASCII = re.compile(r"[^\W\x00-\x7f]")
_SPELLED = re.compile(
    "(?:[^\\W\\d_][\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u00ad\u200c\u200d]*)+"
)
"""A word with its accents and vowel marks."""

_WITHIN_A_SENTENCE = re.compile("[a-zß-ÿа-яёα-ώ][,;]? ([A-ZÀ-ÞА-ЯЁΑ-Ω][^\\W\\d_]+)")


class Spellings:
    """Collects from the texts of a pack what folding removes: accents and capitals."""

    def __init__(self, words: Tokenizer) -> None:
        self._tokenizer = words
        self._has_capital_names = words.language not in _NOUNS_ARE_CAPITAL
        self._accented: set[str] = set()
        self._capital: set[str] = set()
        self._lower: set[str] = set()
        self._people: set[str] = set()
        self._foreign: set[str] = set()

    def add_text(self, text: str) -> None:
        if not text.isascii() and _MORE_THAN_ASCII.search(text):
            for word in set(_SPELLED.findall(self._tokenizer.prepared(text))):
                if not word.isascii() and len(word) <= _LONGEST_KEPT:
                    self._accented.add(self._tokenizer.lowered(word))
        if self._has_capital_names:
            self._capital.update(_WITHIN_A_SENTENCE.findall(text))
            self._lower.update(filter(str.islower, text.split()))

    def add_people(self, names: Iterable[str]) -> None:
        for name in names:
            self._people.update(self._tokenizer.forms(name))

    def add_foreign(self, text: str) -> None:
        """A passage in another language, whose words the stemmer of this one must not change."""
        self._foreign.update(self._tokenizer.forms(text))

    def written(self) -> dict[str, str]:
        """Form -> the word with its accents, for words that have any."""
        found: dict[str, str] = {}
        for word in sorted(self._accented, reverse=True):
            form = "" if is_unspaced(word) else self._tokenizer.fold(word)
            if form != word:
                found[form] = word
        return found

    def names(self) -> frozenset[str]:
        """Forms that have no stem: people's names, words that have a capital within sentences and are never in lower
        case, and words of other languages."""
        lower = {self._tokenizer.fold(word) for word in self._lower}
        capital = {form for word in self._capital for form in self._tokenizer.forms(word)}
        return frozenset((self._people | capital | self._foreign) - lower)


def letter_pairs(word: str) -> list[str]:
    """Neighbouring letters, with a 0 before and after the word. Words that share most pairs are spelled alike.

    >>> letter_pairs("hope")
    ['0h', 'ho', 'op', 'pe', 'e0']
    """
    padded = f"0{word}0"
    return [padded[start : start + 2] for start in range(len(padded) - 1)]
