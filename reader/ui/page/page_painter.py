"""Paints the pages that are in view, each where its slot is."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from reader.ui.page import decorations, table_painter
from reader.ui.page.page_host import PageHost
from reader.ui.page.page_slots import Slot


def paint(view: PageHost, area: QRect, slots: tuple[Slot, ...]) -> None:
    """Paints an area of the viewport."""
    document = view.shown_document
    # Overlays remember where they have painted, so each is told of everything that is in view.
    all_first, all_last = view.position_at(slots[0].top), view.position_at(slots[-1].bottom - 1)
    painter = QPainter(view.viewport())
    for slot in slots:
        clip = slot.area.intersected(area)
        if clip.isEmpty():
            continue
        painter.save()
        painter.setClipRect(clip)
        painter.translate(slot.offset)
        first, last = view.position_at(slot.top), view.position_at(slot.bottom - 1)
        decorations.paint(painter, document, view.page_style, view.margin, 0, (first, last))
        view.paint_overlays(painter, all_first, all_last)
        table_painter.paint_document(painter, view, clip.translated(-slot.offset).toAlignedRect(), (first, last))
        view.paint_hyphens(painter, first, last)
        painter.restore()
    painter.end()
