"""What is painted behind the text of a page: boxes, bars and lines.

All as paths, with brushes and pens that the painter is given for each: `setPen` and `setBrush` also take values of the
namespace `Qt`, so PySide would build all of it to see whether they are any.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from reader.ui.page.document import Decoration, PageDocument
from reader.ui.page.page_style import BOX_PADDING, PageStyle

AROUND = 40  # pixels that a box may stand out above and below its words
BAR = 3.5
CORNER = 5
BULLET, BULLET_GAP, BULLET_HEIGHT = 2.6, 13, 5  # radius, distance from the words, height above their line


def paint(
    painter: QPainter, page: PageDocument, look: PageStyle, side: float, scrolled: int, shown: tuple[int, int]
) -> None:
    """Paints what belongs to the text from one document position to another; `scrolled` is how far it is moved up."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0, -scrolled)
    width = page.textWidth() - 2 * side
    for decoration in page.decorations:
        if decoration.first > shown[1]:
            break
        if decoration.last < shown[0]:
            continue
        if decoration.name == "bullet":
            _paint_bullet(painter, page, decoration, look)
        else:
            top, bottom = page.extent(decoration.first, decoration.last)
            _paint_one(painter, decoration, look, QRectF(side, top, width, bottom - top), page.is_rtl)


def _paint_bullet(painter: QPainter, page: PageDocument, decoration: Decoration, look: PageStyle) -> None:
    """A dot in the middle of the small letters of the item's first line."""
    block = page.findBlock(decoration.first)
    line = block.layout().lineAt(0)
    if not line.isValid():
        return
    origin = block.layout().position()
    across = line.naturalTextRect().left() - look.pixels(BULLET_GAP)
    if page.is_rtl:
        across = line.naturalTextRect().right() + look.pixels(BULLET_GAP)
    down = line.y() + line.ascent() - look.pixels(BULLET_HEIGHT)
    dot = QPainterPath()
    dot.addEllipse(QPointF(origin.x() + across, origin.y() + down), look.pixels(BULLET), look.pixels(BULLET))
    painter.fillPath(dot, look.theme.brush("soft_ink"))


def _paint_one(painter: QPainter, decoration: Decoration, look: PageStyle, area: QRectF, rtl: bool) -> None:
    theme = look.theme
    match decoration.name:
        case "meta":
            gap = look.pixels(12)
            _paint_hairline(painter, look, area, area.top() - gap)
            _paint_hairline(painter, look, area, area.bottom() + gap)
        case "quote" | "code":
            _paint_bar(painter, look, area, "line" if decoration.name == "code" else "control_line", rtl)
        case name:
            pad = look.pixels(BOX_PADDING - 4)
            area = area.adjusted(0, -pad, 0, pad)
            box = QPainterPath()
            box.addRoundedRect(area, CORNER, CORNER)
            painter.fillPath(box, theme.brush(name))
            if theme.colours[name] == theme.colours["page"]:
                edge = QPen()
                edge.setBrush(theme.brush("line"))
                painter.strokePath(box, edge)
            _paint_bar(painter, look, area, f"{name}_bar", rtl)


def _paint_hairline(painter: QPainter, look: PageStyle, area: QRectF, y: float) -> None:
    line = QPainterPath()
    line.addRect(QRectF(round(area.left()), round(y), round(area.width()), 1))
    painter.fillPath(line, look.theme.brush("line"))


def _paint_bar(painter: QPainter, look: PageStyle, area: QRectF, colour: str, rtl: bool) -> None:
    width = look.pixels(BAR)
    left = area.right() - width if rtl else area.left()
    bar = QPainterPath()
    bar.addRoundedRect(QRectF(left, area.top(), width, area.height()), width / 2, width / 2)
    painter.fillPath(bar, look.theme.brush(colour))
