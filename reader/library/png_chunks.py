"""Reads a PNG chunk by chunk, and keeps those that make its pixels: texts, profiles and animations never go further."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from reader.library.image_header import SIGNATURE, FigureError, SafeImage, check_size
from reader.translation import N_, _

MAX_DECODED = 160_000_000
"""Bytes of all pixels. Of the largest picture that is allowed, with 8 bits a channel."""

_DAMAGED = N_("it is a damaged PNG; save it again")
_KEPT = (b"PLTE", b"tRNS")
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""By the colour type: grey, colour, palette, grey and opacity, colour and opacity."""
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Of an interlaced picture: the first pixel, and the steps to the next ones."""


class _Header(NamedTuple):
    width: int
    height: int
    depth: int
    colour: int
    compression: int
    filters: int
    interlaced: int


def clean_png(data: bytes) -> SafeImage:
    """Raises FigureError where the picture is damaged or too large. Its pixels are not decompressed."""
    header, pixels, kept = _read(data)
    parts = [SIGNATURE, _chunk(b"IHDR", struct.pack(">IIBBBBB", *header))]
    parts += [_chunk(name, kept[name]) for name in _KEPT if name in kept]
    parts += [_chunk(b"IDAT", pixels), _chunk(b"IEND", b"")]
    return SafeImage(header.width, header.height, b"".join(parts))


def check_png_pixels(data: bytes) -> None:
    """Decompresses the pixels, a little at a time. Raises FigureError where some are missing."""
    header, pixels, _kept = _read(data)
    missing = _decompressed_size(header)
    reader = zlib.decompressobj()
    try:
        while missing > 0:
            found = reader.decompress(pixels, 1 << 20)
            if not found:
                raise FigureError(_("it is a PNG that ends before its last pixel; save it again"))
            missing -= len(found)
            pixels = reader.unconsumed_tail
    except zlib.error as error:
        raise FigureError(_(_DAMAGED)) from error


def _read(data: bytes) -> tuple[_Header, bytes, dict[bytes, bytes]]:
    """The header, the compressed pixels, and the other chunks that make pixels."""
    chunks = _chunks(data)
    name, first = next(chunks, (b"", b""))
    if name != b"IHDR" or len(first) != 13:
        raise FigureError(_(_DAMAGED))
    header = _Header(*struct.unpack(">IIBBBBB", first))
    _check_header(header)
    pixels: list[bytes] = []
    kept: dict[bytes, bytes] = {}
    for name, body in chunks:
        if name == b"IDAT":
            pixels.append(body)
        elif name in _KEPT and not pixels and name not in kept:
            kept[name] = body
        elif name in (b"IHDR", b"PLTE"):
            raise FigureError(_(_DAMAGED))
    _check_palette(header.colour, kept)
    if not any(pixels):
        raise FigureError(_(_DAMAGED))
    return header, b"".join(pixels), kept


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The names and contents up to IEND, whose sums are right. What follows the end is not read."""
    position = len(SIGNATURE)
    while True:
        size = int.from_bytes(data[position : position + 4], "big")
        name = data[position + 4 : position + 8]
        body = data[position + 8 : position + 8 + size]
        end = position + 8 + size + 4
        if end > len(data) or int.from_bytes(data[end - 4 : end], "big") != zlib.crc32(body, zlib.crc32(name)):
            raise FigureError(_(_DAMAGED))
        if name == b"IEND":
            return
        yield name, body
        position = end


def _check_header(header: _Header) -> None:
    check_size(header.width, header.height)
    if header.depth not in _DEPTHS.get(header.colour, ()) or header.compression or header.filters:
        raise FigureError(_(_DAMAGED))
    if header.interlaced > 1:
        raise FigureError(_(_DAMAGED))
    # A decoder uses four bytes a pixel or, with 16 bits a channel, eight.
    if header.width * header.height * (8 if header.depth == 16 else 4) > MAX_DECODED:
        raise FigureError(
            _(
                "it has {width} × {height} pixels with 16 bits a channel; save it with 8 bits a channel",
                width=header.width,
                height=header.height,
            )
        )


def _check_palette(colour: int, kept: dict[bytes, bytes]) -> None:
    palette = kept.get(b"PLTE", b"")
    if len(palette) % 3 or len(palette) > 3 * 256 or (colour == 3) > bool(palette):
        raise FigureError(_(_DAMAGED))
    if colour in (0, 4):
        kept.pop(b"PLTE", None)
    opacities = len(kept.get(b"tRNS", b""))
    if opacities and opacities > {0: 2, 2: 6, 3: len(palette) // 3}.get(colour, 0):
        kept.pop(b"tRNS")


def _chunk(name: bytes, body: bytes) -> bytes:
    return b"".join((struct.pack(">I", len(body)), name, body, struct.pack(">I", zlib.crc32(body, zlib.crc32(name)))))


def _decompressed_size(header: _Header) -> int:
    """In bytes: of each row, its pixels and the number of its filter."""
    bits = header.depth * _CHANNELS[header.colour]
    size = 0
    for left, top, across, down in _PASSES if header.interlaced else ((0, 0, 1, 1),):
        columns = -(-(header.width - left) // across)
        rows = -(-(header.height - top) // down)
        if columns > 0 and rows > 0:
            size += rows * (1 + -(-columns * bits // 8))
    return size
