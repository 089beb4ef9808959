"""Saves a picture of a virtual display, to show what a failed test has seen."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtGui import QImage

FRAME = "Xvfb_screen0"
"""The file that Xvfb writes to its -fbdir, in xwd format: numbers of four bytes, colours, pixels."""


def save(folder: Path, to: Path) -> None:
    data = (folder / FRAME).read_bytes()
    head = struct.unpack_from(">25I", data)
    start, width, height, line, colours = head[0], head[4], head[5], head[12], head[19]
    to.parent.mkdir(parents=True, exist_ok=True)
    pixels = data[start + colours * 12 :]
    QImage(pixels, width, height, line, QImage.Format.Format_RGB32).save(str(to))
