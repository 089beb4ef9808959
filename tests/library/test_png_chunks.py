"""What is left of a PNG: the chunks that make its pixels, whatever else it holds."""

from __future__ import annotations

import random
import struct
import zlib

import pytest

from reader.library.image_header import FigureError
from reader.library.png_chunks import check_png_pixels, clean_png
from tests.library.pictures import END, SIGNATURE, chunk, pixels, png, png_header

PALETTE = chunk(b"PLTE", bytes(range(9)))
PLAIN = SIGNATURE + png_header(30, 20) + pixels(30, 20) + END
TEXTS = chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 1_000_000))

DROPPED = {
    "nothing else": png(30, 20),
    "a compressed text": png(30, 20, before=TEXTS * 50),
    "a compressed text behind the pixels": png(30, 20, after=TEXTS * 50),
    "an international text": png(30, 20, before=chunk(b"iTXt", b"a\0\1\0\0\0" + zlib.compress(b"\0" * 1_000_000))),
    "a colour profile": png(30, 20, before=chunk(b"iCCP", b"a\0\0" + zlib.compress(b"\0" * 1_000_000))),
    "EXIF": png(30, 20, before=chunk(b"eXIf", b"MM\0*")),
    "an animation": png(30, 20, before=chunk(b"acTL", bytes(8)), after=chunk(b"fdAT", bytes(8))),
    "an unknown chunk": png(30, 20, before=chunk(b"ABCD", b"x")),
    "gamma, times, sizes": png(30, 20, before=chunk(b"gAMA", bytes(4)) + chunk(b"tIME", bytes(7))),
    "something behind the end": png(30, 20) + b"PK\3\4" + b"<svg/>" * 9,
    "pixels in several chunks": SIGNATURE
    + png_header(30, 20)
    + b"".join(chunk(b"IDAT", bytes((byte,))) for byte in pixels(30, 20)[8:-4])
    + END,
    "a palette for grey": png(30, 20, before=PALETTE),
    "more opacities than greys": png(30, 20, before=chunk(b"tRNS", bytes(99))),
}


@pytest.mark.parametrize("name", DROPPED)
def test_only_pixels_are_left(name: str) -> None:
    assert clean_png(DROPPED[name]) == (30, 20, PLAIN)


KEPT = {
    "palette": png_header(3, 1, 8, 3) + PALETTE + chunk(b"IDAT", zlib.compress(bytes(4))),
    "palette and opacities": png_header(3, 1, 8, 3)
    + PALETTE
    + chunk(b"tRNS", b"\1\2\3")
    + chunk(b"IDAT", zlib.compress(bytes(4))),
    "transparent grey": png_header(3, 1) + chunk(b"tRNS", b"\0\1") + chunk(b"IDAT", zlib.compress(bytes(4))),
    "interlaced": png_header(3, 1, interlaced=1) + chunk(b"IDAT", zlib.compress(bytes(9))),
    "16 bits": png_header(3, 1, 16, 6) + chunk(b"IDAT", zlib.compress(bytes(25))),
}


@pytest.mark.parametrize("name", KEPT)
def test_what_makes_pixels_is_kept(name: str) -> None:
    whole = SIGNATURE + KEPT[name] + END
    assert clean_png(whole) == (3, 1, whole)
    check_png_pixels(whole)


def header(*values: int) -> bytes:
    return SIGNATURE + chunk(b"IHDR", struct.pack(">IIBBBBB", *values)) + pixels(1, 1) + END


REFUSED = {
    "cut short": (PLAIN[:-20], "damaged"),
    "without an end": (PLAIN[: -len(END)], "damaged"),
    "only a signature": (SIGNATURE, "damaged"),
    "no pixels": (SIGNATURE + png_header(3, 1) + END, "damaged"),
    "empty pixels": (SIGNATURE + png_header(3, 1) + chunk(b"IDAT", b"") + END, "damaged"),
    "a wrong sum": (PLAIN[:40] + b"\0" + PLAIN[41:], "damaged"),
    "another chunk first": (SIGNATURE + TEXTS + PLAIN[8:], "damaged"),
    "two headers": (png(30, 20, before=png_header(9, 9)), "damaged"),
    "a palette behind the pixels": (png(30, 20, after=PALETTE), "damaged"),
    "a colour without a palette": (header(3, 1, 8, 3, 0, 0, 0), "damaged"),
    "half a colour": (SIGNATURE + png_header(3, 1, 8, 3) + chunk(b"PLTE", bytes(4)) + pixels(1, 1) + END, "damaged"),
    "an unknown kind of colour": (header(3, 1, 8, 5, 0, 0, 0), "damaged"),
    "an unknown depth": (header(3, 1, 3, 0, 0, 0, 0), "damaged"),
    "an unknown compression": (header(3, 1, 8, 0, 1, 0, 0), "damaged"),
    "an unknown filter": (header(3, 1, 8, 0, 0, 1, 0), "damaged"),
    "an unknown interlacing": (header(3, 1, 8, 0, 0, 0, 2), "damaged"),
    "no width": (header(0, 1, 8, 0, 0, 0, 0), "0 pixels"),
    "too wide": (header(20_001, 1, 8, 0, 0, 0, 0), "20001 × 1 pixels"),
    "too many pixels": (header(8000, 8000, 8, 0, 0, 0, 0), "8000 × 8000 pixels"),
    "too many bytes": (header(6000, 6000, 16, 6, 0, 0, 0), "16 bits a channel"),
    "an endless chunk": (PLAIN[:33] + b"\xff\xff\xff\xffzTXt", "damaged"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    data, said = REFUSED[name]
    with pytest.raises(FigureError, match=said):
        clean_png(data)


MISSING = {
    "pixels cut short": (pixels(30, 19), "last pixel"),
    "no more than the start": (chunk(b"IDAT", zlib.compress(b"")), "last pixel"),
    "not compressed": (chunk(b"IDAT", b"pixels"), "damaged"),
}


@pytest.mark.parametrize("name", MISSING)
def test_missing_pixels(name: str) -> None:
    idat, said = MISSING[name]
    with pytest.raises(FigureError, match=said):
        check_png_pixels(SIGNATURE + png_header(30, 20) + idat + END)


def test_pixels_without_an_end_are_decompressed_only_as_far_as_the_picture_goes() -> None:
    data = SIGNATURE + png_header(30, 20) + chunk(b"IDAT", zlib.compress(bytes(300_000_000))) + END
    check_png_pixels(data)
    assert len(clean_png(data).data) < 400_000


@pytest.mark.parametrize("seed", range(100))
def test_random_damage(seed: int) -> None:
    """Whatever comes through holds nothing but the chunks that are kept."""
    chance = random.Random(seed)
    data = bytearray(png(30, 20, before=TEXTS + PALETTE, after=TEXTS))
    for _ in range(chance.randint(1, 4)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.3:
        del data[chance.randrange(len(data)) :]
    try:
        safe = clean_png(bytes(data))
    except FigureError:
        return
    assert safe == (30, 20, PLAIN) or safe.data != PLAIN
    assert b"zTXt" not in safe.data
    assert len(safe.data) <= len(PLAIN)
