"""Sets an article's pieces into a document: fonts, measures, lists, tables, pictures, links."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTableCellFormat,
    QTextTableFormat,
)

from reader.library.model import Block, BlockKind, Citation, Link, Span, Spans, Style, WebLink, plain_text
from reader.ui import fonts
from reader.ui.page.document import Decoration, FigureRun, LinkRun, PageDocument, Turn
from reader.ui.page.look import BOX_PADDING, CITATION_SIZE, COLUMN, CUTS, INDENT, QUOTE_PADDING, Cut, Look
from reader.ui.page.parts import Piece, cut_spans
from reader.ui.page.textmap import units

TALLEST_FIGURE = 3
"""Times the width of the column: a strip of a picture must not fill ten screens, nor the memory."""

HEADING_LEVELS = {"title": 1, "heading2": 2}
"""What a screen reader is told of lines that are no part of the article's blocks."""

# Qt gives these a meaning of its own inside a text, so content must not bring them in.
_SAFE = str.maketrans(
    {
        "\n": "\u2028",
        "\r": " ",
        "\t": " ",
        "\x00": "\ufffd",
        "\u2029": "\u2028",
        "\ufffc": "\ufffd",
        "\ufdd0": "\ufffd",
        "\ufdd1": "\ufffd",
    }
)


_ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}


class Script(NamedTuple):
    """What the language of a pack asks for: the direction of its text, and whether emphasis slants its letters."""

    direction: Qt.LayoutDirection
    slants: bool


