"""Turns a figure of a pack into bytes that may be decoded: the one way from a pack's figure to a decoder.

A decoder (Qt, and whatever else draws) gets only what `safe_figure` returns, never the bytes of a pack. It promises:

- The type is one of PNG, JPEG and SVG, whatever the name or the pack says, and the size is within `check_size`.
- SVG is written by us from what we understood of the drawing: UTF-8, no style sheet, no DOCTYPE, nothing outside the
  file, and numbers, counts and repetitions within limits. TEXT_COLOUR is in it only where it is a colour.
- PNG and JPEG hold only the chunks or segments that make pixels, in their order, with nothing behind the end.

Decoding can still fail or find a fault in the decoder; who decodes a stranger's figure does so where that harms nobody.
"""

from __future__ import annotations

from reader.library.figure_check import FigureError, read_figure
from reader.library.model import FigureFile

__all__ = ["TEXT_COLOUR", "FigureError", "safe_figure"]

TEXT_COLOUR = b"currentColor"
"""An SVG with this in it is drawn in the theme's text colour, which takes its place; any other gets a light ground."""


def safe_figure(path: str, data: bytes) -> FigureFile:
    """`data` of the figure `path` of a pack, as it may be decoded. Raises FigureError, with a text for the author."""
    return read_figure(path, data)
