"""What is kept of a PNG or JPEG: what makes its pixels."""

from __future__ import annotations

from reader.library.image_header import PNG, SafeImage, media_type
from reader.library.jpeg_segments import clean_jpeg
from reader.library.png_chunks import clean_png


def clean_image(data: bytes) -> SafeImage:
    """Of a PNG or JPEG. Raises FigureError."""
    return clean_png(data) if media_type(data) == PNG else clean_jpeg(data)
