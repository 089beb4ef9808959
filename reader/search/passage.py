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
        for found in pattern.finditer(text):
            if origins is None:
                matches.append(Match(index, found.start(), found.end()))
            else:
                matches.append(Match(index, origins[found.start()], origins[found.end() - 1] + 1))
    return matches


@lru_cache(maxsize=4096)
def _folded_block(block: Block) -> tuple[str, list[int] | None]:
    return _fold(block_text(block))


def _fold(text: str) -> tuple[str, list[int] | None]:
    """Text without case and combining marks, and for each of its characters the one that it came from.

    None stands for: each from itself.
    """
    if text.isascii():
        return text.lower(), None
    folded: list[str] = []
    origins: list[int] = []
    for origin, character in enumerate(text):
        for part in _fold_character(character):
            folded.append(part)
            origins.append(origin)
    return "".join(folded), origins


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character.casefold())
    return "".join(each for each in decomposed if not unicodedata.combining(each))
