"""Splits texts into folded words, in the same way for the index and for queries."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from typing import NamedTuple

from reader.library.folding import LanguageFolding, fold, original_span, primary_language
from reader.library.normal_form import normalized
from reader.search.word_signs import WordSigns, is_line_end, may_have_line_ends

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
_DIGRAPHS = {
    **dict.fromkeys(("de", "lb", "gsw", "nds"), re.compile("([aou])e")),
    **dict.fromkeys(("da", "nb", "nn", "no", "sv", "fo"), re.compile("([ao])e|(a)a")),
    **dict.fromkeys(("hr", "bs", "sr", "sl"), re.compile("(d)j")),
    "eo": re.compile("([cghjsu])x"), "fi": re.compile("([ao])e"), "is": re.compile("([ao])e"),
}  # fmt: skip
"""Language -> pairs of letters that are typed for one that a keyboard does not have: ae for ä or æ, aa for å."""

_ANY_DIGRAPH = re.compile("([aou])e|(a)a")
_UNSTEMMED = re.compile("[\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f]")
"""Points of Hebrew, vowels of Arabic, and what joins or parts letters without being seen."""

_DOTLESS = ("tr", "az")
_SHORTEST_PART = 2
"""Letters of a word before and after the hyphen at the end of a line."""


_EXPONENT = re.compile("(?<=[0-9])[\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u2080-\u2089]")
_APART = 0xE0F0
"""A private character for each digit, which folds to a space and the digit: 10⁶ is 10 and 6, and never 106."""


class Token(NamedTuple):
    """`form` is the folded word that the index has for the characters `first` to `last` (exclusive) of a text.

    In a script without spaces (`is_unspaced`) a form is two neighbouring characters, and the last one of a run alone.
    `written` is the word before folding, in lower case, which its stem depends on.
    """

    form: str
    first: int
    last: int
    is_unspaced: bool = False
    written: str = ""


class Tokenizer:
    """For the texts of one language (BCP 47)."""

    def __init__(self, language: str) -> None:
        self.language = primary_language(language)
        self._folding = LanguageFolding(self.language)
        self._folding.update({_APART + digit: f" {digit}" for digit in range(10)})
        self._signs = WordSigns(self.language)
        self._digraphs = _DIGRAPHS.get(self.language)

    def prepared(self, text: str) -> str:
        """As long as the text, with one sign for all apostrophes, without spaces in words, and with exponents apart."""
        text = self._signs.prepared(text)
        return text if text.isascii() else _EXPONENT.sub(_apart, text)

    def indexed_text(self, text: str) -> str:
        """What FTS5 is given: the forms of a text in reading order, with ASCII signs and spaces between them."""
        text = self.prepared(text)
        if may_have_line_ends(text):
            return " ".join(token.form for token in self.tokenize(text))
        if text.isascii() and self._folding.only_lowers_ascii:
            return text.lower()
        folded = self._folding.fold(text)
        return _RUN.sub(_as_bigrams, folded) if _RUN.search(folded) else folded

    def tokenize(self, text: str) -> list[Token]:
        """Every token, in reading order. A word that the end of a line parts comes before its parts."""
        text = self.prepared(text)
        tokens = self._tokens(text)
        return _with_parted(text, tokens) if may_have_line_ends(text) else tokens

    def _tokens(self, text: str) -> list[Token]:
        if text.isascii() and self._folding.only_lowers_ascii:
            words = _ASCII_WORD.finditer(text.lower())
            return [Token(word[0], word.start(), word.end(), written=word[0]) for word in words]
        folded, origins = self._folding.fold_with_origins(text)
        tokens: list[Token] = []
        for found in _WORD.finditer(folded):
            first, last = found.span()
            if found["run"] is None:
                start, end = original_span(origins, first, last)
                tokens.append(Token(found[0], start, end, written=self.lowered(text[start:end])))
                continue
            for start in range(first, last):
                end = min(start + 2, last)
                tokens.append(Token(folded[start:end], *original_span(origins, start, end), is_unspaced=True))
        return tokens

    def aligned_text(self, text: str) -> str:
        """The text with each form at the position of its word.

        Empty if folding changes positions, a line end parts words, or the script has no spaces.
        """
        text = self.prepared(text)
        if may_have_line_ends(text):
            return ""
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

    def plain(self, form: str) -> str:
        """A form without any accent, as people type it who do not have the letters of its language.

        >>> Tokenizer("sv").plain("sår"), Tokenizer("de").plain("uebung"), Tokenizer("uk").plain("пʼять")
        ('sar', 'ubung', 'пять')
        """
        if form.isascii() and self._digraphs is None:
            return form
        plain = fold(form).replace("'", "")
        plain = plain if self._digraphs is None else self._digraphs.sub(_without_second, plain)
        return plain if is_form(plain) else form

    def without_digraphs(self, form: str) -> str:
        """`plain`, also without the pairs of letters that other languages type: joergensen becomes jorgensen."""
        return _ANY_DIGRAPH.sub(_without_second, self.plain(form))

    def lowered(self, word: str) -> str:
        """Composed and in lower case, without vowel marks and joiners, as stemmers want it."""
        word = _UNSTEMMED.sub("", normalized("NFC", word))
        return word.replace("I", "ı").replace("İ", "i").lower() if self.language in _DOTLESS else word.lower()


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


def _without_second(found: re.Match[str]) -> str:
    return found[0][0]


def _with_parted(text: str, tokens: list[Token]) -> list[Token]:
    """With each word that the end of a line parts. Its parts stay, since they may be words of their own."""
    found: list[Token] = []
    for number, token in enumerate(tokens):
        after = tokens[number + 1] if number + 1 < len(tokens) else None
        if after and _is_parted(text, token, after):
            form = token.form + after.form
            found.append(Token(form, token.first, after.last, written=token.written + after.written))
        found.append(token)
    return found


def _is_parted(text: str, token: Token, after: Token) -> bool:
    are_words = not (token.is_unspaced or after.is_unspaced or has_digits(token.form) or has_digits(after.form))
    are_long = min(len(token.form), len(after.form)) >= _SHORTEST_PART
    return are_words and are_long and is_line_end(text, (token.first, token.last), (after.first, after.last))
