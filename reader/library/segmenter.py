"""Finds the words of Thai, Lao, Khmer and Burmese, which are written without spaces.

A run of letters is divided into as few words of the list as cover it, so that as little as possible is in none. A
word begins and ends only between syllables, or what of them can be told from the letters alone: a consonant keeps its
vowels, its tone, and the letters below it. What is in no word stays together, and a single letter stays with the word
before it. In Burmese each syllable can be told, and a line may end after any.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from reader.library.word_borders import BORDER
from reader.library.word_list import SCRIPTS, words_of

_CLUSTERS = {
    "thai": "[เ-ไ]?[ก-ฮ][\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]*(?:[ก-ฮ][ิุ]?์)*[ฯๆ]*",
    "lao": "[ເ-ໄ]?[ກ-ຮໜ-ໟ][\u0eb0-\u0ebd\u0ec8-\u0ece]*(?:[ກ-ຮ]\u0ecc)*[ຯໆ]*",
    "khmer": (
        "[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17d3\u17dd])*"
        "(?:[\u1780-\u17a2][\u17b7\u17bb]?\u17cd)*\u17d7*"
    ),
    "burmese": (
        "[\u1000-\u102a\u103f\u104c-\u104f]"
        "(?:[\u102b-\u1038\u103a-\u103e]|\u1039[\u1000-\u1021]|[\u1000-\u1021](?=\u1037?[\u1039\u103a]))*"
    ),
}
"""A syllable, or the part of one that nothing may divide."""

_SIGNS_APART = {
    "thai": "\u0e3f", "lao": "", "khmer": "\u17d4-\u17d6\u17d8-\u17db", "burmese": "\u1040-\u104b",
}  # fmt: skip
"""Digits, full stops and signs of money: they end a run of letters."""

_ANY = "[" + "".join(f"{first}-{last}" for first, last in SCRIPTS.values()) + "]{2}"
_OTHER_BURMESE = "[\u1022\u1028\u1033-\u1035\u1050-\u109f]"
"""Letters of Mon, Karen and others, which share the script: the Burmese list has none of their words."""

_LONGEST = 33  # characters of a word in the lists
_UNKNOWN = 2.5
"""What a cluster in no word costs; a word costs 1."""

_VOWELS_AFTER = "ะาำๅະາຳ"
_REPEATING = "\u0e2f\u0e46\u0eaf\u0ec6\u17d7"
"""Signs after a word: it is said again, or shortened."""

_ONE_LETTER = "ณธឬឮឯឱឦ"
"""Words of one letter. The lists also have consonants as such."""


@cache  # not at the top: most pages are shown without these scripts
def _run(script: str) -> re.Pattern[str]:
    first, last = SCRIPTS[script]
    return re.compile(f"(?:(?![{_SIGNS_APART[script] or BORDER}])[{first}-{last}\u200c\u200d{BORDER}])+")


@cache
def _cluster(script: str) -> re.Pattern[str]:
    return re.compile(f"{_CLUSTERS[script]}|.", re.DOTALL)


def borders(text: str) -> list[int]:
    """The positions between two words, in rising order. Runs that have borders already get no others."""
    if text.isascii() or not re.search(_ANY, text):
        return []
    return sorted(
        found.start() + place
        for script in SCRIPTS
        for found in _run(script).finditer(text)
        if len(found[0]) > 1 and BORDER not in found[0] and not re.search(_OTHER_BURMESE, found[0])
        for place in _borders_in(found[0], script)
    )


def _borders_in(run: str, script: str) -> Iterator[int]:
    ends = [end for found in _cluster(script).finditer(run) if (end := found.end()) == len(run) or _begins(run[end])]
    pieces = _divided(run, [0, *ends], words_of(script))
    for number, (first, last, is_word) in enumerate(pieces):
        if script == "burmese" and not is_word:
            yield from (end for end in ends if first < end < last)
        if number + 1 < len(pieces):
            after = pieces[number + 1]
            is_clear = script == "burmese" or not (_is_scrap(first, last, is_word, ends) or _is_scrap(*after, ends))
            if is_clear:
                yield last


def _begins(letter: str) -> bool:
    """Whether it can be the first of a cluster."""
    return letter not in _VOWELS_AFTER and unicodedata.category(letter)[0] != "M"


def _is_scrap(first: int, last: int, is_word: bool, ends: Sequence[int]) -> bool:
    """Whether it is in no word, and so short that it rather belongs to one beside it."""
    return not is_word and sum(first < end <= last for end in ends) < 2


def _divided(run: str, places: Sequence[int], words: frozenset[str]) -> list[tuple[int, int, bool]]:
    """(first, last, whether it is a word) of each part of a run; `places` are those between its clusters.

    From the last place to the first, the cheapest way to the end is found. Of two, the longer word is taken.
    """
    count = len(places) - 1
    costs = [0.0] * (count + 1)
    following = [count] * (count + 1)
    for number in range(count - 1, -1, -1):
        first = places[number]
        costs[number], following[number] = _UNKNOWN + costs[number + 1], -(number + 1)
        for other in range(number + 1, count + 1):
            last = places[other]
            if last - first > _LONGEST:
                break
            is_word = run[first:last].rstrip(_REPEATING) in words and (last - first > 1 or run[first] in _ONE_LETTER)
            if is_word and 1 + costs[other] <= costs[number]:
                costs[number], following[number] = 1 + costs[other], other
    parts: list[tuple[int, int, bool]] = []
    number = 0
    while number < count:
        other = following[number]
        first, last = places[number], places[abs(other)]
        if other < 0 and parts and not parts[-1][2]:
            first = parts.pop()[0]
        parts.append((first, last, other > 0))
        number = abs(other)
    return parts
