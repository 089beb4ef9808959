"""Frames the picture that has the keyboard focus. Qt would tint it, so that nobody could read its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPainterPath, QPen

from reader.ui.page import decorations
from reader.ui.page.text_rects import text_rects

if TYPE_CHECKING:
    from reader.ui.page.document_view import DocumentView

FRAME, GAP = 2.0, 4.0  # pixels: how thick the frame is, and its distance from the picture
DOTS = 1.0  # pixels around the picture, where Qt marks a link that was pressed with dots


def focused_figure(view: DocumentView) -> int | None:
    """The number of the picture that is selected by itself: this is how Qt shows that a link has the focus."""
    cursor = view.textCursor()
    selected = (cursor.selectionStart(), cursor.selectionEnd())
    figures = enumerate(view.shown_document.figures)
    return next((number for number, run in figures if (run.position, run.position + 1) == selected), None)


def paint(view: DocumentView) -> None:
    """Paints the picture again above Qt's tint, with a frame around it while the page has the focus."""
    number = focused_figure(view)
    if number is None:
        return
    document = view.shown_document
    figure = document.figures[number]
    position = figure.position
    theme = view.page_style.theme
    painter = QPainter(view.viewport())
    for area in text_rects(document, position, position + 1):
        shown = view.to_viewport(area)
        painter.save()
        around = shown.adjusted(-DOTS, -DOTS, DOTS, DOTS)
        painter.setClipRect(around)
        painter.fillRect(around, theme.brush("page"))
        painter.translate(shown.topLeft() - area.topLeft())
        decorations.paint(painter, document, view.page_style, view.margin, 0, (position, position))
        if image := document.figure_at(number, *figure.shown):
            painter.drawImage(area, image)
        painter.restore()
        if view.hasFocus():
            frame = QPainterPath()
            frame.addRoundedRect(shown.adjusted(-GAP, -GAP, GAP, GAP), GAP, GAP)
            pen = QPen(theme.brush("accent"), FRAME)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.strokePath(frame, pen)
    painter.end()
