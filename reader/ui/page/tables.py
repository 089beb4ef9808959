"""Builds tables: thin lines between rows, a stronger one below the head, columns as wide as their text needs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor, QTextFrameFormat, QTextLength, QTextTableCellFormat, QTextTableFormat

from reader.library.model import Span, Spans, Table, plain_text
from reader.ui.page.article_parts import Piece, split_spans
from reader.ui.page.column_widths import ColumnNeed, TextMeasure
from reader.ui.page.document import PageDocument
from reader.ui.page.inline_text import InlineWriter, signs_of
from reader.ui.page.page_style import BOX_PADDING, PageStyle
from reader.ui.page.page_table import PageTable
from reader.ui.page.paragraph_format import CENTRE, LEADING, RIGHT, set_alignment, set_direction
from reader.ui.page.unbroken_text import JOINER, keep_together
from reader.ui.widgets.isolates import END
from reader.ui.widgets.text_direction import is_right_to_left

if TYPE_CHECKING:
    from reader.ui.page.spoken_runs import SpokenRuns

PADDING, PADDING_BETWEEN = 7, 9  # pixels at 100 %: around the text of a cell, and before it in all columns but one

LONGEST_VALUE = 3  # words, such as those of a dose
_ALIGNMENTS = {"right": RIGHT, "center": CENTRE}


class TableBuilder:
    """Inserts tables into one document."""

    def __init__(
        self,
        document: PageDocument,
        page_style: PageStyle,
        inline: InlineWriter,
        spoken: SpokenRuns | None = None,
        *,
        is_rtl: bool,
    ) -> None:
        self._document = document
        self._page_style = page_style
        self._inline = inline
        self._spoken = spoken
        self._is_rtl = is_rtl
        self._measure = TextMeasure(page_style)

    def insert(self, cursor: QTextCursor, piece: Piece, table: Table, indent: float) -> None:
        """Inserts a table at the cursor, whose paragraph is empty. Each further piece of a long table repeats the head.

        `indent` is that of the lists and quotations around it, in pixels.

        A repeated head is not added to the text map: a search finds the head once.
        """
        is_rtl = self._is_rtl or _is_right_to_left(table)
        table_format = self._format(table, is_rtl=is_rtl)
        if self._spoken:
            self._spoken.table(cursor, table)
            table_format.setTopMargin(table_format.topMargin() - self._spoken.size_height)
        inserted = cursor.insertTable(len(table.rows), len(table.rows[0]), table_format)
        offset = piece.offset
        is_continued = offset > 0
        for row_number, row in enumerate(table.rows):
            is_head = row_number == 0
            borders = self._borders(is_head=is_head)
            for column, spans in enumerate(row):
                cell = inserted.cellAt(row_number, column)
                padding = self._page_style.pixels(PADDING_BETWEEN if column else 0)
                (borders.setRightPadding if is_rtl else borders.setLeftPadding)(padding)
                cell.setFormat(borders)
                inside = cell.firstCursorPosition()
                alignment = table.alignments[column]
                if self._spoken:
                    self._spoken.cell(inside, table, row_number, column, piece._replace(offset=offset))
                if is_head and is_continued:
                    self._document.text_map.add(piece.number, offset, inside.position(), "")
                    self._fill(inside, None, "head_cell", spans, alignment, 0)
                    continue
                offset = self._fill(inside, piece, "head_cell" if is_head else "cell", spans, alignment, offset)
                offset += 1  # the tab or line end between cells, as outline.block_text counts
        padding = self._page_style.pixels(PADDING)
        inset = self._page_style.pixels(BOX_PADDING + 4) if piece.block.box else 0.0
        insets = (indent + inset, inset)
        self._document.add_table(PageTable(piece.number, inserted, self._needs(table), padding, insets, is_rtl=is_rtl))

    def _fill(
        self, cursor: QTextCursor, piece: Piece | None, style: str, spans: Spans, alignment: str, offset: int
    ) -> int:
        """Writes a cell. Returns the offset after its last character."""
        kept = keep_together("".join(span.text for span in spans))
        joints = [offset + joint for joint in kept.joints]
        for number, (part, _) in enumerate(split_spans(_with_text(spans, kept.text)) or [((), 0)]):
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
            signs = [(offset + index, sign) for index, sign in signs_of(part, is_rtl=is_rtl)]
            for joined, spans_between in enumerate(_split_at(part, [joint - offset for joint in joints])):
                if joined:
                    cursor.insertText(JOINER, self._inline.plain(style))
                end = offset + sum(len(span.text) for span in spans_between)
                here = [(index - offset, sign) for index, sign in signs if index + (sign != END) <= end]
                signs = signs[len(here) :]
                where = piece._replace(offset=offset) if piece else None
                self._inline.insert(cursor, style, spans_between, where, signs=here)
                offset = end
        return offset

    def _needs(self, table: Table) -> list[ColumnNeed]:
        pixels = self._page_style.pixels
        comfort = self._measure.comfort()
        needs = []
        for number, column in enumerate(zip(*table.rows, strict=True)):
            measured = [self._measure.cell("cell" if row else "head_cell", cell) for row, cell in enumerate(column)]
            longest, whole = (max(each) for each in zip(*measured, strict=True))
            padding = pixels(PADDING + (PADDING_BETWEEN if number else 0)) + 2
            comfortable = max(longest, min(whole, comfort))
            needs.append(
                ColumnNeed(_weight([plain_text(cell) for cell in column]), longest + padding, comfortable + padding)
            )
        return needs

    def _format(self, table: Table, *, is_rtl: bool) -> QTextTableFormat:
        table_format = QTextTableFormat()
        table_format.setBorder(0)
        table_format.setCellSpacing(0)
        table_format.setTopMargin(self._page_style.pixels(10))
        table_format.setBottomMargin(self._page_style.pixels(20))
        table_format.setBorderCollapse(True)
        table_format.setHeaderRowCount(1)
        set_direction(table_format, is_rtl=is_rtl)
        table_format.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        weights = [_weight([plain_text(cell) for cell in column]) for column in zip(*table.rows, strict=True)]
        table_format.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, 100 * weight / sum(weights)) for weight in weights]
        )
        return table_format

    def _borders(self, *, is_head: bool) -> QTextTableCellFormat:
        borders = QTextTableCellFormat()
        borders.setPadding(self._page_style.pixels(PADDING))
        borders.setBottomBorder(1.5 if is_head else 1)
        borders.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        borders.setBottomBorderBrush(self._page_style.theme.brush("control_line" if is_head else "line"))
        return borders


def _weight(cells: Sequence[str]) -> float:
    """A column's share of the table's width: space for its longest word, and more if it contains sentences."""
    longest_word = max((len(word) for cell in cells for word in cell.split()), default=1)
    return max(2 * min(longest_word, 20) + 6, min(44, max(map(len, cells)) / 2))


def _with_text(spans: Spans, text: str) -> Spans:
    """The same spans with the characters of another text of the same length."""
    found = []
    offset = 0
    for span in spans:
        found.append(span._replace(text=text[offset : offset + len(span.text)]))
        offset += len(span.text)
    return tuple(found)


def _split_at(spans: Spans, places: Sequence[int]) -> list[Spans]:
    """Splits spans at characters, but not inside a link, which would become two."""
    parts: list[list[Span]] = [[]]
    offset = 0
    for span in spans:
        end = offset + len(span.text)
        inside = [place for place in places if offset < place < end and not span.link]
        if offset in places and any(parts[-1]):
            parts.append([])
        for first, last in pairwise([offset, *inside, end]):
            if first in inside:
                parts.append([])
            parts[-1].append(span._replace(text=span.text[first - offset : last - offset]))
        offset = end
    return [tuple(part) for part in parts]


def _is_right_to_left(table: Table) -> bool:
    """Whether a table is read from the right, in an article that is not."""
    return is_right_to_left("\n".join(plain_text(cell) for row in table.rows for cell in row))
