"""Where a text that is taller than a screen is cut: between lines, and at paragraphs if that leaves no gap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

FULL_ENOUGH = 0.6  # of the height: then a screen rather ends with a paragraph
TRIES = 6  # to make the screens equally full


class Unit(NamedTuple):
    """A line, or the row of a table: its top and bottom, in pixels of its document, with what is painted around it.

    `begins`: it is the first line of a paragraph. `keeps`: it is never the last one on a screen.
    """

    top: float
    bottom: float
    begins: bool = True
    keeps: bool = False


def cut(units: Sequence[Unit], height: float) -> list[range]:
    """The numbers of the units on each screen: as few screens as possible, and about equally full."""
    fewest = _fill(units, height)
    if len(fewest) < 2:
        return fewest
    least, most, best = height * FULL_ENOUGH, height, fewest
    for _ in range(TRIES):
        middle = (least + most) / 2
        found = _fill(units, middle)
        is_as_good = len(found) == len(fewest) and _split_paragraphs(units, found) <= _split_paragraphs(units, fewest)
        if is_as_good and all(_height(units, each) <= middle for each in found):
            most, best = middle, found
        else:
            least = middle
    return best


def _fill(units: Sequence[Unit], height: float) -> list[range]:
    found: list[range] = []
    first = 0
    while first < len(units):
        last = first + 1  # a unit that is taller than the screen is alone on it
        while last < len(units) and units[last].bottom - units[first].top <= height:
            last += 1
        if last < len(units):
            last = _place(units, first, last, height)
        found.append(range(first, last))
        first = last
    return found


def _place(units: Sequence[Unit], first: int, last: int, height: float) -> int:
    """Where the screen that begins with `first`, and could have all units up to `last`, ends instead."""
    places = [place for place in range(first + 1, last + 1) if not units[place - 1].keeps]
    paragraphs = [
        place
        for place in places
        if units[place].begins and units[place - 1].bottom - units[first].top >= FULL_ENOUGH * height
    ]
    together = [place for place in places if not _leaves_one_line(units, place)]
    return max(paragraphs or together or places, default=last)


def _leaves_one_line(units: Sequence[Unit], place: int) -> bool:
    """Whether the first or the last line of a paragraph would be alone."""
    if units[place].begins:
        return False
    is_last = place + 1 == len(units) or units[place + 1].begins
    return units[place - 1].begins or is_last


def _split_paragraphs(units: Sequence[Unit], parts: Sequence[range]) -> int:
    return sum(not units[part.start].begins for part in parts)


def _height(units: Sequence[Unit], part: range) -> float:
    return units[part[-1]].bottom - units[part[0]].top
