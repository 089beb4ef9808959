"""The letters under which an alphabetical list has its titles, and their order in the language of the pack."""

from __future__ import annotations

from collections.abc import Callable

from reader.library.folding import LanguageFolding, fold, primary_language

OTHERS = "0–9 and signs"
SORTED_BY = 80  # characters of a title
_LAST = "\U0010ffff"
_DOTTED = {"i": "İ", "ı": "I"}

_AFTER_Z = {
    "da": "æøå", "nb": "æøå", "nn": "æøå", "no": "æøå", "sv": "åäö", "fi": "åäö", "is": "þæö", "fo": "æø", "et": "õäöü",
}  # fmt: skip
"""Letters at the end of an alphabet; other letters of its own are behind those that they look like, as ñ behind n."""

Keys = tuple[str, str]


def letter_keys(language: str) -> Callable[[str], Keys]:
    """For a title, its letter and the text by which titles are sorted. Letters are sorted by their own keys.

    >>> [letter_keys("es")(title)[0] for title in ("Nariz", "Ñame", "Écoute", "5 mg", "")]
    ['N', 'Ñ', 'E', '0–9 and signs', '0–9 and signs']
    """
    primary = primary_language(language)
    fold_title = LanguageFolding(primary).fold
    capitals = _DOTTED if primary in ("tr", "az") else {}

    def keys(title: str) -> Keys:
        folded = fold_title(title[:SORTED_BY]).strip()
        first = folded[:1]
        return (capitals.get(first, first.upper()[:1]) if first.isalpha() else OTHERS), folded

    return keys


def order_of(language: str) -> Callable[[str], tuple[str, int, str]]:
    """A key that sorts letters, and folded texts, as the alphabet of the language has them."""
    last = _AFTER_Z.get(primary_language(language), "")

    def key(text: str) -> tuple[str, int, str]:
        if text == OTHERS:
            return _LAST, 0, ""
        first = text[:1].casefold()
        if first in last and first:
            return "z", 1 + last.index(first), text
        base = fold(first)[:1]
        return base, int(base != first), text

    return key
