"""Finds words in a source text, as typed or in any case, and replaces them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.library.editing.insertions.edited_text import EditedText

MOST_MATCHES = 10_000


def matches(text: str, wanted: str, *, same_case: bool = False) -> list[tuple[int, int]]:
    """Where the words are; at most MOST_MATCHES places."""
    if not wanted:
        return []
    flags = 0 if same_case else re.IGNORECASE
    found = []
    for match in re.finditer(re.escape(wanted), text, flags):
        found.append(match.span())
        if len(found) == MOST_MATCHES:
            break
    return found


def nearest(found: Sequence[tuple[int, int]], at: int, by: int) -> int:
    """The number of the next match from a position (1) or the one before it (-1), going round; -1 if there is none."""
    if not found:
        return -1
    if by > 0:
        return next((number for number, (first, _) in enumerate(found) if first >= at), 0)
    return next((number for number in reversed(range(len(found))) if found[number][0] < at), len(found) - 1)


def replace_all(text: str, found: Sequence[tuple[int, int]], new: str) -> EditedText:
    """The text with all matches replaced, and the caret behind the last."""
    parts, position = [], 0
    for start, end in found:
        parts += [text[position:start], new]
        position = end
    before = "".join(parts)
    return EditedText(before + text[position:], len(before), len(before))
