"""Builds tables: thin lines between rows, a stronger one below the head, columns as wide as their text needs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor, QTextFrameFormat, QTextLength, QTextTableCellFormat, QTextTableFormat

from reader.library.model import Spans, Table, plain_text
from reader.ui.page.article_parts import Piece, split_spans
from reader.ui.page.document import PageDocument
from reader.ui.page.inline_text import InlineWriter
from reader.ui.page.page_style import PageStyle
from reader.ui.page.paragraph_format import CENTRE, LEADING, RIGHT, set_alignment, set_direction
from reader.ui.widgets.text_direction import is_right_to_left

LONGEST_VALUE = 3  # words, such as those of a dose
_ALIGNMENTS = {"right": RIGHT, "center": CENTRE}


class TableBuilder:
    """Inserts tables into one document."""

    def __init__(self, document: PageDocument, page_style: PageStyle, inline: InlineWriter, *, is_rtl: bool) -> None:
        self._document = document
        self._page_style = page_style
        self._inline = inline
        self._is_rtl = is_rtl

    def insert(self, cursor: QTextCursor, piece: Piece, table: Table) -> None:
        """Inserts a table at the cursor, whose paragraph is empty. Each further piece of a long table repeats the head.

        A repeated head is not added to the text map: a search finds the head once.
        """
        inserted = cursor.insertTable(len(table.rows), len(table.rows[0]), self._format(table))
        offset = piece.offset
        is_continued = offset > 0
        for row_number, row in enumerate(table.rows):
            is_head = row_number == 0
            borders = self._borders(is_head=is_head)
            for column, spans in enumerate(row):
                cell = inserted.cellAt(row_number, column)
                borders.setLeftPadding(self._page_style.pixels(9 if column else 0))
                cell.setFormat(borders)
                inside = cell.firstCursorPosition()
                alignment = table.alignments[column]
                if is_head and is_continued:
                    self._document.text_map.add(piece.number, offset, inside.position(), "")
                    self._fill(inside, None, "head_cell", spans, alignment, 0)
                    continue
                offset = self._fill(inside, piece, "head_cell" if is_head else "cell", spans, alignment, offset)
                offset += 1  # the tab or line end between cells, as outline.block_text counts

    def _fill(
        self, cursor: QTextCursor, piece: Piece | None, style: str, spans: Spans, alignment: str, offset: int
    ) -> int:
        """Writes a cell. Returns the offset after its last character."""
        for number, (part, size) in enumerate(split_spans(spans) or [((), 0)]):
            block_format = self._page_style.block_format(style)
            text = plain_text(part)
            is_rtl = is_right_to_left(text, default=self._is_rtl)
            set_direction(block_format, is_rtl=is_rtl)
            # Below an Arabic head, “500 mg” is read from the left, but begins at the right like the rest of its column.
            is_value = self._is_rtl and not is_rtl and len(text.split()) <= LONGEST_VALUE
            set_alignment(block_format, _ALIGNMENTS.get(alignment, RIGHT if is_value else LEADING))
            if number:
                cursor.insertBlock(block_format)
            else:
                cursor.setBlockFormat(block_format)
            cell_piece = piece._replace(offset=offset) if piece else None
            self._inline.insert(cursor, style, part, cell_piece)
            offset += size
        return offset

    def _format(self, table: Table) -> QTextTableFormat:
        table_format = QTextTableFormat()
        table_format.setBorder(0)
        table_format.setCellSpacing(0)
        table_format.setTopMargin(self._page_style.pixels(10))
        table_format.setBottomMargin(self._page_style.pixels(20))
        table_format.setBorderCollapse(True)
        table_format.setHeaderRowCount(1)
        set_direction(table_format, is_rtl=self._is_rtl)
        table_format.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        weights = [_weight([plain_text(cell) for cell in column]) for column in zip(*table.rows, strict=True)]
        table_format.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, 100 * weight / sum(weights)) for weight in weights]
        )
        return table_format

    def _borders(self, *, is_head: bool) -> QTextTableCellFormat:
        borders = QTextTableCellFormat()
        borders.setPadding(self._page_style.pixels(7))
        borders.setBottomBorder(1.5 if is_head else 1)
        borders.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        borders.setBottomBorderBrush(self._page_style.theme.brush("control_line" if is_head else "line"))
        return borders


def _weight(cells: Sequence[str]) -> float:
    """A column's share of the table's width: space for its longest word, and more if it contains sentences."""
    longest_word = max((len(word) for cell in cells for word in cell.split()), default=1)
    return max(2 * min(longest_word, 20) + 6, min(44, max(map(len, cells)) / 2))
