"""Widens a selection that cuts a word in half, or in scripts without spaces a letter with its accents and vowels."""

from __future__ import annotations

from reader.marks.compact_text import joins_previous
from reader.marks.script_weight import is_unspaced

JOINERS = "\u00ad\u200c\u200d\u2060"
"""Soft hyphen and joiners: invisible within a word."""

_APOSTROPHES = "'\u2019\u02bc\u05f3\u05f4\u00b7_"  # don’t, Hebrew abbreviations, Catalan col·lega
_IN_NUMBERS = ".,:'\u2019\u066b\u066c"  # 1.5, 12:30
_VOWELS_AFTER = "\u0e33\u0eb3"  # Thai and Lao AM, which no cursor parts from its consonant


def widened(text: str, first: int, last: int) -> tuple[int, int]:
    """Characters `first` to `last` (exclusive), and the rest of the words at both ends."""
    while is_within_word(text, first) or _is_at_inner_sign(text, first):
        first -= 1
    while is_within_word(text, last) or _is_at_inner_sign(text, last):
        last += 1
    return first, last


def is_within_word(text: str, offset: int) -> bool:
    """In scripts without spaces, whether it is within a letter with its accents and vowels."""
    if not 0 < offset < len(text):
        return False
    if _is_within_cluster(text, offset):
        return True
    last = offset - 1
    while last > 0 and (text[last] in JOINERS or joins_previous(text[last])):
        last -= 1
    while offset < len(text) - 1 and text[offset] in JOINERS:
        offset += 1
    one, other = text[last], text[offset]
    return one.isalnum() and other.isalnum() and not (is_unspaced(one) or is_unspaced(other))


def _is_within_cluster(text: str, offset: int) -> bool:
    before, after = text[offset - 1], text[offset]
    if before.isascii() and after.isascii():
        return False
    return (
        joins_previous(after)
        or after in _VOWELS_AFTER
        or (after == "\u200d" and not before.isspace())
        or (before == "\u200d" and not after.isspace())
        or "\U0001f3fb" <= after <= "\U0001f3ff"  # skin tones
        or (_is_flag_letter(before) and _is_flag_letter(after) and _letters_before(text, offset) % 2 == 1)
    )


def _is_at_inner_sign(text: str, offset: int) -> bool:
    """Whether an apostrophe between letters, or a sign between digits, is on either side of `offset`."""
    for sign in (offset - 1, offset):
        if 0 < sign < len(text) - 1:
            one, other = text[sign - 1], text[sign + 1]
            is_letters = text[sign] in _APOSTROPHES and (one.isalnum() or joins_previous(one)) and other.isalnum()
            if is_letters or (text[sign] in _IN_NUMBERS and one.isdigit() and other.isdigit()):
                return True
    return False


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _letters_before(text: str, offset: int) -> int:
    """How many letters of flags stand in a row before `offset`; two make one flag."""
    count = 0
    while count < offset and _is_flag_letter(text[offset - 1 - count]):
        count += 1
    return count
