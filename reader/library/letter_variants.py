"""Letters and signs that stand for one another in scripts other than Latin: kana, Ethiopic letters that sound alike,
traditional and simplified Chinese characters, and the nasals of Indian scripts.
"""

from __future__ import annotations

import functools
import re

from reader.system import paths

KANA = {chr(code): chr(code + 0x60) for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)}
"""Hiragana -> katakana."""

_ORDERS = 8
"""An Ethiopic letter has a character for each vowel, in a row of eight."""

_SOUND_ALIKE = (("ሐ", "ሀ"), ("ኀ", "ሀ"), ("ሠ", "ሰ"), ("ዐ", "አ"), ("ፀ", "ጸ"))
_UNASSIGNED = "\u12a7\u12d7"

ETHIOPIC = {
    chr(ord(one) + order): chr(ord(other) + order)
    for one, other in _SOUND_ALIKE
    for order in range(_ORDERS)
    if chr(ord(one) + order) not in _UNASSIGNED
} | {"ሃ": "ሀ", "ሓ": "ሀ", "ኃ": "ሀ", "ኻ": "ሀ", "ኣ": "አ", "ዓ": "አ"}
"""Letters that sound alike in Amharic, also those that do so with the first and the fourth vowel alone."""

APART_IN_ETHIOPIC = ("ti", "tig", "gez")
"""Languages that tell these letters apart."""

APART_IN_HAN = ("ja",)
"""In Japanese, 后 is an empress, and not a short way to write 後."""

_INDIAN = {"Devanagari": 0x900, "Gujarati": 0xA80, "Oriya": 0xB00, "Telugu": 0xC00, "Kannada": 0xC80}
_ANUSVARA, _VIRAMA = 0x02, 0x4D
_CLASSES = ((0x19, range(0x15, 0x19)), (0x1E, range(0x1A, 0x1E)), (0x23, range(0x1F, 0x23)), (0x28, range(0x24, 0x28)),
            (0x2E, range(0x2A, 0x2E)))  # fmt: skip
"""Offset in a block of a nasal, and those of the consonants that are spoken at the same place."""

_WITH_DOT = {0x15: "\u0958", 0x16: "\u0959", 0x17: "\u095a", 0x1C: "\u095b", 0x21: "\u095c", 0x22: "\u095d",
             0x2B: "\u095e"}  # fmt: skip
"""Devanagari consonants with a dot below, in one character."""


def _nasals() -> list[tuple[str, str]]:
    """(anusvara, pattern of what it can stand for) for each script."""
    found = [("ং", "ঙ্(?=[কখগঘ])")]
    for script, start in _INDIAN.items():
        pairs = []
        for nasal, consonants in _CLASSES:
            letters = "".join(chr(start + each) for each in consonants)
            if script == "Devanagari":
                letters += "".join(_WITH_DOT.get(each, "") for each in consonants)
            pairs.append(f"{chr(start + nasal)}{chr(start + _VIRAMA)}(?=[{letters}])")
        found.append((chr(start + _ANUSVARA), "|".join(pairs)))
    return found


_NASAL = re.compile("|".join(f"({pattern})" for _, pattern in _nasals()))
_VIRAMAS = ("্", *(chr(start + _VIRAMA) for start in _INDIAN.values()))
_SIGNS = [sign for sign, _ in _nasals()]


def join_nasals(text: str) -> str:
    """
    >>> join_nasals("हिन्दी")
    'हिंदी'
    """
    if not any(virama in text for virama in _VIRAMAS):
        return text
    return _NASAL.sub(lambda found: _SIGNS[(found.lastindex or 1) - 1], text)


def nasal_ends(text: str) -> list[int]:
    """The indexes of the second of the two characters of each nasal that `join_nasals` makes one."""
    if not any(virama in text for virama in _VIRAMAS):
        return []
    return [found.end() - 1 for found in _NASAL.finditer(text)]


@functools.cache
def simplified() -> dict[str, str]:
    """Traditional Chinese character -> the simplified one."""
    lines = (paths.resources() / "han_variants.txt").read_text(encoding="utf-8").splitlines()
    return {other: line[0] for line in lines if not line.startswith("#") for other in line[1:]}


def is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff"
