"""Composes a page: the head, one part of the article, and what follows it."""

from __future__ import annotations

from itertools import islice

from PySide6 import QtGui
from PySide6.QtGui import QTextDocument

from reader.library.limits import MOST_SOURCES
from reader.library.model import BlockKind, Span, plain_text
from reader.library.packfile import PackError
from reader.ui.page import article_head
from reader.ui.page.article_parts import Parts
from reader.ui.page.document import PageDocument, PartLink
from reader.ui.page.page_style import PageStyle
from reader.ui.page.typesetter import Typesetter
from reader.ui.page.writing_system import script_of
from reader.ui.shell.session import OpenedArticle


class Composer:
    """Makes the documents of one opened article. `ratio` is how many screen pixels make one of the page's."""

    def __init__(self, opened: OpenedArticle, look: PageStyle, ratio: float) -> None:
        self._opened = opened
        self._look = look
        self._ratio = ratio
        self._script = script_of(opened.pack.info.language)

    def compose(self, parts: Parts, part: int) -> PageDocument:
        opened = self._opened
        document = PageDocument(self._paint_figure)
        document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, opened.article.title)
        setter = Typesetter(document, self._look, opened.numbers, self._figure_size, self._script)
        if part == 0:
            self._head(setter)
        else:
            setter.add_turn(f"← Part {part} of {len(parts)}", PartLink(part - 1))
        setter.add_pieces(parts.part(part))
        if part + 1 < len(parts):
            following = next((piece.block for piece in parts.part(part + 1)), None)
            title = plain_text(following.spans) if following and following.kind is BlockKind.HEADING else ""
            setter.add_turn(f"Part {part + 2} of {len(parts)}{': ' if title else ''}{title} →", PartLink(part + 1))
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
        lines = [
            article_head.byline(article),
            article_head.facts(article, opened.pack.info, opened.words, len(opened.numbers)),
        ]
        if article.based_on:
            lines.append(article_head.origin(article.based_on))
        if self._script.is_rtl:
            lines = [article_head.isolated(line) for line in lines]
        setter.add_lines("meta", [line for line in lines if line], "meta")

    def _figure_size(self, path: str) -> tuple[int, int] | None:
        """Width and height of a picture, or None where the pack does not hold it."""
        try:
            return self._opened.pack.figure_size(path)
        except PackError:
            return None

    def _paint_figure(self, path: str, width: int, height: int) -> QtGui.QImage:
        from reader.ui.page.figures import FigurePainter  # not at the top: most pages begin without a picture

        return FigurePainter(self._opened.pack, self._look.theme, self._ratio).paint(path, width, height)

    def _sources(self, setter: Typesetter) -> None:
        if not self._opened.numbers:
            return
        setter.add_line("heading2", (Span("Sources"),))
        for key, number in islice(self._opened.numbers.items(), MOST_SOURCES):
            try:
                reference = self._opened.pack.reference(key)
            except PackError:
                continue
            setter.add_line("source", article_head.source_line(number, reference))
