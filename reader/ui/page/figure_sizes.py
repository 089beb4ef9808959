"""How large a picture is: it grows with the text, fits the column or the window, and is at most one screen tall."""

from __future__ import annotations

from math import ceil

from reader.named_tuple import NamedTuple

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


class FigurePlace(NamedTuple):
    """Where a picture is written: its `size` in its file, and its caption.

    `indent` is how much narrower than the column its place is, in pixels at 100 %. `is_free`: it may be wider than the
    column.
    """

    size: tuple[int, int]
    indent: float
    caption: str
    is_free: bool


FigureKey = tuple[str, int, int]
"""The path of a picture, and the width and height at which it is shown."""


class FigureRun(NamedTuple):
    """A picture in the document: its size in a full-width column, and the size at which it is shown now.

    `alt` says what it shows. `widest` is the width that it may have beyond the column; 0 if it stays in it. `text` is
    what must be in the window with it.
    """

    path: str
    position: int
    width: int
    height: int
    shown: tuple[int, int]
    alt: str = ""
    widest: int = 0
    text: FigureText = FigureText()

    @property
    def key(self) -> FigureKey:
        return (self.path, *self.shown)


def widest_size(size: tuple[int, int], text_scale: float) -> int:
    """The width in pixels up to which a wide picture may grow; 0 for any other, which stays in the column."""
    return round(size[0] * text_scale) if size[0] >= WIDE * size[1] else 0


def fitted_size(figure: FigureRun, column: float, room: float, height: float) -> tuple[int, int]:
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
