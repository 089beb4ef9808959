"""The measures of a screen for a class: large type, wide margins, and a quiet line at the top and at the bottom."""

from __future__ import annotations

from typing import NamedTuple

from reader.ui.page.page_style import COLUMN

SCALE = 1.7  # of the page's type on a screen that is 768 pixels high: ordinary text has 30 pixels
HEIGHT = 768
ZOOMS = (0.6, 0.7, 0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5)
SIDE = 0.06  # of the width: the smallest margin
HEADER, FOOTER = 46, 36  # pixels at 100 % text size above and below the text
LINE_OF_TEXT = 14  # pixels at 100 %: the size of the text of these lines


class ScreenFrame(NamedTuple):
    """In pixels. `scale` is that of the type, 1.0 at 100 % text size; `zoom` is what the trainer has chosen."""

    width: float
    height: float
    zoom: float = 1.0

    @property
    def scale(self) -> float:
        return SCALE * self.height / HEIGHT * self.zoom

    @property
    def furniture_scale(self) -> float:
        """That of the lines at the top and the bottom, which do not grow with the text."""
        return SCALE * self.height / HEIGHT

    @property
    def smallest_margin(self) -> float:
        return self.width * SIDE

    @property
    def margin(self) -> float:
        """On either side of the text."""
        return max(self.smallest_margin, (self.width - COLUMN * self.scale) / 2)

    @property
    def top(self) -> float:
        """Where the text begins."""
        return HEADER * self.furniture_scale

    @property
    def room(self) -> float:
        """The height for text."""
        return self.height - (HEADER + FOOTER) * self.furniture_scale


def next_zoom(zoom: float, by: int) -> float:
    """One step larger (1) or smaller (-1), or the usual size (0)."""
    if not by:
        return 1.0
    number = min(range(len(ZOOMS)), key=lambda number: abs(ZOOMS[number] - zoom))
    return ZOOMS[min(max(0, number + by), len(ZOOMS) - 1)]
