"""Where lines must not end in scripts without spaces, although Qt would end them there.

Qt knows nothing of Burmese, and ends a line between any two clusters of letters. For Thai it asks a library of Linux,
so that lines would end elsewhere than on other systems.
"""

from __future__ import annotations

import re
from functools import cache

from reader.library.word_borders import BORDER

_BURMESE = re.compile("[\u1000-\u109f]")
_LETTERS = "\u0e01-\u0e4e\u0e80-\u0edf\u1000-\u1049\u104c-\u104f\u1780-\u17d3\u17d7\u17dd"


@cache  # not at the top: most pages are shown without these scripts
def _in_syllable() -> re.Pattern[str]:
    return re.compile(
        "(?=[\u102b-\u103e])"  # vowels and signs
        "|(?<=[\u1000-\u1038\u103a-\u104f])(?=[\u1000-\u1021]\u1037?[\u1039\u103a])"  # a consonant that ends a syllable
        "|(?<=[\u1000-\u104f])(?=[\u104a\u104b])"  # the full stops
    )


@cache
def _in_word() -> re.Pattern[str]:
    return re.compile(f"(?<=[{_LETTERS}])(?=[{_LETTERS}])")


def has_borders(text: str) -> bool:
    """Whether its pack was built with the borders of words, so that no line need end within one."""
    return BORDER in text


def has_syllables(text: str) -> bool:
    """Whether it has Burmese, whose syllables can be told."""
    return _BURMESE.search(text) is not None


def is_in_syllable(text: str, place: int) -> bool:
    return _in_syllable().match(text, place) is not None


def is_in_word(text: str, place: int) -> bool:
    """For a text with borders."""
    return _in_word().match(text, place) is not None
