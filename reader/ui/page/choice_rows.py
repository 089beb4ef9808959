"""The rows of the choices of a question: a click anywhere in a row counts as one on its text."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextBlock

from reader.ui.page.document import PageDocument
from reader.ui.page.page_links import ChoiceLink
from reader.ui.page.page_style import ROW_PADDING, PageStyle


def onto_text(document: PageDocument, style: PageStyle, position: int, point: QPointF) -> QPointF:
    """Where the text of a choice is, for a point in its row; any other point stays.

    `position` is that of the paragraph nearest to the point, which is in pixels of the document.
    """
    near = document.findBlock(position)
    for paragraph in (near, near.previous(), near.next()):
        run = document.link_at(paragraph.position()) if paragraph.isValid() else None
        if run and isinstance(run.link, ChoiceLink) and _has(document, paragraph, point, style.pixels(ROW_PADDING)):
            return _in_line(paragraph, point)
    return point


def _has(document: PageDocument, paragraph: QTextBlock, point: QPointF, padding: float) -> bool:
    top, bottom = document.text_span(paragraph.position(), paragraph.position())
    margin = document.rootFrame().frameFormat().leftMargin()
    is_beside = not margin <= point.x() <= document.page_width - margin
    return not is_beside and top - padding <= point.y() <= bottom + padding


def _in_line(paragraph: QTextBlock, point: QPointF) -> QPointF:
    """The nearest point of the text in the line at the height of `point`."""
    layout = paragraph.layout()
    lines = [layout.lineAt(number).naturalTextRect() for number in range(layout.lineCount())]
    inside = point - layout.position()
    line = next((line for line in lines if inside.y() <= line.bottom()), lines[-1])
    x = min(max(inside.x(), line.left() + 1), line.right() - 1)
    return QPointF(x, min(max(inside.y(), line.top() + 1), line.bottom() - 1)) + layout.position()
