"""Keeps the caret where the reader is, so that the next arrow key, Tab or a screen reader continues from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QTextBlock, QTextCursor

if TYPE_CHECKING:
    from reader.ui.page.document_view import DocumentView


def place(view: DocumentView, position: int) -> None:
    """Moves the caret to a document position, or to the first line in view: Qt would scroll to another one.

    What the reader has selected stays selected if there is no caret.
    """
    cursor = view.textCursor()
    if view.has_selection and not view.has_caret:
        return
    position = view.shown_document.seen_position(position)
    if position != cursor.position() and not _is_in_view(view, position):
        position = view.shown_document.seen_position(_first_in_view(view))
    if cursor.hasSelection() or cursor.position() != position:
        view.forget_focused_link()
        bar = view.verticalScrollBar()
        value = bar.value()
        with view.unheard(), QSignalBlocker(bar):  # Qt scrolls by a few pixels to show the space around the line
            view.setTextCursor(view.shown_document.cursor(position))
            bar.setValue(value)


def bring_into_view(view: DocumentView) -> bool:
    """Moves the caret to the first line in view if it is elsewhere, and nothing is selected. True if it moved."""
    if view.has_selection or is_in_view(view):
        return False
    place(view, _first_in_view(view))
    return True


def is_in_view(view: DocumentView) -> bool:
    return _is_in_view(view, view.textCursor().position())


def leave_unseen(view: DocumentView, *, is_forward: bool) -> None:
    """Moves the caret on, or back, from words that are only read aloud."""
    cursor = view.textCursor()
    position = view.shown_document.seen_position(cursor.position(), is_forward=is_forward)
    if position != cursor.position():
        mode = QTextCursor.MoveMode.KeepAnchor if cursor.hasSelection() else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(position, mode)
        view.setTextCursor(cursor)


def follow_link(view: DocumentView) -> bool:
    """Follows the link that the caret is in, or behind. False if it is in none, or one has the focus already."""
    if view.textCursor().hasSelection():
        return False
    document, position = view.shown_document, view.textCursor().position()
    run = document.link_at(position) or document.link_at(position - 1)
    if run is None:
        return False
    view.anchorClicked.emit(QtCore.QUrl(f"link:{document.links.index(run)}"))
    return True


def text_at(view: DocumentView) -> str:
    """What a screen reader says of the place of the caret: a whole heading, or else the line with its number.

    Before the first line of a table, its size.
    """
    from reader.ui.page.document_text import plain_text  # not at the top: only screen readers ask

    document, position = view.shown_document, view.textCursor().position()
    block = document.findBlock(position)
    first, last = block.position(), block.position() + block.length() - 1
    if not block.blockFormat().headingLevel():
        first, last = _line_of(block, position)
    table = document.table_at(position)
    if table and table.first == block.position() == first:
        first = block.previous().position()
    return _joined(plain_text(document, first, last))


def line_at(view: DocumentView) -> str:
    """What a screen reader reads by itself when the page gets the focus."""
    from reader.ui.page.document_text import plain_text

    document, position = view.shown_document, view.textCursor().position()
    return _joined(plain_text(document, *_line_of(document.findBlock(position), position)))


def _joined(text: str) -> str:
    return " ".join(text.split())


def _is_in_view(view: DocumentView, position: int) -> bool:
    if view.turning:
        return view.turning.is_in_view(position)
    rect = view.cursorRect(view.shown_document.cursor(position))
    return rect.top() >= 0 and rect.bottom() <= view.viewport().height()


def _line_of(block: QTextBlock, position: int) -> tuple[int, int]:
    line = block.layout().lineForTextPosition(position - block.position())
    if not line.isValid():
        return block.position(), block.position() + block.length() - 1
    first = block.position() + line.textStart()
    return first, min(first + line.textLength(), block.position() + block.length() - 1)


def _first_in_view(view: DocumentView) -> int:
    if view.turning:
        return view.position_at(view.view_top)
    window, lines = view.window_and_lines()
    whole = (line.top for line in lines if line.top >= window.top - 1 and line.bottom <= window.bottom + 1)
    top = next(whole, window.top)
    return view.position_at(top + 1)
