"""Paints what is behind the text of a page: boxes, bars, lines and the bullets of lists.

Everything is a path, painted with `fillPath` and `strokePath`: the painter's `setPen` and `setBrush` also accept values
of the namespace `Qt`, so PySide would build all of it to check whether it was given one.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from reader.ui.page.document import BOXES, Decoration, PageDocument
from reader.ui.page.line_setter import Hyphen
from reader.ui.page.page_style import BOX_PADDING, ROW_PADDING, PageStyle

OVERHANG = 40  # pixels that a box may extend above and below its text
BAR = 3.5
CORNER = 5
META_GAP = 12  # between the lines below the title and the hairlines around them
RIGHT_EDGE = 2.5  # the frame around the right choice, when an answer is shown
ROWS = ("choice", "right_choice")
BULLET, BULLET_GAP, BULLET_HEIGHT = 2.6, 13, 5  # radius, distance from the text, height above the line of the text


def paint(
    painter: QPainter, document: PageDocument, style: PageStyle, margin: float, scrolled: int, shown: tuple[int, int]
) -> None:
    """Paints the decorations between two document positions, and moves the painter up by `scrolled` pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0, -scrolled)
    width = document.page_width - 2 * margin
    for decoration in document.decorations:
        if decoration.first > shown[1]:
            break
        if decoration.last < shown[0]:
            continue
        if decoration.name == "bullet":
            _paint_bullet(painter, document, decoration, style)
        else:
            top, bottom = document.text_span(decoration.first, decoration.last)
            _paint_one(painter, decoration, style, QRectF(margin, top, width, bottom - top), document.is_rtl)


def overhang(name: str, style: PageStyle) -> float:
    """How far a decoration reaches above and below its text, in pixels."""
    if name in BOXES:
        return style.pixels(BOX_PADDING - 4)
    return style.pixels({"meta": META_GAP + 1, "choice": ROW_PADDING, "right_choice": ROW_PADDING}.get(name, 0))


def overhangs(document: PageDocument, style: PageStyle) -> tuple[dict[int, float], dict[int, float]]:
    """How far decorations extend above and below paragraphs, with their edges, in pixels, by the positions of these."""
    above: dict[int, float] = {}
    below: dict[int, float] = {}
    for decoration in document.decorations:
        reach = overhang(decoration.name, style)
        if decoration.name in BOXES:
            reach += 1
        elif decoration.name in ROWS:
            reach += CORNER / 2
        if reach:
            first = document.findBlock(decoration.first).position()
            last = document.findBlock(decoration.last).position()
            above[first] = max(reach, above.get(first, 0.0))
            below[last] = max(reach, below.get(last, 0.0))
    return above, below


def paint_hyphens(painter: QPainter, hyphens: Iterable[Hyphen]) -> None:
    """Paints the hyphens of words that go on in the next line."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for hyphen in hyphens:
        sign = QPainterPath()
        sign.addText(hyphen.place, hyphen.characters.font(), "-")
        painter.fillPath(sign, hyphen.characters.foreground())


def _paint_bullet(painter: QPainter, document: PageDocument, decoration: Decoration, style: PageStyle) -> None:
    """Paints a dot at half the height of the small letters in the item's first line."""
    block = document.findBlock(decoration.first)
    line = block.layout().lineAt(0)
    if not line.isValid():
        return
    origin = block.layout().position()
    x = line.naturalTextRect().left() - style.pixels(BULLET_GAP)
    if decoration.is_rtl:
        x = line.naturalTextRect().right() + style.pixels(BULLET_GAP)
    y = line.y() + line.ascent() - style.pixels(BULLET_HEIGHT)
    dot = QPainterPath()
    dot.addEllipse(QPointF(origin.x() + x, origin.y() + y), style.pixels(BULLET), style.pixels(BULLET))
    painter.fillPath(dot, style.theme.brush("soft_ink"))


def _paint_one(painter: QPainter, decoration: Decoration, style: PageStyle, area: QRectF, is_rtl: bool) -> None:
    theme = style.theme
    match decoration.name:
        case "meta":
            gap = style.pixels(META_GAP)
            _paint_hairline(painter, style, area, area.top() - gap)
            _paint_hairline(painter, style, area, area.bottom() + gap)
        case "quote" | "code":
            # Indented on both sides: the other one does not matter to a bar.
            indent = style.pixels(decoration.indent)
            area = area.adjusted(indent, 0, -indent, 0)
            colour = "line" if decoration.name == "code" else "control_line"
            _paint_bar(painter, style, area, colour, decoration.is_rtl)
        case "choice" | "right_choice":
            is_right = decoration.name == "right_choice"
            padding = overhang(decoration.name, style)
            row = QPainterPath()
            row.addRoundedRect(area.adjusted(0.5, 0.5 - padding, -0.5, padding - 0.5), CORNER, CORNER)
            edge = QPen()
            edge.setBrush(theme.brush("accent" if is_right else "control_line"))
            if is_right:
                edge.setWidthF(style.pixels(RIGHT_EDGE))
            painter.fillPath(row, theme.brush("selection" if is_right else "card"))
            painter.strokePath(row, edge)
        case name:
            padding = overhang(name, style)
            area = area.adjusted(0, -padding, 0, padding)
            box = QPainterPath()
            box.addRoundedRect(area, CORNER, CORNER)
            painter.fillPath(box, theme.brush(name))
            if theme.colours[name] == theme.colours["page"]:
                edge = QPen()
                edge.setBrush(theme.brush("line"))
                painter.strokePath(box, edge)
            _paint_bar(painter, style, area, f"{name}_bar", is_rtl)


def _paint_hairline(painter: QPainter, style: PageStyle, area: QRectF, y: float) -> None:
    line = QPainterPath()
    line.addRect(QRectF(round(area.left()), round(y), round(area.width()), 1))
    painter.fillPath(line, style.theme.brush("line"))


def _paint_bar(painter: QPainter, style: PageStyle, area: QRectF, colour: str, is_rtl: bool) -> None:
    width = style.pixels(BAR)
    left = area.right() - width if is_rtl else area.left()
    bar = QPainterPath()
    bar.addRoundedRect(QRectF(left, area.top(), width, area.height()), width / 2, width / 2)
    painter.fillPath(bar, style.theme.brush(colour))
