"""How marks are drawn: four colours, each with a line of its own below the words; the ribbon; the sign of a note.

Nobody has to tell colours apart: yellow has a plain line, green dashes, blue dots, pink two lines.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from reader.ui.shell.theme import Theme

BACKGROUNDS = {"yellow": "yellow_mark", "green": "green_mark", "blue": "blue_mark", "pink": "pink_mark"}
LINES = {"yellow": "yellow_line", "green": "green_line", "blue": "blue_line", "pink": "pink_line"}
"""The theme's names for what is behind the words, and for the line below them."""

LINE_NAMES = {"yellow": "line", "green": "dashes", "blue": "dots", "pink": "two lines"}
WIDTH = 2.0  # pixels of a line at 100 % text
STEP = 3.0  # by which the line of a highlight within another lies lower


def paint_highlight(painter: QPainter, area: QRectF, colour: str, theme: Theme) -> None:
    painter.fillRect(area, theme.colour(BACKGROUNDS[colour]))


def paint_line(painter: QPainter, area: QRectF, colour: str, theme: Theme, scale: float) -> None:
    """Along the lower edge of `area`."""
    width = WIDTH * scale
    y = area.bottom() - width / 2
    ink = theme.colour(LINES[colour])
    pen = QPen(ink, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    match colour:
        case "green":
            pen.setDashPattern([4, 2.2])
        case "blue":
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.01, 2])
        case "pink":
            pen.setWidthF(width * 0.55)
            _line(painter, pen, area, y - width * 1.3)
    _line(painter, pen, area, y)


def ribbon(area: QRectF) -> QPainterPath:
    """A bookmark, as of cloth."""
    path = QPainterPath(area.topLeft())
    path.lineTo(area.topRight())
    path.lineTo(area.bottomRight())
    path.lineTo(QPointF(area.center().x(), area.bottom() - area.width() * 0.42))
    path.lineTo(area.bottomLeft())
    path.closeSubpath()
    return path


def paint_ribbon(painter: QPainter, area: QRectF, ink: QColor, *, filled: bool) -> None:
    painter.setPen(QPen(ink, max(1.2, area.width() / 8)))
    painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
    painter.drawPath(ribbon(area))


def paint_note(painter: QPainter, area: QRectF, ink: QColor, behind: QColor) -> None:
    """A sheet with two lines of writing."""
    pen = QPen(ink, max(1.2, area.width() / 10))
    painter.setPen(pen)
    painter.setBrush(behind)
    painter.drawRoundedRect(area, area.width() / 6, area.width() / 6)
    for share in (0.36, 0.64):
        y = area.top() + area.height() * share
        painter.drawLine(QPointF(area.left() + area.width() * 0.24, y), QPointF(area.right() - area.width() * 0.24, y))


def paint_swatch(painter: QPainter, area: QRectF, colour: str, theme: Theme, scale: float = 1.0) -> None:
    """A patch of a highlight; of a bookmark, where `colour` is empty, its ribbon."""
    if not colour:
        side = area.width() * 0.28
        paint_ribbon(painter, area.adjusted(side, area.height() * 0.1, -side, -area.height() * 0.1),
                     theme.colour("accent"), filled=True)  # fmt: skip
        return
    painter.setPen(QPen(theme.colour(LINES[colour]), 1))
    painter.setBrush(theme.colour(BACKGROUNDS[colour]))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    paint_line(painter, area.adjusted(3, 0, -3, -area.height() * 0.24), colour, theme, scale)


def swatch(colour: str, theme: Theme, size: int, ratio: float) -> QIcon:
    return QIcon(_drawn(size, ratio, lambda painter, area: paint_swatch(painter, area, colour, theme, size / 18)))


def note_icon(theme: Theme, size: int, ratio: float) -> QIcon:
    return QIcon(
        _drawn(
            size,
            ratio,
            lambda painter, area: paint_note(
                painter, area.adjusted(2, 2, -2, -2), theme.colour("ink"), theme.colour("card")
            ),
        )
    )


def _drawn(size: int, ratio: float, paint: Callable[[QPainter, QRectF], None]) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def _line(painter: QPainter, pen: QPen, area: QRectF, y: float) -> None:
    painter.setPen(pen)
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
