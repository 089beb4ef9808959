"""The part of a text that shows why it was found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.search.matcher import Found

LENGTH = 180  # characters
BEFORE = 60  # characters shown before the first of the matches, at most
MOST_LOOKED_AT = 30  # matches; more stand in a text only where they are everywhere
SNAP = 24  # characters that an edge may move to begin or end with a word

_SPACE = re.compile(r"\s")

Span = tuple[int, int]


def marks(found: Sequence[Found], spans: Sequence[Span]) -> list[Span]:
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
    everywhere: Sequence[Found], spans: Sequence[Span], weights: Sequence[float], shown_from: int
) -> tuple[int, int]:
    """Where the shortest stretch begins that has most of what was asked for, and where the rarest word in it does.

    What stands before `shown_from` counts only where nothing else does.
    """
    found = [each for each in everywhere if spans[each.position][0] >= shown_from] or everywhere[:1]
    if len({each.first for each in found}) == 1:
        first = spans[max(found, key=lambda each: each.quality).position][0]
        return first, first
    best, most, shortest = (0, 0), 0.0, 0
    for number, start in enumerate(found[:MOST_LOOKED_AT]):
        first = spans[start.position][0]
        worths: dict[int, float] = {}
        end = rarest = first
        for each in found[number:]:
            if spans[each.end - 1][1] > first + LENGTH - BEFORE and worths:
                break
            for slot in range(each.first, each.last):
                worth = weights[slot] * each.quality
                if worth > worths.get(slot, 0.0):
                    if worth > max(worths.values(), default=0.0):
                        rarest = spans[each.position][0]
                    worths[slot] = worth
                    end = spans[each.end - 1][1]
        total = sum(worths.values())
        if total > most + 1e-9 or (total > most - 1e-9 and end - first < shortest):
            best, most, shortest = (first, rarest), total, end - first
    return best


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
