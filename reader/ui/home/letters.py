"""The letters under which an alphabetical list has its titles, and their order in the language of the pack."""

from __future__ import annotations

from collections.abc import Callable

from reader.library.folding import LanguageFolding, fold, primary_language

OTHERS = "0–9 and signs"
"""The home shows the words of the pack's language for it."""

LOOKED_AT = 20  # characters of a title
_LAST = "\U0010ffff"
_DOTTED = {"i": "İ", "ı": "I"}

_AFTER_Z = {
    "da": "æøå", "nb": "æøå", "nn": "æøå", "no": "æøå", "sv": "åäö", "fi": "åäö", "is": "þæö", "fo": "æø", "et": "õäöü",
}  # fmt: skip
"""Letters at the end of an alphabet; other letters of its own are behind those that they look like, as ñ behind n."""


def letter_of(language: str) -> Callable[[str], str]:
    """For a title, the letter that it stands under.

    >>> [letter_of("es")(title) for title in ("Nariz", "Ñame", "Écoute", "5 mg", "")]
    ['N', 'Ñ', 'E', '0–9 and signs', '0–9 and signs']
    """
    primary = primary_language(language)
    fold_title = LanguageFolding(primary).fold
    capitals = _DOTTED if primary in ("tr", "az") else {}
    known: dict[str, str] = {}  # the beginnings of titles: there are few different ones

    def letter(title: str) -> str:
        begin = title[:2]
        if begin not in known:
            first = fold_title(title[:LOOKED_AT]).strip()[:1]
            found = capitals.get(first, first.upper()[:1]) if first.isalpha() else OTHERS
            if not begin[:1].isalnum():  # the letter is behind a sign
                return found
            known[begin] = found
        return known[begin]

    return letter


def order_of(language: str) -> Callable[[str], tuple[str, int]]:
    """A key that sorts letters as the alphabet of the language has them."""
    last = _AFTER_Z.get(primary_language(language), "")

    def key(letter: str) -> tuple[str, int]:
        if letter == OTHERS:
            return _LAST, 0
        small = letter.casefold()
        if small in last:
            return "z", 1 + last.index(small)
        base = fold(small)[:1]
        return base, int(base != small)

    return key
