"""Where the window begins after Page Down, Page Up and the arrow keys: at whole lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextCursor

from reader.ui.page.document import PageDocument

SHARE_OF_TALL = 0.85  # of the window, for a page of something taller than the window, such as a picture
ARROW = 3  # lines: an arrow key scrolls no further, also over a picture


class Line(NamedTuple):
    """Its top and its bottom, in pixels of the document."""

    top: float
    bottom: float


class Window(NamedTuple):
    """The part of the document that is in view, without what a table's pinned head and scroll bar cover."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


def page_down(lines: list[Line], window: Window) -> float:
    """The top of the last whole line: it is the first one on the next page."""
    whole = [line for line in lines if window.top <= line.top and line.bottom <= window.bottom + 1]
    target = _uncut(lines, max((line.top for line in whole), default=window.top))
    return target if target > window.top + 1 else window.top + SHARE_OF_TALL * window.height


def page_up(lines: list[Line], window: Window, bottom_from: Callable[[float], float]) -> float:
    """The top from which on the first whole line of this page is the last one.

    `bottom_from` tells where the window ends that begins at a height: the head of a table may cover some of it.
    """
    first = next((line for line in lines if line.top >= window.top - 1 and line.bottom <= window.bottom + 1), None)
    if first is None:
        return window.top - SHARE_OF_TALL * window.height
    highest = first.bottom - window.height - 1
    if highest <= 0:
        return 0.0
    tops = (line.top for line in lines if highest <= line.top < window.top - 1 and _uncut(lines, line.top) == line.top)
    fitting = (top for top in tops if bottom_from(top) + 1 >= first.bottom)
    return next(fitting, window.top - SHARE_OF_TALL * window.height)


def line_down(lines: list[Line], window: Window, height: float) -> float:
    """The top of the next line; `height` is that of an ordinary line."""
    tops = [line.top for line in lines if line.top > window.top + 1 and _uncut(lines, line.top) == line.top]
    return min([*tops, window.top + ARROW * height])


def line_up(lines: list[Line], window: Window, height: float) -> float:
    tops = [line.top for line in lines if line.top < window.top - 1 and _uncut(lines, line.top) == line.top]
    return max([*tops, window.top - ARROW * height])


def lines_between(document: PageDocument, first: int, top: float, bottom: float) -> list[Line]:
    """The lines from one height to another, from above; `first` is a document position at or above `top`."""
    layout = document.documentLayout()
    found = []
    block = _first_in_row(document.findBlock(first))
    while block.isValid():
        area = layout.blockBoundingRect(block)
        if area.top() > bottom and not (document.table_at(block.position())):
            break
        # The line of an empty cell is a little higher than those beside it.
        for number in range(block.layout().lineCount() if block.length() > 1 else 0):
            line = block.layout().lineAt(number)
            begin = area.top() + line.y()
            if begin + line.height() > top and begin < bottom:
                found.append(Line(begin, begin + line.height()))
        block = block.next()
    return sorted(found)


def _first_in_row(block: QTextBlock) -> QTextBlock:
    """The first paragraph of the row of a table that a paragraph is in, or the paragraph itself."""
    table = QTextCursor(block).currentTable()
    return table.cellAt(table.cellAt(block.position()).row(), 0).firstCursorPosition().block() if table else block


def _uncut(lines: list[Line], top: float) -> float:
    """The same height, or the top of a line that it cuts: cells side by side may have lines of unequal heights."""
    for _ in lines:
        cut = [line.top for line in lines if line.top < top - 1 and line.bottom > top + 1]
        if not cut:
            return top
        top = min(cut)
    return top
