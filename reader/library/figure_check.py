"""A picture's type and size, told from its own bytes, and whether it is fit to be shown.

Used when a pack is built and again when it is read, since pack files come from strangers.
"""

from __future__ import annotations

from reader.library.image_header import JPEG, MAX_PIXELS, MAX_SIDE, PNG, FigureError, check_size, media_type, pixel_size
from reader.library.model import FigureFile

__all__ = ["MAX_BYTES", "MAX_PIXELS", "MAX_SIDE", "FigureError", "read_figure"]

MAX_BYTES = 20 << 20

SVG = "image/svg+xml"
MEDIA_TYPES = {".png": PNG, ".jpg": JPEG, ".jpeg": JPEG, ".svg": SVG}


def read_figure(path: str, data: bytes) -> FigureFile:
    """Raises FigureError, with a sentence for the author, where the picture must not be shown."""
    dot = path.rfind(".")
    named = MEDIA_TYPES.get(path[dot:].casefold() if dot >= 0 else "")
    if named is None:
        raise FigureError("its name must end in .png, .jpg, .jpeg or .svg")
    if len(data) > MAX_BYTES:
        raise FigureError(f"it is larger than {MAX_BYTES >> 20} MB; save it smaller")
    found = _media_type(data)
    if found is None:
        raise FigureError("it is neither PNG, JPEG nor SVG, whatever its name says; save it again as one of these")
    if found != named:
        raise FigureError(f"it is {_NAMES[found]}, but its name says {_NAMES[named]}; give it its right ending")
    width, height = _svg_size(data) if found == SVG else pixel_size(data)
    check_size(width, height)
    return FigureFile(path, found, width, height, data)


def _svg_size(data: bytes) -> tuple[int, int]:
    from reader.library.svg import svg_size  # not at the top: it brings a parser, and a window opens without a picture

    return svg_size(data)


def _media_type(data: bytes) -> str | None:
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        return SVG
    return media_type(data)


_NAMES = {PNG: "PNG", JPEG: "JPEG", SVG: "SVG"}
