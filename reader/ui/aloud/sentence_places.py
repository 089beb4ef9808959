"""Where a sentence is in the document of the page, and with which sentence reading aloud begins."""

from __future__ import annotations

from reader.speech.spoken_article import HEAD, SentencePlace, SpokenArticle
from reader.speech.spoken_text import Sentence, said
from reader.ui.page.document import PageDocument
from reader.ui.page.text_map import BlockOffset
from reader.ui.page.text_rects import position_ranges
from reader.ui.page.view import PageView

MOST_ABOVE = 12
"""Paragraphs above the first block, or above a box, among which a line that is no block is looked for."""


def sentence_range(document: PageDocument, sentence: Sentence) -> tuple[int, int] | None:
    """The first and last document position of a sentence; None if this part does not show it."""
    if sentence.end:
        found = list(position_ranges(document, (sentence.block, sentence.start), (sentence.block, sentence.end)))
        if sentence.block != HEAD:
            return (found[0][0], found[-1][1]) if found else None
    if document.end_sections and document.text_map.extent(max(0, sentence.block)) is None:
        return _line_below(document, sentence)
    return _picture(document, sentence) or _line_above(document, sentence)


def first_place(page: PageView, article: SpokenArticle) -> SentencePlace | None:
    """The sentence with the selection or the caret, or else the first one that begins in view."""
    chosen = _chosen_offset(page)
    if chosen:
        return article.at(*chosen) or article.first()
    if page.block_being_read() == HEAD:
        return article.first()
    block, offset = page.first_visible()
    place = article.at(block, offset)
    if place is None:
        return article.first()
    if place.block == block and article.sentence(place).start < offset:  # it begins above the window
        return article.step(place, 1) or place
    return place


def _chosen_offset(page: PageView) -> BlockOffset | None:
    cursor = page.textCursor()
    if not page.has_selection and not (page.has_caret and page.is_caret_in_view):
        return None
    return page.shown_document.text_map.block_offset(cursor.selectionStart())


def _picture(document: PageDocument, sentence: Sentence) -> tuple[int, int] | None:
    """Where the figure of the block is."""
    for figure in document.figures:
        place = document.text_map.block_offset(figure.position)
        if place and place[0] == sentence.block and sentence.block != HEAD:
            return figure.position, figure.position + 1
    return None


def _line_above(document: PageDocument, sentence: Sentence) -> tuple[int, int] | None:
    """The title and the summary of an article, the title of a box and the like are no text of a block."""
    extent = document.text_map.extent(max(0, sentence.block))
    if extent is None:
        return None
    paragraph = document.findBlock(extent[0]).previous()
    for _number in range(MOST_ABOVE):
        if not paragraph.isValid():
            return None
        found = paragraph.text().find(sentence.text)
        if found >= 0:
            first = paragraph.position() + found
            return first, first + len(sentence.text)
        if sentence.block != HEAD and document.text_map.block_offset(paragraph.position()) is not None:
            return None
        paragraph = paragraph.previous()
    return None


def _line_below(document: PageDocument, sentence: Sentence) -> tuple[int, int] | None:
    """The paragraph of the questions or the sources with a text; no link after the end of the article."""
    paragraph = document.findBlock(min(document.end_sections.values()))
    while paragraph.isValid() and paragraph.position() < (document.ending or document.characterCount()):
        if sentence.text in said(paragraph.text()):
            return paragraph.position(), paragraph.position() + paragraph.length() - 1
        paragraph = paragraph.next()
    return None
