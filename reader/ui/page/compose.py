"""Composes a page: the head of the article, one of its parts, links to the other parts, and the references."""

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
from reader.ui.page.document_builder import DocumentBuilder
from reader.ui.page.page_style import PageStyle
from reader.ui.page.writing_system import writing_system_of
from reader.ui.shell.session import OpenedArticle


class PageComposer:
    """Makes the documents of one opened article. `pixel_ratio` is how many screen pixels make one of the page's."""

    def __init__(self, opened: OpenedArticle, page_style: PageStyle, pixel_ratio: float) -> None:
        self._opened = opened
        self._page_style = page_style
        self._pixel_ratio = pixel_ratio
        self._writing_system = writing_system_of(opened.pack.info.language)

    def compose(self, parts: Parts, part: int, *, is_alone: bool = False) -> PageDocument:
        """`is_alone` leaves out the head and the references of the article."""
        opened = self._opened
        document = PageDocument(self._paint_figure)
        document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, opened.article.title)
        builder = DocumentBuilder(document, self._page_style, opened.numbers, self._figure_size, self._writing_system)
        if part == 0 and not is_alone:
            self._add_head(builder)
        elif part:
            builder.add_part_link(f"← Part {part} of {len(parts)}", PartLink(part - 1))
        builder.add_pieces(parts.part(part))
        if part + 1 < len(parts):
            builder.add_part_link(_next_part(parts, part + 1), PartLink(part + 1))
        elif not is_alone:
            self._add_references(builder)
        builder.finish()
        return document

    def _add_head(self, builder: DocumentBuilder) -> None:
        opened = self._opened
        article = opened.article
        builder.add_line("title", (Span(article.title),))
        if article.summary:
            builder.add_line("summary", (Span(article.summary),))
        lines = [
            article_head.byline(article),
            article_head.facts(article, opened.pack.info, opened.words, len(opened.numbers)),
        ]
        if article.based_on:
            lines.append(article_head.origin(article.based_on))
        if self._writing_system.is_rtl:
            lines = [article_head.isolate_ltr(line) for line in lines]
        builder.add_lines("meta", [line for line in lines if line], "meta")

    def _figure_size(self, path: str) -> tuple[int, int] | None:
        """Width and height of a picture, or None if the pack does not contain it."""
        try:
            return self._opened.pack.figure_size(path)
        except PackError:
            return None

    def _paint_figure(self, path: str, width: int, height: int) -> QtGui.QImage:
        from reader.ui.page.figures import FigurePainter  # not at the top: most pages begin without a picture

        return FigurePainter(self._opened.pack, self._page_style.theme, self._pixel_ratio).paint(path, width, height)

    def _add_references(self, builder: DocumentBuilder) -> None:
        if not self._opened.numbers:
            return
        builder.add_line("heading2", (Span("Sources"),))
        for key, number in islice(self._opened.numbers.items(), MOST_SOURCES):
            try:
                reference = self._opened.pack.reference(key)
            except PackError:
                continue
            builder.add_line("reference", article_head.reference_line(number, reference))


def _next_part(parts: Parts, number: int) -> str:
    """The text of the link to a part: its number, and its heading if it begins with one."""
    first = next((piece.block for piece in parts.part(number)), None)
    title = plain_text(first.spans) if first and first.kind is BlockKind.HEADING else ""
    if title:
        return f"Part {number + 1} of {len(parts)}: {title} →"
    return f"Part {number + 1} of {len(parts)} →"
