"""The text that the reader has selected on the page."""

from __future__ import annotations

from reader.ui.page.document_text import document_text
from reader.ui.page.view import PageView

LONGEST = 100  # characters: longer text is not something to search for


def selected_text(page: PageView) -> str:
    """Empty where nothing is selected, or more than anybody would search for.

    Qt shows a link that has the focus by selecting it, which is not a selection of the reader's.
    """
    document, (first, last) = page.shown_document, page.selected_range
    link = document.link_at(first)
    is_link = link is not None and (link.first, link.last) == (first, last)
    if is_link or last - first >= LONGEST:
        return ""
    return document_text(document, first, last, has_notes=False)


def selected_words(page: PageView) -> str:
    """The words that the reader has selected, on one line; of many, the first ones. Empty where nothing is selected."""
    if not page.has_selection:
        return ""
    first, last = page.selected_range
    last = min(last, first + 4 * LONGEST)
    words = " ".join(document_text(page.shown_document, first, last, has_notes=False).split())
    if len(words) <= LONGEST:
        return words
    return words[: LONGEST + 1].rpartition(" ")[0] or words[:LONGEST]
