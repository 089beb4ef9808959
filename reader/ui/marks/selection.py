"""From what the reader points at on the page to what is to be marked, or is marked already."""

from __future__ import annotations

from collections.abc import Iterable

from reader.library.outline import number_of_block
from reader.marks.make_target import TextPosition, target_of, target_of_block
from reader.marks.model import MarkError, MarkTarget
from reader.ui.marks.page_mark import PageMark
from reader.ui.page.view import PageView


def selected(page: PageView) -> MarkTarget:
    """What is selected, whichever way it was. Raises MarkError where that is no text of the article."""
    cursor = page.textCursor()
    opened = page.opened
    if not opened or not page.has_selection:
        raise MarkError("Select some words first: with the mouse, or with F7, Shift and the arrow keys.")
    places: list[TextPosition] = []
    for position in (cursor.selectionStart(), cursor.selectionEnd()):
        found = page.shown_document.text_map.block_offset(position) or (0, 0)
        if opened.article.blocks:
            places.append((opened.article.blocks[found[0]].id, found[1]))
    if len(places) < 2:
        raise MarkError("There is no text to mark in this article.")
    return target_of(opened.article, *places)


def paragraph(page: PageView) -> MarkTarget:
    """Where the caret, the selection or the focused link is, or else the paragraph at the top of the window.

    Raises MarkError where there is none.
    """
    opened = page.opened
    if not opened or not opened.article.blocks:
        raise MarkError("There is no paragraph to mark here.")
    cursor = page.textCursor()
    is_on_view = page.viewport().rect().intersects(page.cursorRect(cursor))
    place = None
    if is_on_view and (cursor.hasSelection() or page.has_caret):
        place = page.shown_document.text_map.block_offset(cursor.selectionStart())
    index = (place or page.first_visible())[0]
    return target_of_block(opened.article, opened.article.blocks[index].id)


def number_of(page: PageView, block: str) -> int:
    """-1 where the article has none of that id."""
    return number_of_block(page.opened.article.blocks, block) if page.opened else -1


def bookmark_of(page: PageView, marks: Iterable[PageMark], block: str) -> PageMark | None:
    number = number_of(page, block)
    return next((mark for mark in marks if not mark.colour and mark.start[0] == number), None)


def highlight_of(page: PageView, marks: Iterable[PageMark], target: MarkTarget) -> PageMark | None:
    """The highlight of just those words."""
    start = (number_of(page, target.blocks[0]), target.start)
    end = (number_of(page, target.blocks[-1]), target.end)
    return next((mark for mark in marks if mark.colour and (mark.start, mark.end) == (start, end)), None)
