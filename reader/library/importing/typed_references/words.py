"""Lists of words, as one text each."""

from __future__ import annotations


def word_list(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def phrase_set(text: str) -> frozenset[str]:
    """Phrases with a semicolon between them."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(";"))
