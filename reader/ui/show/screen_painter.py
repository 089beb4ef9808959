"""Paints a screen: its part of a document or its figure, and the quiet lines above and below."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter

from reader.ui.page import decorations
from reader.ui.page.document import BOXES
from reader.ui.page.draw_part import draw_part
from reader.ui.page.figure_frames import fitting
from reader.ui.page.page_style import PageStyle, TextStyle
from reader.ui.shell import fonts
from reader.ui.show.screen import Screen, ShownFigure
from reader.ui.show.screen_frame import LINE_OF_TEXT, ScreenFrame
from reader.ui.widgets.labels import embedded

HEADER_LINE, FOOTER_LINE = 26, 13  # pixels at 100 % text from the edge of the screen to the line of the text
BOX_EDGE = 8  # pixels at 100 % text of a box beyond its text, where it goes on on another screen
LINE_GAP = 24  # pixels at 100 % text between the two texts at the bottom


class ScreenTexts(NamedTuple):
    """`header` names the section, in bold on its first screen; empty where its heading is in the text."""

    header: str
    is_first: bool
    article: str
    position: str


def paint_screen(painter: QPainter, screen: Screen, frame: ScreenFrame, style: PageStyle, texts: ScreenTexts) -> None:
    """In the pixels of the frame."""
    is_rtl = screen.document.is_rtl  # the window may have another direction
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    painter.fillRect(QRectF(0, 0, frame.width, frame.height), style.theme.colour("page"))
    _paint_header(painter, screen, frame, style, texts)
    _paint_footer(painter, frame, style, texts, is_rtl=is_rtl)
    if screen.figure:
        _paint_figure(painter, screen.figure)
    if screen.bottom <= screen.top:
        return
    painter.save()
    painter.translate(0, screen.y)
    painter.scale(screen.share, screen.share)
    if screen.head:
        _paint_text(painter, screen, frame, style, *screen.head)
        painter.translate(0, screen.head[1] - screen.head[0])
    _paint_text(painter, screen, frame, style, screen.top, screen.bottom)
    painter.restore()


def _paint_text(
    painter: QPainter, screen: Screen, frame: ScreenFrame, style: PageStyle, top: float, bottom: float
) -> None:
    """From one height of the document to another, at the height 0 of the painter."""
    painter.save()
    painter.translate(0, -top)
    area = QRectF(0, top, frame.width / screen.share, bottom - top)
    shown = (screen.first, screen.last)
    # The clip is a little larger: letters may extend beyond their lines, and frames are painted around theirs.
    painter.setClipRect(area.adjusted(0, -2, 0, 2))
    painter.save()
    above, below = _box_edges(screen)
    edge = BOX_EDGE * frame.furniture_scale  # which never reaches the line above the text
    painter.setClipRect(area.adjusted(0, -2 - above * edge, 0, 2 + below * edge))
    decorations.paint(painter, screen.document, style, screen.margin, 0, shown)
    painter.restore()
    draw_part(painter, screen.document, area, shown, style.theme.colour("ink"))
    painter.restore()


def _box_edges(screen: Screen) -> tuple[bool, bool]:
    """Whether a box goes on above what is shown of the document, and below it."""
    boxes = [each for each in screen.document.decorations if each.name in BOXES]
    return (
        any(box.first < screen.first <= box.last for box in boxes),
        any(box.first <= screen.last < box.last for box in boxes),
    )


def drawn_figure(figure: ShownFigure, ratio: float) -> QImage | None:
    """As it is drawn at its size, or what is shown until it is. `ratio` is how many of the screen's pixels make one."""
    width, height = fitting(figure.area.width() * ratio, figure.area.height() * ratio)
    return figure.document.figure_at(0, max(1, int(width / ratio)), max(1, int(height / ratio)))


def _paint_figure(painter: QPainter, figure: ShownFigure) -> None:
    image = drawn_figure(figure, painter.device().devicePixelRatioF())
    if image:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(figure.area, image)


def _paint_header(painter: QPainter, screen: Screen, frame: ScreenFrame, style: PageStyle, texts: ScreenTexts) -> None:
    """Above the text, or above a table that needs the margins."""
    if not texts.header:
        return
    side = min(frame.margin, screen.margin * screen.share)
    painter.setPen(style.theme.colour("ink" if texts.is_first else "soft_ink"))
    metrics = _set_font(painter, frame, style, is_bold=texts.is_first)
    y = HEADER_LINE * frame.furniture_scale
    is_rtl = screen.document.is_rtl
    _draw_line(painter, metrics, embedded(texts.header), side, frame.width - 2 * side, y, at_right=is_rtl)


def _paint_footer(painter: QPainter, frame: ScreenFrame, style: PageStyle, texts: ScreenTexts, *, is_rtl: bool) -> None:
    side, room = frame.margin, frame.width - 2 * frame.margin
    scale = frame.furniture_scale
    painter.setPen(style.theme.colour("soft_ink"))
    metrics = _set_font(painter, frame, style)
    y = frame.height - FOOTER_LINE * scale
    _draw_line(painter, metrics, texts.position, side, room, y, at_right=not is_rtl)
    room -= metrics.horizontalAdvance(texts.position) + LINE_GAP * scale
    if is_rtl:
        side += frame.width - 2 * side - room
    _draw_line(painter, metrics, embedded(texts.article), side, room, y, at_right=is_rtl)


def _draw_line(
    painter: QPainter, metrics: QFontMetricsF, text: str, left: float, room: float, y: float, *, at_right: bool
) -> None:
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))
    x = left + room - metrics.horizontalAdvance(shown) if at_right else left
    painter.drawText(QPointF(x, y), shown)


def _set_font(painter: QPainter, frame: ScreenFrame, style: PageStyle, *, is_bold: bool = False) -> QFontMetricsF:
    size = TextStyle(LINE_OF_TEXT, 1.2, family=fonts.SANS, semibold=is_bold)
    font: QFont = style._replace(text_scale=frame.furniture_scale).font(size)
    painter.setFont(font)
    return QFontMetricsF(font)
