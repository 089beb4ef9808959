"""The text that the reader has selected on the page."""

from __future__ import annotations

from reader.ui.page.unbroken_text import JOINER
from reader.ui.page.view import PageView

LONGEST = 100  # characters: longer text is not something to search for


def selected_text(page: PageView) -> str:
    """Empty where nothing is selected, or more than anybody would search for.

    Qt shows a link that has the focus by selecting it, which is not a selection of the reader's.
    """
    cursor = page.textCursor()
    link = page.shown_document.link_at(cursor.selectionStart())
    is_link = link is not None and (link.first, link.last) == (cursor.selectionStart(), cursor.selectionEnd())
    text: str = cursor.selectedText().replace(JOINER, "")
    return "" if is_link or len(text) >= LONGEST else text
