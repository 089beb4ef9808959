"""Kinds of pictures, and the limits for their sizes."""

from __future__ import annotations

from reader.named_tuple import NamedTuple
from reader.translation import _

PNG, JPEG = "image/png", "image/jpeg"
SIGNATURE = b"\x89PNG\r\n\x1a\n"

MAX_PIXELS = 40_000_000
MAX_SIDE = 20_000


class FigureError(ValueError):
    """Why a figure cannot be shown. The text continues a sentence that names the figure, and has no full stop."""


class SafeImage(NamedTuple):
    """A picture of which only what makes pixels is left. A JPEG's width and height are those after it was turned."""

    width: int
    height: int
    data: bytes


def media_type(data: bytes) -> str | None:
    if data.startswith(SIGNATURE):
        return PNG
    return JPEG if data.startswith(b"\xff\xd8\xff") else None


def is_size_allowed(width: int, height: int) -> bool:
    return 0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE and width * height <= MAX_PIXELS


def check_size(width: int, height: int) -> None:
    """Raises FigureError."""
    if not width or not height:
        raise FigureError(_("it is 0 pixels wide or high; save it again"))
    if not is_size_allowed(width, height):
        raise FigureError(
            _(
                "it has {width} × {height} pixels; save it smaller, with at most {side} pixels a side and {all} "
                "million in all",
                width=width,
                height=height,
                side=MAX_SIDE,
                all=MAX_PIXELS // 1_000_000,
            )
        )
