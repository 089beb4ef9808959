"""Paints tables where the reader sees them, which may be elsewhere than where Qt has laid them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QTextCharFormat,
    QTextFormat,
)

from reader.ui.page.page_slots import Slot
from reader.ui.page.page_table import PageTable
from reader.ui.page.table_host import TableHost


def paint(view: TableHost, area: QRect, tables: Sequence[PageTable]) -> list[QRect]:
    """Paints tables in an area of the viewport. Returns the strips above, between and below them, left to Qt."""
    painter = QPainter(view.viewport())
    scrolled = view.verticalScrollBar().value()
    painter.translate(0, -scrolled)
    strips = _paint_tables(painter, view, area.translated(0, scrolled), tables, _context(view))
    return [strip.translated(0, -scrolled) for strip in strips]


def paint_document(painter: QPainter, view: TableHost, area: QRect, shown: tuple[int, int]) -> None:
    """Paints all text and tables in an area of the document; `shown` are the document positions that are in it."""
    context = _context(view)
    for strip in _paint_tables(painter, view, area, view.shown_document.displaced_tables(*shown), context):
        painter.save()
        painter.setClipRect(strip)
        context.clip = QRectF(strip)
        view.shown_document.documentLayout().draw(painter, context)
        painter.restore()


def _paint_tables(
    painter: QPainter, view: TableHost, area: QRect, tables: Sequence[PageTable], context: Any
) -> list[QRect]:
    """Paints tables in an area of the document, and returns the strips of it that have none."""
    shown = QRectF(area)
    strips = []
    begin = area.top()
    for table in tables:
        top, bottom = table.span()
        upper, lower = round(top), round(bottom)
        if begin < upper:
            strips.append(QRect(area.left(), begin, area.width(), min(upper, area.bottom() + 1) - begin))
        begin = max(begin, lower)
        for region in table.regions():
            clip = region.area.intersected(shown)
            if not clip.isEmpty():
                painter.save()
                painter.setClipRect(clip)
                painter.translate(region.dx, region.dy)
                context.clip = clip.translated(-region.dx, -region.dy)
                view.shown_document.documentLayout().draw(painter, context)
                painter.restore()
        _paint_frame(painter, view, table)
    if begin <= area.bottom():
        strips.append(QRect(area.left(), begin, area.width(), area.bottom() - begin + 1))
    return strips


def _paint_frame(painter: QPainter, view: TableHost, table: PageTable) -> None:
    """A line beside a first column that others are scrolled under, and a frame around the table with the focus."""
    theme = view.page_style.theme
    edge = table.pinned_edge()
    if edge:
        line = QPainterPath()
        line.addRect(edge)
        painter.fillPath(line, theme.brush("control_line"))
    if view.focused_table is table and view.hasFocus():
        _paint_focus(painter, view, table.area())


def paint_focus(view: TableHost, slots: Sequence[Slot]) -> None:
    """Paints the frame around the table with the focus, if it is where Qt has laid it out, on the pages in `slots`."""
    table = view.focused_table
    if table is None or table.is_displaced or not view.hasFocus():
        return
    area = table.area()
    areas = [slot.shown.intersected(area) for slot in slots] if slots else [area]
    painter = QPainter(view.viewport())
    for shown in areas:
        if not shown.isEmpty():
            _paint_focus(painter, view, view.to_viewport(shown))
    painter.end()


def _paint_focus(painter: QPainter, view: TableHost, area: QRectF) -> None:
    pen = QPen(view.page_style.theme.brush("accent"), 2)
    frame = QPainterPath()
    frame.addRoundedRect(area.adjusted(-4, 0, 4, 0), 4, 4)
    painter.strokePath(frame, pen)


def _context(view: TableHost) -> Any:
    """What Qt is told of selections and the caret when it paints the rest of the page."""
    context: Any = QAbstractTextDocumentLayout.PaintContext()  # its fields are missing from the stubs
    palette = view.palette()
    context.palette = palette
    selections = []
    for each in view.extraSelections():
        selection: Any = QAbstractTextDocumentLayout.Selection()
        selection.cursor, selection.format = each.cursor, each.format
        selections.append(selection)
    cursor = view.textCursor()
    if cursor.hasSelection():
        selection = QAbstractTextDocumentLayout.Selection()
        selection.cursor = cursor
        characters = QTextCharFormat()
        if view.has_selection:
            group = QPalette.ColorGroup.Active if view.hasFocus() else QPalette.ColorGroup.Inactive
            characters.setBackground(palette.brush(group, QPalette.ColorRole.Highlight))
            characters.setForeground(palette.brush(group, QPalette.ColorRole.HighlightedText))
        else:  # the link with the focus
            from PySide6.QtCore import Qt  # not at the top: this page may be the first that is painted

            pen = QPen(palette.color(QPalette.ColorRole.Text), 1, Qt.PenStyle.DotLine)
            characters.setProperty(QTextFormat.Property.OutlinePen.value, pen)
        selection.format = characters
        selections.append(selection)
    elif view.has_caret and view.hasFocus():
        context.cursorPosition = cursor.position()
    context.selections = selections
    return context
