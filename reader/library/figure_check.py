"""Checks that a figure is safe to show, and reads its type and size from its bytes.

Used when a pack is built and again when it is read, since a pack file can come from anybody.
"""

from __future__ import annotations

from reader.library.image_header import JPEG, MAX_PIXELS, MAX_SIDE, PNG, FigureError, check_size, media_type, pixel_size
from reader.library.model import FigureFile

__all__ = ["MAX_FIGURE_BYTES", "MAX_PIXELS", "MAX_SIDE", "FigureError", "read_figure"]

MAX_FIGURE_BYTES = 20 << 20
"""The largest figure file."""

SVG = "image/svg+xml"
MEDIA_TYPES = {".png": PNG, ".jpg": JPEG, ".jpeg": JPEG, ".svg": SVG}


def read_figure(path: str, data: bytes) -> FigureFile:
    """Raises FigureError, with a text for the author, if the figure must not be shown."""
    dot = path.rfind(".")
    named = MEDIA_TYPES.get(path[dot:].casefold() if dot >= 0 else "")
    if named is None:
        raise FigureError("its name must end in .png, .jpg, .jpeg or .svg")
    check_file_size(len(data))
    found = _media_type(data)
    if found is None:
        raise FigureError("it is not a PNG, JPEG or SVG file, whatever its name says; save it again as one of these")
    if found != named:
        raise FigureError(
            f"it is a {_NAMES[found]} file, but its name says {_NAMES[named]}; correct the ending of its name"
        )
    width, height = _svg_size(data) if found == SVG else pixel_size(data)
    check_size(width, height)
    return FigureFile(path, found, width, height, data)


def check_file_size(size: int) -> None:
    """`size` is in bytes. Raises FigureError."""
    if size > MAX_FIGURE_BYTES:
        raise FigureError(f"it is larger than {MAX_FIGURE_BYTES >> 20} MB; save it smaller")


def _svg_size(data: bytes) -> tuple[int, int]:
    from reader.library.svg import svg_size  # imports a parser, which the start of the program does not need

    return svg_size(data)


def _media_type(data: bytes) -> str | None:
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        return SVG
    return media_type(data)


_NAMES = {PNG: "PNG", JPEG: "JPEG", SVG: "SVG"}
