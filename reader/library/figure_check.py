"""Checks a figure when a pack is built, and when one is verified: it can be shown, and all of its pixels are there.

A pack holds the figure as its author made it; `safe_figure` is what a reader's decoder gets of it.
"""

from __future__ import annotations

from reader.library.image_header import MAX_PIXELS, MAX_SIDE, PNG, FigureError
from reader.library.limits import MAX_FIGURE_BYTES
from reader.library.model import FigureFile
from reader.library.safe_figure import check_file_size, safe_figure

__all__ = ["MAX_FIGURE_BYTES", "MAX_PIXELS", "MAX_SIDE", "FigureError", "check_file_size", "read_figure"]


def read_figure(path: str, data: bytes) -> FigureFile:
    """The figure, with its bytes as they are. Raises FigureError, with a text for the author, if it cannot be shown."""
    safe = safe_figure(path, data)
    if safe.media_type == PNG:
        from reader.library.png_chunks import check_png_pixels

        check_png_pixels(data)
    return safe._replace(data=data)
