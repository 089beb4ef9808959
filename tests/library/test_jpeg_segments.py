"""What is left of a JPEG: the segments that make its pixels, and which way up it is."""

from __future__ import annotations

import random

import pytest

from reader.library.image_header import FigureError
from reader.library.jpeg_segments import MAX_SCANS, MAX_SEGMENTS, clean_jpeg
from tests.library.pictures import JFIF, SCAN, exif, frame, jpeg, segment

ADOBE = segment(0xEE, b"Adobe\0\x64\0\0\0\0\1")
TABLES = segment(0xDB, bytes(65)) + segment(0xC4, bytes(20)) + segment(0xDD, b"\0\1")
PLAIN = jpeg(30, 20)

DROPPED = {
    "nothing else": PLAIN,
    "a comment": jpeg(30, 20, before=JFIF + segment(0xFE, b"comment")),
    "a colour profile": jpeg(30, 20, before=JFIF + segment(0xE2, b"ICC_PROFILE\0" + bytes(999))),
    "a preview": jpeg(30, 20, before=segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\2\2" + bytes(12))),
    "EXIF that does not turn it": jpeg(30, 20, before=JFIF + exif(1)),
    "EXIF with an unknown direction": jpeg(30, 20, before=JFIF + exif(9)),
    "damaged EXIF": jpeg(30, 20, before=JFIF + segment(0xE1, b"Exif\0\0MM\0*\xff\xff\xff\xff")),
    "cut EXIF": jpeg(30, 20, before=JFIF + segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0\xff\xff\x12\x01")),
    "XMP": jpeg(30, 20, before=JFIF + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0")),
    "fill bytes": jpeg(30, 20, before=b"\xff\xff" + JFIF),
    "further pictures": PLAIN + jpeg(90, 90),
    "something behind the end": PLAIN + b"PK\3\4",
    "a missing end": PLAIN[:-2],
}


@pytest.mark.parametrize("name", DROPPED)
def test_only_pixels_are_left(name: str) -> None:
    assert clean_jpeg(DROPPED[name]) == (30, 20, PLAIN)


@pytest.mark.parametrize(
    "data",
    [jpeg(30, 20, before=b""), jpeg(30, 20, before=ADOBE), jpeg(30, 20, before=JFIF + ADOBE + TABLES)],
    ids=["no kind of colours", "kind of colours", "tables"],
)
def test_what_makes_pixels_is_kept(data: bytes) -> None:
    assert clean_jpeg(data) == (30, 20, data)


def test_a_cut_scan_ends_there() -> None:
    assert clean_jpeg(PLAIN[:-4]).data == PLAIN[:-4] + b"\xff\xd9"


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(("orientation", "size"), [(2, (30, 20)), (3, (30, 20)), (6, (20, 30)), (8, (20, 30))])
def test_the_direction_is_kept_and_nothing_else(order: str, orientation: int, size: tuple[int, int]) -> None:
    noted = segment(0xE1, exif(orientation, order)[4:] + b"the place where it was taken")
    safe = clean_jpeg(jpeg(30, 20, before=JFIF + noted))
    assert safe == (*size, jpeg(30, 20, before=JFIF + exif(orientation)))


LARGE = frame(6000, 6000, 0xC2, (0x11, 0x11, 0x11))

REFUSED = {
    "no frame": (b"\xff\xd8" + JFIF + SCAN + b"\xff\xd9", "damaged"),
    "no scan": (b"\xff\xd8" + frame(3, 3) + b"\xff\xd9", "damaged"),
    "two frames": (jpeg(30, 20, before=frame(3, 3)), "damaged"),
    "cut in a segment": (PLAIN[:15], "damaged"),
    "nothing": (b"\xff\xd8", "damaged"),
    "not a marker": (b"\xff\xd8\0\0", "damaged"),
    "a segment without a length": (b"\xff\xd8\xff\xdb\0\1" + PLAIN[2:], "damaged"),
    "a frame of another length": (jpeg(30, 20, before=segment(0xC0, bytes(6))), "damaged"),
    "two components": (b"\xff\xd8" + frame(3, 3, 0xC0, (0x11, 0x11)) + SCAN, "damaged"),
    "sampling by nothing": (b"\xff\xd8" + frame(3, 3, 0xC0, (0x01,)) + SCAN, "damaged"),
    "lossless": (jpeg(30, 20, marker=0xC3), "few programs"),
    "arithmetic": (jpeg(30, 20, marker=0xC9), "few programs"),
    "no height": (jpeg(30, 0), "0 pixels"),
    "too wide": (jpeg(20_001, 1), "20001 × 1 pixels"),
    "too many pixels": (jpeg(8000, 8000), "8000 × 8000 pixels"),
    "many scans": (jpeg(30, 20, scans=MAX_SCANS + 1, marker=0xC2), f"{MAX_SCANS + 1} scans"),
    "many scans of many pixels": (jpeg(6000, 6000, scans=20, marker=0xC2), "20 scans"),
    "many coefficients": (b"\xff\xd8" + LARGE + SCAN * 3 + b"\xff\xd9", "progressive JPEG of 6000 × 6000"),
    "many segments": (jpeg(30, 20, before=segment(0xFE, b"") * MAX_SEGMENTS), "damaged"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    data, said = REFUSED[name]
    with pytest.raises(FigureError, match=said):
        clean_jpeg(data)


def test_as_many_scans_as_programs_write() -> None:
    assert clean_jpeg(jpeg(6000, 6000, scans=12, marker=0xC2)).width == 6000
    assert clean_jpeg(jpeg(30, 20, scans=MAX_SCANS, marker=0xC2)).width == 30


@pytest.mark.parametrize("seed", range(100))
def test_random_damage(seed: int) -> None:
    """Whatever comes through holds no note, and can be cleaned again without a change."""
    chance = random.Random(seed)
    data = bytearray(jpeg(30, 20, before=JFIF + segment(0xFE, b"comment" * 9) + exif(6) + ADOBE + TABLES, scans=3))
    for _ in range(chance.randint(1, 4)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.3:
        del data[chance.randrange(len(data)) :]
    try:
        safe = clean_jpeg(bytes(data))
    except FigureError:
        return
    assert b"\xff\xfe" not in safe.data
    assert clean_jpeg(safe.data) == safe
