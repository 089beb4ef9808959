"""The part of a text that shows why it was found."""

from __future__ import annotations

from collections.abc import Sequence

from reader.search.matcher import Matcher
from reader.search.words import Word

LENGTH = 180  # characters
BEFORE = 60  # characters shown before the first of the matches, at most
SNAP = 24  # characters that an edge may move to begin or end with a word


def marks(matcher: Matcher, words: Sequence[Word]) -> list[tuple[int, int]]:
    """The characters of a text that match, in reading order; stretches that touch are one."""
    found: list[tuple[int, int]] = []
    for each in matcher.find([word.form for word in words]):
        first, last = words[each.position].first, words[each.end - 1].last
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found


def best_place(matcher: Matcher, words: Sequence[Word], weights: Sequence[float]) -> tuple[int, int]:
    """Where the shortest stretch begins that has most of what was asked for, and where the rarest word in it does."""
    found = matcher.find([word.form for word in words])
    best, most, shortest = (0, 0), 0.0, 0
    for number, start in enumerate(found):
        first = words[start.position].first
        worths: dict[int, float] = {}
        end = rarest = first
        for each in found[number:]:
            if words[each.end - 1].last > first + LENGTH - BEFORE and worths:
                break
            for slot in range(each.first, each.last):
                worth = weights[slot] * each.quality
                if worth > worths.get(slot, 0.0):
                    if worth > max(worths.values(), default=0.0):
                        rarest = words[each.position].first
                    worths[slot] = worth
                    end = words[each.end - 1].last
        total = sum(worths.values())
        if total > most + 1e-9 or (total > most - 1e-9 and end - first < shortest):
            best, most, shortest = (first, rarest), total, end - first
    return best


def excerpt(
    text: str, found: Sequence[tuple[int, int]], start: int, length: int = LENGTH
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text around `start`, on one line, and the matches within it."""
    first = _snap(text, max(0, start - BEFORE), 1) if len(text) > length else 0
    last = len(text) if len(text) - first <= length else _snap(text, first + length, -1)
    lead = "… " if first else ""
    shift = len(lead) - first
    shown = text[first:last].replace("\n", " ").replace("\t", " ")
    within = tuple((max(a, first) + shift, min(b, last) + shift) for a, b in found if b > first and a < last)
    return f"{lead}{shown.rstrip()}{' …' if last < len(text.rstrip()) else ''}", within


def _snap(text: str, position: int, step: int) -> int:
    """The nearest edge of a word, forwards (1) or backwards (-1)."""
    if position <= 0 or position >= len(text):
        return position
    for distance in range(SNAP):
        at = position + step * distance
        if 0 < at < len(text) and text[at - 1].isspace() and not text[at].isspace():
            return at
    return position
