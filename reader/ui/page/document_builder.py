"""Builds a page document from the pieces of an article: paragraphs, boxes, lists, tables, pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from reader.library.hyphenation import is_mostly_divided
from reader.library.model import Block, BlockKind, FootnoteLink, QuizQuestion, Span, Spans, Table, plain_text
from reader.library.outline import LETTERS
from reader.ui.page.article_parts import Piece
from reader.ui.page.document import LABEL_GAP, Decoration, PageDocument
from reader.ui.page.document_writer import DocumentWriter, Step
from reader.ui.page.end_sections import EndSection
from reader.ui.page.figure_sizes import FigurePlace
from reader.ui.page.inline_text import InlineWriter, isolated_signs_of
from reader.ui.page.list_items import ListBuilder
from reader.ui.page.local_help_lines import LocalHelpLine, LocalHelpLines
from reader.ui.page.page_links import ChoiceLink, FigureLink, LinkRun, LocalHelpLink, PageLink
from reader.ui.page.page_style import BOX_PADDING, INDENT, QUOTE_PADDING, PageStyle
from reader.ui.page.quotations import Quotations
from reader.ui.page.writing_system import WritingSystem, tallest_of
from reader.ui.widgets.text_direction import is_right_to_left

if TYPE_CHECKING:
    from reader.ui.page.spoken_runs import SpokenRuns
    from reader.ui.page.tables import TableBuilder

HEADING_LEVELS = {"title": 1, "heading2": 2, "question": 3}
"""The levels that a screen reader hears for headings outside the article's blocks."""


