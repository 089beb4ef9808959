"""The rows of the choices of a question: a click anywhere in a row counts as one on its text."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from reader.ui.page.document import ChoiceLink, PageDocument
from reader.ui.page.page_style import ROW_PADDING, PageStyle


def onto_text(document: PageDocument, style: PageStyle, position: int, point: QPointF) -> QPointF:
    """Where the text of a choice is, for a point in its row; any other point stays.

    `position` is that of the paragraph at the height of the point, which is in pixels of the document.
    """
    paragraph = document.findBlock(position)
    run = document.link_at(paragraph.position())
    area = document.documentLayout().blockBoundingRect(paragraph)
    padding = style.pixels(ROW_PADDING)
    if run is None or not isinstance(run.link, ChoiceLink) or not _has(area, point, padding):
        return point
    layout = paragraph.layout()
    y = min(max(point.y(), area.top() + 1), area.bottom() - 1)
    for number in range(layout.lineCount()):
        line = layout.lineAt(number).naturalTextRect().translated(layout.position())
        if y <= line.bottom() or number == layout.lineCount() - 1:
            return QPointF(min(max(point.x(), line.left() + 1), line.right() - 1), min(y, line.bottom() - 1))
    return point


def _has(area: QRectF, point: QPointF, padding: float) -> bool:
    return area.top() - padding <= point.y() <= area.bottom() + padding and area.left() <= point.x() <= area.right()