class Typesetter:
    """Sets pieces of an article into a PageDocument.

    `numbers` gives the number of each citation; `figure_sizes` the width and height of each picture by its path, and
    raises KeyError for one that the pack does not hold.
    """

    def __init__(
        self,
        document: PageDocument,
        look: Look,
        numbers: Mapping[str, int],
        figure_size: Callable[[str], tuple[int, int] | None],
        script: Script,
    ) -> None:
        self._document = document
        self._look = look
        self._numbers = numbers
        self._figure_size = figure_size
        self._direction = script.direction
        self._rtl = script.direction is Qt.LayoutDirection.RightToLeft
        self._slants = script.slants
        self._cursor = QTextCursor(document)
        self._is_empty = True  # the document's first paragraph is there already, as is the one behind a table
        self._box_start = 0
        self._characters: dict[tuple[str, int, str], QTextCharFormat] = {}
        self._lists: list[tuple[QTextList, str] | None] = []
        self._monospace = look.font(CUTS["code"])
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(look.font(CUTS["paragraph"]))
        document.setIndentWidth(look.pixels(INDENT))
        self._cursor.beginEditBlock()

    def finish(self) -> None:
        self._cursor.endEditBlock()

    def add_line(self, cut: str, spans: Spans) -> None:
        """A paragraph that is no part of the article's blocks: its title, its sources."""
        self._start(cut)
        if cut in HEADING_LEVELS:
            self._head(HEADING_LEVELS[cut])
        self._insert(cut, spans)

    def add_lines(self, cut: str, lines: Sequence[Spans], decoration: str) -> None:
        """Paragraphs like `add_line`'s, with something painted around all of them."""
        first = self._cursor.position() + (0 if self._is_empty else 1)
        for number, spans in enumerate(lines):
            self._start(cut, first=number == 0, last=number == len(lines) - 1)
            self._insert(cut, spans)
        self._document.decorations.append(Decoration(decoration, first, self._cursor.position()))

    def add_turn(self, text: str, turn: Turn) -> None:
        """A link to another part of the article."""
        self._start("turn")
        first = self._cursor.position()
        characters = self._format("turn", Style.PLAIN, WebLink(""))
        self._cursor.insertText(text.translate(_SAFE), characters)
        self._document.links.append(LinkRun(turn, first, self._cursor.position()))

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
            self._insert("box_title", (Span(box.heading),), colour=f"{box.kind.value}_bar")
        match block.kind:
            case BlockKind.TABLE:
                self._table(piece)
            case BlockKind.FIGURE:
                self._figure(piece, boxed=box is not None, closes=closes)
            case BlockKind.RULE:
                self._start("rule", boxed=box is not None, closes=closes, centred=True)
                self._document.text_map.add(piece.index, 0, self._cursor.position(), "")
                self._insert("rule", (Span("⁂"),))
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
            self._item(block)
        first = self._cursor.position()
        if block.marker == "•":
            self._document.decorations.append(Decoration("bullet", first, first))
        self._insert(cut, block.spans, piece)
        if block.kind in (BlockKind.QUOTE, BlockKind.CODE):
            self._document.decorations.append(Decoration(block.kind.value, first, self._cursor.position()))

    def _head(self, level: int) -> None:
        style = QTextBlockFormat()
        style.setHeadingLevel(level)
        self._cursor.mergeBlockFormat(style)

    def _item(self, block: Block) -> None:
        """Joins the paragraph to Qt's list of its depth, or opens a new one where the marker begins again."""
        del self._lists[block.level :]
        if not block.marker:
            indent = QTextBlockFormat()
            indent.setIndent(block.level)
            self._cursor.mergeBlockFormat(indent)
            return
        number = int(block.marker[:-1]) if block.marker[:-1].isdecimal() else None
        if len(self._lists) == block.level and (now := self._lists.pop()):
            qt_list, last = now
            if (number is None) == (not last) and (number is None or number == int(last) + 1):
                qt_list.add(self._cursor.block())
                self._lists.append((qt_list, str(number or "")))
                return
        style = QTextListFormat()
        style.setIndent(block.level)
        if number is None:
            # Qt's own disc is heavy and touches the words; ours is painted.
            style.setStyle(QTextListFormat.Style.ListStyleUndefined)
        else:
            style.setStyle(QTextListFormat.Style.ListDecimal)
            style.setStart(number)
        # A depth that the content skips has no list of its own: an item that steps back to it opens one.
        self._lists += [None] * (block.level - 1 - len(self._lists))
        self._lists.append((self._cursor.createList(style), str(number or "")))

    def _figure(self, piece: Piece, *, boxed: bool, closes: bool) -> None:
        figure = piece.block.figure
        size = self._figure_size(figure.path) if figure else None
        has_caption = bool(piece.block.spans)
        if figure and size:
            room = self._look.pixels(COLUMN - (2 * BOX_PADDING if boxed else 0))
            scale = min(room / size[0], TALLEST_FIGURE * room / size[1], self._look.scale) if all(size) else 1
            width, height = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
            self._start("figure", boxed=boxed, closes=closes and not has_caption, centred=True)
            self._document.text_map.add(piece.index, 0, self._cursor.position(), "")
            image = QTextImageFormat()
            image.setName(f"figure:{len(self._document.figures)}")
            image.setWidth(width)
            image.setHeight(height)
            image.setProperty(QTextImageFormat.Property.ImageAltText.value, figure.alt)
            image.setToolTip("")
            position = self._cursor.position()
            self._document.figures.append(FigureRun(figure.path, position, width, height, (width, height)))
            self._cursor.insertImage(image)
        elif figure:
            self._start("caption", boxed=boxed, closes=closes and not has_caption)
            alt = f" It shows: {figure.alt}" if figure.alt else ""
            self._document.text_map.add(piece.index, 0, self._cursor.position(), "")
            self._insert("caption", (Span(f"[The picture cannot be shown.{alt}]"),))
        if has_caption:
            self._start("caption", boxed=boxed, closes=closes)
            self._insert("caption", piece.block.spans, piece)

    def _table(self, piece: Piece) -> None:
        table = piece.block.table
        if not table:
            return
        look = self._look
        if not self._is_empty:
            self._start("cell")
        columns = len(table.rows[0])
        style = QTextTableFormat()
        style.setBorder(0)
        style.setCellSpacing(0)
        style.setTopMargin(look.pixels(10))
        style.setBottomMargin(look.pixels(20))
        style.setBorderCollapse(True)
        style.setHeaderRowCount(1)
        style.setLayoutDirection(self._direction)
        style.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        weights = [_weight([plain_text(row[column]) for row in table.rows]) for column in range(columns)]
        style.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, 100 * weight / sum(weights)) for weight in weights]
        )
        inserted = self._cursor.insertTable(len(table.rows), columns, style)
        offset = piece.offset
        goes_on = offset > 0  # below rows that stand in a table of their own: its head is there already, to search
        for row_number, row in enumerate(table.rows):
            for column, spans in enumerate(row):
                cell = inserted.cellAt(row_number, column)
                borders = QTextTableCellFormat()
                borders.setPadding(look.pixels(7))
                borders.setLeftPadding(look.pixels(0 if (column == 0) != self._rtl else 9))
                borders.setBottomBorder(1.5 if row_number == 0 else 1)
                borders.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                borders.setBottomBorderBrush(look.theme.colour("control_line" if row_number == 0 else "line"))
                cell.setFormat(borders)
                self._cursor = cell.firstCursorPosition()
                if row_number == 0 and goes_on:
                    self._document.text_map.add(piece.index, offset, self._cursor.position(), "")
                    self._cell(None, "head_cell", spans, table.alignments[column], 0)
                    continue
                offset = self._cell(
                    piece, "cell" if row_number else "head_cell", spans, table.alignments[column], offset
                )
                offset += 1  # the tab or line end between cells, as outline.block_text counts
        self._cursor = QTextCursor(self._document)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._is_empty = True

    def _cell(self, piece: Piece | None, cut: str, spans: Spans, alignment: str, offset: int) -> int:
        for number, (stretch, size) in enumerate(cut_spans(spans) or [((), 0)]):
            style = self._look.block(cut)
            style.setLayoutDirection(self._direction)
            style.setAlignment(_ALIGNMENTS.get(alignment, Qt.AlignmentFlag.AlignLeading))
            if number:
                self._cursor.insertBlock(style)
            else:
                self._cursor.setBlockFormat(style)
            self._insert(cut, stretch, Piece(piece.index, offset, piece.block, size) if piece else None)
            offset += size
        return offset

    def _start(
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
    ) -> None:
        """Begins a paragraph."""
        look = self._look
        style = look.block(cut)
        style.setLayoutDirection(self._direction)
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
            style.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        # Qt draws the mark before a list item in the characters of the paragraph itself.
        characters = self._format(cut, Style.PLAIN, None)
        if self._is_empty:
            self._cursor.setBlockFormat(style)
            self._cursor.setBlockCharFormat(characters)
        else:
            self._cursor.insertBlock(style, characters)
        self._is_empty = False

    def _insert(self, cut: str, spans: Spans, piece: Piece | None = None, colour: str = "") -> None:
        cursor = self._cursor
        document = self._document
        position = cursor.position()
        offset = piece.offset if piece else 0
        for span in spans:
            if isinstance(span.link, Citation):
                position = self._cite(cut, span.link, position)
                continue
            text = span.text.translate(_SAFE)
            characters = self._format(cut, span.style, span.link)
            if colour:
                characters = QTextCharFormat(characters)
                characters.setForeground(self._look.theme.colour(colour))
            cursor.insertText(text, characters)
            size = units(text)
            if piece:
                document.text_map.add(piece.index, offset, position, text)
                offset += len(text)
            if span.link:
                document.links.append(LinkRun(span.link, position, position + size))
            position += size
        if piece and not spans:
            document.text_map.add(piece.index, piece.offset, position, "")

    def _cite(self, cut: str, citation: Citation, position: int) -> int:
        """Numbers as superscripts, each a link of its own."""
        for count, key in enumerate(sorted(citation.keys, key=lambda key: self._numbers.get(key, 0))):
            characters = self._format(cut, Style.PLAIN, citation)
            if count:
                self._cursor.insertText(",", characters)
                position += 1
            link = Citation((key,))
            number = str(self._numbers.get(key, "?"))
            linked = QTextCharFormat(characters)
            linked.setAnchor(True)
            linked.setAnchorHref(f"link:{len(self._document.links)}")
            self._cursor.insertText(number, linked)
            self._document.links.append(LinkRun(link, position, position + len(number)))
            position += len(number)
        return position

    def _format(self, cut: str, style: Style, link: Link | None) -> QTextCharFormat:
        kind = "" if link is None else type(link).__name__
        key = (cut, int(style), kind)
        characters = self._characters.get(key)
        if characters is None:
            characters = self._characters[key] = self._new_format(cut, style, kind)
        if link is not None and not isinstance(link, Citation):
            characters = QTextCharFormat(characters)
            characters.setAnchorHref(f"link:{len(self._document.links)}")
        return characters

    def _new_format(self, cut: str, style: Style, link_kind: str) -> QTextCharFormat:
        look, theme = self._look, self._look.theme
        characters = look.characters(cut)
        if style & Style.STRONG:
            characters.setFontWeight(600)
        if style & Style.EMPHASIS and self._slants:
            characters.setFontItalic(not CUTS[cut].italic)
        elif style & Style.EMPHASIS:
            characters.setFontWeight(600)
        elif CUTS[cut].italic and not self._slants:
            characters.setFontItalic(False)
        if style & Style.CODE:
            characters.setFontFamilies(self._monospace.families())
            characters.setFontStyleHint(self._monospace.styleHint())
        if link_kind == "Citation":
            size = CITATION_SIZE * CUTS[cut].size / CUTS["paragraph"].size
            font = look.font(Cut(size, 1, family=fonts.SANS, semibold=True))
            characters.setFont(font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
            characters.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            characters.setForeground(theme.colour("accent"))
        elif link_kind == "TermLink":
            characters.setAnchor(True)
            characters.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            characters.setUnderlineColor(theme.colour("accent"))
        elif link_kind:
            characters.setAnchor(True)
            characters.setForeground(theme.colour("accent"))
            characters.setFontUnderline(True)
        return characters


def _weight(cells: Sequence[str]) -> float:
    """A column's share of a table's width: room for its longest word, and more where it holds sentences."""
    longest_word = max((len(word) for cell in cells for word in cell.split()), default=1)
    return max(2 * min(longest_word, 20) + 6, min(44, max(map(len, cells)) / 2))
