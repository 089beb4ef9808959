"""How large a picture is: it grows with the text, fits the column or the window, and is at most one screen tall."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple, Protocol

WIDE = 2.0
"""A picture that is so many times as wide as high may be wider than the column, in which its letters would be small."""

SMALLEST_SHARE = 0.5
"""Of the height of the window, which a picture may have however long its caption is."""


class FigureText(NamedTuple):
    """What is around a picture, in pixels: its caption as if on one line, the height of a line, and the space."""

    caption: float = 0.0
    line: float = 0.0
    space: float = 0.0

    def height(self, column: float) -> float:
        """An estimate, since Qt would have to lay out everything above the caption to measure it."""
        return self.space + self.line * ceil(self.caption / max(1.0, column))


class SizedFigure(Protocol):
    """A picture with its own size in pixels; `widest` is how wide it may grow beyond the column."""

    @property
    def width(self) -> int: ...

    @property
    def height(self) -> int: ...

    @property
    def widest(self) -> int: ...

    @property
    def text(self) -> FigureText: ...


def widest_size(size: tuple[int, int], text_scale: float) -> int:
    """The width in pixels up to which a wide picture may grow; 0 for any other, which stays in the column."""
    return round(size[0] * text_scale) if size[0] >= WIDE * size[1] else 0


def fitted_size(figure: SizedFigure, column: float, room: float, height: float) -> tuple[int, int]:
    """Width and height in a column of text, in a window with `room` from side to side that is `height` pixels tall.

    A `height` of 0 sets no limit.
    """
    widest = min(float(figure.width), column)
    if figure.widest > figure.width:
        widest = max(widest, min(float(figure.widest), room))
    scale = widest / figure.width
    if height:
        most = max(height - figure.text.height(column), SMALLEST_SHARE * height)
        scale = min(scale, most / figure.height)
    return max(1, round(figure.width * scale)), max(1, round(figure.height * scale))
