"""Block ids: given by the author, or made from the first words of a block, so that most edits do not change them."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

from reader.library.model import ID

MAX_WORDS = 6
MAX_WORD = 24
MAX_SLUG = 90

_APOSTROPHES = re.compile("['’‘ʼ`]")
_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def block_ids(given: Sequence[tuple[str, str, str]]) -> list[str]:
    """One id for each (explicit id or "", text, kind). Explicit ids must be unique and take precedence.

    >>> block_ids([("", "Sleep helps.", "paragraph"), ("", "Sleep helps!", "paragraph"), ("", "", "rule")])
    ['sleep-helps', 'sleep-helps-2', 'rule']
    """
    used = {explicit for explicit, _, _ in given if explicit}
    repeats: dict[str, int] = {}
    ids = []
    for explicit, text, kind in given:
        if explicit:
            ids.append(explicit)
            continue
        base = slug(text) or kind
        count = repeats.get(base, 0) + 1
        id = base if count == 1 else f"{base}-{count}"
        while id in used:
            count += 1
            id = f"{base}-{count}"
        repeats[base] = count
        used.add(id)
        ids.append(id)
    return ids


def slug(text: str) -> str:
    """The first words of a text as an id; empty if it has neither letters nor digits.

    >>> slug("Neuroplasticity: the brain's lifelong ability to change.")
    'neuroplasticity-the-brains-lifelong-ability-to'
    """
    words = []
    # A text can be megabytes long and have no space.
    for word in text[:2000].split(None, 3 * MAX_WORDS)[: 3 * MAX_WORDS]:
        part = _slug_of_word(word[:200])[:MAX_WORD].strip("-")
        if part:
            words.append(part)
            if len(words) == MAX_WORDS:
                break
    joined = "-".join(words)[:MAX_SLUG].strip("-")
    return joined if ID.fullmatch(joined) else ""


@functools.lru_cache(1 << 14)
def _slug_of_word(word: str) -> str:
    folded = unicodedata.normalize("NFC", _APOSTROPHES.sub("", word.casefold()))
    if _PLAIN.fullmatch(folded):
        return folded
    return "-".join("".join(map(_slug_character, folded)).split())


@functools.lru_cache(1 << 12)
def _slug_character(character: str) -> str:
    """The character itself, a space if it separates words, or "" if it only changes the shape of a letter."""
    category = unicodedata.category(character)
    if category[0] in "LN" or category[0] == "M":
        return character if ID.fullmatch("a" + character) else ""
    return "" if category == "Cf" else " "