class DocumentBuilder:
    """Adds text to the end of a PageDocument; `finish` completes it.

    `numbers` gives the number of each citation; `figure_size` the width and height of a picture by its path, or None
    if the pack does not contain it.
    """

    def __init__(
        self,
        document: PageDocument,
        page_style: PageStyle,
        numbers: Mapping[str, int],
        figure_size: Callable[[str], tuple[int, int] | None],
        writing_system: WritingSystem,
    ) -> None:
        self._document = document
        document.language = writing_system.language
        document.is_rtl = self._is_rtl = writing_system.is_rtl
        self._figure_size = figure_size
        self._words = writing_system.words
        self._writer = DocumentWriter(document, page_style, writing_system)
        self._box_start = 0
        self._local_numbers = range(0)
        self._local_lines = LocalHelpLines()
        self._local_link = LocalHelpLink("")
        self._inline = InlineWriter(self._writer, numbers)
        self._lists = ListBuilder()
        self._list_directions: dict[int, bool] = {}
        self._quotations = Quotations(document)
        self._table_builder: TableBuilder | None = None
        self._spoken: SpokenRuns | None = None
        if document.is_read_aloud:
            from reader.ui.page.spoken_runs import SpokenRuns  # not at the top: the first page has none

            self._spoken = SpokenRuns(self._writer)
        self._writer.begin()

    @property
    def steps(self) -> Sequence[Step]:
        """For `write_again`."""
        return self._writer.steps

    def finish(self) -> None:
        self._quotations.end()
        if self._spoken and self._writer.is_empty:  # the paragraph that Qt keeps after a table
            self._spoken.blank("cell")
        self._writer.finish()
        self._document.decorations.sort(key=lambda decoration: decoration.first)

    def add_line(self, style: str, spans: Spans) -> None:
        """Adds a paragraph that is not in the article's blocks, such as its title or a reference."""
        self._add_outside(style, spans, is_rtl=self._is_read_from_right(plain_text(spans)))

    def _add_outside(self, style: str, spans: Spans, *, is_rtl: bool) -> None:
        self._quotations.end()
        self._start(style, is_rtl=is_rtl)
        if style in HEADING_LEVELS:
            self._writer.set_heading_level(HEADING_LEVELS[style])
            if self._spoken:
                self._spoken.heading(style, HEADING_LEVELS[style])
        self._inline.insert(style, spans)

    def add_lines(self, style: str, lines: Sequence[Spans], decoration: str) -> None:
        """Adds paragraphs that are not in the article's blocks, with one decoration around all of them."""
        first = self._writer.next_position
        for number, spans in enumerate(lines):
            self._start(style, first=number == 0, last=number == len(lines) - 1)
            self._inline.insert(style, spans)
        self._document.decorations.append(Decoration(decoration, first, self._position))

    def add_link(self, style: str, text: str, link: PageLink) -> None:
        """Adds a link to another part of the article, or to something else, as a paragraph of its own."""
        self._quotations.end()
        self._start(style)
        self._inline.insert_link(style, text, link)

    def set_local_help(self, numbers: range, lines: LocalHelpLines, link: LocalHelpLink) -> None:
        """Shows the lines in the box with these blocks, or below the block if it is in no box."""
        self._local_numbers, self._local_lines, self._local_link = numbers, lines, link

    def _add_local_help(self, lines: Sequence[LocalHelpLine], *, boxed: bool, closes: bool = False) -> None:
        self._lists.end()
        self._quotations.end()
        for number, line in enumerate(lines, 1):
            self._start(line.style, boxed=boxed, closes=closes and number == len(lines))
            first = self._position
            self._inline.insert(line.style, line.spans)
            begin = self._position
            if line.link:
                self._inline.insert_link(line.style, line.link, self._local_link)
            if line.is_control:
                self._document.controls.append((first, self._position + 1))  # with the end of the line
            elif line.link:
                self._document.controls.append((begin, self._position))

    def add_references(self, references: Sequence[tuple[int, Spans]]) -> None:
        """Adds the list of references below a heading: each with its number, at which it hangs."""
        self._begin_section(EndSection.SOURCES)
        self._writer.set_labels("reference", [str(number) for number, _ in references])
        for number, spans in references:
            is_rtl = self._is_read_from_right(plain_text(spans))
            self._start_labelled("reference", str(number), is_rtl=is_rtl)
            self._inline.insert("reference", spans)

    def add_quiz(self, note: str, questions: Sequence[QuizQuestion]) -> None:
        """Adds the questions below a heading and a note: each with its number, and its choices as rows of links."""
        self._begin_section(EndSection.QUIZ)
        self._add_outside("quiz_note", (Span(note),), is_rtl=self._is_rtl)
        for number, question in enumerate(questions):
            self.add_question(number, question)

    def add_question(
        self, number: int, question: QuizQuestion, *, is_link: bool = True, shows_answer: bool = False
    ) -> None:
        """Adds a question with its number, which counts from 0, and its choices as rows.

        `is_link`: a choice leads to the answer. `shows_answer` marks the right one.
        """
        self._writer.set_labels("choice", LETTERS)
        is_rtl = self._is_read_from_right(question.question)
        self._add_outside("question", (Span(f"{number + 1}. {question.question}"),), is_rtl=is_rtl)
        for choice, (letter, text) in enumerate(zip(LETTERS, question.choices, strict=False)):
            self._start_labelled("choice", letter, is_rtl=is_rtl, is_row=True)
            first = self._position
            # In a line from right to left, a choice such as “5 mg” keeps its place after the letter by isolates.
            label = f"{letter}. \u2068{text}\u2069" if is_rtl else f"{letter}. {text}"
            if is_link:
                link = ChoiceLink(number, choice)
                self._inline.insert_link("choice", label, link, is_underlined=False)
            else:
                self._inline.insert("choice", (Span(label),))
            name = "right_choice" if shows_answer and choice == question.answer else "choice"
            self._document.decorations.append(Decoration(name, first, self._position))

    def _begin_section(self, section: EndSection) -> None:
        self._quotations.end()
        self._document.end_sections[section] = self._writer.next_position
        self._add_heading(self._words.text(section.value))

    def _add_heading(self, title: str) -> None:
        """Adds a heading that is not the author's: it begins where the text of the page does, whatever its language."""
        self._add_outside("heading2", (Span(title),), is_rtl=self._is_rtl)

    def begin_ending(self) -> None:
        """What is added from now on is no text of the article."""
        self._document.ending = self._writer.next_position

    def add_pieces(self, pieces: Sequence[Piece]) -> None:
        self._list_directions = self._directions_of_lists(pieces)
        for number, piece in enumerate(pieces):
            before = pieces[number - 1].block if number else None
            after = pieces[number + 1].block if number + 1 < len(pieces) else None
            self._add(piece, before, after)
            is_end = after is None or pieces[number + 1].number != piece.number
            if not piece.block.box and piece.number in self._local_numbers and is_end:
                self._add_local_help((*self._local_lines.first, *self._local_lines.last), boxed=False)

    def _directions_of_lists(self, pieces: Sequence[Piece]) -> dict[int, bool]:
        """Whether each item is read from the right: as the page, unless none of its list is."""
        found: dict[int, bool] = {}
        for is_list, group in groupby(pieces, key=lambda piece: piece.block.kind is BlockKind.ITEM):
            items = list(group) if is_list else []
            own = {self._is_read_from_right(plain_text(piece.block.spans)) for piece in items}
            is_rtl = self._is_rtl if self._is_rtl in own else not self._is_rtl
            found |= {piece.number: is_rtl for piece in items}
        return found

    def _add(self, piece: Piece, before: Block | None, after: Block | None) -> None:
        block = piece.block
        box = block.box
        opens = box is not None and (before is None or before.box != box)
        closes = box is not None and (after is None or after.box != box)
        last_lines = self._local_lines.last if closes and piece.number in self._local_numbers[-1:] else ()
        is_box_end, closes = closes, closes and not last_lines
        if block.kind is not BlockKind.ITEM:
            self._lists.end()
        if opens or block.kind is BlockKind.TABLE:
            self._quotations.end()
        if block.kind is BlockKind.FOOTNOTE and (before is None or before.kind is not BlockKind.FOOTNOTE):
            self._add_heading(self._words.text("notes"))
        if opens and box:
            self._start("box_title", boxed=True, opens=True)
            self._box_start = self._position
            heading = self._words.box_heading(box.kind.value, box.title)
            self._inline.insert("box_title", (Span(heading),), colour=f"{box.kind.value}_bar")
            if piece.number in self._local_numbers[:1] and not piece.offset:
                self._add_local_help(self._local_lines.first, boxed=True)
        match block.kind:
            case BlockKind.TABLE:
                self._table(piece, closes=closes)
            case BlockKind.FIGURE:
                self._figure(piece, boxed=box is not None, closes=closes)
            case BlockKind.RULE:
                self._start_in(piece, "rule", "", boxed=box is not None, closes=closes, centred=True)
                self._document.text_map.add(piece.number, 0, self._position, "")
                self._inline.insert("rule", (Span("⁂"),))
            case _:
                ends_list = "l" in block.containers and (after is None or "l" not in after.containers)
                self._text(piece, boxed=box is not None, closes=closes, ends_list=ends_list)
        self._quotations.add(self._position)
        if last_lines:
            self._add_local_help(last_lines, boxed=True, closes=True)
        if is_box_end and box:
            self._quotations.end()
            self._document.decorations.append(Decoration(box.kind.value, self._box_start, self._position))

    def _text(self, piece: Piece, *, boxed: bool, closes: bool, ends_list: bool) -> None:
        block = piece.block
        style = f"heading{min(max(block.level, 1), 4)}" if block.kind is BlockKind.HEADING else block.kind.value
        is_code = block.kind is BlockKind.CODE
        text = plain_text(block.spans)
        in_list = self._list_directions.get(piece.number) if block.kind is BlockKind.ITEM else None
        flags = {"boxed": boxed, "closes": closes, "is_code": is_code, "ends_list": ends_list}
        if not is_mostly_divided(block.spans):
            flags["is_divided"] = False
        is_rtl = self._start_in(piece, style, text, in_list, **flags)
        if block.kind is BlockKind.HEADING:
            self._writer.set_heading_level(block.level)
            if self._spoken and not piece.offset:
                self._spoken.heading(style, block.level, piece)
        elif block.kind is BlockKind.ITEM:
            self._lists.add(self._writer, block, is_rtl=is_rtl)
            if self._spoken and not piece.offset:
                self._spoken.item(style, block, piece)
        first = self._position
        if block.marker == "•":
            self._document.decorations.append(Decoration("bullet", first, first, is_rtl=is_rtl))
        if block.kind is BlockKind.FOOTNOTE and piece.offset == 0:
            self._inline.insert(style, (Span("", link=FootnoteLink(block.level)), Span(LABEL_GAP)))
        is_other = in_list is not None and self._is_read_from_right(text) != in_list
        signs = isolated_signs_of(block.spans, is_rtl=not in_list) if is_other else None
        self._inline.insert(style, block.spans, piece, signs=signs)
        if is_code:
            indent = _indent_of(block) + (BOX_PADDING if boxed else 0)
            self._document.decorations.append(Decoration("code", first, self._position, indent, is_rtl))

    def _figure(self, piece: Piece, *, boxed: bool, closes: bool) -> None:
        figure = piece.block.figure
        size = self._figure_size(figure.path) if figure else None
        has_caption = bool(piece.block.spans)
        if figure and size:
            is_last = closes and not has_caption
            self._start_in(piece, "figure", "", boxed=boxed, closes=is_last, centred=True)
            self._document.text_map.add(piece.number, 0, self._position, "")
            if self._spoken:
                self._spoken.figure(figure.alt)
            indent = _indent_of(piece.block) + (2 * BOX_PADDING if boxed else 0)
            is_free = not boxed and not piece.block.containers
            place = FigurePlace(size, indent, plain_text(piece.block.spans), is_free)
            number, position = len(self._document.figures), self._position
            self._writer.insert_figure(figure, place, len(self._document.links))
            self._document.links.append(LinkRun(FigureLink(number), position, position + 1))
        elif figure:
            self._start_in(piece, "caption", figure.alt, boxed=boxed, closes=closes and not has_caption)
            name = "picture_missing_shows" if figure.alt else "picture_missing"
            sentence = self._words.text(name, alt=figure.alt)
            self._document.text_map.add(piece.number, 0, self._position, "")
            self._inline.insert("caption", (Span(sentence),))
        if has_caption:
            self._start_in(piece, "caption", plain_text(piece.block.spans), boxed=boxed, closes=closes)
            self._inline.insert("caption", piece.block.spans, piece)

    def _table(self, piece: Piece, *, closes: bool) -> None:
        if not piece.block.table:
            return
        if not self._writer.is_empty:
            self._start("cell")
        self._insert_table(piece, piece.block.table, _indent_of(piece.block))
        if closes:  # Qt keeps a paragraph after a table; here it ends the box, and must not become what follows the box
            self._start("cell", boxed=True, closes=True)
            self._writer.flatten(True)
            if self._spoken:
                self._spoken.blank("cell")

    def _insert_table(self, piece: Piece, table: Table, indent: float) -> None:
        if self._table_builder is None:
            from reader.ui.page.tables import TableBuilder  # not at the top: most pages begin without a table

            self._table_builder = TableBuilder(self._writer, self._inline, self._spoken, is_rtl=self._is_rtl)
        self._table_builder.insert(piece, table, indent)

    def _start_in(self, piece: Piece, style: str, text: str, is_rtl: bool | None = None, **flags: bool) -> bool:
        """Begins a paragraph of a block, in its lists and quotations and in the direction of `text`, unless
        `is_rtl` says it.

        Returns whether it is read from right to left.
        """
        is_rtl = self._is_read_from_right(text) if is_rtl is None else is_rtl
        containers = piece.block.containers
        box = BOX_PADDING + (4 if is_rtl == self._is_rtl else 0) if piece.block.box else 0
        left, right = self._quotations.margins(containers, self._writer.next_position, box, is_rtl=is_rtl)
        depth = containers.count("l")
        self._start(style, is_rtl=is_rtl, left=left, right=right, depth=depth, tallest=tallest_of(text), **flags)
        return is_rtl

    def _is_read_from_right(self, text: str) -> bool:
        return is_right_to_left(text, default=self._is_rtl)

    @property
    def _position(self) -> int:
        """Of the document, where it is written."""
        return self._writer.cursor.position()

    def _start(self, style: str, **flags: Any) -> None:
        """Begins a paragraph of a text style; `flags` are those of `BlockFormats`."""
        self._writer.begin_paragraph(style, tuple(flags.items()))

    def _start_labelled(self, style: str, label: str, **flags: Any) -> None:
        """Begins a paragraph that hangs at its label."""
        self._writer.begin_labelled(style, tuple(flags.items()), label)


def _indent_of(block: Block) -> float:
    """How far its lists and quotations indent a block, in pixels at 100 %."""
    return block.containers.count("l") * INDENT + block.containers.count("q") * QUOTE_PADDING
