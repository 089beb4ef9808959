"""Splits texts into folded words, in the same way for the index and for queries."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from typing import NamedTuple

from reader.library.folding import LanguageFolding, original_span, primary_language

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, kana and Han, which have no spaces; Hangul, whose words end with their particles."""

_RUN = re.compile(f"[{_UNSPACED}]+")
_WORD = re.compile(f"(?P<run>[{_UNSPACED}]+)|(?:(?![{_UNSPACED}])[^\\x00-\\x2f\\x3a-\\x60\\x7b-\\x7f])+")
_SYLLABIC = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]")
_DIGIT = re.compile("[0-9]")
_FORM = re.compile("[^\\x00-\\x2f\\x3a-\\x60\\x7b-\\x7f]+")
_ASCII_WORD = re.compile("[a-z0-9]+")
_POSSESSIVE_ENDS = ("'s", "’s", "'S", "’S")
_POSSESSIVE = re.compile(r"(?<=[\w\u0300-\u036f])['’]s(?![\w\u0300-\u036f])", re.IGNORECASE)


_EXPONENT = re.compile("(?<=[0-9])[\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u2080-\u2089]")
_APART = 0xE0F0
"""A private character for each digit, which folds to a space and the digit: 10⁶ is 10 and 6, and never 106."""


class Token(NamedTuple):
    """`form` is the folded word that the index has for the characters `first` to `last` (exclusive) of a text.

    In a script without spaces (`is_unspaced`) a form is two neighbouring characters, and the last one of a run alone.
    """

    form: str
    first: int
    last: int
    is_unspaced: bool = False


class Tokenizer:
    """For the texts of one language (BCP 47)."""

    def __init__(self, language: str) -> None:
        self.language = primary_language(language)
        self._folding = LanguageFolding(self.language)
        self._folding.update({_APART + digit: f" {digit}" for digit in range(10)})
        self._is_english = self.language == "en"

    def indexed_text(self, text: str) -> str:
        """What FTS5 is given: the forms of a text in reading order, with ASCII signs and spaces between them."""
        text = self._prepared(text)
        if text.isascii() and self._folding.only_lowers_ascii:
            return text.lower()
        folded = self._folding.fold(text)
        return _RUN.sub(_as_bigrams, folded) if _RUN.search(folded) else folded

    def tokenize(self, text: str) -> list[Token]:
        """Every token, in reading order."""
        text = self._prepared(text)
        if text.isascii() and self._folding.only_lowers_ascii:
            return [Token(found[0], found.start(), found.end()) for found in _ASCII_WORD.finditer(text.lower())]
        folded, origins = self._folding.fold_with_origins(text)
        tokens: list[Token] = []
        if not _RUN.search(folded):
            return [Token(found[0], *original_span(origins, *found.span())) for found in _FORM.finditer(folded)]
        for found in _WORD.finditer(folded):
            first, last = found.span()
            if found["run"] is None:
                tokens.append(Token(found[0], *original_span(origins, first, last)))
                continue
            for start in range(first, last):
                end = min(start + 2, last)
                tokens.append(Token(folded[start:end], *original_span(origins, start, end), is_unspaced=True))
        return tokens

    def aligned_text(self, text: str) -> str:
        """The text with each form at the position of its word.

        Empty if folding changes positions, or the script has no spaces.
        """
        text = self._prepared(text)
        if text.isascii() and self._folding.only_lowers_ascii:
            return text.lower()
        folded, origins = self._folding.fold_with_origins(text)
        return folded if origins is None and not _RUN.search(folded) else ""

    def forms(self, text: str, aligned: str = "") -> list[str]:
        """The forms that `tokenize` gives, but faster; faster still with the `aligned_text` of the text."""
        indexed = aligned or self.indexed_text(text)
        return _ASCII_WORD.findall(indexed) if indexed.isascii() else _FORM.findall(indexed)

    def spans(self, text: str, numbers: Container[int], aligned: str = "") -> dict[int, tuple[int, int]]:
        """Number of a token, counted from 0 -> its (first, last) in the text. `aligned` as for `forms`."""
        aligned = aligned or self.aligned_text(text)
        if not aligned:
            tokens = enumerate(self.tokenize(text))
            return {number: (token.first, token.last) for number, token in tokens if number in numbers}
        words = (_ASCII_WORD if aligned.isascii() else _FORM).finditer(aligned)
        return {number: found.span() for number, found in enumerate(words) if number in numbers}

    def fold(self, word: str) -> str:
        """One word without case and accents that its language ignores."""
        return "".join(self._folding.fold(word).split())

    def _prepared(self, text: str) -> str:
        """Of the same length."""
        text = self._without_possessives(text)
        return text if text.isascii() else _EXPONENT.sub(_apart, text)

    def _without_possessives(self, text: str) -> str:
        """With spaces for possessive endings, so that positions stay the same: Alzheimer's is found as Alzheimer."""
        if self._is_english and any(end in text for end in _POSSESSIVE_ENDS):
            return _POSSESSIVE.sub("  ", text)
        return text


def _apart(found: re.Match[str]) -> str:
    return chr(_APART + unicodedata.digit(found[0]))


def is_form(text: str) -> bool:
    """Whether the index can have it as one word."""
    return _FORM.fullmatch(text) is not None


def has_digits(form: str) -> bool:
    return _DIGIT.search(form) is not None


def is_syllabic(form: str) -> bool:
    """Whether it is Thai, Lao, Burmese or Khmer."""
    return _SYLLABIC.match(form) is not None


def is_unspaced(form: str) -> bool:
    return _RUN.match(form) is not None


def _as_bigrams(run: re.Match[str]) -> str:
    characters = run[0]
    bigrams = (characters[start : start + 2] for start in range(len(characters)))
    return f" {' '.join(bigrams)} "
