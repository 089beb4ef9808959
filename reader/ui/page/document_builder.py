"""Builds a page document from the pieces of an article: paragraphs, boxes, lists, tables, pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6 import QtGui
from PySide6.QtGui import QTextBlockFormat, QTextCursor

from reader.library.model import Block, BlockKind, FootnoteLink, Span, Spans
from reader.ui.page.article_parts import Piece
from reader.ui.page.document import LABEL_GAP, Decoration, FigureRun, PageDocument, PartLink
from reader.ui.page.inline_text import InlineWriter
from reader.ui.page.list_items import ListBuilder
from reader.ui.page.page_style import BOX_PADDING, COLUMN, INDENT, QUOTE_PADDING, TEXT_STYLES, PageStyle
from reader.ui.page.paragraph_format import CENTRE, set_alignment, set_direction
from reader.ui.page.tables import TableBuilder
from reader.ui.page.writing_system import WritingSystem

TALLEST_FIGURE = 3
"""Times the width of the column: a long thin picture must not fill ten screens, nor the memory."""

HEADING_LEVELS = {"title": 1, "heading2": 2}
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
        self._page_style = page_style
        self._figure_size = figure_size
        document.is_rtl = self._is_rtl = writing_system.is_rtl
        self._cursor = QTextCursor(document)
        self._is_empty = True  # Qt has made the paragraph at the cursor: the document's first, or the one after a table
        self._box_start = 0
        self._inline = InlineWriter(document, page_style, numbers, has_italics=writing_system.has_italics)
        self._lists = ListBuilder()
        self._formats: dict[tuple[object, ...], QTextBlockFormat] = {}  # an article uses few formats, many times
        self._tables = TableBuilder(document, page_style, self._inline, is_rtl=writing_system.is_rtl)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(page_style.font(TEXT_STYLES["paragraph"]))
        document.setIndentWidth(page_style.pixels(INDENT))
        self._cursor.beginEditBlock()

    def finish(self) -> None:
        self._cursor.endEditBlock()
        self._document.decorations.sort(key=lambda decoration: decoration.first)

    def add_line(self, style: str, spans: Spans) -> None:
        """Adds a paragraph that is not in the article's blocks, such as its title or a reference."""
        self._start(style)
        if style in HEADING_LEVELS:
            self._set_heading_level(HEADING_LEVELS[style])
        self._inline.insert(self._cursor, style, spans)

    def add_lines(self, style: str, lines: Sequence[Spans], decoration: str) -> None:
        """Adds paragraphs that are not in the article's blocks, with one decoration around all of them."""
        first = self._cursor.position() + (0 if self._is_empty else 1)
        for number, spans in enumerate(lines):
            self._start(style, first=number == 0, last=number == len(lines) - 1)
            self._inline.insert(self._cursor, style, spans)
        self._document.decorations.append(Decoration(decoration, first, self._cursor.position()))

    def add_part_link(self, text: str, link: PartLink) -> None:
        """Adds a link to another part of the article."""
        self._start("part_link")
        self._inline.insert_part_link(self._cursor, "part_link", text, link)

    def add_pieces(self, pieces: Sequence[Piece]) -> None:
        for number, piece in enumerate(pieces):
            before = pieces[number - 1].block if number else None
            after = pieces[number + 1].block if number + 1 < len(pieces) else None
            self._add(piece, before, after)

    def _add(self, piece: Piece, before: Block | None, after: Block | None) -> None:
        block = piece.block
        box = block.box
        opens = box is not None and (before is None or before.box != box)
        closes = box is not None and (after is None or after.box != box)
        if block.kind is not BlockKind.ITEM:
            self._lists.end()
        if block.kind is BlockKind.FOOTNOTE and (before is None or before.kind is not BlockKind.FOOTNOTE):
            self.add_line("heading2", (Span("Notes"),))
        if opens and box:
            self._start("box_title", boxed=True, opens=True)
            self._box_start = self._cursor.position()
            self._inline.insert(self._cursor, "box_title", (Span(box.heading),), colour=f"{box.kind.value}_bar")
        match block.kind:
            case BlockKind.TABLE:
                self._table(piece)
            case BlockKind.FIGURE:
                self._figure(piece, boxed=box is not None, closes=closes)
            case BlockKind.RULE:
                self._start("rule", boxed=box is not None, closes=closes, centred=True)
                self._document.text_map.add(piece.number, 0, self._cursor.position(), "")
                self._inline.insert(self._cursor, "rule", (Span("⁂"),))
            case _:
                self._text(piece, boxed=box is not None, closes=closes)
        if closes and box:
            self._document.decorations.append(Decoration(box.kind.value, self._box_start, self._cursor.position()))

    def _text(self, piece: Piece, *, boxed: bool, closes: bool) -> None:
        block = piece.block
        style = block.kind.value
        if block.kind is BlockKind.HEADING:
            style = f"heading{min(max(block.level, 1), 4)}"
        self._start(style, boxed=boxed, closes=closes, quoted=block.kind in (BlockKind.QUOTE, BlockKind.CODE))
        if block.kind is BlockKind.HEADING:
            self._set_heading_level(block.level)
        elif block.kind is BlockKind.ITEM:
            self._lists.add(self._cursor, block)
        first = self._cursor.position()
        if block.marker == "•":
            self._document.decorations.append(Decoration("bullet", first, first))
        if block.kind is BlockKind.FOOTNOTE and piece.offset == 0:
            self._inline.insert(self._cursor, style, (Span("", link=FootnoteLink(block.level)), Span(LABEL_GAP)))
        self._inline.insert(self._cursor, style, block.spans, piece)
        if block.kind in (BlockKind.QUOTE, BlockKind.CODE):
            self._document.decorations.append(Decoration(block.kind.value, first, self._cursor.position()))

    def _set_heading_level(self, level: int) -> None:
        block_format = QTextBlockFormat()
        block_format.setHeadingLevel(level)
        self._cursor.mergeBlockFormat(block_format)

    def _figure(self, piece: Piece, *, boxed: bool, closes: bool) -> None:
        figure = piece.block.figure
        size = self._figure_size(figure.path) if figure else None
        has_caption = bool(piece.block.spans)
        if figure and size:
            room = self._page_style.pixels(COLUMN - (2 * BOX_PADDING if boxed else 0))
            text_scale = self._page_style.text_scale
            scale = min(room / size[0], TALLEST_FIGURE * room / size[1], text_scale) if all(size) else 1
            width, height = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
            self._start("figure", boxed=boxed, closes=closes and not has_caption, centred=True)
            self._document.text_map.add(piece.number, 0, self._cursor.position(), "")
            image = QtGui.QTextImageFormat()
            image.setName(f"figure:{len(self._document.figures)}")
            image.setWidth(width)
            image.setHeight(height)
            image.setProperty(QtGui.QTextFormat.Property.ImageAltText.value, figure.alt)
            image.setToolTip("")
            position = self._cursor.position()
            self._document.figures.append(FigureRun(figure.path, position, width, height, (width, height)))
            self._cursor.insertImage(image)
        elif figure:
            self._start("caption", boxed=boxed, closes=closes and not has_caption)
            sentence = "[The picture cannot be shown.]"
            if figure.alt:
                sentence = f"[The picture cannot be shown. It shows: {figure.alt}]"
            self._document.text_map.add(piece.number, 0, self._cursor.position(), "")
            self._inline.insert(self._cursor, "caption", (Span(sentence),))
        if has_caption:
            self._start("caption", boxed=boxed, closes=closes)
            self._inline.insert(self._cursor, "caption", piece.block.spans, piece)

    def _table(self, piece: Piece) -> None:
        if not piece.block.table:
            return
        if not self._is_empty:
            self._start("cell")
        self._tables.insert(self._cursor, piece, piece.block.table)
        self._cursor = QTextCursor(self._document)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._is_empty = True

    def _start(self, style: str, **flags: bool) -> None:
        """Begins a paragraph of a text style; `flags` are those of `_new_format`."""
        key = (style, *flags.items())
        block_format = self._formats.get(key)
        if block_format is None:
            block_format = self._formats[key] = self._new_format(style, **flags)
        # Qt draws the marker of a list item with the character format of the paragraph itself.
        characters = self._inline.plain(style)
        if self._is_empty:
            self._cursor.setBlockFormat(block_format)
            self._cursor.setBlockCharFormat(characters)
        else:
            self._cursor.insertBlock(block_format, characters)
        self._is_empty = False

    def _new_format(
        self,
        style: str,
        *,
        boxed: bool = False,
        opens: bool = False,
        closes: bool = False,
        quoted: bool = False,
        centred: bool = False,
        first: bool = False,
        last: bool = False,
    ) -> QTextBlockFormat:
        """`boxed` is for a paragraph in a box, `opens` for the first in it and `closes` for the last.

        `first` and `last` are for the first and last of the lines below the title.
        """
        pixels = self._page_style.pixels
        block_format = self._page_style.block_format(style)
        set_direction(block_format, is_rtl=self._is_rtl)
        if boxed:
            block_format.setLeftMargin(pixels(BOX_PADDING + 4))
            block_format.setRightMargin(pixels(BOX_PADDING))
            if self._is_rtl:
                block_format.setLeftMargin(pixels(BOX_PADDING))
                block_format.setRightMargin(pixels(BOX_PADDING + 4))
        if first:
            block_format.setTopMargin(pixels(26))
        if last:
            block_format.setBottomMargin(pixels(36))
        if opens:
            block_format.setTopMargin(pixels(BOX_PADDING + 14))
        if closes:
            block_format.setBottomMargin(pixels(BOX_PADDING + 22))
        if quoted and self._is_rtl:
            block_format.setRightMargin(pixels(QUOTE_PADDING))
        elif quoted:
            block_format.setLeftMargin(pixels(QUOTE_PADDING))
        if centred:
            set_alignment(block_format, CENTRE)
        return block_format
