"""Paints the signs of marks: highlights in four colours, the ribbon of a bookmark, the sheet of a note.

Readers who cannot tell the colours apart see the lines: yellow has a plain line, green dashes, blue dots, pink two
lines.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from reader.ui.shell.theme import Theme

BACKGROUNDS = {"yellow": "yellow_mark", "green": "green_mark", "blue": "blue_mark", "pink": "pink_mark"}
LINES = {"yellow": "yellow_line", "green": "green_line", "blue": "blue_line", "pink": "pink_line"}
"""The theme's names for the colour behind the text, and for the line below it."""

LINE_WIDTH = 2.0  # pixels at 100 % text size
NOTE_EDGE = 3.5 / 20  # of an icon: as much as around the drawn ones, which stand beside it
DASH, DASH_GAP, DOT, DOT_STEP = 4.0, 2.2, 0.01, 2.01  # widths of the line
LINE_STEP = 3.0  # pixels by which the line of an overlapping highlight is lower


def paint_highlight(painter: QPainter, area: QRectF, colour: str, theme: Theme) -> None:
    painter.fillRect(area, theme.colour(BACKGROUNDS[colour]))


def paint_line(painter: QPainter, area: QRectF, colour: str, theme: Theme, scale: float) -> None:
    """Paints the line of a highlight along the lower edge of `area`."""
    width = LINE_WIDTH * scale
    y = area.bottom() - width / 2
    ink = theme.colour(LINES[colour])
    pen = QPen(ink, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    match colour:
        case "green":
            pen.setDashPattern(dashes(area.width() / width))
        case "blue":
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern(dots(area.width() / width))
            area = area.adjusted(0, 0, width * DOT, 0)  # with the last dot
        case "pink":
            pen.setWidthF(width * 0.55)
            _line(painter, pen, area, y - width * 1.3)
    _line(painter, pen, area, y)


def dashes(length: float) -> list[float]:
    """A dash and a gap, in widths of the line. A short line has two dashes, or it would seem to be plain."""
    return [length * 0.4, length * 0.2] if length < 2 * DASH + DASH_GAP else [DASH, DASH_GAP]


def dots(length: float) -> list[float]:
    """A dot and a gap, in widths of the line. A short line ends with a dot, as it begins."""
    step = length / max(1, round(length / DOT_STEP)) if length < 10 * DOT_STEP else DOT_STEP
    return [DOT, step - DOT]


def ribbon_path(area: QRectF) -> QPainterPath:
    """The outline of a cloth bookmark, with a notch at its lower end."""
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
    painter.drawPath(ribbon_path(area))


def paint_note(painter: QPainter, area: QRectF, ink: QColor, behind: QColor) -> None:
    """Paints a sheet of paper with two lines of writing."""
    pen = QPen(ink, max(1.2, area.width() / 10))
    painter.setPen(pen)
    painter.setBrush(behind)
    painter.drawRoundedRect(area, area.width() / 6, area.width() / 6)
    for share in (0.36, 0.64):
        y = area.top() + area.height() * share
        painter.drawLine(QPointF(area.left() + area.width() * 0.24, y), QPointF(area.right() - area.width() * 0.24, y))


def paint_swatch(painter: QPainter, area: QRectF, colour: str, theme: Theme, scale: float = 1.0) -> None:
    """Paints a patch of a highlight colour, or the ribbon of a bookmark if `colour` is empty."""
    if not colour:
        x, y = area.width() * 0.28, area.height() * 0.1
        paint_ribbon(painter, area.adjusted(x, y, -x, -y), theme.colour("accent"), filled=True)
        return
    painter.setPen(QPen(theme.colour(LINES[colour]), 1))
    painter.setBrush(theme.colour(BACKGROUNDS[colour]))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    paint_line(painter, area.adjusted(3, 0, -3, -area.height() * 0.24), colour, theme, scale)


def swatch(colour: str, theme: Theme, size: int, ratio: float) -> QIcon:
    return QIcon(_painted(size, ratio, lambda painter, area: paint_swatch(painter, area, colour, theme, size / 18)))


def note_icon(theme: Theme, size: int, ratio: float) -> QIcon:
    def paint(painter: QPainter, area: QRectF) -> None:
        edge = size * NOTE_EDGE
        paint_note(painter, area.adjusted(edge, edge, -edge, -edge), theme.colour("ink"), theme.colour("card"))

    return QIcon(_painted(size, ratio, paint))


def _painted(size: int, ratio: float, paint: Callable[[QPainter, QRectF], None]) -> QPixmap:
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
