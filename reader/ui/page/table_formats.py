"""The formats of the tables of a page, and how wide their columns must be, in one page style."""

from __future__ import annotations

from math import ceil

from PySide6.QtGui import QTextBlockFormat, QTextFrameFormat, QTextLength, QTextTableCellFormat, QTextTableFormat

from reader.library.model import Table
from reader.ui.page.column_widths import COMFORT, EASE, LABEL, ColumnNeed, TextMeasure, shared
from reader.ui.page.page_style import PageStyle
from reader.ui.page.paragraph_format import CENTRE, LEADING, RIGHT, set_alignment, set_direction

PADDING, PADDING_BETWEEN = 7, 9  # pixels at 100 %: around the text of a cell, and before it in all columns but one

_ALIGNMENTS = {"right": RIGHT, "center": CENTRE}


class TableFormats:
    def __init__(self, page_style: PageStyle) -> None:
        self._page_style = page_style
        self._text_measure = TextMeasure(page_style)
        self._cells: dict[tuple[bool, bool, bool], QTextTableCellFormat] = {}
        self._measured: tuple[Table, list[ColumnNeed]] | None = None

    @property
    def padding(self) -> float:
        """Above and below the text of a cell, in pixels."""
        return round(self._page_style.pixels(PADDING))

    def table(self, table: Table, *, is_rtl: bool) -> QTextTableFormat:
        table_format = QTextTableFormat()
        table_format.setBorder(0)
        table_format.setCellSpacing(0)
        table_format.setTopMargin(round(self._page_style.pixels(10)))
        table_format.setBottomMargin(round(self._page_style.pixels(20)))
        table_format.setBorderCollapse(True)
        table_format.setHeaderRowCount(1)
        set_direction(table_format, is_rtl=is_rtl)
        table_format.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        widths = shared(self.needs(table), self._page_style.column)
        table_format.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, 100 * width / sum(widths)) for width in widths]
        )
        return table_format

    def cell(self, row: int, column: int, *, is_rtl: bool) -> QTextTableCellFormat:
        """Its lines and padding, in a table that is read from the right or not. A table has few of them, many times."""
        key = (row == 0, column == 0, is_rtl)
        if key not in self._cells:
            self._cells[key] = self._make_cell(*key)
        return self._cells[key]

    def _make_cell(self, is_head: bool, is_first: bool, is_rtl: bool) -> QTextTableCellFormat:
        borders = QTextTableCellFormat()
        borders.setPadding(self.padding)
        borders.setBottomBorder(2 if is_head else 1)
        borders.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        borders.setBottomBorderBrush(self._page_style.theme.brush("control_line" if is_head else "line"))
        padding = self._page_style.pixels(0 if is_first else PADDING_BETWEEN)
        (borders.setRightPadding if is_rtl else borders.setLeftPadding)(padding)
        return borders

    def paragraph(self, style: str, alignment: str, *, is_rtl: bool, is_value: bool) -> QTextBlockFormat:
        """Of a cell. In a table that is read from the right, a value of a few words is on the right."""
        block_format = self._page_style.block_format(style)
        set_direction(block_format, is_rtl=is_rtl)
        set_alignment(block_format, _ALIGNMENTS.get(alignment, RIGHT if is_value else LEADING))
        return block_format

    def needs(self, table: Table) -> list[ColumnNeed]:
        """Of its columns. The last table is measured once, however often it is asked for."""
        if self._measured is None or self._measured[0] is not table:
            self._measured = table, self._measure(table)
        return self._measured[1]

    def _measure(self, table: Table) -> list[ColumnNeed]:
        pixels, measure = self._page_style.pixels, self._text_measure
        comfort, longest_label, ease = map(measure.digits, (COMFORT, LABEL, EASE))
        needs = []
        for number, column in enumerate(zip(*table.rows, strict=True)):
            (head_longest, head_whole), *cells = [
                measure.cell("cell" if row else "head_cell", cell) for row, cell in enumerate(column)
            ]
            longest = max([head_longest, *(cell_longest for cell_longest, _ in cells)])
            body = max((cell_whole for _, cell_whole in cells), default=longest_label + 1)
            whole = max(head_whole, body if cells else 0)
            label = max(longest, body, head_whole / 2) if body <= longest_label else 0
            padding = pixels(PADDING + (PADDING_BETWEEN if number else 0)) + 2
            eased = max(padding, ease)
            needs.append(
                ColumnNeed(
                    ceil(longest + padding),
                    ceil(label + eased) if label else 0,
                    ceil(max(longest, min(whole, comfort)) + padding),
                    ceil(whole + eased),
                )
            )
        return needs
