"""The part of a text that shows why it was found."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reader.search.matcher import FormMatch

LENGTH = 180  # characters
BEFORE = 60  # characters shown before the first of the matches, at most
MOST_LOOKED_AT = 12  # places of the rarest word
SNAP = 24  # characters that an edge may move to begin or end with a word

_SPACE = re.compile(r"\s")

Span = tuple[int, int]


def marks(found: Sequence[FormMatch], spans: Mapping[int, Span]) -> list[Span]:
    """The characters of a text that match, in reading order; stretches that touch are one. `spans` are of its words."""
    marked: list[Span] = []
    for each in found:
        first, last = spans[each.position][0], spans[each.end - 1][1]
        if marked and first <= marked[-1][1]:
            marked[-1] = marked[-1][0], max(marked[-1][1], last)
        else:
            marked.append((first, last))
    return marked


def best_place(
    everywhere: Sequence[FormMatch], spans: Mapping[int, Span], weights: Sequence[float], shown_from: int
) -> tuple[int, int]:
    """Where the stretch begins that has the rarest word of those asked for and most of the others, and where that is.

    What stands before `shown_from` counts only where nothing else does.
    """
    found = [each for each in everywhere if spans[each.position][0] >= shown_from] or everywhere[:1]
    best, most = (0, 0), 0.0
    rarest = max((_worth(each, weights) for each in found), default=0.0)
    for each in [each for each in found if _worth(each, weights) > rarest - 1e-9][:MOST_LOOKED_AT]:
        place = spans[each.position][0]
        begin, worths = place, dict.fromkeys(range(each.first, each.last), 0.0)
        for other in found:
            first, last = spans[other.position][0], spans[other.end - 1][1]
            if place - BEFORE <= first and last <= place + LENGTH - BEFORE:
                begin = min(begin, first)
                for slot in range(other.first, other.last):
                    worths[slot] = max(worths.get(slot, 0.0), weights[slot] * other.quality)
        total = sum(worths.values())
        if total > most + 1e-9:
            best, most = (begin, place), total
    return best


def _worth(found: FormMatch, weights: Sequence[float]) -> float:
    return max(weights[found.first : found.last]) * found.quality


def excerpt(
    text: str, marked: Sequence[Span], shown_from: int, start: int, length: int = LENGTH
) -> tuple[str, tuple[Span, ...]]:
    """The text around `start`, on one line, and the matches within it; nothing from before `shown_from`."""
    is_short = len(text) - shown_from <= length
    first = shown_from if is_short else _snap(text, max(shown_from, start - BEFORE), 1)
    last = len(text) if len(text) - first <= length else _snap(text, first + length, -1)
    lead = "… " if first > shown_from else ""
    spaced = _SPACE.sub(" ", text[first:last]).rstrip()
    shown = spaced.lstrip()
    first += len(spaced) - len(shown)
    shift = len(lead) - first
    end = first + len(shown)
    within = tuple((max(a, first) + shift, min(b, end) + shift) for a, b in marked if b > first and a < end)
    return f"{lead}{shown}{' …' if last < len(text.rstrip()) else ''}", within


def _snap(text: str, position: int, step: int) -> int:
    """The nearest edge of a word, forwards (1) or backwards (-1)."""
    if position <= 0 or position >= len(text):
        return position
    for distance in range(SNAP):
        at = position + step * distance
        if 0 < at < len(text) and text[at - 1].isspace() and not text[at].isspace():
            return at
    return position
