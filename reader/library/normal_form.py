"""Unicode normal forms in linear time: Python needs quadratic time for a letter with very many combining marks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Literal

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]

PIECE = 1_000
"""Characters. A run of marks that is longer is cut, and its parts are sorted one by one; no language has such a run."""

_JAMO = range(0x1160, 0x1200)
"""Vowels and final consonants of Hangul, which join the letter before them."""


def normalized(form: Form, text: str) -> str:
    if text.isascii():
        return text
    if len(text) <= PIECE:
        return unicodedata.normalize(form, text)
    return "".join(unicodedata.normalize(form, piece) for piece in _pieces(text))


def is_normalized(form: Form, text: str) -> bool:
    if text.isascii():
        return True
    if len(text) <= PIECE:
        return unicodedata.is_normalized(form, text)
    return all(unicodedata.is_normalized(form, piece) for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    """Parts of at most twice PIECE characters, which begin at a letter that joins nothing before it if there is one."""
    start = 0
    while start < len(text):
        end = start + PIECE
        last = min(end + PIECE, len(text))
        while end < last and _joins(text[end]):
            end += 1
        yield text[start:end]
        start = end


def _joins(character: str) -> bool:
    if character.isascii():
        return False
    first = unicodedata.normalize("NFKD", character)[0]  # the mark in half-width kana's sign of voice, for example
    return unicodedata.category(first)[0] == "M" or ord(first) in _JAMO
