"""Where words may be divided at the end of a line, by the patterns of their language.

The patterns are the dictionaries that the package `pyphen` collects, in the form of Hunspell: `ab4i` means that the
letters `abi` have 4, a number that forbids, before the `i`; odd numbers allow. Pyphen itself takes a tenth of a second
to read those of English; here a pattern is taken apart when a word needs it.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from pathlib import Path

from reader.library.letter_scripts import FOREIGN_LETTER
from reader.library.model import Span, Spans
from reader.system import paths

FEWEST_LETTERS = 3
"""Letters that are kept together at the beginning and at the end of a word."""

SHORTEST_WORD = 7

DICTIONARIES = {
    "af": "af_ZA", "bg": "bg_BG", "ca": "ca", "cs": "cs_CZ", "da": "da_DK", "de": "de_DE", "el": "el_GR", "en": "en_GB",
    "en-us": "en_US", "es": "es", "fr": "fr", "hr": "hr_HR", "id": "id_ID", "it": "it_IT", "nl": "nl_NL", "pl": "pl_PL",
    "pt": "pt_PT", "pt-br": "pt_BR", "ro": "ro_RO", "ru": "ru_RU", "sk": "sk_SK", "sv": "sv", "uk": "uk_UA",
    "zu": "zu_ZA",
}  # fmt: skip
"""The name of the dictionary of each language, by a BCP 47 tag in small letters."""

PACKED = ".dic.z"
_NO_PATTERN = re.compile(rb"^[#%].*$|[ \t\r]+", re.MULTILINE)


class Hyphenator:
    """Divides the words of one language. `has_capitals`: its ordinary nouns begin with a capital."""

    def __init__(self, data: bytes, encoding: str, *, has_capitals: bool = False) -> None:
        """`data` has one pattern on each line. What is no pattern has no letters, or is never the part of a word."""
        data = _NO_PATTERN.sub(b"", data)
        letters = data.translate(None, b"0123456789").decode(encoding).split("\n")
        self._patterns = dict(zip(letters, data.decode(encoding).split("\n"), strict=True))
        self._longest = max(map(len, self._patterns), default=0)
        self._has_capitals = has_capitals
        self._known: dict[str, tuple[int, ...]] = {}

    def places(self, word: str) -> tuple[int, ...]:
        """How many letters of a word may be before a hyphen. Short words, names and numbers are not divided."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._places(word) if self._may_be_divided(word) else ()
        return found

    def _may_be_divided(self, word: str) -> bool:
        if len(word) < SHORTEST_WORD or not word.isalpha():
            return False
        return word.islower() or (self._has_capitals and word[1:].islower())

    def _places(self, word: str) -> tuple[int, ...]:
        framed = f".{word.lower()}."
        if len(framed) != len(word) + 2:  # a small letter of two signs
            return ()
        values = [0] * (len(framed) + 1)
        for first in range(len(framed)):
            for last in range(first + 1, min(first + self._longest, len(framed)) + 1):
                pattern = self._patterns.get(framed[first:last])
                if pattern:
                    place = first
                    for sign in pattern:
                        if sign.isdigit():
                            values[place] = max(values[place], int(sign))
                        else:
                            place += 1
        ends = range(FEWEST_LETTERS, len(word) - FEWEST_LETTERS + 1)
        return tuple(place for place in ends if values[place + 1] % 2)


def hyphenator_for(language: str) -> Hyphenator | None:
    """The hyphenator of a BCP 47 tag; None for a language without a dictionary."""
    tag = _tag(language)
    return _load(tag) if tag else None


def has_patterns(language: str) -> bool:
    """Whether there should be a dictionary for a BCP 47 tag."""
    return bool(_tag(language))


def is_mostly_divided(spans: Spans) -> bool:
    """Whether the words of a text may be divided in a pack whose language has patterns.

    They may not in passages in languages without any, nor in scripts beyond Latin, Greek and Cyrillic.
    """
    undivided = sum(map(_undivided, spans))
    return not undivided or 2 * undivided < sum(len(span.text) for span in spans)


def _undivided(span: Span) -> int:
    """How many characters of a passage have no patterns."""
    if span.lang and not has_patterns(span.lang):
        return len(span.text)
    return 0 if span.text.isascii() else len(FOREIGN_LETTER.findall(span.text))


def _tag(language: str) -> str:
    """The longest beginning of a tag that has a dictionary, or an empty text."""
    tag = language.casefold().replace("_", "-")
    while tag and tag not in DICTIONARIES:
        tag = tag.rpartition("-")[0]
    return tag


@lru_cache(maxsize=8)
def _load(tag: str) -> Hyphenator | None:
    try:
        return Hyphenator(*_read(paths.hyphenation(), DICTIONARIES[tag]), has_capitals=tag == "de")
    except (OSError, ValueError, LookupError, zlib.error):
        return None


def _read(folder: Path, name: str) -> tuple[bytes, str]:
    """The patterns of a dictionary and their encoding, which its first line names."""
    packed = folder / f"hyph_{name}{PACKED}"
    data = zlib.decompress(packed.read_bytes()) if packed.exists() else (folder / f"hyph_{name}.dic").read_bytes()
    head, _, body = data.partition(b"\n")
    encoding = head.decode("ascii").strip().lower()
    return body, "cp1251" if encoding == "microsoft-cp1251" else encoding
