"""The lines of a page as bands from edge to edge, one below the other, and which of them the reading ruler shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.ui.page.line_steps import Line

SAME = 1.0  # pixels by which lines one below the other may overlap


class Band(NamedTuple):
    """Its top and its bottom, in pixels of the document."""

    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def bands_of(lines: Sequence[Line]) -> list[Band]:
    """Lines from above; those side by side, as in a table, are one band.

    >>> bands_of([Line(0, 20), Line(0, 18), Line(20, 40)])
    [Band(top=0, bottom=20), Band(top=20, bottom=40)]
    """
    bands: list[Band] = []
    for line in lines:
        if bands and line.top < bands[-1].bottom - SAME:
            bands[-1] = Band(bands[-1].top, max(bands[-1].bottom, line.bottom))
        else:
            bands.append(Band(line.top, line.bottom))
    return bands


def nearest(bands: Sequence[Band], height: float) -> int:
    """The number of the band at a height, or of the one closest to it; -1 if there are none."""

    def distance(number: int) -> float:
        return max(bands[number].top - height, height - bands[number].bottom, 0.0)

    return min(range(len(bands)), key=distance, default=-1)


def shown(bands: Sequence[Band], number: int, lines: int) -> Band:
    """What is clear while a band is read: `lines` bands with it in the middle, as far as there are so many."""
    beside = lines // 2
    first, last = max(0, number - beside), min(len(bands) - 1, number + beside)
    return Band(bands[first].top, bands[last].bottom)
