"""How much a text tells. Ten Chinese characters say as much as thirty Latin letters, and occur elsewhere as rarely."""

from __future__ import annotations

from bisect import bisect_right

_WEIGHTS = (
    (0x0590, 1.3),  # Hebrew, Arabic, Syriac: without most vowels
    (0x0900, 1.3),  # the scripts of India, Thai, Lao, Tibetan, Burmese
    (0x1100, 1.0),
    (0x1200, 2.0),  # Ethiopic: a sign is a syllable
    (0x1380, 1.0),
    (0x1780, 1.3),  # Khmer
    (0x1800, 1.0),
    (0x3005, 3.0),
    (0x3008, 1.0),
    (0x3041, 1.5),  # kana
    (0x3100, 1.0),
    (0x3400, 3.0),  # Chinese characters
    (0xA000, 1.0),
    (0xAC00, 2.5),  # Korean: a sign is a syllable
    (0xD7B0, 1.0),
    (0xF900, 3.0),
    (0xFB00, 1.0),
    (0x20000, 3.0),
    (0x3FFFF, 1.0),
)
"""From which code point on a character counts for how many Latin letters, about as translations of one text differ."""

_FIRST = [first for first, _ in _WEIGHTS]

_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3041, 0x30FF), (0x31F0, 0x31FF),
    (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0xFF66, 0xFF9D), (0x20000, 0x3FFFF),
)  # fmt: skip
"""Thai, Lao, Burmese, Khmer, kana and Chinese characters: nothing shows where a word of them ends."""


def weight(text: str) -> float:
    """In Latin letters."""
    return len(text) if text.isascii() else sum(map(_weight, text))


def is_unspaced(character: str) -> bool:
    """Whether its script writes no spaces between words."""
    return not character.isascii() and any(first <= ord(character) <= last for first, last in _UNSPACED)


def count_words(text: str) -> int:
    """Words between white space; each character of a script without spaces counts as one."""
    return len(text.split()) + sum(map(is_unspaced, text))


def _weight(character: str) -> float:
    number = bisect_right(_FIRST, ord(character)) - 1
    return _WEIGHTS[number][1] if number >= 0 else 1.0
