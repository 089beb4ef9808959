"""Sizes of images from their headers, and the limits."""

from __future__ import annotations

import pytest

from reader.library.image_header import (
    JPEG,
    MAX_PIXELS,
    MAX_SIDE,
    PNG,
    FigureError,
    is_size_allowed,
    media_type,
    pixel_size,
)
from tests.packs import png

JPEG_HEADER = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\0" * 9
FRAME = b"\xff\xc0\0\x11\x08\0\x14\0\x1e" + b"\3" * 10


@pytest.mark.parametrize(
    ("data", "expected"),
    [(png(1, 1), PNG), (b"\xff\xd8\xff\xe1", JPEG), (b"GIF89a", None), (b"\x89PNG\r\n", None), (b"", None)],
)
def test_media_type(data: bytes, expected: str | None) -> None:
    assert media_type(data) == expected


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(30, 20), (30, 20)),
        (JPEG_HEADER + FRAME, (30, 20)),
        (JPEG_HEADER + b"\xff\xff\xff" + FRAME, (30, 20)),
        (JPEG_HEADER + b"\xff\xd0\xff\x01" + FRAME, (30, 20)),
        (JPEG_HEADER + b"\xff\xc4\0\4\0\0" + FRAME, (30, 20)),
    ],
)
def test_pixel_size(data: bytes, size: tuple[int, int]) -> None:
    assert pixel_size(data) == size


@pytest.mark.parametrize(
    "data", [png(1, 1)[:30], JPEG_HEADER, JPEG_HEADER + b"\xff\xd9" + FRAME, JPEG_HEADER + b"\0" + FRAME, b""]
)
def test_damaged_images(data: bytes) -> None:
    with pytest.raises(FigureError, match="damaged"):
        pixel_size(data)


@pytest.mark.parametrize(
    ("width", "height", "is_allowed"),
    [
        (1, 1, True), (MAX_SIDE, 1, True), (MAX_SIDE + 1, 1, False), (1, MAX_SIDE + 1, False), (0, 1, False),
        (1, 0, False), (-1, 1, False),
        (MAX_SIDE, MAX_PIXELS // MAX_SIDE, True), (MAX_SIDE, MAX_PIXELS // MAX_SIDE + 1, False),
    ],
)  # fmt: skip
def test_is_size_allowed(width: int, height: int, is_allowed: bool) -> None:
    assert is_size_allowed(width, height) == is_allowed
