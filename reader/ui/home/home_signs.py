"""The signs on a home: a tick or a bar for how far an article was read, and the arrow of a group."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6 import QtCore
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPolygonF

from reader.library.reading_progress import READ
from reader.ui.page.page_style import PageStyle
from reader.ui.shell.theme import Theme

BAR = 4  # the height of a bar in pixels at 100 % text


def bar_height(page_style: PageStyle) -> float:
    """In pixels."""
    return max(4.0, page_style.pixels(BAR))


def paint_bar(painter: QPainter, area: QRectF, percent: int, theme: Theme, *, is_rtl: bool) -> None:
    """A thick line for what was read on a thin one: in some themes their colours differ little."""
    painter.setPen(QtCore.Qt.PenStyle.NoPen)
    painter.setBrush(theme.brush("soft_ink"))
    thin = max(1, round(area.height() / 4))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # else it would be spread over two pixels
    painter.drawRect(QRectF(area.left(), round(area.center().y() - thin / 2), area.width(), thin))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    done = QRectF(area)
    done.setWidth(max(area.height(), area.width() * percent / READ))
    if is_rtl:
        done.moveRight(area.right())
    painter.setBrush(theme.brush("accent"))
    painter.drawRoundedRect(done, area.height() / 2, area.height() / 2)


def paint_tick(painter: QPainter, area: QRectF, theme: Theme) -> None:
    _paint_stroke(painter, area, theme, "accent", ((-0.36, 0.02), (-0.1, 0.27), (0.36, -0.27)))


def paint_arrow(painter: QPainter, area: QRectF, theme: Theme, *, is_open: bool, is_rtl: bool) -> None:
    """To the side, or down if the group is open."""
    side = -1 if is_rtl else 1
    down = ((-0.3, -0.15), (0.0, 0.17), (0.3, -0.15))
    across = ((-0.15 * side, -0.3), (0.17 * side, 0.0), (-0.15 * side, 0.3))
    _paint_stroke(painter, area, theme, "soft_ink", down if is_open else across)


def _paint_stroke(
    painter: QPainter, area: QRectF, theme: Theme, colour: str, points: Sequence[tuple[float, float]]
) -> None:
    """`points` are from the middle of the area, in shares of its width."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.colour(colour), max(1.6, area.width() / 8.5))
    pen.setCapStyle(QtCore.Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(QtCore.Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    side, middle = area.width(), area.center()
    painter.drawPolyline(QPolygonF([middle + QPointF(x * side, y * side) for x, y in points]))
