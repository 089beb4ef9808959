"""Builds the document of a galley: what a page has, and the lists that only paper needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reader.library.model import QuizQuestion, Span, Spans, Style, plain_text
from reader.library.outline import LETTERS, cited_besides
from reader.ui.page.document import PageDocument
from reader.ui.page.document_builder import DocumentBuilder
from reader.ui.page.document_writer import DocumentWriter
from reader.ui.page.inline_text import InlineWriter
from reader.ui.page.kept_lines import keep_lines
from reader.ui.page.text_map import TextMap
from reader.ui.page.writing_system import WritingSystem
from reader.ui.paper.figure_room import page_fit, shrink_figures
from reader.ui.paper.galley import CODE_GAP, CODE_SIZE, Anchor, Galley, PaperHeading
from reader.ui.paper.long_tables import LongTable
from reader.ui.paper.paper_list_items import PaperLists
from reader.ui.paper.paper_sheet import PaperSheet
from reader.ui.paper.paper_style import PaperStyle
from reader.ui.paper.paper_tables import PART_LINE, PaperTables

TALLEST_FIGURE = 0.78
"""Of the text of a page: below it must be room for its caption."""

NUMBER_ROOM = 40  # pixels at 100 % beside the titles of a table of contents, for the number of a page


class PaperBuilder(DocumentBuilder):
    """`numbers` are those of the citations; `article` is the id of the one that they belong to."""

    def __init__(
        self,
        document: PageDocument,
        style: PaperStyle,
        numbers: Mapping[str, int],
        figure_size: Callable[[str], tuple[int, int] | None],
        writing_system: WritingSystem,
        sheet: PaperSheet,
    ) -> None:
        super().__init__(document, style, numbers, figure_size, writing_system)
        self._style = style
        self._sheet = sheet
        self._styles: dict[int, str] = {}
        self._headings: list[PaperHeading] = []
        self._anchors: dict[Anchor, int] = {}
        self._numbered: dict[int, Anchor] = {}
        self._codes: dict[int, str] = {}
        self._blanks: list[int] = []
        # A local name and not an attribute: the builder and its document would hold each other in memory.
        writers: dict[float, InlineWriter] = {}

        def inline_in(wanted: PaperStyle) -> InlineWriter:
            if wanted.text_scale not in writers:
                held = document.held_fonts  # each writer makes the document hold only its own
                writers[wanted.text_scale] = InlineWriter(DocumentWriter(document, wanted, writing_system), numbers)
                document.held_fonts = {**held, **document.held_fonts}
            return writers[wanted.text_scale]

        self._paper_tables = PaperTables(self._writer, self._inline, style, inline_in, sheet.column, writing_system)
        self._table_builder = self._paper_tables
        self._lists = self._paper_lists = PaperLists()
        document.setUseDesignMetrics(True)

    def galley(self, article: str = "", height_above: float = 0.0) -> Galley:
        """Completes the document and lays it out. Its first picture leaves room for what is above it on its page."""
        self.finish()
        document = self._document
        self._fit_figures()
        document.setTextWidth(self._sheet.column)
        document.fit(page_fit(self._sheet))
        document.size()  # lays out all of it
        galley = Galley(
            document,
            self._style,
            self._styles | dict.fromkeys(self._paper_tables.part_lines, PART_LINE),
            self._headings,
            self._anchors,
            self._numbered,
            self._blanks,
            self._paper_lists.markers,
            self._paper_tables.paddings,
            self._paper_tables.continued,
            self._codes,
            article,
            self._paper_tables.has_wide_table,
        )
        shrink_figures(galley, self._sheet, height_above)
        self._make_room_for_codes()
        keep_lines(document)
        return galley

    def _fit_figures(self) -> None:
        """Makes them as narrow as their place: in lists, quotations and boxes there is less room."""
        document = self._document
        most = self._sheet.height * TALLEST_FIGURE
        for number, figure in enumerate(document.figures):
            block = document.findBlock(figure.position).blockFormat()
            beside = block.leftMargin() + block.rightMargin() + block.indent() * document.indentWidth()
            share = min(1.0, most / figure.height, (self._sheet.column - beside) / figure.width)
            size = (max(1, round(figure.width * share)), max(1, round(figure.height * share)))
            document.figures[number] = figure._replace(width=size[0], height=size[1])

    def _make_room_for_codes(self) -> None:
        """A code is as high as three lines, and most paragraphs beside one have two."""
        layout = self._document.documentLayout()
        missing = {
            position: CODE_SIZE + CODE_GAP / 2 - layout.blockBoundingRect(self._document.findBlock(position)).height()
            for position in self._codes
        }
        for position, height in missing.items():
            if height > 0:
                cursor = self._document.cursor(position)
                block_format = cursor.blockFormat()
                block_format.setBottomMargin(block_format.bottomMargin() + height)
                cursor.setBlockFormat(block_format)
        if self._codes:
            self._document.size()

    def set_long_tables(self, tables: Mapping[int, LongTable]) -> None:
        """Those whose pieces are added, here or in other galleys."""
        self._paper_tables.long_tables = tables

    # ---- what can be linked to

    def mark(self, anchor: Anchor) -> None:
        """What is added next is where links to `anchor` lead."""
        self._anchors.setdefault(anchor, self._writer.next_position)

    def mark_at(self, anchor: Anchor, position: int) -> None:
        self._anchors.setdefault(anchor, position)

    @property
    def text_map(self) -> TextMap:
        return self._document.text_map

    def add_heading(self, style: str, title: Spans, level: int) -> None:
        """A heading that is no block of an article, with a bookmark of that level.

        Only a title is the author's; any other begins where the text of the page does, whatever its language.
        """
        text = plain_text(title)
        self._headings.append(PaperHeading(level, text, self._writer.next_position))
        self._add_outside(style, title, is_rtl=self._is_read_from_right(text) if style == "title" else self._is_rtl)

    def note_heading(self, level: int, title: str, position: int) -> None:
        """A heading among the blocks of an article, which has been added."""
        self._headings.append(PaperHeading(level, title, position))

    def add_numbered_line(self, style: str, spans: Spans, anchor: Anchor) -> None:
        """A line that ends with the number of the page with `anchor`."""
        self._numbered[self._writer.next_position] = anchor
        self.add_line(style, spans)

    def add_contents_line(self, title: str, anchor: Anchor) -> None:
        """The title of an article, at the side where lines of the page begin, in whatever direction it is read.

        The number of its page is at the other side.
        """
        self._numbered[self._writer.next_position] = anchor
        self._add_contents_title("contents_line", title, **{"left" if self._is_rtl else "right": NUMBER_ROOM})

    def add_contents_section(self, title: str, level: int) -> None:
        """The title of a section of the pack, above its articles; `level` is 1 or 2."""
        self._add_contents_title("contents_section" if level == 1 else "contents_subsection", title)

    def _add_contents_title(self, style: str, title: str, **room: float) -> None:
        is_other = self._is_read_from_right(title) != self._is_rtl
        self._start(style, is_rtl=self._is_rtl, **room)
        self._inline.insert(style, (Span(f"\u2068{title}\u2069" if is_other else title),))

    def add_blank_line(self, style: str, spans: Spans) -> None:
        """A line that ends with room to write in, up to the margin."""
        self._blanks.append(self._writer.next_position)
        self.add_line(style, spans)

    # ---- lists at the end

    def add_entries(
        self, entries: Sequence[tuple[str, Spans]], anchors: Sequence[Anchor] = (), codes: Sequence[str] = ()
    ) -> None:
        """Paragraphs that hang at labels such as “12.”, which may be empty.

        `anchors` are those of the entries, `codes` the addresses that are QR codes beside them, or empty.
        """
        style = "reference"
        self._writer.set_labels(style, [label[:-1] for label, _ in entries if label])
        for number, (label, spans) in enumerate(entries):
            if anchors:
                self.mark(anchors[number])
            text = f"{label} " if label else ""
            is_rtl = self._is_read_from_right(plain_text(spans))
            room = {}
            if any(codes):  # the same for all, so that lines are equally long
                room = {"left" if self._is_rtl else "right": (CODE_SIZE + CODE_GAP) / self._style.text_scale}
            self._start_labelled(style, label[:-1], is_rtl=is_rtl, **room)
            if codes and codes[number]:
                self._codes[self._position] = codes[number]
            self._inline.insert(style, (Span(text), *spans) if text else spans)

    def add_questions(self, questions: Sequence[QuizQuestion], title: str, note: str) -> None:
        """The questions, and below them the answers."""
        self.add_heading("heading2", (Span(title),), 2)
        self._add_outside("quiz_note", (Span(note),), is_rtl=self._is_rtl)
        for number, question in enumerate(questions, 1):
            is_rtl = self._is_read_from_right(question.question)
            self._add_outside("question", (Span(f"{number}. {question.question}"),), is_rtl=is_rtl)
            self._writer.set_labels("choice_line", LETTERS)
            for letter, text in zip(LETTERS, question.choices, strict=False):
                shown = f"\u2068{text}\u2069" if is_rtl else text
                self._start_labelled("choice_line", letter, is_rtl=is_rtl)
                self._inline.insert("choice_line", (Span(f"{letter}. {shown}"),))
        self.add_heading("heading3", (Span(self._words.text("answers")),), 3)
        answers = []
        for number, question in enumerate(questions, 1):
            right = Span(f"{LETTERS[question.answer]}. ", Style.STRONG)
            cites = cited_besides(question.why, question.cites)
            answers.append((f"{number}.", (right, *question.why, *cites)))
        self.add_entries(answers)

    def _start(self, style: str, **flags: Any) -> None:
        super()._start(style, **flags)
        self._styles[self._position] = style

    def _start_labelled(self, style: str, label: str, **flags: Any) -> None:
        super()._start_labelled(style, label, **flags)
        self._styles[self._position] = style
