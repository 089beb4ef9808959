"""Draws a part of a page document, for views that are no window on it: pages of paper, screens for a class."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPalette

from reader.ui.page.document import PageDocument

BESIDE = 1  # pixel


def draw_part(
    painter: QPainter, document: PageDocument, area: QRectF, shown: tuple[int, int], ink: QColor | Qt.GlobalColor
) -> None:
    """The text in an area of the document, and its tables where the reader sees them (see `PageTable`).

    `shown` are the document positions at its beginning and its end; `ink` is the colour of ordinary text.
    """
    begin = area.top()
    for table in document.displaced_tables(*shown):
        top, bottom = table.span()
        top, bottom = max(top, area.top()), min(bottom, area.bottom())
        if begin < top:
            _draw(painter, document, QRectF(area.left(), begin, area.width(), top - begin), 0, ink)
        for region in table.regions():
            visible = region.area.intersected(QRectF(region.area.left(), top, region.area.width(), bottom - top))
            if not visible.isEmpty():
                _draw(painter, document, visible, region.dx, ink)
        begin = max(begin, bottom)
    if begin < area.bottom():
        _draw(painter, document, QRectF(area.left(), begin, area.width(), area.bottom() - begin), 0, ink)


def _draw(painter: QPainter, document: PageDocument, area: QRectF, dx: float, ink: QColor | Qt.GlobalColor) -> None:
    """Draws an area, whose content Qt has laid out `dx` to the left of it."""
    context: Any = QAbstractTextDocumentLayout.PaintContext()  # its fields are missing from the stubs
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(ink))
    context.palette = palette
    # A little less than the area: Qt would draw the lines that only touch it, and text copied from a PDF would have
    # them twice.
    context.clip = area.adjusted(0, 0.6, 0, -0.6).translated(-dx, 0)
    painter.save()
    # A little wider, in which Qt draws nothing else: letters may extend beyond a column, and the lines of columns that
    # were cut within a pixel would have gaps.
    painter.setClipRect(area.adjusted(-BESIDE, 0, BESIDE, 0), Qt.ClipOperation.IntersectClip)
    painter.translate(dx, 0)
    document.documentLayout().draw(painter, context)
    painter.restore()
