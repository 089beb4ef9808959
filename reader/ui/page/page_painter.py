"""Paints the pages that are in view, each where its slot is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from reader.ui.page import decorations, table_painter
from reader.ui.page.page_host import PageHost
from reader.ui.page.page_slots import Slot


def paint(view: PageHost, area: QRect, slots: tuple[Slot, ...]) -> None:
    """Paints an area of the viewport."""
    # Overlays remember where they have painted, so each is told of everything that is in view.
    in_view = view.position_at(slots[0].top), view.position_at(slots[-1].bottom - 1)
    painter = QPainter(view.viewport())
    for slot in slots:
        _paint_part(painter, view, slot.area.intersected(area), slot.offset, (slot.top, slot.bottom), in_view)
        top, bottom = (round(height) for height in slot.head)
        if bottom > top:
            head = QRectF(slot.area.left(), slot.area.top() - (bottom - top), slot.area.width(), bottom - top)
            offset = QPointF(slot.offset.x(), head.top() - top)
            _paint_part(painter, view, head.intersected(area), offset, (top, bottom), in_view)
    painter.end()


def _paint_part(
    painter: QPainter,
    view: PageHost,
    clip: QRectF,
    offset: QPointF,
    heights: tuple[float, float],
    in_view: tuple[int, int],
) -> None:
    """Paints what the document has between two heights, moved by `offset`, where `clip` of the viewport shows it."""
    if clip.isEmpty():
        return
    document = view.shown_document
    painter.save()
    painter.setClipRect(clip)
    painter.translate(offset)
    first, last = view.position_at(heights[0]), view.position_at(heights[1] - 1)
    decorations.paint(painter, document, view.page_style, view.margin, 0, (first, last))
    view.paint_overlays(painter, *in_view)
    table_painter.paint_document(painter, view, clip.translated(-offset).toAlignedRect(), (first, last))
    view.paint_hyphens(painter, first, last)
    painter.restore()
