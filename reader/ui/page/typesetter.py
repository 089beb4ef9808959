"""Sets an article's pieces into a document: fonts, measures, lists, tables, pictures, links."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6 import QtGui
from PySide6.QtGui import QTextBlockFormat, QTextCursor

from reader.library.model import Block, BlockKind, Span, Spans
from reader.ui.page.article_parts import Piece
from reader.ui.page.document import Decoration, FigureRun, PageDocument, PartLink
from reader.ui.page.inline_text import Inline
from reader.ui.page.list_items import Lists
from reader.ui.page.page_style import BOX_PADDING, COLUMN, CUTS, INDENT, QUOTE_PADDING, PageStyle
from reader.ui.page.paragraph_format import CENTRE, align, direct
from reader.ui.page.tables import TableSetter
from reader.ui.page.writing_system import Script

TALLEST_FIGURE = 3
"""Times the width of the column: a strip of a picture must not fill ten screens, nor the memory."""

HEADING_LEVELS = {"title": 1, "heading2": 2}
"""What a screen reader is told of lines that are no part of the article's blocks."""


class Typesetter:
    """Sets pieces of an article into a PageDocument.

    `numbers` gives the number of each citation; `figure_size` the width and height of a picture by its path, or None
    for one that the pack does not hold.
    """

    def __init__(
        self,
        document: PageDocument,
        look: PageStyle,
        numbers: Mapping[str, int],
        figure_size: Callable[[str], tuple[int, int] | None],
        script: Script,
    ) -> None:
        self._document = document
        self._look = look
        self._figure_size = figure_size
        document.is_rtl = self._rtl = script.is_rtl
        self._cursor = QTextCursor(document)
        self._is_empty = True  # the document's first paragraph is there already, as is the one behind a table
        self._box_start = 0
        self._inline = Inline(document, look, numbers, slants=script.slants)
        self._lists = Lists()
        self._styles: dict[tuple[object, ...], QTextBlockFormat] = {}  # each is made once: an article has few kinds
        self._tables = TableSetter(document, look, self._inline, is_rtl=script.is_rtl)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(look.font(CUTS["paragraph"]))
        document.setIndentWidth(look.pixels(INDENT))
        self._cursor.beginEditBlock()

    def finish(self) -> None:
        self._cursor.endEditBlock()
        self._document.decorations.sort(key=lambda decoration: decoration.first)

    def add_line(self, cut: str, spans: Spans) -> None:
        """A paragraph that is no part of the article's blocks: its title, its sources."""
        self._start(cut)
        if cut in HEADING_LEVELS:
            self._head(HEADING_LEVELS[cut])
        self._inline.insert(self._cursor, cut, spans)

    def add_lines(self, cut: str, lines: Sequence[Spans], decoration: str) -> None:
        """Paragraphs like `add_line`'s, with something painted around all of them."""
        first = self._cursor.position() + (0 if self._is_empty else 1)
        for number, spans in enumerate(lines):
            self._start(cut, first=number == 0, last=number == len(lines) - 1)
            self._inline.insert(self._cursor, cut, spans)
        self._document.decorations.append(Decoration(decoration, first, self._cursor.position()))

    def add_turn(self, text: str, turn: PartLink) -> None:
        """A link to another part of the article."""
        self._start("turn")
        self._inline.insert_turn(self._cursor, "turn", text, turn)

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
            self._lists.clear()
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
        cut = f"heading{min(max(block.level, 1), 4)}" if block.kind is BlockKind.HEADING else block.kind.value
        self._start(cut, boxed=boxed, closes=closes, quoted=block.kind in (BlockKind.QUOTE, BlockKind.CODE))
        if block.kind is BlockKind.HEADING:
            self._head(block.level)
        elif block.kind is BlockKind.ITEM:
            self._lists.add(self._cursor, block)
        first = self._cursor.position()
        if block.marker == "•":
            self._document.decorations.append(Decoration("bullet", first, first))
        self._inline.insert(self._cursor, cut, block.spans, piece)
        if block.kind in (BlockKind.QUOTE, BlockKind.CODE):
            self._document.decorations.append(Decoration(block.kind.value, first, self._cursor.position()))

    def _head(self, level: int) -> None:
        style = QTextBlockFormat()
        style.setHeadingLevel(level)
        self._cursor.mergeBlockFormat(style)

    def _figure(self, piece: Piece, *, boxed: bool, closes: bool) -> None:
        figure = piece.block.figure
        size = self._figure_size(figure.path) if figure else None
        has_caption = bool(piece.block.spans)
        if figure and size:
            room = self._look.pixels(COLUMN - (2 * BOX_PADDING if boxed else 0))
            scale = min(room / size[0], TALLEST_FIGURE * room / size[1], self._look.scale) if all(size) else 1
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
            alt = f" It shows: {figure.alt}" if figure.alt else ""
            self._document.text_map.add(piece.number, 0, self._cursor.position(), "")
            self._inline.insert(self._cursor, "caption", (Span(f"[The picture cannot be shown.{alt}]"),))
        if has_caption:
            self._start("caption", boxed=boxed, closes=closes)
            self._inline.insert(self._cursor, "caption", piece.block.spans, piece)

    def _table(self, piece: Piece) -> None:
        if not piece.block.table:
            return
        if not self._is_empty:
            self._start("cell")
        self._tables.set(self._cursor, piece, piece.block.table)
        self._cursor = QTextCursor(self._document)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._is_empty = True

    def _start(self, cut: str, **place: bool) -> None:
        """Begins a paragraph. `place` tells where it stands: see `_style`."""
        key = (cut, *place.items())
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._style(cut, **place)
        # Qt draws the mark before a list item in the characters of the paragraph itself.
        characters = self._inline.plain(cut)
        if self._is_empty:
            self._cursor.setBlockFormat(style)
            self._cursor.setBlockCharFormat(characters)
        else:
            self._cursor.insertBlock(style, characters)
        self._is_empty = False

    def _style(
        self,
        cut: str,
        *,
        boxed: bool = False,
        opens: bool = False,
        closes: bool = False,
        quoted: bool = False,
        centred: bool = False,
        first: bool = False,
        last: bool = False,
    ) -> QTextBlockFormat:
        look = self._look
        style = look.block(cut)
        direct(style, is_rtl=self._rtl)
        if boxed:
            style.setLeftMargin(look.pixels(BOX_PADDING + 4))
            style.setRightMargin(look.pixels(BOX_PADDING))
            if self._rtl:
                style.setLeftMargin(look.pixels(BOX_PADDING))
                style.setRightMargin(look.pixels(BOX_PADDING + 4))
        if first:
            style.setTopMargin(look.pixels(26))
        if last:
            style.setBottomMargin(look.pixels(36))
        if opens:
            style.setTopMargin(look.pixels(BOX_PADDING + 14))
        if closes:
            style.setBottomMargin(look.pixels(BOX_PADDING + 22))
        if quoted:
            side = style.setRightMargin if self._rtl else style.setLeftMargin
            side(look.pixels(QUOTE_PADDING))
        if centred:
            align(style, CENTRE)
        return style
