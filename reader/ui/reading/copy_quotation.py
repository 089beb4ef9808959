"""The selection of the page as a quotation, with its source and a link."""

from __future__ import annotations

from reader.library.citation.quotation import quotation
from reader.library.model import Location
from reader.ui.page.document_text import copied_text
from reader.ui.page.view import PageView


def selected_quotation(page: PageView) -> str:
    """Empty if no words are selected. The numbers of sources and the letters of footnotes are left out."""
    opened = page.opened
    if not opened or not page.has_selection:
        return ""
    first, last = page.selected_range
    words = copied_text(page.shown_document, first, last, has_notes=False)
    if not words.strip():
        return ""
    location = page.location_at(first) or Location(opened.pack.info.id, opened.article.id)
    return quotation(words, opened.article, opened.pack.info, location)
