"""Marks the sentence that is being read aloud on the page: a background, and a line below the words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from reader.speech.spoken_text import Sentence
from reader.ui.aloud.sentence_places import sentence_range
from reader.ui.page.text_map import BlockOffset
from reader.ui.page.text_rects import text_rects
from reader.ui.page.view import PageView

BACKGROUND, LINE = "selection", "accent"
"""Names of colours in the theme. The line has a contrast of 3:1 or more with the page and with the background."""

LINE_HEIGHT = 2.0  # pixels at 100 % text


class SentenceOverlay:
    """An Overlay of the page. A screen reader does not speak of it: somebody is speaking already."""

    def __init__(self, page: PageView) -> None:
        self._page = page
        self._sentence: Sentence | None = None
        page.add_overlay(self)

    @property
    def sentence(self) -> Sentence | None:
        return self._sentence

    def show_sentence(self, sentence: Sentence | None) -> None:
        if sentence != self._sentence:
            self._sentence = sentence
            self._page.viewport().update()

    def rects(self) -> list[QRectF]:
        """Of the lines of the sentence, in pixels of the document; empty if this part does not show it."""
        document = self._page.shown_document
        place = sentence_range(document, self._sentence) if self._sentence else None
        return list(text_rects(document, *place)) if place else []

    # What the page asks of an overlay

    def is_between(self, first: BlockOffset, last: BlockOffset) -> bool:
        return self._sentence is not None

    def paint(self, painter: QPainter, first: int, last: int) -> None:
        document = self._page.shown_document
        place = sentence_range(document, self._sentence) if self._sentence else None
        if place is None or place[1] < first or place[0] > last:
            return
        style = self._page.page_style
        height = max(LINE_HEIGHT, style.pixels(LINE_HEIGHT))
        rects = list(text_rects(document, *place))
        for rect in rects:
            painter.fillRect(rect, style.theme.colour(BACKGROUND))
        for rect in rects:  # afterwards: lines of large letters overlap
            line = QRectF(rect.left(), rect.bottom() - height, rect.width(), height)
            painter.fillRect(line, style.theme.colour(LINE))

    def description(self, first: int, last: int) -> str:
        return ""

    def is_at(self, point: QPointF) -> bool:
        return False
