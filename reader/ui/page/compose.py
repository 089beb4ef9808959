"""Composes a page: the head of the article, one of its parts, links to the other parts, questions, and references."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6 import QtGui
from PySide6.QtGui import QTextDocument

from reader.library.emergency import emergency_blocks, emergency_line
from reader.library.limits import spans_cost
from reader.library.model import ArticleEntry, ArticleLink, BlockKind, Reference, Span, Spans, plain_text
from reader.library.outline import LETTERS
from reader.library.packfile import PackError
from reader.ui.page import article_head
from reader.ui.page.article_parts import Parts, Piece
from reader.ui.page.document import FigureRun, PageDocument
from reader.ui.page.document_builder import DocumentBuilder
from reader.ui.page.page_links import ContentsLink, LocalHelpLink, PartLink, SourcesLink
from reader.ui.page.page_style import PageStyle
from reader.ui.page.writing_system import writing_system_of
from reader.ui.page.written_documents import Content, WrittenDocuments
from reader.ui.shell.session import OpenedArticle
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.text_direction import has_right_to_left

if TYPE_CHECKING:
    from reader.library.local_help import LocalHelp

SOURCES_ON_PAGE = 100_000
"""What the sources below an article may cost to lay out, in characters: some 400 of the usual ones."""

SOURCE_COST = 50
"""What a source costs to lay out, in characters, however short it is."""

Value = TypeVar("Value")
ReadLocalHelp = Callable[[OpenedArticle], "LocalHelp"]


class PageComposer:
    """Makes the documents of one opened article. `pixel_ratio` is how many screen pixels make one of the page's.

    The last one is quickly made again in another style.
    """

    def __init__(
        self,
        opened: OpenedArticle,
        page_style: PageStyle,
        pixel_ratio: float,
        local_help: ReadLocalHelp | None = None,
        *,
        is_read_aloud: bool = False,
    ) -> None:
        """Without `local_help`, the emergency box of the pack is shown as it is in the pack.

        `is_read_aloud` adds words that only a screen reader sees.
        """
        self.opened = opened
        self._local_help = local_help
        self._emergency_blocks = emergency_blocks(opened.article, opened.pack.info)
        self._writing_system = writing_system_of(opened.pack.info.language)
        self._words = self._writing_system.words
        self._written = WrittenDocuments(self._writing_system)
        self._has_failed = False
        self.set_style(page_style, pixel_ratio, is_read_aloud=is_read_aloud)

    def set_style(self, page_style: PageStyle, pixel_ratio: float, *, is_read_aloud: bool) -> None:
        """For the documents that are made from now on. What was read from the pack is not read again."""
        self._page_style = page_style
        self._pixel_ratio = pixel_ratio
        self._is_read_aloud = is_read_aloud

    def compose(self, parts: Parts, part: int, *, is_alone: bool = False) -> PageDocument:
        """`is_alone` leaves out the head, the questions and the references of the article."""
        document = self._new_document()
        document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, self.opened.article.title)

        def add(builder: DocumentBuilder, local_help: LocalHelp | None) -> None:
            self._add_part(builder, parts, part, local_help, is_alone=is_alone)

        self._write("part", (part, is_alone), document, add)
        return document

    def compose_excerpt(self, pieces: Sequence[Piece], *, has_head: bool) -> PageDocument:
        """Pieces that follow one another, as they are in their part, for a look at it."""
        document = self._new_document()

        def add(builder: DocumentBuilder, local_help: LocalHelp | None) -> None:
            if has_head:
                self._add_head(builder)
            self._set_local_help(builder, local_help)
            builder.add_pieces(pieces)

        ends = [(piece.number, piece.offset) for piece in (pieces[0], pieces[-1])]
        self._write("excerpt", (*ends, has_head), document, add)
        return document

    def _write(
        self,
        kind: str,
        what: Content,
        document: PageDocument,
        add: Callable[[DocumentBuilder, LocalHelp | None], None],
    ) -> None:
        local_help = self._read_local_help()
        content = (*what, self._is_read_aloud, local_help)
        if self._written.write(kind, content, document, self._page_style):
            return
        self._has_failed = False
        builder = self._builder(document)
        add(builder, local_help)
        builder.finish()
        if self._has_failed:
            self._written.forget(kind)
        else:
            self._written.remember(kind, content, document, builder.steps)

    def _add_part(
        self, builder: DocumentBuilder, parts: Parts, part: int, local_help: LocalHelp | None, *, is_alone: bool
    ) -> None:
        if part == 0 and not is_alone:
            self._add_head(builder)
        elif part:
            builder.add_link(
                "part_link", self._words.text("part_before", number=part, count=len(parts)), PartLink(part - 1)
            )
        self._set_local_help(builder, local_help)
        builder.add_pieces(parts.part(part))
        if part + 1 < len(parts):
            builder.add_link("part_link", self._next_part(parts, part + 1), PartLink(part + 1))
        elif not is_alone:
            if self.opened.article.quiz:
                builder.add_quiz(self._isolated(self._words.text("quiz_note")), self.opened.article.quiz)
            self._add_references(builder)
            self._add_ending(builder)

    def compose_pieces(self, pieces: Sequence[Piece]) -> PageDocument:
        """Some pieces of the article by themselves, where nothing can be pressed."""
        document = self._new_document()
        builder = self._builder(document)
        self._set_local_help(builder, self._read_local_help(), has_controls=False)
        builder.add_pieces(pieces)
        builder.finish()
        return document

    def compose_title(self) -> PageDocument:
        """The title of the article with what an audience needs of its head."""
        document = self._new_document()
        builder = self._builder(document)
        self._add_head(builder, is_brief=True)
        builder.finish()
        return document

    def compose_question(self, number: int, *, shows_answer: bool) -> PageDocument:
        """One question of the article, which counts from 0; `shows_answer` adds which choice is right, and why."""
        document = self._new_document()
        builder = self._builder(document)
        question = self.opened.article.quiz[number]
        builder.add_question(number, question, is_link=False, shows_answer=shows_answer)
        if shows_answer:
            sentence = self._words.text("answer_is", letter=LETTERS[question.answer])
            builder.add_line("answer", (Span(self._isolated(sentence)),))
            builder.add_line("paragraph", question.why)
        builder.finish()
        return document

    def figure_document(self, figure: FigureRun) -> PageDocument:
        """A document without text that loads one picture, for a view that shows it at sizes of its own."""
        document = self._new_document()
        document.figures.append(figure)
        return document

    def _new_document(self) -> PageDocument:
        document = PageDocument(self._paint_figure)
        document.is_read_aloud = self._is_read_aloud
        if not self.opened.is_bundled:
            document.request_figure = self._request_figure
        return document

    def _builder(self, document: PageDocument) -> DocumentBuilder:
        return DocumentBuilder(document, self._page_style, self.opened.numbers, self._figure_size, self._writing_system)

    def _add_head(self, builder: DocumentBuilder, *, is_brief: bool = False) -> None:
        opened = self.opened
        article = opened.article
        emergency = emergency_line(article, opened.pack.info)
        if emergency:  # above the title, so that it is in view however large the text and small the window
            builder.add_line("emergency", self._writing_system.isolated_line(emergency))
        builder.add_line("title", (Span(article.title),))
        if article.summary:
            builder.add_line("summary", (Span(article.summary),))
        info = opened.pack.info
        lines = [article_head.byline(article, info)]
        if not is_brief:
            lines.append(article_head.facts(article, info, opened.words, len(opened.numbers)))
        lines.append(article_head.review(article, info))
        if article.based_on and not is_brief:
            lines.append(article_head.origin(article.based_on, info))
        shown = [self._writing_system.isolated_line(line) for line in lines if line]
        if shown:
            builder.add_lines("meta", shown, "meta")

    def _read_local_help(self) -> LocalHelp | None:
        """What the emergency box of the article shows, if it has one."""
        if not self._local_help or not self._emergency_blocks:
            return None
        return self._local_help(self.opened)

    def _set_local_help(
        self, builder: DocumentBuilder, local_help: LocalHelp | None, *, has_controls: bool = True
    ) -> None:
        if local_help is None:
            return
        from reader.ui.page.local_help_lines import local_help_lines, without_controls  # not at the top: few need it

        lines = local_help_lines(local_help, self._writing_system)
        if not has_controls:
            lines = without_controls(lines)
        builder.set_local_help(self._emergency_blocks, lines, LocalHelpLink(self.opened.pack.info.id))

    def _figure_size(self, path: str) -> tuple[int, int] | None:
        """Width and height of a picture, or None if the pack does not contain it."""
        return self._read(lambda: self.opened.pack.figure_size(path))

    def _paint_figure(self, path: str, width: int, height: int) -> QtGui.QImage:
        from reader.ui.page.figures import FigurePainter  # not at the top: most pages begin without a picture

        return FigurePainter(self.opened.pack, self._page_style, self._pixel_ratio).paint(path, width, height)

    def _request_figure(self, document: PageDocument, figure: FigureRun) -> QtGui.QImage:
        from reader.ui.page.figure_queue import FigureSource  # not at the top: most pages begin without a picture

        return FigureSource(self.opened.pack, self._page_style, self._pixel_ratio).request(document, figure)

    def _add_references(self, builder: DocumentBuilder) -> None:
        numbers = self.opened.numbers
        if not numbers:
            return
        lines: list[tuple[int, Spans]] = []
        cost = last = 0
        for key, number in numbers.items():
            if cost > SOURCES_ON_PAGE:
                break
            last = number
            reference = self._read_reference(key)
            if not reference:
                continue
            lines.append((number, article_head.reference_line(number, reference)))
            cost += SOURCE_COST + spans_cost(lines[-1][1])
        builder.add_references(lines)
        if last < len(numbers):
            shown, count = self._words.number(last), self._words.number(len(numbers))
            sentence = self._words.text("first_sources_only", shown=shown, count=count)
            builder.add_link("part_link", self._isolated(sentence), SourcesLink(self.opened.article.id))

    def _add_ending(self, builder: DocumentBuilder) -> None:
        """Links to the next article of the pack and to its contents. A pack of one article needs neither."""
        if self.opened.pack.article_count < 2:
            return
        builder.begin_ending()
        following = self._next_article()
        if following:
            title = one_line(following.title)
            # A title in Arabic keeps its place in the line by the isolates of Unicode.
            shown = f"\u2068{title}\u2069" if has_right_to_left(title) else title
            text = self._words.text("next", title=shown)
            builder.add_link("part_link", self._isolated(text), ArticleLink(following.id))
        builder.add_link(
            "up_link", self._isolated(self._words.text("contents")), ContentsLink(self.opened.pack.info.id)
        )

    def _next_article(self) -> ArticleEntry | None:
        number = self.opened.number + 1
        if number >= self.opened.pack.article_count:
            return None
        # Without one if the stick is out, or the pack is damaged: the article can be read without this link.
        return self._read(lambda: next(iter(self.opened.pack.entries(number, 1)), None))

    def _read_reference(self, key: str) -> Reference | None:
        return self._read(lambda: self.opened.pack.reference(key))

    def _read(self, read: Callable[[], Value | None]) -> Value | None:
        """From the pack; None if it cannot be read now, so that it is tried again for the next document."""
        try:
            return read()
        except PackError:
            self._has_failed = True
            return None

    def _isolated(self, text: str) -> str:
        return self._writing_system.isolated(text)

    def _next_part(self, parts: Parts, number: int) -> str:
        """The text of the link to a part: its number, and its heading if it begins with one."""
        first = next((piece.block for piece in parts.part(number)), None)
        title = plain_text(first.spans) if first and first.kind is BlockKind.HEADING else ""
        name = "part_after_with_title" if title else "part_after"
        return self._words.text(name, number=number + 1, count=len(parts), title=title)
