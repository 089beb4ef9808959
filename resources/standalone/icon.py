"""Draws the program's icon from resources/icon, as PNG in each size and as .ico and .icns."""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping
from pathlib import Path

DRAWINGS = Path(__file__).parent.parent / "icon"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
LARGEST_SMALL = 24
"""Pixels. Up to this size, use the drawing with fewer and thicker lines."""

IN_ICO = (16, 24, 32, 48, 64, 128, 256)
IN_ICNS = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}
"""The size for each of Apple's names."""


def write(folder: Path) -> Path:
    """Write carrel-SIZE.png, carrel.ico and carrel.icns to `folder`; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: png(size) for size in SIZES}
    for size, data in pictures.items():
        (folder / f"carrel-{size}.png").write_bytes(data)
    (folder / "carrel.ico").write_bytes(ico(pictures))
    (folder / "carrel.icns").write_bytes(icns(pictures))
    return folder


def png(size: int) -> bytes:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QRectF, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    drawing = DRAWINGS / ("carrel-small.svg" if size <= LARGEST_SMALL else "carrel.svg")
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.read_bytes())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs say str, Qt takes str or bytes
    return bytes(buffer.data().data())


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """The format of Windows: a table, then the PNG files."""
    at = 6 + 16 * len(IN_ICO)
    table, body = struct.pack("<HHH", 0, 1, len(IN_ICO)), b""
    for size in IN_ICO:
        side = size % 256  # 0 means 256
        table += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(pictures[size]), at + len(body))
        body += pictures[size]
    return table + body


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """The format of macOS: each PNG file after its name and length."""
    body = b"".join(
        name + struct.pack(">I", 8 + len(pictures[size])) + pictures[size] for name, size in IN_ICNS.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(body)) + body
