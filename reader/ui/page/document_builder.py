"""Builds a page document from the pieces of an article: paragraphs, boxes, lists, tables, pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QTextBlockFormat, QTextCursor

from reader.library.model import Block, BlockKind, FootnoteLink, QuizQuestion, Span, Spans, plain_text
from reader.library.outline import LETTERS
from reader.ui.page.article_parts import Piece
from reader.ui.page.block_formats import BlockFormats, LabelWidths
from reader.ui.page.document import (
    LABEL_GAP,
    ChoiceLink,
    Decoration,
    LocalHelpLink,
    PageDocument,
    PageLink,
)
from reader.ui.page.end_sections import EndSection
from reader.ui.page.figure_images import insert_figure, shown_size
from reader.ui.page.figure_sizes import FigureText, widest_size
from reader.ui.page.inline_text import InlineWriter, isolated_signs_of
from reader.ui.page.list_items import ListBuilder
from reader.ui.page.local_help_lines import LocalHelpLine, LocalHelpLines
from reader.ui.page.page_style import BOX_PADDING, INDENT, QUOTE_PADDING, TEXT_STYLES, PageStyle
from reader.ui.page.quotations import Quotations
from reader.ui.page.tables import TableBuilder
from reader.ui.page.writing_system import WritingSystem, tallest_of
from reader.ui.widgets.text_direction import is_right_to_left

if TYPE_CHECKING:
    from reader.ui.page.spoken_runs import SpokenRuns

CAPTION_LETTER = 0.5  # of its size: about how wide a letter is

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
        page_style = page_style.for_language(writing_system)
        self._page_style = page_style
        self._figure_size = figure_size
        document.is_rtl = self._is_rtl = writing_system.is_rtl
        self._words = writing_system.words
        self._cursor = QTextCursor(document)
        self._is_empty = True  # Qt has made the paragraph at the cursor: the document's first, or the one after a table
        self._box_start = 0
        self._local_numbers = range(0)
        self._local_lines = LocalHelpLines()
        self._local_link = LocalHelpLink("")
        self._inline = InlineWriter(document, page_style, numbers, has_italics=writing_system.has_italics)
        self._lists = ListBuilder()
        self._list_directions: dict[int, bool] = {}
        self._quotations = Quotations(document, page_style)
        self._formats = BlockFormats(page_style, is_rtl=writing_system.is_rtl, is_tight=writing_system.has_italics)
        self._labels = LabelWidths(page_style)
        self._spoken: SpokenRuns | None = None
        if document.is_read_aloud:
            from reader.ui.page.spoken_runs import SpokenRuns  # not at the top: the first page has none

            self._spoken = SpokenRuns(document, self._inline)
        self._tables = TableBuilder(document, page_style, self._inline, self._spoken, is_rtl=writing_system.is_rtl)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(page_style.font(TEXT_STYLES["paragraph"]))
        document.setIndentWidth(page_style.pixels(INDENT))
        self._cursor.beginEditBlock()

    def finish(self) -> None:
        self._quotations.end()
        if self._spoken and self._is_empty:  # the paragraph that Qt keeps after a table
            self._spoken.blank(self._cursor, "cell")
        self._cursor.endEditBlock()
        self._document.decorations.sort(key=lambda decoration: decoration.first)

    def add_line(self, style: str, spans: Spans) -> None:
        """Adds a paragraph that is not in the article's blocks, such as its title or a reference."""
        self._add_outside(style, spans, is_rtl=self._is_read_from_right(plain_text(spans)))

    def _add_outside(self, style: str, spans: Spans, *, is_rtl: bool) -> None:
        self._quotations.end()
        self._start(style, is_rtl=is_rtl)
        if style in HEADING_LEVELS:
            self._set_heading_level(HEADING_LEVELS[style])
            if self._spoken:
                self._spoken.heading(self._cursor, style, HEADING_LEVELS[style])
        self._inline.insert(self._cursor, style, spans)

    def add_lines(self, style: str, lines: Sequence[Spans], decoration: str) -> None:
        """Adds paragraphs that are not in the article's blocks, with one decoration around all of them."""
        first = self._next_position()
        for number, spans in enumerate(lines):
            self._start(style, first=number == 0, last=number == len(lines) - 1)
            self._inline.insert(self._cursor, style, spans)
        self._document.decorations.append(Decoration(decoration, first, self._cursor.position()))

    def add_link(self, style: str, text: str, link: PageLink) -> None:
        """Adds a link to another part of the article, or to something else, as a paragraph of its own."""
        self._quotations.end()
        self._start(style)
        self._inline.insert_link(self._cursor, style, text, link)

    def set_local_help(self, numbers: range, lines: LocalHelpLines, link: LocalHelpLink) -> None:
        """Shows the lines in the box with these blocks, or below the block if it is in no box."""
        self._local_numbers, self._local_lines, self._local_link = numbers, lines, link

    def _add_local_help(self, lines: Sequence[LocalHelpLine], *, boxed: bool, closes: bool = False) -> None:
        self._lists.end()
        self._quotations.end()
        for number, line in enumerate(lines, 1):
            self._start(line.style, boxed=boxed, closes=closes and number == len(lines))
            first = self._cursor.position()
            self._inline.insert(self._cursor, line.style, line.spans)
            begin = self._cursor.position()
            if line.link:
                self._inline.insert_link(self._cursor, line.style, line.link, self._local_link)
            if line.is_control:
                self._document.controls.append((first, self._cursor.position() + 1))  # with the end of the line
            elif line.link:
                self._document.controls.append((begin, self._cursor.position()))

    def add_references(self, references: Sequence[tuple[int, Spans]]) -> None:
        """Adds the list of references below a heading: each with its number, at which it hangs."""
        self._begin_section(EndSection.SOURCES)
        hanging = max((self._label_width("reference", str(number)) for number, _ in references), default=0.0)
        for number, spans in references:
            is_rtl = self._is_read_from_right(plain_text(spans))
            hangs = self._label_width("reference", str(number))
            self._start("reference", is_rtl=is_rtl, hanging=hanging, hangs=hangs)
            self._inline.insert(self._cursor, "reference", spans)

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
        hanging = max(self._label_width("choice", letter) for letter in LETTERS)
        is_rtl = self._is_read_from_right(question.question)
        self._add_outside("question", (Span(f"{number + 1}. {question.question}"),), is_rtl=is_rtl)
        for choice, (letter, text) in enumerate(zip(LETTERS, question.choices, strict=False)):
            hangs = self._label_width("choice", letter)
            self._start("choice", is_rtl=is_rtl, is_row=True, hanging=hanging, hangs=hangs)
            first = self._cursor.position()
            # In a line from right to left, a choice such as “5 mg” keeps its place after the letter by isolates.
            label = f"{letter}. \u2068{text}\u2069" if is_rtl else f"{letter}. {text}"
            if is_link:
                link = ChoiceLink(number, choice)
                self._inline.insert_link(self._cursor, "choice", label, link, is_underlined=False)
            else:
                self._inline.insert(self._cursor, "choice", (Span(label),))
            name = "right_choice" if shows_answer and choice == question.answer else "choice"
            self._document.decorations.append(Decoration(name, first, self._cursor.position()))

    def _begin_section(self, section: EndSection) -> None:
        self._quotations.end()
        self._document.end_sections[section] = self._next_position()
        self._add_heading(self._words.text(section.value))

    def _add_heading(self, title: str) -> None:
        """Adds a heading that is not the author's: it begins where the text of the page does, whatever its language."""
        self._add_outside("heading2", (Span(title),), is_rtl=self._is_rtl)

    def begin_ending(self) -> None:
        """What is added from now on is no text of the article."""
        self._document.ending = self._next_position()

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
            self._box_start = self._cursor.position()
            heading = self._words.box_heading(box.kind.value, box.title)
            self._inline.insert(self._cursor, "box_title", (Span(heading),), colour=f"{box.kind.value}_bar")
            if piece.number in self._local_numbers[:1] and not piece.offset:
                self._add_local_help(self._local_lines.first, boxed=True)
        match block.kind:
            case BlockKind.TABLE:
                self._table(piece, closes=closes)
            case BlockKind.FIGURE:
                self._figure(piece, boxed=box is not None, closes=closes)
            case BlockKind.RULE:
                self._start_in(piece, "rule", "", boxed=box is not None, closes=closes, centred=True)
                self._document.text_map.add(piece.number, 0, self._cursor.position(), "")
                self._inline.insert(self._cursor, "rule", (Span("⁂"),))
            case _:
                self._text(piece, boxed=box is not None, closes=closes)
        self._quotations.add(self._cursor.position())
        if last_lines:
            self._add_local_help(last_lines, boxed=True, closes=True)
        if is_box_end and box:
            self._quotations.end()
            self._document.decorations.append(Decoration(box.kind.value, self._box_start, self._cursor.position()))

    def _text(self, piece: Piece, *, boxed: bool, closes: bool) -> None:
        block = piece.block
        style = f"heading{min(max(block.level, 1), 4)}" if block.kind is BlockKind.HEADING else block.kind.value
        is_code = block.kind is BlockKind.CODE
        text = plain_text(block.spans)
        in_list = self._list_directions.get(piece.number) if block.kind is BlockKind.ITEM else None
        is_rtl = self._start_in(piece, style, text, in_list, boxed=boxed, closes=closes, is_code=is_code)
        if block.kind is BlockKind.HEADING:
            self._set_heading_level(block.level)
            if self._spoken and not piece.offset:
                self._spoken.heading(self._cursor, style, block.level, piece)
        elif block.kind is BlockKind.ITEM:
            self._lists.add(self._cursor, block, is_rtl=is_rtl)
            if self._spoken and not piece.offset:
                self._spoken.item(self._cursor, style, block, piece)
        first = self._cursor.position()
        if block.marker == "•":
            self._document.decorations.append(Decoration("bullet", first, first, is_rtl=is_rtl))
        if block.kind is BlockKind.FOOTNOTE and piece.offset == 0:
            self._inline.insert(self._cursor, style, (Span("", link=FootnoteLink(block.level)), Span(LABEL_GAP)))
        is_other = in_list is not None and self._is_read_from_right(text) != in_list
        signs = isolated_signs_of(block.spans, is_rtl=not in_list) if is_other else None
        self._inline.insert(self._cursor, style, block.spans, piece, signs=signs)
        if is_code:
            indent = self._indent_of(block)
            if boxed:
                indent += self._page_style.pixels(BOX_PADDING)
            self._document.decorations.append(Decoration("code", first, self._cursor.position(), indent, is_rtl))

    def _set_heading_level(self, level: int) -> None:
        block_format = QTextBlockFormat()
        block_format.setHeadingLevel(level)
        self._cursor.mergeBlockFormat(block_format)

    def _figure(self, piece: Piece, *, boxed: bool, closes: bool) -> None:
        figure = piece.block.figure
        size = self._figure_size(figure.path) if figure else None
        has_caption = bool(piece.block.spans)
        if figure and size:
            room = self._page_style.column - self._indent_of(piece.block)
            room -= self._page_style.pixels(2 * BOX_PADDING if boxed else 0)
            is_last = closes and not has_caption
            self._start_in(piece, "figure", "", boxed=boxed, closes=is_last, centred=True)
            self._document.text_map.add(piece.number, 0, self._cursor.position(), "")
            if self._spoken:
                self._spoken.figure(self._cursor, figure.alt)
            scale = self._page_style.text_scale
            is_free = not boxed and not piece.block.containers
            insert_figure(
                self._document,
                self._cursor,
                figure,
                shown_size(size, room, scale),
                widest=widest_size(size, scale) if is_free else 0,
                text=self._text_around(plain_text(piece.block.spans)),
            )
        elif figure:
            self._start_in(piece, "caption", figure.alt, boxed=boxed, closes=closes and not has_caption)
            name = "picture_missing_shows" if figure.alt else "picture_missing"
            sentence = self._words.text(name, alt=figure.alt)
            self._document.text_map.add(piece.number, 0, self._cursor.position(), "")
            self._inline.insert(self._cursor, "caption", (Span(sentence),))
        if has_caption:
            self._start_in(piece, "caption", plain_text(piece.block.spans), boxed=boxed, closes=closes)
            self._inline.insert(self._cursor, "caption", piece.block.spans, piece)

    def _text_around(self, caption: str) -> FigureText:
        """What is above and below a picture, and must be in the window with it."""
        style, figure, page_style = TEXT_STYLES["caption"], TEXT_STYLES["figure"], self._page_style
        space = page_style.unit * (figure.above + figure.below + (style.above if caption else 0))
        letters = page_style.pixels(CAPTION_LETTER * style.size) * len(caption)
        return FigureText(letters, page_style.text_height("caption"), space)

    def _table(self, piece: Piece, *, closes: bool) -> None:
        if not piece.block.table:
            return
        if not self._is_empty:
            self._start("cell")
        self._tables.insert(self._cursor, piece, piece.block.table, self._indent_of(piece.block))
        self._cursor = QTextCursor(self._document)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._is_empty = True
        if closes:  # Qt keeps a paragraph after a table; here it ends the box, and must not become what follows the box
            self._start("cell", boxed=True, closes=True)
            end = QTextBlockFormat()
            end.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            self._cursor.mergeBlockFormat(end)
            if self._spoken:
                self._spoken.blank(self._cursor, "cell")

    def _start_in(self, piece: Piece, style: str, text: str, is_rtl: bool | None = None, **flags: bool) -> bool:
        """Begins a paragraph of a block, in its lists and quotations and in the direction of `text`, unless
        `is_rtl` says it.

        Returns whether it is read from right to left.
        """
        is_rtl = self._is_read_from_right(text) if is_rtl is None else is_rtl
        containers = piece.block.containers
        box = self._page_style.pixels(BOX_PADDING + (4 if is_rtl == self._is_rtl else 0)) if piece.block.box else 0.0
        left, right = self._quotations.margins(containers, self._next_position(), box, is_rtl=is_rtl)
        depth = containers.count("l")
        self._start(style, is_rtl=is_rtl, left=left, right=right, depth=depth, tallest=tallest_of(text), **flags)
        return is_rtl

    def _label_width(self, style: str, label: str) -> float:
        """The width of a number or a letter with the full stop and space after it, in pixels."""
        return self._labels.width(style, f"{label}. ")

    def _is_read_from_right(self, text: str) -> bool:
        return is_right_to_left(text, default=self._is_rtl)

    def _indent_of(self, block: Block) -> float:
        """How far its lists and quotations indent a block, in pixels."""
        containers = block.containers
        return self._page_style.pixels(containers.count("l") * INDENT + containers.count("q") * QUOTE_PADDING)

    def _next_position(self) -> int:
        """The document position where the next paragraph will begin."""
        return self._cursor.position() + (0 if self._is_empty else 1)

    def _start(self, style: str, **flags: Any) -> None:
        """Begins a paragraph of a text style; `flags` are those of `BlockFormats`."""
        block_format = self._formats.get(style, **flags)
        # Qt draws the marker of a list item with the character format of the paragraph itself.
        characters = self._inline.plain(style)
        if self._is_empty:
            self._cursor.setBlockFormat(block_format)
            self._cursor.setBlockCharFormat(characters)
        else:
            self._cursor.insertBlock(block_format, characters)
        self._is_empty = False
