"""Finds words of a pack that match a word typed less well: without its letters, with a prefix, or within a compound."""

from __future__ import annotations

from typing import NamedTuple

from reader.search import compounds
from reader.search.hebrew import with_other_prefixes
from reader.search.packindex import PackIndex
from reader.search.tokens import has_digits

PLAIN, PLAIN_STEM, PLAIN_COMPLETION, COMPOUND = 0.7, 0.6, 0.55, 0.45
"""How much a match counts: the same word without accents, another of its forms, a longer one, a compound."""

WITH_PREFIX = 0.8

MOST_PLAIN = 12
MOST_COMPOUNDS = 24
MOST_CONTAINING = 100
"""Words with the letters of a part that are looked at, since some have them by chance."""


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
        is_known = is_known or bool(counts)
    plain = tokenizer.plain(form)
    # Who types the letters of the language wants them.
    if not is_known or (plain == form and index.has_accents):
        add(index.with_plain(plain, MOST_PLAIN), PLAIN)
        if not is_known:
            add(index.with_plain_stem(plain, MOST_PLAIN), PLAIN_STEM)
        if is_prefix:
            add(index.beginning_with_plain(plain, MOST_PLAIN), PLAIN_COMPLETION)
            if plain != form:
                add(index.beginning_with(plain, MOST_PLAIN), PLAIN_COMPLETION)
    if not found and not is_known:
        add(index.with_plain(tokenizer.without_digraphs(form), MOST_PLAIN), PLAIN)
    if tokenizer.language in compounds.LANGUAGES and not has_digits(form):
        add(_compounds(index, plain, is_prefix=is_prefix), COMPOUND)
    return found


def _compounds(index: PackIndex, plain: str, *, is_prefix: bool) -> list[tuple[str, int]]:
    stem = index.tokenizer.plain(index.stems.of(plain))
    part = plain if is_prefix or len(stem) < compounds.SHORTEST_PART or not plain.startswith(stem) else stem
    if len(part) < compounds.SHORTEST_PART:
        return []
    found = [
        (word, count)
        for word, count in index.containing(part, MOST_CONTAINING)
        if compounds.has_part(index.tokenizer.plain(word), part, is_prefix=is_prefix)
    ]
    return found[:MOST_COMPOUNDS]
