"""The streams of a PDF: data in an object, usually packed."""

from __future__ import annotations

import zlib


def packed_stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def unpacked_stream(body: bytes) -> bytes | None:
    """The data of an object; None if they are damaged, or there are none."""
    head, found, rest = body.partition(b"stream")
    if not found:
        return None
    data = rest[2:] if rest.startswith(b"\r\n") else rest[1:]
    if b"FlateDecode" not in head:
        return data.split(b"endstream")[0]
    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error:
        return None
