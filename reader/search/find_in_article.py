"""Finds what was typed in the text of one article, whatever its case and accents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.library.folding import fold, fold_with_origins, original_span
from reader.library.model import Block
from reader.library.outline import block_text

_HAS_LINE_END = re.compile(r"\w-\s")
_LINE_END = r"(?:(?<=\w)-\s+(?=\w))?"


@dataclass(frozen=True, slots=True)
class Match:
    """Characters `first` to `last` (exclusive) of the text of block `index`."""

    index: int
    first: int
    last: int


def find(blocks: Sequence[Block], typed: str) -> list[Match]:
    """Every match of `typed` in reading order. Any white space matches any other; empty text matches nothing.

    A word also matches where the end of a line parts it: parace- tamol.
    """
    typed = _TYPED_EXPONENT.sub(_superscript, typed)
    words = fold(typed).split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    has_exponent = bool(re.search(_EXPONENT, typed))
    parted = re.compile(r"\s+".join(_LINE_END.join(map(re.escape, word)) for word in words))
    matches = []
    for index, block in enumerate(blocks):
        text, origins = _folded_block(block)
        end = 0
        for found in (parted if _HAS_LINE_END.search(text) else pattern).finditer(text):
            first, last = original_span(origins, *found.span())
            # A character that folds to several may contain what was typed twice.
            if first >= end and bool(re.search(_EXPONENT, block_text(block)[first:last])) == has_exponent:
                matches.append(Match(index, first, last))
                end = last
    return matches


_SUPERSCRIPTS = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")
_TYPED_EXPONENT = re.compile(r"(?<=\d)\^([-−+]?\d+)")
_EXPONENT = r"\d\u200e?[⁰¹²³⁴-⁹⁻⁺₀-₉₋₊]"
"""Folded, 10⁶ would be 106."""


def _superscript(found: re.Match[str]) -> str:
    return found[1].translate(_SUPERSCRIPTS)


@lru_cache(maxsize=4096)
def _folded_block(block: Block) -> tuple[str, list[int] | None]:
    return fold_with_origins(block_text(block))
