"""PNG and JPEG pictures for tests, made part by part."""

from __future__ import annotations

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
BAND = bytes(range(0, 240, 10))
"""Pixels of one row of 24."""


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_header(width: int, height: int, depth: int = 8, colour: int = 0, interlaced: int = 0) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced))


def pixels(width: int, height: int) -> bytes:
    """Of a grey picture with 8 bits a channel."""
    row = (BAND * (width // len(BAND) + 1))[:width]
    return chunk(b"IDAT", zlib.compress((b"\0" + row) * height))


END = chunk(b"IEND", b"")


def png(width: int, height: int, before: bytes = b"", after: bytes = b"") -> bytes:
    """`before` and `after` are chunks before and behind the pixels."""
    return SIGNATURE + png_header(width, height) + before + pixels(width, height) + after + END


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def frame(width: int, height: int, marker: int = 0xC0, sampling: tuple[int, ...] = (0x11,)) -> bytes:
    """`sampling` has a number for each component."""
    components = b"".join(bytes((number, each, 0)) for number, each in enumerate(sampling, 1))
    return segment(marker, struct.pack(">BHHB", 8, height, width, len(sampling)) + components)


SCAN = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\xff\0\x34\xff\xd0\x56"
JFIF = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")


def exif(orientation: int, order: str = ">") -> bytes:
    mark = b"MM" if order == ">" else b"II"
    entries = struct.pack(f"{order}HHHIHH", 1, 0x0112, 3, 1, orientation, 0)
    return segment(0xE1, b"Exif\0\0" + mark + struct.pack(f"{order}HI", 42, 8) + entries + b"\0" * 4)


def jpeg(width: int, height: int, before: bytes = JFIF, scans: int = 1, marker: int = 0xC0) -> bytes:
    """Whole in its form, but without the tables that its pixels need. `before` are segments before the frame."""
    return b"\xff\xd8" + before + frame(width, height, marker) + SCAN * scans + b"\xff\xd9"
