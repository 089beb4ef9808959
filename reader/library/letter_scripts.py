"""Which script a letter belongs to, for the scripts beyond Latin, Greek and Cyrillic that the program has fonts for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache

LAST_OWN_LETTER = "\u052f"
"""The fonts of every page have Latin, Greek and Cyrillic letters."""

FOREIGN_LETTER = re.compile(f"[^\0-{LAST_OWN_LETTER}\u1e00-\u206f]")
"""The letters that other fonts must have. The second range that is left out is the rest of Latin and Greek letters, and
punctuation."""

RANGES: Mapping[str, tuple[tuple[int, int], ...]] = {
    "Arabic": ((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)),
    "Armenian": ((0x530, 0x58F), (0xFB13, 0xFB17)),
    "Bengali": ((0x980, 0x9FF),),
    "Devanagari": ((0x900, 0x97F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF)),  # with the dandas of other Indian scripts
    "Ethiopic": ((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)),
    "Georgian": ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)),
    "Gujarati": ((0xA80, 0xAFF),),
    "Gurmukhi": ((0xA00, 0xA7F),),
    "Hebrew": ((0x590, 0x5FF), (0xFB1D, 0xFB4F)),
    "Kannada": ((0xC80, 0xCFF),),
    "Khmer": ((0x1780, 0x17FF), (0x19E0, 0x19FF)),
    "Lao": ((0xE80, 0xEFF),),
    "Malayalam": ((0xD00, 0xD7F),),
    "Myanmar": ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)),
    "Oriya": ((0xB00, 0xB7F),),
    "Sinhala": ((0xD80, 0xDFF),),
    "Tamil": ((0xB80, 0xBFF),),
    "Telugu": ((0xC00, 0xC7F),),
    "Thai": ((0xE00, 0xE7F),),
}
"""The first and last code point of each range of a script."""

_SORTED = sorted((first, last, script) for script, ranges in RANGES.items() for first, last in ranges)
_FIRSTS = [first for first, _, _ in _SORTED]
_LETTERS = "[" + "".join(f"{chr(first)}-{chr(last)}" for first, last, _ in _SORTED) + "]"


def scripts_in(text: str) -> frozenset[str]:
    """The scripts of RANGES that a text has letters of.

    >>> sorted(scripts_in("Paracetamol, باراسيتامول, พาราเซตามอล"))
    ['Arabic', 'Thai']
    """
    if text.isascii() or not FOREIGN_LETTER.search(text):
        return frozenset()
    return frozenset(map(script_of, set(re.findall(_LETTERS, text))))


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """The script of a letter, or an empty text for one that is in none of RANGES."""
    code = ord(letter)
    place = bisect_right(_FIRSTS, code) - 1
    if place < 0:
        return ""
    _, last, script = _SORTED[place]
    return script if code <= last else ""
