"""Keeps what a voice reads in view: scrolls or turns the page as the reader would, without moving the caret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from reader.ui.page.text_rects import text_rects

if TYPE_CHECKING:
    from reader.ui.page.document_view import DocumentView


def is_in_view(view: DocumentView, first: int, last: int) -> bool:
    """Whether the reader sees some of the text between two document positions."""
    area = view.viewport().rect()
    return any(area.intersects(view.to_viewport(rect).toAlignedRect()) for rect in _rects(view, first, last))


def bring_into_view(view: DocumentView, first: int, last: int) -> None:
    """All of the text between two document positions or, of a longer one, its beginning."""
    view.lay_out_all()
    if view.turning:
        view.turning.reveal(first, is_announced=False)
        view.reveal_in_table(first)
        return
    view.scroll_into_view(first)
    rects = _rects(view, first, last)
    bottom = max((rect.bottom() for rect in rects), default=0.0)
    if bottom > view.view_bottom - view.covered_height():
        view.begin_at(min(rect.top() for rect in rects) - view.space_above_target)


def _rects(view: DocumentView, first: int, last: int) -> list[QRectF]:
    return list(text_rects(view.shown_document, first, last))
