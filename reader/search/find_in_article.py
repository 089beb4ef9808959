"""Finds what was typed in the text of one article, whatever its case and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.library.model import Block
from reader.library.outline import block_text

_SPACE = re.compile(r"\s+")

# What a printer sets and a keyboard lacks, and letters whose stroke is no mark of its own.
_ALIKE = {ord(sign): "'" for sign in "‘’‚‛ʼ′"} | {ord(sign): '"' for sign in "“”„‟″«»"}
_ALIKE |= {ord(sign): "-" for sign in "‐‒–—―−"}
_ALIKE |= {ord(letter): plain for letter, plain in zip("øłđħıæœ", ("o", "l", "d", "h", "i", "ae", "oe"), strict=True)}

_VOWELS = frozenset((9, 84, 91, 103, 118, 129, 130, 132))
"""Classes of combining signs that are no accents: vowels of Thai, Lao, Tibetan and Telugu, and what silences one."""


@dataclass(frozen=True, slots=True)
class Match:
    """Characters `first` to `last` (exclusive) of the text of block `index`."""

    index: int
    first: int
    last: int


def find(blocks: Sequence[Block], typed: str) -> list[Match]:
    """Every place of `typed` in reading order. Any white space matches any other; empty text matches nothing."""
    wanted = _SPACE.sub(" ", _fold(typed)[0]).strip()
    if not wanted:
        return []
    pattern = re.compile(r"\s+".join(re.escape(word) for word in wanted.split(" ")))
    matches = []
    for index, block in enumerate(blocks):
        text, origins = _folded_block(block)
        end = 0
        for found in pattern.finditer(text):
            first, last = found.span()
            if origins is not None:
                first, last = _whole(origins, first, last)
            # A character that folds to several may hold what was typed twice.
            if first >= end:
                matches.append(Match(index, first, last))
                end = last
    return matches


def _whole(origins: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """The characters that a stretch of folded ones came from, each with the marks that follow it."""
    final = origins[last - 1]
    while origins[last] == final:
        last += 1
    return origins[first], origins[last]


@lru_cache(maxsize=4096)
def _folded_block(block: Block) -> tuple[str, list[int] | None]:
    return _fold(block_text(block))


def _fold(text: str) -> tuple[str, list[int] | None]:
    """Text without case and accents, and for each of its characters the one that it came from; then the text's length.

    None stands for: each from itself.
    """
    if text.isascii():
        return text.lower(), None
    folds = {ord(character): _fold_character(character) for character in set(text)}
    if all(len(fold) == 1 for fold in folds.values()):
        return text.translate(folds), None
    folded: list[str] = []
    origins: list[int] = []
    for origin, character in enumerate(text):
        for part in folds[ord(character)]:
            folded.append(part)
            origins.append(origin)
    origins.append(len(text))
    return "".join(folded), origins


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(each for each in decomposed.translate(_ALIKE) if not _is_silent(each))


def _is_silent(character: str) -> bool:
    """Accents, points, joiners, soft hyphens, and the stroke that stretches Arabic words."""
    kind = unicodedata.combining(character)
    return (
        (kind != 0 and kind not in _VOWELS)
        or unicodedata.category(character) == "Cf"
        or "\ufe00" <= character <= "\ufe0f"
        or character == "\u0640"
    )
