"""Composes a page: the head, one part of the article, and what follows it."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtGui import QTextDocument

from reader.library.model import BlockKind, Span, plain_text
from reader.library.packfile import PackError
from reader.ui.page import front
from reader.ui.page.document import PageDocument, Turn
from reader.ui.page.figures import FigurePainter
from reader.ui.page.look import Look
from reader.ui.page.parts import Parts
from reader.ui.page.typesetter import Typesetter
from reader.ui.session import Opened


class Composer:
    """Makes the documents of one opened article. `ratio` is how many screen pixels make one of the page's."""

    def __init__(self, opened: Opened, look: Look, ratio: float) -> None:
        self._opened = opened
        self._look = look
        self._painter = FigurePainter(opened.pack, look.theme, ratio)

    def compose(self, parts: Parts, part: int) -> PageDocument:
        opened = self._opened
        document = PageDocument(self._painter.paint)
        document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, opened.article.title)
        direction = QLocale(opened.pack.info.language).textDirection()
        setter = Typesetter(document, self._look, opened.numbers, self._painter.size, direction)
        if part == 0:
            self._head(setter)
        else:
            setter.add_turn(f"← Part {part} of {len(parts)}", Turn(part - 1))
        setter.add_pieces(parts.part(part))
        if part + 1 < len(parts):
            following = next((piece.block for piece in parts.part(part + 1)), None)
            title = plain_text(following.spans) if following and following.kind is BlockKind.HEADING else ""
            setter.add_turn(f"Part {part + 2} of {len(parts)}{': ' if title else ''}{title} →", Turn(part + 1))
        else:
            self._sources(setter)
        setter.finish()
        return document

    def _head(self, setter: Typesetter) -> None:
        opened = self._opened
        article = opened.article
        setter.add_line("title", (Span(article.title),))
        if article.summary:
            setter.add_line("summary", (Span(article.summary),))
        lines = [front.byline(article), front.facts(article, opened.pack.info, opened.words, len(opened.numbers))]
        if article.based_on:
            lines.append(front.origin(article.based_on))
        setter.add_lines("meta", [line for line in lines if line], "meta")

    def _sources(self, setter: Typesetter) -> None:
        if not self._opened.numbers:
            return
        setter.add_line("heading2", (Span("Sources"),))
        for key, number in self._opened.numbers.items():
            try:
                reference = self._opened.pack.reference(key)
            except PackError:
                continue
            setter.add_line("source", front.source_line(number, reference))
