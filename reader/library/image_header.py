"""The size of a PNG or JPEG image, read from its header, and the limits for decoding it."""

from __future__ import annotations

PNG, JPEG = "image/png", "image/jpeg"

MAX_PIXELS = 40_000_000
MAX_SIDE = 20_000

MAX_SCANS = 64
"""A progressive JPEG has about ten. A scan of a hundred bytes makes the decoder go through all pixels once more."""


class FigureError(ValueError):
    """Why a figure cannot be shown. The text continues a sentence that names the figure, and has no full stop."""


def media_type(data: bytes) -> str | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    return JPEG if data.startswith(b"\xff\xd8\xff") else None


def pixel_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG image. Raises FigureError."""
    size = _png_size(data) if media_type(data) == PNG else _jpeg_size(data)
    check_size(*size)
    return size


def is_size_allowed(width: int, height: int) -> bool:
    return 0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE and width * height <= MAX_PIXELS


def check_size(width: int, height: int) -> None:
    """Raises FigureError."""
    if not width or not height:
        raise FigureError("it is 0 pixels wide or high; save it again")
    if not is_size_allowed(width, height):
        raise FigureError(
            f"it has {width} × {height} pixels; save it smaller, with at most {MAX_SIDE} pixels a side and "
            f"{MAX_PIXELS // 1_000_000} million in all"
        )


def _png_size(data: bytes) -> tuple[int, int]:
    if data[8:16] != b"\x00\x00\x00\x0dIHDR" or len(data) < 33:
        raise FigureError("it is a damaged PNG; save it again")
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _jpeg_size(data: bytes) -> tuple[int, int]:
    # In the compressed data of a scan, 0xFF is never followed by 0xDA.
    if data.count(b"\xff\xda") > MAX_SCANS:
        raise FigureError(f"it is a JPEG with more than {MAX_SCANS} scans; save it again")
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
