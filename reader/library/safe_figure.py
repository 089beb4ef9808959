"""Turns a figure of a pack into bytes that may be decoded: the one way from a pack's figure to a decoder.

A decoder (Qt, and whatever else draws) gets only what `safe_figure` returns, never the bytes of a pack. It promises:

- The type is PNG, JPEG or SVG, by what the bytes are and the name says, and the size is within `check_size`.
- SVG is written by us from what we understood of the drawing: in UTF-8, without DOCTYPE, style sheets, scripts and
  links out of it, with ids, numbers and colours of our own form, and within the cost of `svg_cost`. A picture in it is
  a PNG or JPEG as below. TEXT_COLOUR is in it only where it is a colour, so that another may take its place.
- PNG has only the chunks IHDR, PLTE, tRNS, one IDAT and IEND, with sums that are right, and needs at most 160 MB for
  its pixels. JPEG is baseline or progressive, and has only tables, frame, scans, its kind of colours, and an EXIF
  segment of one entry where it must be turned (`QImageReader.setAutoTransform`; what `setScaledSize` gets is the size
  before that). Its width and height here are those after it was turned. Nothing stands behind the end of either.

Decoding can still fail, take a second, or find a fault in the decoder: who decodes a stranger's figure does so where
that harms nobody.
"""

from __future__ import annotations

from reader.library.image_header import JPEG, PNG, FigureError, SafeImage, media_type
from reader.library.limits import MAX_FIGURE_BYTES
from reader.library.model import FigureFile
from reader.translation import _, number_text

__all__ = ["TEXT_COLOUR", "FigureError", "safe_figure"]

TEXT_COLOUR = b"currentColor"
"""An SVG with this in it is drawn in the theme's text colour, which takes its place; any other gets a light ground."""

SVG = "image/svg+xml"
MEDIA_TYPES = {".png": PNG, ".jpg": JPEG, ".jpeg": JPEG, ".svg": SVG}
_NAMES = {PNG: "PNG", JPEG: "JPEG", SVG: "SVG"}


def safe_figure(path: str, data: bytes) -> FigureFile:
    """`data` of the figure `path` of a pack, as it may be decoded. Raises FigureError, with a text for the author."""
    dot = path.rfind(".")
    named = MEDIA_TYPES.get(path[dot:].casefold() if dot >= 0 else "")
    if named is None:
        raise FigureError(_("its name must end in .png, .jpg, .jpeg or .svg"))
    check_file_size(len(data))
    found = _media_type(data)
    if found is None:
        raise FigureError(_("it is not a PNG, JPEG or SVG file, whatever its name says; save it again as one of these"))
    if found != named:
        raise FigureError(
            _(
                "it is a {type} file, but its name says {other}; correct the ending of its name",
                type=_NAMES[found],
                other=_NAMES[named],
            )
        )
    safe = _safe_svg(data) if found == SVG else _clean_image(data)
    return FigureFile(path, found, safe.width, safe.height, safe.data)


def check_file_size(size: int) -> None:
    """`size` is in bytes. Raises FigureError."""
    if size > MAX_FIGURE_BYTES:
        raise FigureError(_("it is larger than {most} MB; save it smaller", most=number_text(MAX_FIGURE_BYTES >> 20)))


def _safe_svg(data: bytes) -> SafeImage:
    from reader.library.svg import safe_svg  # imports a parser, which the start of the program does not need

    return safe_svg(data)


def _clean_image(data: bytes) -> SafeImage:
    from reader.library.clean_image import clean_image  # imports what the start of the program does not need

    return clean_image(data)


def _media_type(data: bytes) -> str | None:
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        return SVG
    return media_type(data)
