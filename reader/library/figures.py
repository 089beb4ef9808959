"""A picture's type and size, told from its own bytes, and whether it is fit to be shown.

Used when a pack is built and again when it is read, since pack files come from strangers.
"""

from __future__ import annotations

from reader.library.model import FigureFile
from reader.library.svg import FigureError, svg_size

__all__ = ["MAX_BYTES", "MAX_PIXELS", "MAX_SIDE", "FigureError", "read_figure"]

MAX_BYTES = 20 << 20
MAX_PIXELS = 40_000_000
MAX_SIDE = 20_000

PNG, JPEG, SVG = "image/png", "image/jpeg", "image/svg+xml"
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
    width, height = _SIZES[found](data)
    if not width or not height:
        raise FigureError("it is 0 pixels wide or high; save it again")
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise FigureError(
            f"it has {width} × {height} pixels; at most {MAX_SIDE} a side and {MAX_PIXELS // 1_000_000} million in all "
            "can be shown, so save it smaller"
        )
    return FigureFile(path, found, width, height, data)


def _media_type(data: bytes) -> str | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        return SVG
    return None


def _png_size(data: bytes) -> tuple[int, int]:
    if data[8:16] != b"\x00\x00\x00\x0dIHDR" or len(data) < 33:
        raise FigureError("it is a damaged PNG; save it again")
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _jpeg_size(data: bytes) -> tuple[int, int]:
    position = 2
    while position + 9 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
        elif marker == 0x01 or 0xD0 <= marker <= 0xD7:
            position += 2
        elif marker in _FRAMES:
            height, width = data[position + 5 : position + 7], data[position + 7 : position + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        elif marker in (0xD9, 0xDA):
            break
        else:
            position += 2 + max(2, int.from_bytes(data[position + 2 : position + 4], "big"))
    raise FigureError("it is a damaged JPEG; save it again")


_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_NAMES = {PNG: "PNG", JPEG: "JPEG", SVG: "SVG"}
_SIZES = {PNG: _png_size, JPEG: _jpeg_size, SVG: svg_size}
