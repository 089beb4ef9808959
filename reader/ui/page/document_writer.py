"""Writes paragraphs, text, lists, tables and pictures into a page document, in one page style, and can do so again.

What is written, and in which order, is the same in every style. So the steps are remembered: in another text size or
theme, `write_again` repeats them, which takes a third of the time that it takes to find out what to write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, cast

from PySide6.QtGui import (
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextList,
    QTextListFormat,
    QTextTable,
)

from reader.library.model import Figure, Table
from reader.ui.page.block_formats import BlockFormats, Flags
from reader.ui.page.document import PageDocument
from reader.ui.page.figure_sizes import FigurePlace
from reader.ui.page.foreign_fonts import ForeignFonts
from reader.ui.page.page_style import BOX_PADDING, INDENT, TEXT_STYLES, PageStyle
from reader.ui.page.text_formats import CODE, TextFormats, TextKey, unseen_format
from reader.ui.page.writing_system import WritingSystem

if TYPE_CHECKING:
    from reader.ui.page.table_formats import TableFormats

TAB_SPACES = 4
FLAT = 1  # pixel: Qt takes a line height of 0 for none

P = ParamSpec("P")

Write = Callable[Concatenate["DocumentWriter", P], None]
Step = tuple[Callable[..., None], tuple[object, ...]]


def step(write: Write[P]) -> Write[P]:
    """A method whose calls are remembered. It gets nothing that depends on the style or belongs to one document.

    Its arguments have no names, so that to repeat it is quick.
    """

    call: Callable[..., None] = write

    @wraps(write)
    def remembered(writer: DocumentWriter, /, *arguments: Any) -> None:
        writer.steps.append((call, arguments))
        call(writer, *arguments)

    return cast("Write[P]", remembered)


class DocumentWriter:
    """Adds to the end of a document, or to the cell of the table that it is in.

    cursor    where that is
    is_empty  whether Qt has made the paragraph at the cursor: the document's first, or the one after a table
    steps     what was written
    """

    def __init__(self, document: PageDocument, page_style: PageStyle, writing_system: WritingSystem) -> None:
        self.document = document
        self.page_style = page_style = page_style.for_language(writing_system)
        self.cursor = QTextCursor(document)
        self.is_empty = True
        self._has_tabs = False
        self.steps: list[Step] = []
        has_italics = writing_system.has_italics
        self._texts = TextFormats(page_style, has_italics=has_italics)
        self._paragraphs = BlockFormats(page_style, is_rtl=writing_system.is_rtl, is_tight=has_italics)
        self._foreign = ForeignFonts()
        self._lists: list[QTextList] = []
        self._table: QTextTable | None = None
        self._table_above: QTextTable | None = None
        self._table_formats: TableFormats | None = None
        document.held_fonts = self._foreign.held

    def begin(self) -> None:
        """Before anything is written, so that Qt lays out nothing until `finish`."""
        document = self.document
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self.page_style.font(TEXT_STYLES["paragraph"]))
        document.setIndentWidth(self.page_style.pixels(INDENT))
        self.cursor.beginEditBlock()

    def finish(self) -> None:
        self.cursor.endEditBlock()

    @property
    def next_position(self) -> int:
        """The document position where the next paragraph will begin."""
        return self.cursor.position() + (0 if self.is_empty else 1)

    @property
    def tables(self) -> TableFormats:
        if self._table_formats is None:
            from reader.ui.page.table_formats import TableFormats  # not at the top: most pages begin without a table

            self._table_formats = TableFormats(self.page_style)
        return self._table_formats

    def plain(self, style: str) -> QTextCharFormat:
        """The format of a text style, without emphasis or link."""
        return self._texts[TextKey(style)]

    # ---- paragraphs

    @step
    def begin_paragraph(self, style: str, flags: Flags, /) -> None:
        self._begin(style, self._paragraphs[style, flags])

    @step
    def begin_labelled(self, style: str, flags: Flags, label: str, /) -> None:
        """A paragraph that hangs at its label, as `BlockFormats.hanging` says; the label is written as its text."""
        self._begin(style, self._paragraphs.hanging(style, flags, label))

    @step
    def set_labels(self, style: str, labels: Sequence[str], /) -> None:
        """Those of the labelled paragraphs that follow."""
        self._paragraphs.set_labels(style, labels)

    def _begin(self, style: str, block_format: QTextBlockFormat) -> None:
        # Qt draws the marker of a list item with the character format of the paragraph itself.
        characters = self.plain(style)
        if self.is_empty:
            self._leave_room_below_table(block_format.topMargin())
            self.cursor.setBlockFormat(block_format)
            self.cursor.setBlockCharFormat(characters)
        else:
            self.cursor.insertBlock(block_format, characters)
        self.is_empty = False

    def _leave_room_below_table(self, room: float) -> None:
        """Qt takes no notice of the margin above a paragraph that follows a table."""
        table, self._table_above = self._table_above, None
        if table and room > table.format().bottomMargin():
            table_format = table.format()
            table_format.setBottomMargin(room)
            table.setFormat(table_format)

    @step
    def set_heading_level(self, level: int, /) -> None:
        block_format = QTextBlockFormat()
        block_format.setHeadingLevel(level)
        self.cursor.mergeBlockFormat(block_format)

    @step
    def flatten(self, keeps_margins: bool, /) -> None:
        """Gives the paragraph, which Qt keeps beside a table, lines of FLAT pixels."""
        flat = QTextBlockFormat()
        if not keeps_margins:
            flat.setTopMargin(0)
            flat.setBottomMargin(0)
        flat.setLineHeight(FLAT, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self.cursor.mergeBlockFormat(flat)

    # ---- lists

    @step
    def begin_list(self, style: QTextListFormat, /) -> None:
        """With the paragraph as its first item."""
        self._lists.append(self.cursor.createList(style))

    @step
    def continue_list(self, number: int, /) -> None:
        """The paragraph is the next item of a list, which is counted from 0."""
        self._lists[number].add(self.cursor.block())

    @step
    def leave_indent_to_list(self, /) -> None:
        own = QTextBlockFormat()
        own.setIndent(0)
        self.cursor.mergeBlockFormat(own)

    @property
    def list_count(self) -> int:
        return len(self._lists)

    # ---- text

    @step
    def insert_text(self, text: str, key: TextKey, link: int = -1, /) -> None:
        """`link` is the number of a link of the document."""
        characters = self._texts[key]
        if link >= 0:
            characters = QTextCharFormat(characters)
            characters.setAnchorHref(f"link:{link}")
        if not text.isascii():
            characters = self._foreign.fitted(text, characters, self.plain(key.style))
        if "\t" in text and not self._has_tabs:
            self._set_tabs()
        self.cursor.insertText(text, characters)

    def _set_tabs(self) -> None:
        """A tab in code is as wide as up to four of its spaces."""
        self._has_tabs = True
        option = self.document.defaultTextOption()
        font = self._texts[TextKey("code", CODE)].font()
        option.setTabStopDistance(TAB_SPACES * QFontMetricsF(font).horizontalAdvance(" "))
        self.document.setDefaultTextOption(option)

    @step
    def insert_unseen(self, text: str, style: str, is_alone: bool, /) -> None:
        """Text for a screen reader. `is_alone`: nothing else is in its paragraph, which keeps its height."""
        self.cursor.insertText(text, unseen_format(self.plain(style).font(), text, is_small=not is_alone))

    @step
    def insert_figure(self, figure: Figure, place: FigurePlace, link: int, /) -> None:
        """`link` is the number of its link."""
        from reader.ui.page.figure_images import insert_figure  # not at the top: most pages begin without a picture

        insert_figure(self.document, self.cursor, self.page_style, figure, place, link)

    # ---- tables

    @step
    def begin_table(self, table: Table, is_rtl: bool, is_below_flat: bool, /) -> None:
        """`is_below_flat`: the paragraph before the table is flat, and is part of the space there."""
        table_format = self.tables.table(table, is_rtl=is_rtl)
        if is_below_flat:
            table_format.setTopMargin(table_format.topMargin() - FLAT)
        self._table = self.cursor.insertTable(len(table.rows), len(table.rows[0]), table_format)

    @step
    def begin_cell(self, row: int, column: int, is_rtl: bool, /) -> None:
        """In a table that is read from the right or not."""
        assert self._table
        cell = self._table.cellAt(row, column)
        cell.setFormat(self.tables.cell(row, column, is_rtl=is_rtl))
        self.cursor = cell.firstCursorPosition()

    @step
    def begin_cell_paragraph(self, style: str, alignment: str, is_rtl: bool, is_value: bool, is_first: bool, /) -> None:
        block_format = self.tables.paragraph(style, alignment, is_rtl=is_rtl, is_value=is_value)
        if is_first:
            self.cursor.setBlockFormat(block_format)
        else:
            self.cursor.insertBlock(block_format)

    @step
    def end_table(self, number: int, table: Table, indent: float, is_boxed: bool, is_rtl: bool, /) -> None:
        """`number` is that of its block. `indent` is that of the lists and quotations around it, in pixels at 100 %."""
        from reader.ui.page.page_table import PageTable  # not at the top: most pages begin without a table

        assert self._table
        inset = BOX_PADDING + 4 if is_boxed else 0.0
        insets = (self.page_style.pixels(indent + inset), self.page_style.pixels(inset))
        formats = self.tables
        self.document.add_table(
            PageTable(number, self._table, formats.needs(table), formats.padding, insets, is_rtl=is_rtl)
        )
        self._table, self._table_above = None, self._table
        self.cursor = QTextCursor(self.document)
        self.cursor.movePosition(QTextCursor.MoveOperation.End)
        self.is_empty = True


def write_again(
    steps: Iterable[Step], document: PageDocument, page_style: PageStyle, writing_system: WritingSystem
) -> None:
    """Writes into an empty document what another writer has written, in a style of its own."""
    writer = DocumentWriter(document, page_style, writing_system)
    writer.begin()
    for write, arguments in steps:
        write(writer, *arguments)
    writer.finish()
