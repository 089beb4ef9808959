"""The direction in which a paragraph is read, by its own letters."""

from __future__ import annotations

import re

SAMPLE = 1000  # characters in which letters are counted

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_STRONG = ("L", "R", "AL")


def has_right_to_left(text: str) -> bool:
    """Whether a text contains letters that are read from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def is_right_to_left(text: str, *, default: bool = False) -> bool:
    """Whether a paragraph is read from right to left; `default` is for text without letters, such as numbers.

    By the rule of Unicode, the first letter decides. A paragraph that begins with a Latin word, such as the name of a
    drug, is read from right to left too if most of its letters are.
    """
    if not default and not has_right_to_left(text):
        return False
    import unicodedata  # not at the top: most pages do not need it, and loading it delays the first one

    directions = [unicodedata.bidirectional(character) for character in text[:SAMPLE]]
    strong = [direction for direction in directions if direction in _STRONG]
    if not strong:
        return default
    return strong[0] != "L" or strong.count("L") < len(strong) / 2
