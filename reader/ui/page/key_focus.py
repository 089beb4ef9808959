"""Where the keyboard focus goes on a page: the next link from the caret on, and a picture or table with all of it."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtGui import QTextCursor

from reader.ui.page.document import PageDocument
from reader.ui.page.page_host import PageHost
from reader.ui.page.page_links import LinkRun
from reader.ui.page.page_table import PageTable
from reader.ui.page.text_rects import text_rects

GAP = 8  # pixels between the edge of the window and a picture, whose frame is outside it


def next_link(document: PageDocument, cursor: QTextCursor, *, forward: bool) -> LinkRun | None:
    """The first link after the caret or the selection, or the last one before it; pictures are links, too."""
    here = cursor.selectionEnd() if forward else cursor.selectionStart()
    found = bisect_left(document.links, here, key=lambda run: run.first) - (0 if forward else 1)
    return document.links[found] if 0 <= found < len(document.links) else None


def show_figure(view: PageHost, position: int) -> None:
    """Scrolls until the whole picture at a document position is in view with its caption, or its upper end."""
    view.lay_out_all()
    document = view.shown_document
    top = min(area.top() for area in text_rects(document, position, position + 1))
    place = document.text_map.block_offset(position)
    extent = document.text_map.extent(place[0]) if place else None
    last = max(position, extent[1]) if extent else position
    bottom = document.top_and_bottom(last, last)[1]
    _show(view, top, bottom, at_most=max(GAP, view.viewport().height() - (bottom - top) - GAP))


def show_table(view: PageHost, table: PageTable) -> None:
    """Scrolls until a whole table is in view, or its upper end if it is taller than the window."""
    view.lay_out_all()
    top, bottom = table.span()
    at_most = view.viewport().height() - (bottom - top) - GAP
    _show(view, top, bottom, at_most=at_most if at_most >= GAP else view.space_above_target)


def _show(view: PageHost, top: float, bottom: float, *, at_most: float) -> None:
    """`at_most`: how far from the upper edge of the window it may begin, in pixels."""
    bar = view.verticalScrollBar()
    if bar.value() <= top and bottom <= bar.value() + view.viewport().height():
        return
    bar.setValue(round(top - min(view.space_above_target, at_most)))
