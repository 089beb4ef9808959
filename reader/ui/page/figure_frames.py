"""What the window and the process that draws figures send each other through pipes.

Request: two lengths, an order and the language of the window as JSON, the bytes of the figure. Reply: a state, width,
height, a length, and then the pixels or a reason. The process has read a stranger's bytes, so nothing in a reply is
believed: it must be exactly what is expected.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import IO, NamedTuple

from reader.library.figure_check import MAX_FIGURE_BYTES
from reader.library.image_header import FigureError
from reader.system.helper_process import BrokenReplyError, read_exactly
from reader.translation import Choice, _, choice, use_as_parent

READY, PIXELS, REASON = b"R", b"P", b"E"
MOST_PIXELS = 6_000_000  # of one drawn figure: 24 MB. What is larger is drawn smaller, and Qt enlarges it.
LONGEST_ORDER = 65_536  # bytes
LONGEST_REASON = 2000  # bytes

_REQUEST = struct.Struct("!II")
_REPLY = struct.Struct("!cIII")


class FigureOrder(NamedTuple):
    """How to draw a figure: its path and type as the pack names them, its size in pixels, and the theme's colours."""

    path: str
    media_type: str
    width: int
    height: int
    ink: str
    plate: str


def fitting(width: float, height: float) -> tuple[int, int]:
    """A size in pixels of the same shape, with at most MOST_PIXELS."""
    scale = min(1.0, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    return max(1, int(width * scale)), max(1, int(height * scale))


# in the window


def write_request(pipe: IO[bytes], order: FigureOrder, data: bytes) -> None:
    """Raises OSError or ValueError if the process has ended."""
    language = choice()
    catalog = str(language.catalog) if language.catalog else None
    head = json.dumps([order, [language.code, catalog, language.is_checked]]).encode()
    if len(head) > LONGEST_ORDER or len(data) > MAX_FIGURE_BYTES:
        raise FigureError(_("it is too large"))
    pipe.write(_REQUEST.pack(len(head), len(data)) + head)
    pipe.write(data)
    pipe.flush()


def read_ready(pipe: IO[bytes]) -> None:
    """Raises BrokenReplyError."""
    if _REPLY.unpack(read_exactly(pipe, _REPLY.size)) != (READY, 0, 0, 0):
        raise BrokenReplyError


def read_pixels(pipe: IO[bytes], width: int, height: int) -> bytes:
    """The pixels of a figure: four bytes each, as Qt's premultiplied ARGB32.

    Raises FigureError with the reason why it cannot be drawn, or BrokenReplyError.
    """
    state, *size, length = _REPLY.unpack(read_exactly(pipe, _REPLY.size))
    if state == PIXELS and size == [width, height] and length == width * height * 4:
        return read_exactly(pipe, length)
    if state == REASON and size == [0, 0] and 0 < length <= LONGEST_REASON:
        raise FigureError(read_exactly(pipe, length).decode("utf-8", "replace"))
    raise BrokenReplyError


# in the process


def write_ready(pipe: IO[bytes]) -> None:
    _write_reply(pipe, READY, 0, 0, b"")


def write_pixels(pipe: IO[bytes], width: int, height: int, pixels: bytes) -> None:
    _write_reply(pipe, PIXELS, width, height, pixels)


def write_reason(pipe: IO[bytes], reason: str) -> None:
    _write_reply(pipe, REASON, 0, 0, (reason or "?").encode("utf-8", "replace")[:LONGEST_REASON])


def read_request(pipe: IO[bytes]) -> tuple[FigureOrder, bytes] | None:
    """None when the window has closed the pipe. Reasons are written in its language from now on."""
    try:
        head, data = _REQUEST.unpack(read_exactly(pipe, _REQUEST.size))
        order, (code, catalog, is_checked) = json.loads(read_exactly(pipe, head))
        language = Choice(code, Path(catalog) if catalog else None, is_checked)
        if language != choice():
            use_as_parent(language)
        return FigureOrder(*order), read_exactly(pipe, data)
    except BrokenReplyError:
        return None


def _write_reply(pipe: IO[bytes], state: bytes, width: int, height: int, rest: bytes) -> None:
    pipe.write(_REPLY.pack(state, width, height, len(rest)))
    pipe.write(rest)
    pipe.flush()
