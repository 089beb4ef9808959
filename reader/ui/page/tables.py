"""Tables on the page: hairlines between rows, a stronger one below the head, columns as wide as their words ask."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor, QTextFrameFormat, QTextLength, QTextTableCellFormat, QTextTableFormat

from reader.library.model import Spans, Table, plain_text
from reader.ui.page.article_parts import Piece, cut_spans
from reader.ui.page.document import PageDocument
from reader.ui.page.inline_text import Inline
from reader.ui.page.page_style import PageStyle
from reader.ui.page.paragraph_format import CENTRE, LEADING, RIGHT, align, direct

_ALIGNMENTS = {"right": RIGHT, "center": CENTRE}


class TableSetter:
    """Sets tables into one document."""

    def __init__(self, document: PageDocument, look: PageStyle, inline: Inline, *, is_rtl: bool) -> None:
        self._document = document
        self._look = look
        self._inline = inline
        self._is_rtl = is_rtl

    def set(self, cursor: QTextCursor, piece: Piece, table: Table) -> None:
        """At the cursor, whose paragraph is empty. A further stretch of a long table has its head once more."""
        inserted = cursor.insertTable(len(table.rows), len(table.rows[0]), self._format(table))
        offset = piece.offset
        goes_on = offset > 0  # below rows that stand in a table of their own: its head is there already, to search
        for row_number, row in enumerate(table.rows):
            is_head = row_number == 0
            borders = self._borders(is_head=is_head)
            for column, spans in enumerate(row):
                cell = inserted.cellAt(row_number, column)
                borders.setLeftPadding(self._look.pixels(9 if column else 0))
                cell.setFormat(borders)
                inside = cell.firstCursorPosition()
                alignment = table.alignments[column]
                if is_head and goes_on:
                    self._document.text_map.add(piece.number, offset, inside.position(), "")
                    self._fill(inside, None, "head_cell", spans, alignment, 0)
                    continue
                offset = self._fill(inside, piece, "head_cell" if is_head else "cell", spans, alignment, offset)
                offset += 1  # the tab or line end between cells, as outline.block_text counts

    def _fill(
        self, cursor: QTextCursor, piece: Piece | None, cut: str, spans: Spans, alignment: str, offset: int
    ) -> int:
        """Returns the offset behind the cell's last character."""
        for number, (stretch, size) in enumerate(cut_spans(spans) or [((), 0)]):
            style = self._look.block(cut)
            direct(style, is_rtl=self._is_rtl)
            align(style, _ALIGNMENTS.get(alignment, LEADING))
            if number:
                cursor.insertBlock(style)
            else:
                cursor.setBlockFormat(style)
            of_article = piece._replace(offset=offset) if piece else None
            self._inline.insert(cursor, cut, stretch, of_article)
            offset += size
        return offset

    def _format(self, table: Table) -> QTextTableFormat:
        style = QTextTableFormat()
        style.setBorder(0)
        style.setCellSpacing(0)
        style.setTopMargin(self._look.pixels(10))
        style.setBottomMargin(self._look.pixels(20))
        style.setBorderCollapse(True)
        style.setHeaderRowCount(1)
        direct(style, is_rtl=self._is_rtl)
        style.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        weights = [_weight([plain_text(cell) for cell in column]) for column in zip(*table.rows, strict=True)]
        style.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, 100 * weight / sum(weights)) for weight in weights]
        )
        return style

    def _borders(self, *, is_head: bool) -> QTextTableCellFormat:
        borders = QTextTableCellFormat()
        borders.setPadding(self._look.pixels(7))
        borders.setBottomBorder(1.5 if is_head else 1)
        borders.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        borders.setBottomBorderBrush(self._look.theme.brush("control_line" if is_head else "line"))
        return borders


def _weight(cells: Sequence[str]) -> float:
    """A column's share of a table's width: room for its longest word, and more where it holds sentences."""
    longest_word = max((len(word) for cell in cells for word in cell.split()), default=1)
    return max(2 * min(longest_word, 20) + 6, min(44, max(map(len, cells)) / 2))
