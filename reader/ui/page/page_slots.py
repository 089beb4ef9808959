"""Where a view shows its document: the whole window if it scrolls, or one or two pages beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

FAR = 10_000.0  # pixels to the left or right of all text


class Slot(NamedTuple):
    """An area of the viewport that shows the document from one height to another.

    `offset` leads from a point of the document to where it is shown. `text_top` is where the first line begins, and
    `head` where the head of a table is that is shown again above the area.
    """

    area: QRectF
    offset: QPointF
    top: float
    bottom: float
    text_top: float
    head: tuple[float, float] = (0.0, 0.0)

    @property
    def area_with_head(self) -> QRectF:
        """With that of the head that is shown again."""
        return self.area.adjusted(0, self.head[0] - self.head[1], 0, 0)

    @property
    def shown(self) -> QRectF:
        """The area, in pixels of the document."""
        return self.area.translated(-self.offset)


def to_document(slots: Sequence[Slot], point: QPointF, *, is_rtl: bool) -> QPointF:
    """The point of the document that is shown at a point of the viewport.

    Above a page it is before its first line, and below a page after its last one: on no link, and in no margin.
    """
    slot = min(slots, key=lambda slot: _distance(slot.area, point.x()))
    inside = point - slot.offset
    if inside.y() < slot.top:
        return QPointF(FAR if is_rtl else -FAR, slot.top)
    if inside.y() >= slot.bottom:
        return QPointF(-FAR if is_rtl else FAR, slot.bottom - 1)
    return inside


def to_viewport(slots: Sequence[Slot], rect: QRectF, height: float) -> QRectF:
    """Where a rectangle of the document is shown; of one on several pages, what the first of them shows.

    If it is on no page in view, it is above or below the viewport, which is `height` pixels high.
    """
    for slot in slots:
        if rect.top() < slot.bottom and rect.bottom() > slot.top:
            top, bottom = max(rect.top(), slot.top), min(rect.bottom(), slot.bottom)
            return QRectF(rect.left(), top, rect.width(), bottom - top).translated(slot.offset)
    first, last = slots[0], slots[-1]
    if rect.bottom() <= first.top:
        return rect.translated(first.offset.x(), -first.top - 1)
    return rect.translated(last.offset.x(), height + 1 - last.bottom)


def _distance(area: QRectF, x: float) -> float:
    return max(0.0, area.left() - x, x - area.right())
