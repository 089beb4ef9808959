"""Frames the link, picture or table that has the keyboard focus. Qt marks links with dots, which are easily missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPainterPath, QPen

from reader.ui.page import figure_focus, table_painter
from reader.ui.page.text_rects import text_rects

if TYPE_CHECKING:
    from reader.ui.page.document_view import DocumentView

FRAME, GAP, ROUNDING = 2.0, 1.0, 3.0  # pixels: how thick the frame of a link is, its distance, and its corners


def paint(view: DocumentView) -> None:
    figure_focus.paint(view)
    table_painter.paint_focus(view, view.turning.slots if view.turning else ())
    if view.focused_range and view.hasFocus() and figure_focus.focused_figure(view) is None:
        _paint_link(view, *view.focused_range)


def _paint_link(view: DocumentView, first: int, last: int) -> None:
    frame = QPainterPath()
    for area in text_rects(view.shown_document, first, last):
        frame.addRoundedRect(view.to_viewport(area).adjusted(-GAP, -GAP, GAP, GAP), ROUNDING, ROUNDING)
    painter = QPainter(view.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(frame.simplified(), QPen(view.page_style.theme.brush("accent"), FRAME))
    painter.end()
