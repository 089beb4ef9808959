"""Finds a picture that would fit on the page before its own if it were a little smaller."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.ui.page.document import FigureRun
from reader.ui.paper.pagination import Keep, Strip, page_starts, used_height

SMALLEST_SHARE = 0.75  # of its size
LEAST_ROOM = 0.1  # of a page, which would stay empty


class MovedFigure(NamedTuple):
    """`begins` is the number of the strip with which its page begins, `height` the height with which it would not."""

    figure: int
    begins: int
    height: int


def moved_figure(
    strips: Sequence[Strip], first: int, height: float, figures: Sequence[FigureRun], passed: Collection[int]
) -> MovedFigure | None:
    """The first of the figures of the last galley, but none of those in `passed`.

    `first` is the strip with which a page begins, `height` that of its text.
    """
    for begins, end in pairwise(page_starts(strips, first, height)):
        room = height - used_height(strips, begins, end)
        if strips[end].starts_page or strips[end].galley != strips[-1].galley or room < LEAST_ROOM * height:
            continue
        last = end
        while strips[last].keep is not Keep.NONE and last + 1 < len(strips):
            last += 1
        moved = [number for number, run in enumerate(figures) if strips[end].first <= run.position < strips[last].last]
        if not moved or moved[0] in passed:
            continue
        excess = sum(strip.gap + strip.height for strip in strips[end : last + 1]) - room
        whole = figures[moved[0]].height
        if 0 < excess < whole * (1 - SMALLEST_SHARE):
            return MovedFigure(moved[0], end, int(whole - excess))
    return None
