"""What is painted behind the text of a page: boxes, bars and lines."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from reader.ui.page.document import Decoration, PageDocument
from reader.ui.page.look import BOX_PADDING, Look

AROUND = 40  # pixels that a box may stand out above and below its words
BAR = 3.5
CORNER = 5
BULLET, BULLET_GAP, BULLET_HEIGHT = 2.6, 13, 5  # radius, distance from the words, height above their line


def paint(painter: QPainter, page: PageDocument, look: Look, side: float, scrolled: int, shown: QRect) -> None:
    """Paints what falls into `shown`, a rectangle of the window; `scrolled` is how far the page is moved up."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0, -scrolled)
    width = page.textWidth() - 2 * side
    # By position and not by place: to ask where something stands has Qt lay out all that is above it.
    first = page.hit(side + 1, scrolled + shown.top() - AROUND)
    last = page.hit(side + 1, scrolled + shown.bottom() + AROUND)
    for decoration in page.decorations:
        if decoration.first > last:
            break
        if decoration.last < first:
            continue
        if decoration.name == "bullet":
            _paint_bullet(painter, page, decoration, look)
        else:
            top, bottom = page.extent(decoration.first, decoration.last)
            _paint_one(painter, decoration, look, QRectF(side, top, width, bottom - top), _is_rtl(page, decoration))


def _paint_bullet(painter: QPainter, page: PageDocument, decoration: Decoration, look: Look) -> None:
    """A dot in the middle of the small letters of the item's first line."""
    block = page.findBlock(decoration.first)
    line = block.layout().lineAt(0)
    if not line.isValid():
        return
    origin = block.layout().position()
    across = line.naturalTextRect().left() - look.pixels(BULLET_GAP)
    if _is_rtl(page, decoration):
        across = line.naturalTextRect().right() + look.pixels(BULLET_GAP)
    down = line.y() + line.ascent() - look.pixels(BULLET_HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.theme.colour("soft_ink"))
    painter.drawEllipse(QPointF(origin.x() + across, origin.y() + down), look.pixels(BULLET), look.pixels(BULLET))


def _is_rtl(page: PageDocument, decoration: Decoration) -> bool:
    return page.findBlock(decoration.first).blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft


def _paint_one(painter: QPainter, decoration: Decoration, look: Look, area: QRectF, rtl: bool) -> None:
    theme = look.theme
    match decoration.name:
        case "meta":
            painter.setPen(QPen(theme.colour("line"), 1))
            gap = look.pixels(12)
            for y in (round(area.top() - gap) + 0.5, round(area.bottom() + gap) + 0.5):
                painter.drawLine(QLineF(round(area.left()), y, round(area.right()), y))
        case "rule_above":
            painter.setPen(QPen(theme.colour("line"), 1))
            y = round(area.top() - look.pixels(14)) + 0.5
            painter.drawLine(QLineF(round(area.left()), y, round(area.right()), y))
        case "quote" | "code":
            _paint_bar(painter, look, area, "line" if decoration.name == "code" else "control_line", rtl)
        case name:
            pad = look.pixels(BOX_PADDING - 4)
            box = area.adjusted(0, -pad, 0, pad)
            painter.setPen(
                QPen(theme.colour("line"), 1) if theme.colours[name] == theme.colours["page"] else Qt.PenStyle.NoPen
            )
            painter.setBrush(theme.colour(name))
            painter.drawRoundedRect(box, CORNER, CORNER)
            _paint_bar(painter, look, box, f"{name}_bar", rtl)


def _paint_bar(painter: QPainter, look: Look, area: QRectF, colour: str, rtl: bool) -> None:
    width = look.pixels(BAR)
    left = area.right() - width if rtl else area.left()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.theme.colour(colour))
    painter.drawRoundedRect(QRectF(left, area.top(), width, area.height()), width / 2, width / 2)
