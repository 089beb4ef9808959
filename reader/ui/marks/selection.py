"""Converts the selection or the caret of the page to the target of a mark, and finds a mark that is already there."""

from __future__ import annotations

from collections.abc import Iterable

from reader.library.outline import number_of_block
from reader.marks.make_target import TextPosition, target_of, target_of_block
from reader.marks.model import MarkError, MarkTarget
from reader.translation import _
from reader.ui.marks.page_mark import PageMark
from reader.ui.page.view import PageView


def selected_target(page: PageView) -> MarkTarget:
    """The selected words, none of them cut in half. Raises MarkError if no text of the article is selected."""
    opened = page.opened
    if not opened or not page.has_selection:
        raise MarkError(_("Select some words first: with the mouse, or with F7, Shift and the arrow keys."))
    if not opened.article.blocks:
        raise MarkError(_("There is no text to mark in this article."))
    ends: list[TextPosition] = []
    for position in page.selected_range:
        block, offset = page.shown_document.text_map.block_offset(position) or (0, 0)
        ends.append((opened.article.blocks[block].id, offset))
    return target_of(opened.article, *ends, whole_words=True)


def paragraph_target(page: PageView) -> MarkTarget:
    """The block with the caret, the selection or the focused link, or else the one at the top of the window.

    Raises MarkError if the article has no blocks.
    """
    opened = page.opened
    if not opened or not opened.article.blocks:
        raise MarkError(_("There is no paragraph to mark here."))
    cursor = page.textCursor()
    is_in_view = page.viewport().rect().intersects(page.cursorRect(cursor))
    at_cursor = None
    if is_in_view and (cursor.hasSelection() or page.has_caret):
        at_cursor = page.shown_document.text_map.block_offset(cursor.selectionStart())
    number, _offset = at_cursor or page.first_visible()
    return target_of_block(opened.article, opened.article.blocks[number].id)


def block_number(page: PageView, block: str) -> int:
    """The number of a block in the article, by its id; -1 if the article does not have it."""
    return number_of_block(page.opened.article.blocks, block) if page.opened else -1


def bookmark_of(page: PageView, marks: Iterable[PageMark], block: str) -> PageMark | None:
    """The bookmark of a block."""
    number = block_number(page, block)
    return next((mark for mark in marks if not mark.colour and mark.start[0] == number), None)


def highlight_of(page: PageView, marks: Iterable[PageMark], target: MarkTarget) -> PageMark | None:
    """The highlight of exactly this text."""
    start = (block_number(page, target.blocks[0]), target.start)
    end = (block_number(page, target.blocks[-1]), target.end)
    return next((mark for mark in marks if mark.colour and (mark.start, mark.end) == (start, end)), None)
