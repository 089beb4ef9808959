"""Kinds of images, and the limits for their sizes."""

from __future__ import annotations

import pytest

from reader.library.image_header import (
    JPEG,
    MAX_PIXELS,
    MAX_SIDE,
    PNG,
    is_size_allowed,
    media_type,
)
from tests.library.pictures import png


@pytest.mark.parametrize(
    ("data", "expected"),
    [(png(1, 1), PNG), (b"\xff\xd8\xff\xe1", JPEG), (b"GIF89a", None), (b"\x89PNG\r\n", None), (b"", None)],
)
def test_media_type(data: bytes, expected: str | None) -> None:
    assert media_type(data) == expected


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
