"""What is kept of a picture, by its kind."""

from __future__ import annotations

import pytest

from reader.library.clean_image import clean_image
from reader.library.image_header import FigureError
from tests.library.pictures import jpeg, png


@pytest.mark.parametrize("data", [png(30, 20), jpeg(30, 20)], ids=["PNG", "JPEG"])
def test_clean_image(data: bytes) -> None:
    assert clean_image(data) == (30, 20, data)


@pytest.mark.parametrize("data", [png(1, 1)[:30], jpeg(1, 1)[:9], b""], ids=["PNG", "JPEG", "empty"])
def test_damaged_images(data: bytes) -> None:
    with pytest.raises(FigureError, match="damaged"):
        clean_image(data)
