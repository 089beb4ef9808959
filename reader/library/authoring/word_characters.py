"""Finds the words of a text: letters with their combining marks, and scripts without spaces."""

from __future__ import annotations

import functools
import re
import sys
import unicodedata

_WIDE = (
    "\u2e80-\u2fdf\u3000-\u303f\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff9f\U0001f200-\U0001f2ff\U00020000-\U0003ffff"
)
_UNSPACED_LETTERS = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e50-\u0e59\u0e80-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0ed0-\u0edf"
    "\u1000-\u102a\u103f-\u1055\u1780-\u17b3\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u3096\u30a1-\u30fa"
    "\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9fe\uaa60-\uaa7a\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, Han and kana: base characters, without combining marks."""

_is_wide = re.compile(f"[{_WIDE}]").match
_LAST_MARK = 0x1FFFF


def is_wide(character: str) -> bool:
    """Whether a line break next to this character is not a space, as in Chinese and Japanese."""
    return bool(character) and _is_wide(character) is not None


def split_words(text: str) -> list[str]:
    """The words of a text. In a script without spaces, each character with its marks is a word."""
    return _pattern_for(text).findall(text)


def match_words(text: str) -> list[re.Match[str]]:
    """The same words as matches, which have positions."""
    return list(_pattern_for(text).finditer(text))


def _pattern_for(text: str) -> re.Pattern[str]:
    return _PLAIN_WORD if text.isascii() or not _complex_pattern().search(text) else _word_pattern()


def is_unspaced(word: str) -> bool:
    return _is_unspaced(word) is not None


_is_unspaced = re.compile(f"[{_UNSPACED_LETTERS}]").match
_PLAIN_WORD = re.compile(r"[^\W_]+")
_JOINERS = "\u00ad\u200c\u200d"


@functools.cache
def _complex_pattern() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED_LETTERS}{_JOINERS}{_marks()}]")


@functools.cache
def _word_pattern() -> re.Pattern[str]:
    marks = _marks()
    letter = f"(?![{_UNSPACED_LETTERS}])[^\\W_]"
    return re.compile(f"[{_UNSPACED_LETTERS}][{marks}]*|(?:{letter}[{marks}{_JOINERS}]*)+")


@functools.cache
def _marks() -> str:
    """The ranges of all combining marks up to _LAST_MARK, for a regular expression."""
    ranges: list[str] = []
    start = None
    for code in range(0x300, min(_LAST_MARK, sys.maxunicode) + 2):
        mark = code <= _LAST_MARK and unicodedata.category(chr(code))[0] == "M"
        if mark and start is None:
            start = code
        elif not mark and start is not None:
            ranges.append(f"{chr(start)}-{chr(code - 1)}")
            start = None
    return "".join(ranges)
