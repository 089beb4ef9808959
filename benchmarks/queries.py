"""Queries as people type them: words of the library, letter by letter."""

from __future__ import annotations

import random

from benchmarks.prose import words_of

QUERIES = 200
LONGEST = 4  # words
FIRST_PREFIX = 2  # characters
SEED = 5


def queries(count: int = QUERIES) -> list[str]:
    """Queries of one to four words, equally many of each; a word is as frequent as in the texts."""
    chance, words = random.Random(SEED), words_of()
    return [" ".join(chance.choices(words, k=1 + number % LONGEST)) for number in range(count)]


def keystrokes(count: int = QUERIES) -> list[str]:
    """The text in the field after each key, from the second character on."""
    return [query[:end] for query in queries(count) for end in range(FIRST_PREFIX, len(query) + 1)]
