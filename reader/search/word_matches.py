"""Finds words of a pack that match a word typed less well: without its letters, with a prefix, or within a compound."""

from __future__ import annotations

from typing import NamedTuple

from reader.search import compounds
from reader.search.hebrew import BEFORE_BEGINNINGS, SHORTEST_OF_PLURAL, other_numbers, with_other_prefixes
from reader.search.packindex import PackIndex
from reader.search.stems import HARMONIC
from reader.search.tokens import has_digits

PLAIN, PLAIN_STEM, PLAIN_COMPLETION, COMPOUND = 0.7, 0.6, 0.55, 0.45
"""How much a match counts: the same word without accents, another of its forms, a longer one, a compound."""

WITH_PREFIX = 0.8

MOST_PLAIN = 12
MOST_COMPOUNDS = 24
MOST_CONTAINING = 100
"""Words with the letters of a part that are looked at, since some have them by chance."""

_ENDINGS = ("s", "e", "en", "n", "er")
"""Of a part at the end of a word, for languages without a stemmer."""

SHORTEST_BEGINNING, LONGEST_ENDING = 4, 6  # letters


class OtherWord(NamedTuple):
    word: str
    passages: int
    quality: float


def other_words(index: PackIndex, form: str, *, is_prefix: bool, is_known: bool) -> list[OtherWord]:
    """Best first. `is_known` says whether the pack has the form or another one of its stem."""
    tokenizer = index.tokenizer
    found: list[OtherWord] = []

    def add(words: list[tuple[str, int]], quality: float) -> None:
        found.extend(OtherWord(word, count, quality) for word, count in words)

    if tokenizer.language == "he":
        counts = index.counts_of(with_other_prefixes(form, is_known=is_known))
        add(list(counts.items()), WITH_PREFIX)
        if not is_known:
            numbers = other_numbers(form)
            prefixed = [each for number in numbers for each in with_other_prefixes(number, is_known=True)]
            add(list(index.counts_of((*numbers, *prefixed)).items()), PLAIN_STEM)
        if is_prefix and len(form) >= SHORTEST_OF_PLURAL:
            for before in BEFORE_BEGINNINGS:
                add(index.beginning_with(f"{before}{form}", MOST_PLAIN), PLAIN_COMPLETION)
        is_known = is_known or bool(found)
    plain = tokenizer.plain(form)
    # Who types the letters of the language wants them.
    if not is_known or (plain == form and index.has_accents):
        add(index.with_plain(plain, MOST_PLAIN), PLAIN)
        if not is_known:
            add(index.with_plain_stem(_stem(index, plain), MOST_PLAIN), PLAIN_STEM)
        if is_prefix:
            add(index.beginning_with_plain(plain, MOST_PLAIN), PLAIN_COMPLETION)
            if plain != form:
                add(index.beginning_with(plain, MOST_PLAIN), PLAIN_COMPLETION)
    if not found and not is_known and tokenizer.language in HARMONIC:
        add(_beginnings(index, plain), PLAIN_STEM)
    if not found and not is_known:
        add(index.with_plain(tokenizer.without_digraphs(form), MOST_PLAIN), PLAIN)
    if tokenizer.language in compounds.LANGUAGES and not has_digits(form):
        add(_compounds(index, plain, is_prefix=is_prefix), COMPOUND)
    return found


def _compounds(index: PackIndex, plain: str, *, is_prefix: bool) -> list[tuple[str, int]]:
    stem = _stem(index, plain)
    is_beginning = len(stem) >= compounds.SHORTEST_PART and plain.startswith(stem)
    part = stem if is_beginning and not is_prefix else plain
    if len(part) < compounds.SHORTEST_PART:
        return []

    def is_form(end: str) -> bool:
        return end.removeprefix(plain) in _ENDINGS or _stem(index, end) == stem

    found = [
        (word, count)
        for word, count in index.containing(part, MOST_CONTAINING)
        if compounds.has_part(index.tokenizer.plain(word), part, is_form, is_prefix=is_prefix)
    ]
    return found[:MOST_COMPOUNDS]


def _stem(index: PackIndex, plain: str) -> str:
    return index.tokenizer.plain(index.stems.of(plain))


def _beginnings(index: PackIndex, plain: str) -> list[tuple[str, int]]:
    """Words whose stem a word begins with, for endings whose vowels follow those of the stem: agrilari for ağrıları."""
    for length in range(len(plain) - 1, max(SHORTEST_BEGINNING, len(plain) - LONGEST_ENDING) - 1, -1):
        words = index.with_plain_stem(plain[:length], MOST_PLAIN)
        if words:
            return words
    return []
