"""Signs within words, by language: apostrophes, possessive endings, joiners, and hyphens at the ends of lines.

Each text that is returned is as long as the text given, so that positions stay the same.
"""

from __future__ import annotations

import re

from reader.library.folding import APOSTROPHE_LETTERS, JOIN_AT_APOSTROPHES

_MARK = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f"
APOSTROPHE = "ʼ"
"""Stands for any apostrophe within a word, in languages that have it as a letter."""

_APOSTROPHES = "'’ʼʻ‘ʽʾʿ´`＇"
_SIGNS = str.maketrans(dict.fromkeys(APOSTROPHE_LETTERS, "'"))
_HAS_APOSTROPHES = re.compile(f"[{_APOSTROPHES}׳״]")
_WITHIN = re.compile(f"(?<=[\\w{_MARK}])[{_APOSTROPHES}](?=\\w)")
_WITHIN_HEBREW = re.compile(f'(?<=[\u05d0-\u05ea\u0591-\u05c7])[{_APOSTROPHES}׳״"“”„](?=[\u05d0-\u05ea])')

_WITHIN_CATALAN = re.compile("(?<=[lL])[·•‧∙](?=[lL])")
"""The point of col·legi, which many people leave out."""

_HEBREW = ("he", "yi")

_POSSESSIVE_ENDS = ("'s", "’s", "ʼs", "'S", "’S", "ʼS")
_POSSESSIVE = re.compile(r"(?<=[\w\u0300-\u036f])['’ʼ]s(?![\w\u0300-\u036f])", re.IGNORECASE)

_JOINER = "\u200c"
_PERSIAN = re.compile(
    "(?<![\\w\u064b-\u065f])(ن?م[یي])[ \u00a0](?=\\w)"
    "|(?<=\\w)[ \u00a0](?=(?:ها(?:[یي](?:[یي]|م|ت|ش|شان|مان|تان)?)?|تر(?:[یي]ن)?)(?![\\w\u200c]))"
)
"""Parts of words between which Persian writes a joiner, or in haste a space: می شود for می‌شود, کتاب ها for کتاب‌ها."""

_LINE_ENDS = ("- ", "-\n", "-\r", "-\t", "-\u00a0", "\u00ad", "‐")
_LINE_END = re.compile("(?:.[-‐\u00ad]+|\u00ad)\\s+", re.DOTALL)
_MAYBE_LINE_END = re.compile(f"\\w[{_MARK}]*[-‐\u00ad]+\\s+[^\\W\\d_]")
_CONJUNCTIONS = frozenset((
    "and", "or", "to", "nor", "und", "oder", "bzw", "sowie", "bis", "et", "ou", "à", "y", "e", "o", "u", "a",
    "och", "eller", "samt", "en", "of", "og", "i", "lub", "oraz", "nebo", "či", "ili", "ja", "tai", "sekä",
    "ve", "veya", "ile", "și", "sau", "és", "vagy", "и", "или", "та", "або", "và",
))  # fmt: skip
"""A hyphen before one of these stands for a part of a word that is left out, as in pre- and postnatal."""


class WordSigns:
    """For a primary language."""

    def __init__(self, language: str) -> None:
        self._is_english = language == "en"
        self._is_catalan = language == "ca"
        self._is_persian = language == "fa"
        self._is_hebrew = language in _HEBREW
        self._joins = language in JOIN_AT_APOSTROPHES

    def prepared(self, text: str) -> str:
        """The text with one sign for all apostrophes, and joiners for the spaces within words."""
        if self._is_english and any(end in text for end in _POSSESSIVE_ENDS):
            text = _POSSESSIVE.sub("  ", text)
        if self._is_hebrew:
            return _WITHIN_HEBREW.sub(APOSTROPHE, text)
        if self._is_catalan:
            return _WITHIN_CATALAN.sub("\u2060", text)
        if self._is_persian:
            return _PERSIAN.sub(lambda found: f"{found[1] or ''}{_JOINER}", text)
        if self._joins and _HAS_APOSTROPHES.search(text):
            return _WITHIN.sub("\0", text).translate(_SIGNS).replace("\0", APOSTROPHE)
        return text


def may_have_line_ends(text: str) -> bool:
    return any(end in text for end in _LINE_ENDS) and _MAYBE_LINE_END.search(text) is not None


def is_line_end(text: str, word: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether only a hyphen and space part two words, given by their spans, as in parace- tamol."""
    if not _LINE_END.fullmatch(text, word[1] - 1, after[0]):
        return False
    goes_on = text[slice(*after)]
    has_case = not goes_on[0].isupper() or (text[slice(*word)].isupper() and goes_on.isupper())
    return has_case and goes_on.casefold() not in _CONJUNCTIONS
