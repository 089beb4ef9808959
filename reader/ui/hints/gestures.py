"""The three gestures that are taught once, and where on the page one can be made."""

from __future__ import annotations

from enum import StrEnum

from reader.library.model import Citation, Link, TermLink
from reader.translation import N_
from reader.ui.page.page_links import PageLink
from reader.ui.page.view import PageView

FEWEST_LETTERS = 120
"""Of a paragraph that invites to select something."""


LOWEST = 0.75
"""How far down the window the thing may be: a hint may be below it."""


class Gesture(StrEnum):
    """The values are stored in the settings."""

    TERM = "term"
    CITATION = "citation"
    SELECTION = "selection"


HINTS = {
    Gesture.TERM: N_("Press a word with dots below it to read what it means."),
    Gesture.CITATION: N_("Press a small number to see where a statement comes from."),
    Gesture.SELECTION: N_("Select some words to highlight them, write a note or copy them."),
}


def gesture_of(link: PageLink) -> Gesture | None:
    """The gesture that the reader has made by choosing a link."""
    match link:
        case TermLink():
            return Gesture.TERM
        case Citation():
            return Gesture.CITATION
    return None


def position_of(gesture: Gesture, page: PageView) -> int | None:
    """The document position of the first place in the window where a gesture can be made; None if there is none."""
    document = page.shown_document
    first, last = page.position_at(page.view_top + 1), page.position_at(page.view_bottom - 1)
    if gesture is Gesture.SELECTION:
        block = document.findBlock(first)
        while block.isValid() and block.position() <= last:
            in_article = document.text_map.block_offset(block.position())
            if in_article and block.length() > FEWEST_LETTERS and _is_whole(block.position(), page):
                return block.position()
            block = block.next()
        return None
    if gesture is Gesture.TERM and not page.page_style.typography.has_dotted_terms:
        return None
    kind: type[Link] = TermLink if gesture is Gesture.TERM else Citation
    runs = (run for run in document.links if first <= run.first < last and isinstance(run.link, kind))
    return next((run.first for run in runs if _is_whole(run.first, page)), None)


def _is_whole(position: int, page: PageView) -> bool:
    """Whether its line is in view, also if a hint is below the text."""
    line = page.cursorRect(page.shown_document.cursor(position))
    return line.top() >= 0 and line.bottom() <= LOWEST * page.viewport().height()
