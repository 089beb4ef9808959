"""The keyboard focus on a page: the next link from the caret on, frames, and a whole picture or table in view."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPainterPath, QPen, QTextCursor

from reader.ui.page import figure_focus, table_painter
from reader.ui.page.document import PageDocument
from reader.ui.page.page_links import LinkRun
from reader.ui.page.page_table import PageTable
from reader.ui.page.text_rects import text_rects

if TYPE_CHECKING:
    from reader.ui.page.document_view import DocumentView

FRAME, AROUND, ROUNDING = 2.0, 1.0, 3.0  # pixels: how thick the frame of a link is, its distance, and its corners
GAP = 8  # pixels between the edge of the window and a picture, whose frame is outside it


def next_link(document: PageDocument, cursor: QTextCursor, *, forward: bool) -> LinkRun | None:
    """The first link after the caret or the selection, or the last one before it; pictures are links, too."""
    here = cursor.selectionEnd() if forward else cursor.selectionStart()
    found = bisect_left(document.links, here, key=lambda run: run.first) - (0 if forward else 1)
    return document.links[found] if 0 <= found < len(document.links) else None


def paint(view: DocumentView) -> None:
    """A frame around the link, picture or table with the focus. Qt marks links with dots, which are easily missed."""
    figure_focus.paint(view)
    table_painter.paint_focus(view, view.turning.slots if view.turning else ())
    _paint_link(view)


def _paint_link(view: DocumentView) -> None:
    if not view.focused_range or not view.hasFocus() or figure_focus.focused_figure(view) is not None:
        return
    frame = QPainterPath()
    for area in text_rects(view.shown_document, *view.focused_range):
        shown = view.to_viewport(area).adjusted(-AROUND, -AROUND, AROUND, AROUND)
        frame.addRoundedRect(shown, ROUNDING, ROUNDING)
    painter = QPainter(view.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(frame.simplified(), QPen(view.page_style.theme.brush("accent"), FRAME))
    painter.end()


def show_figure(view: DocumentView, position: int) -> None:
    """Scrolls until the whole picture at a document position is in view with its caption, or its upper end."""
    if view.turning:
        return  # a picture and its caption are on one page
    view.lay_out_all()
    document = view.shown_document
    top = min(area.top() for area in text_rects(document, position, position + 1))
    place = document.text_map.block_offset(position)
    extent = document.text_map.extent(place[0]) if place else None
    last = max(position, extent[1]) if extent else position
    bottom = document.top_and_bottom(last, last)[1]
    _show(view, top, bottom, at_most=max(GAP, view.viewport().height() - (bottom - top) - GAP))


def show_table(view: DocumentView, table: PageTable) -> None:
    """Scrolls until a whole table is in view, or its upper end if it is taller than the window."""
    if view.turning:
        return
    view.lay_out_all()
    top, bottom = table.span()
    at_most = view.viewport().height() - (bottom - top) - GAP
    _show(view, top, bottom, at_most=at_most if at_most >= GAP else view.space_above_target)


def _show(view: DocumentView, top: float, bottom: float, *, at_most: float) -> None:
    """`at_most`: how far from the upper edge of the window it may begin, in pixels."""
    bar = view.verticalScrollBar()
    if bar.value() <= top and bottom <= bar.value() + view.viewport().height():
        return
    bar.setValue(round(top - min(view.space_above_target, at_most)))
