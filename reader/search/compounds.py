"""Later parts of compounds: Aufenthalt in Krankenhausaufenthalt and in Krankenhausaufenthaltsdauer."""

from __future__ import annotations

from collections.abc import Callable

LANGUAGES = frozenset((
    "de", "lb", "gsw", "nds", "nl", "af", "fy", "sv", "da", "nb", "nn", "no", "fo", "is", "fi", "et", "hu",
))  # fmt: skip
"""Primary languages that write compounds as one word."""

SHORTEST_PART = 4
"""Letters of a part that is searched for within words, since shorter ones stand in any word by chance."""

_SHORTEST_WITHIN = 5
"""A shorter part is searched for only at the end of words, after a long part: arzt in hausarzt."""

_SHORTEST_FIRST, _SHORTEST_LAST = 3, 4
_VOWELS = frozenset("aeiouyæøœ")
_NEVER_LAST = ("w", "j", "q")
"""Letters with which no part ends: there is no Eisen in beweisen."""


def has_part(plain: str, part: str, is_form: Callable[[str], bool], *, is_prefix: bool) -> bool:
    """Whether a word has the part after another one. Both are without accents. A prefix may go on in any way.

    `is_form` says whether the end of a word is a form of the part.

    >>> has_part("krankenhausaufenthalts", "aufenthalt", lambda end: end == "aufenthalts", is_prefix=False)
    True
    """
    is_short = len(part) < _SHORTEST_WITHIN
    first = plain.find(part, _SHORTEST_FIRST + is_short)
    while first > 0:
        rest = plain[first + len(part) :]
        ends_well = not rest or is_form(plain[first:])
        if not is_short:
            ends_well = ends_well or is_prefix or (len(rest) >= _SHORTEST_LAST and _is_part(rest))
        if ends_well and _is_part(plain[:first]):
            return True
        first = plain.find(part, first + 1)
    return False


def _is_part(letters: str) -> bool:
    return not _VOWELS.isdisjoint(letters) and not letters.endswith(_NEVER_LAST)
