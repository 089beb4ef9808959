"""The icons, drawn in the colours of the theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache, QTransform
from PySide6.QtSvg import QSvgRenderer

from reader.ui.shell.theme import Theme

DIRECTED = frozenset({"back", "forward", "list", "next_sentence", "play", "previous_sentence", "quote", "side_bar"})
"""Icons that point where the text goes, or show lines of it: mirrored where the window runs from right to left."""

SMALL_SIZES, LARGE_SIZES = (16, 24), (32, 48, 64, 128)  # pixels; small ones have a simpler drawing


def program_icon(folder: Path) -> QIcon:
    """The program's own icon, for windows and task bars."""
    icon = QIcon()
    for name, sizes in (("carrel-small", SMALL_SIZES), ("carrel", LARGE_SIZES)):
        drawing = (folder / f"{name}.svg").read_text(encoding="utf-8")
        for size in sizes:
            icon.addPixmap(_draw(drawing, size, 1.0))
    return icon


class Icons:
    """Draws `resources/icons/NAME.svg`, whose strokes have the colour `currentColor`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawings: dict[str, str] = {}

    def icon(self, name: str, theme: Theme, size: int, ratio: float) -> QIcon:
        """`size` is in the window's pixels; `ratio` is the number of screen pixels for each of them."""
        icon = QIcon()
        icon.addPixmap(self._pixmap(name, theme.colours["ink"], size, ratio), QIcon.Mode.Normal)
        icon.addPixmap(self._pixmap(name, theme.colours["faint_ink"], size, ratio), QIcon.Mode.Disabled)
        return icon

    def _pixmap(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        is_mirrored = name in DIRECTED and QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        key = f"{self._folder / name} {colour} {size} {ratio} {is_mirrored}"
        pixmap = QPixmap()
        if not QPixmapCache.find(key, pixmap):
            if name not in self._drawings:
                self._drawings[name] = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
            pixmap = _draw(self._drawings[name].replace("currentColor", colour), size, ratio)
            if is_mirrored:
                pixmap = pixmap.transformed(QTransform(-1, 0, 0, 1, 0, 0))
            QPixmapCache.insert(key, pixmap)
        return pixmap


def _draw(drawing: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
