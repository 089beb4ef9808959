"""Loads font files that are packed with zlib."""

from __future__ import annotations

import zlib
from pathlib import Path

from PySide6.QtGui import QFontDatabase

PACKED = ".ttf.z"
LARGEST = 2_000_000  # bytes of an unpacked font


def add_packed(file: Path) -> int:
    """The number that Qt gives the font; -1 if the file is missing or damaged."""
    try:
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(file.read_bytes(), LARGEST)
    except (OSError, zlib.error):
        return -1
    return QFontDatabase.addApplicationFontFromData(data) if unpacking.eof else -1
