"""The words of a text, made alike as its language wants it: one way for what is indexed and for what is asked."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from reader.library.folding import LanguageFolding, original_span, primary_language

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, kana, Han, and Hangul, whose words carry their particles with them."""

_RUN = re.compile(f"[{_UNSPACED}]+")
_WORD = re.compile(f"(?P<run>[{_UNSPACED}]+)|(?:(?![{_UNSPACED}])[^\\x00-\\x2f\\x3a-\\x60\\x7b-\\x7f])+")
_SYLLABIC = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]")
_DIGIT = re.compile("[0-9]")
_FORM = re.compile("[^\\x00-\\x2f\\x3a-\\x60\\x7b-\\x7f]+")
_ASCII_WORD = re.compile("[a-z0-9]+")
_POSSESSIVE_ENDS = ("'s", "’s", "'S", "’S")
_POSSESSIVE = re.compile(r"(?<=[\w\u0300-\u036f])['’]s(?![\w\u0300-\u036f])", re.IGNORECASE)


class Word(NamedTuple):
    """`form` is what the index holds for the characters `first` to `last` (exclusive) of a text.

    In scripts without spaces a form is two neighbouring characters, at the end of a run one; `is_piece` tells so.
    """

    form: str
    first: int
    last: int
    is_piece: bool = False


class Words:
    """Of the texts of one language (BCP 47)."""

    def __init__(self, language: str) -> None:
        self.language = primary_language(language)
        self._folding = LanguageFolding(self.language)
        self._is_english = self.language == "en"

    def indexed(self, text: str) -> str:
        """The forms of all words of a text, with signs and spaces of ASCII between them."""
        text = self._without_possessives(text)
        if text.isascii() and self._folding.only_lowers_ascii:
            return text.lower()
        folded = self._folding.fold(text)
        return _RUN.sub(_in_pieces, folded) if _RUN.search(folded) else folded

    def of(self, text: str) -> list[Word]:
        """Every word with its place, in reading order."""
        text = self._without_possessives(text)
        if text.isascii() and self._folding.only_lowers_ascii:
            return [Word(found[0], found.start(), found.end()) for found in _ASCII_WORD.finditer(text.lower())]
        folded, origins = self._folding.fold_with_origins(text)
        words: list[Word] = []
        if not _RUN.search(folded):
            return [Word(found[0], *original_span(origins, *found.span())) for found in _FORM.finditer(folded)]
        for found in _WORD.finditer(folded):
            first, last = found.span()
            if found["run"] is None:
                words.append(Word(found[0], *original_span(origins, first, last)))
                continue
            for start in range(first, last):
                end = min(start + 2, last)
                words.append(Word(folded[start:end], *original_span(origins, start, end), is_piece=True))
        return words

    def aligned(self, text: str) -> str:
        """The text with forms in the places of its words; empty where they have other places, or stand in no spaces."""
        text = self._without_possessives(text)
        if text.isascii() and self._folding.only_lowers_ascii:
            return text.lower()
        folded, origins = self._folding.fold_with_origins(text)
        return folded if origins is None and not _RUN.search(folded) else ""

    def forms(self, text: str, aligned: str = "") -> list[str]:
        """Those of `of`, sooner, and sooner still where the text is known as it is `aligned`."""
        indexed = aligned or self.indexed(text)
        return _ASCII_WORD.findall(indexed) if indexed.isascii() else _FORM.findall(indexed)

    def spans(self, text: str, numbers: Container[int], aligned: str = "") -> dict[int, tuple[int, int]]:
        """The places of those words of `of` that have these numbers, likewise."""
        aligned = aligned or self.aligned(text)
        if not aligned:
            return {number: (word.first, word.last) for number, word in enumerate(self.of(text)) if number in numbers}
        words = (_ASCII_WORD if aligned.isascii() else _FORM).finditer(aligned)
        return {number: found.span() for number, found in enumerate(words) if number in numbers}

    def fold(self, word: str) -> str:
        """One word without what its language ignores."""
        return "".join(self._folding.fold(word).split())

    def _without_possessives(self, text: str) -> str:
        """As long as before, so that places stay: Alzheimer's is a form of Alzheimer."""
        if self._is_english and any(end in text for end in _POSSESSIVE_ENDS):
            return _POSSESSIVE.sub("  ", text)
        return text


def is_form(text: str) -> bool:
    """Whether the index would hold it as one word."""
    return _FORM.fullmatch(text) is not None


def has_digits(form: str) -> bool:
    return _DIGIT.search(form) is not None


def is_syllabic(form: str) -> bool:
    """Whether it is Thai, Lao, Burmese or Khmer."""
    return _SYLLABIC.match(form) is not None


def is_unspaced(form: str) -> bool:
    return _RUN.match(form) is not None


def _in_pieces(run: re.Match[str]) -> str:
    characters = run[0]
    pieces = (characters[start : start + 2] for start in range(len(characters)))
    return f" {' '.join(pieces)} "
