"""Reads a JPEG segment by segment, and keeps those that make its pixels, and which way up it is.

Notes, profiles, previews and further pictures in the same file never go further.
"""

from __future__ import annotations

import re
import struct
from typing import NamedTuple

from reader.library.image_header import FigureError, SafeImage, check_size
from reader.translation import N_, _, ngettext

MAX_SCANS = 64
"""A progressive JPEG has about ten. A scan of a hundred bytes makes the decoder go through all pixels once more."""

MAX_SCANNED = 480_000_000
"""Pixels that all scans go through: twelve times the largest picture."""

MAX_COEFFICIENTS = 160_000_000
"""Bytes. A decoder holds all coefficients of a picture in several scans, two bytes each, before it makes a pixel."""

MAX_SEGMENTS = 1000

_DAMAGED = N_("it is a damaged JPEG; save it again")
_START, _END = b"\xff\xd8", b"\xff\xd9"
_JFIF = b"\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
_HUFFMAN, _TABLES, _RESTARTS, _ADOBE, _EXIF, _SCAN = 0xC4, 0xDB, 0xDD, 0xEE, 0xE1, 0xDA
_FRAMES = {0xC0: "baseline", 0xC1: "extended", 0xC2: "progressive"}
_OTHER_FRAMES = frozenset(range(0xC3, 0xD0)) - {_HUFFMAN, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""The end of a scan: within one, 0xFF is followed by 0, by the number of a restart, or by another 0xFF."""


class _Frame(NamedTuple):
    width: int
    height: int
    coefficients: int
    components: int
    is_progressive: bool


def clean_jpeg(data: bytes) -> SafeImage:
    """Raises FigureError where the picture is damaged, too large, or of a kind that is not common."""
    reader = _JpegReader(data)
    reader.read()
    frame = reader.frame
    if frame is None or not reader.scans:
        raise FigureError(_(_DAMAGED))
    if frame.is_progressive or reader.scans > 1:
        _check_scans(frame, reader.scans)
    turned = reader.orientation >= 5
    width, height = (frame.height, frame.width) if turned else (frame.width, frame.height)
    start = _START + (_JFIF if reader.is_jfif else b"") + _turned(reader.orientation)
    return SafeImage(width, height, start + b"".join(reader.kept) + _END)


class _JpegReader:
    """Collects the segments to keep."""

    def __init__(self, data: bytes) -> None:
        self.frame: _Frame | None = None
        self.scans = 0
        self.orientation = 1
        self.is_jfif = False  # these two say how colours are stored
        self.is_adobe = False
        self.kept: list[bytes] = []
        self._data = data

    def read(self) -> None:
        position = len(_START)
        for _number in range(MAX_SEGMENTS):
            while self._data[position : position + 2] == b"\xff\xff":
                position += 1
            if self._data[position : position + 1] != b"\xff":
                raise FigureError(_(_DAMAGED))
            marker = self._data[position + 1] if position + 1 < len(self._data) else 0xD9
            if marker == 0xD9:
                return
            if marker in _WITHOUT_LENGTH:
                position += 2
                continue
            size = int.from_bytes(self._data[position + 2 : position + 4], "big")
            end = position + 2 + size
            if size < 2 or end > len(self._data):
                raise FigureError(_(_DAMAGED))
            if marker == _SCAN:
                position = self._add_scan(position, end)
                if position == len(self._data):
                    return  # cut short: the rest is grey
                continue
            self._add(marker, self._data[position + 4 : end], self._data[position:end])
            position = end
        raise FigureError(_(_DAMAGED))

    def _add(self, marker: int, body: bytes, segment: bytes) -> None:
        if marker in _FRAMES:
            if self.frame:
                raise FigureError(_(_DAMAGED))
            self.frame = _read_frame(body, is_progressive=marker == 0xC2)
            self.kept.append(segment)
        elif marker in _OTHER_FRAMES:
            raise FigureError(_("it is a JPEG of a kind that few programs read; save it again"))
        elif marker in (_HUFFMAN, _TABLES, _RESTARTS):
            self.kept.append(segment)
        elif marker == _ADOBE and body.startswith(b"Adobe") and len(body) >= 12 and not self.is_adobe:
            self.is_adobe = True
            self.kept.append(b"\xff\xee\0\x0e" + body[:12])
        elif marker == 0xE0 and body.startswith(b"JFIF\0"):
            self.is_jfif = True
        elif marker == _EXIF and self.orientation == 1:
            self.orientation = _orientation(body)

    def _add_scan(self, start: int, header_end: int) -> int:
        """Returns where it ends."""
        if not self.frame:
            raise FigureError(_(_DAMAGED))
        self.scans += 1
        found = _MARKER.search(self._data, header_end)
        end = found.start() if found else len(self._data)
        self.kept.append(self._data[start:end])
        return end


def _read_frame(body: bytes, *, is_progressive: bool) -> _Frame:
    if len(body) < 6 or body[0] != 8 or len(body) != 6 + 3 * body[5] or body[5] not in (1, 3, 4):
        raise FigureError(_(_DAMAGED))
    height, width = struct.unpack(">HH", body[1:5])
    check_size(width, height)
    sampling = [(body[at + 1] >> 4, body[at + 1] & 15) for at in range(6, len(body), 3)]
    if any(not 1 <= across <= 4 or not 1 <= down <= 4 for across, down in sampling):
        raise FigureError(_(_DAMAGED))
    most = max(across for across, _down in sampling) * max(down for _across, down in sampling)
    samples = sum(across * down for across, down in sampling) / most
    return _Frame(width, height, int(2 * samples * width * height), len(sampling), is_progressive)


def _check_scans(frame: _Frame, scans: int) -> None:
    # The simplest picture of several scans has one for each component.
    if frame.coefficients > MAX_COEFFICIENTS:
        raise FigureError(
            _(
                "it is a progressive JPEG of {width} × {height} pixels; save it smaller, or not progressive",
                width=frame.width,
                height=frame.height,
            )
        )
    if scans > MAX_SCANS or scans * frame.width * frame.height > MAX_SCANNED:
        raise FigureError(
            ngettext(
                "it is a JPEG with {scans} scan; save it again, not progressive",
                "it is a JPEG with {scans} scans; save it again, not progressive",
                scans,
                scans=scans,
            )
        )


def _orientation(exif: bytes) -> int:
    """Which way up the picture is, from 1 to 8, as EXIF numbers it."""
    if not exif.startswith(b"Exif\0\0"):
        return 1
    tiff = exif[6:]
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 8:
        return 1
    (at,) = struct.unpack(f"{order}I", tiff[4:8])
    (count,) = struct.unpack(f"{order}H", tiff[at : at + 2].ljust(2, b"\0"))
    for entry in range(at + 2, at + 2 + 12 * min(count, 500), 12):
        tag, kind, number, value = struct.unpack(f"{order}HHIH2x", tiff[entry : entry + 12].ljust(12, b"\0"))
        if (tag, kind, number) == (0x0112, 3, 1):
            return int(value) if 1 <= value <= 8 else 1
    return 1


def _turned(orientation: int) -> bytes:
    """A segment that says nothing else."""
    if orientation == 1:
        return b""
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
