"""The words of the languages that put no spaces between them, as the program carries them.

`resources/standalone/word_lists.py` makes the files.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile

from reader.system import paths

PACKED = ".words.z"

SCRIPTS = {
    "burmese": ("\u1000", "\u109f"),
    "khmer": ("\u1780", "\u17dd"),
    "lao": ("\u0e80", "\u0edf"),
    "thai": ("\u0e01", "\u0e4e"),
}
"""A script, named after the language that its list has, and the range of its letters and signs."""

_FIRST = 0x21
"""The character for no shared letters: what stands before each word is how many it shares with the word before."""

_MOST_SHARED = 60


def script_of(text: str) -> str:
    """The script of the first character, or an empty text."""
    return next((script for script, (first, last) in SCRIPTS.items() if first <= text[0] <= last), "")


def packed(words: Iterable[str]) -> bytes:
    """Sorted words, each without the letters that it shares with the word before."""
    lines = []
    before = ""
    for word in words:
        shared = sum(1 for _same in takewhile(_is_same, zip(before[:_MOST_SHARED], word, strict=False)))
        lines.append(chr(_FIRST + shared) + word[shared:])
        before = word
    return zlib.compress("\n".join(lines).encode(), 9)


def _is_same(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def unpacked(data: bytes) -> frozenset[str]:
    """Raises ValueError or zlib.error for what `packed` did not write."""
    words = set()
    word = ""
    for line in zlib.decompress(data).decode().split("\n"):
        word = word[: ord(line[:1] or "!") - _FIRST] + line[1:]
        words.add(word)
    return frozenset(words)


@lru_cache(maxsize=len(SCRIPTS))
def words_of(script: str) -> frozenset[str]:
    """Empty where the list is missing or damaged."""
    try:
        return unpacked((paths.word_lists() / f"{script}{PACKED}").read_bytes())
    except (OSError, ValueError, zlib.error):
        return frozenset()
