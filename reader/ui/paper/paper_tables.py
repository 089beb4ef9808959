"""Tables on paper, which nobody can scroll sideways: in smaller type, or else cut between columns into several."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QTextCursor

from reader.library.model import Span, Spans, Table
from reader.ui.page.article_parts import Piece
from reader.ui.page.column_groups import column_groups, with_columns
from reader.ui.page.column_widths import ColumnNeed
from reader.ui.page.document_writer import DocumentWriter
from reader.ui.page.inline_text import InlineWriter
from reader.ui.page.page_style import BOX_PADDING
from reader.ui.page.table_formats import PADDING
from reader.ui.page.tables import TableBuilder
from reader.ui.page.writing_system import WritingSystem
from reader.ui.paper.long_tables import LongTable
from reader.ui.paper.paper_style import PaperStyle

SHARES = (1.0, 0.95, 0.9, 0.86, 0.82, 0.78, 0.75)
COMFORTABLE = 0.88
SMALLEST_SHARE = 0.72
"""Of the usual size of type in tables: 7.3 points, as in the leaflet of a medicine."""

MOST_PARTS = 1_000_000
PART_LINE = "table_part"
"""The name of the line above each part of a table, as if it were a text style."""

MakeInline = Callable[[PaperStyle], InlineWriter]


class PaperTables(TableBuilder):
    """Inserts tables as `TableBuilder` does.

    `long_tables` are those of the article, by the numbers of their blocks. `paddings` gets the space around the text of
    their cells, `continued` which table each further piece of a long one goes on with, and `part_lines` where the lines
    above the parts of a cut one are: all by document positions.
    `has_wide_table`: one was wider than the text.
    """

    def __init__(
        self,
        writer: DocumentWriter,
        inline: InlineWriter,
        style: PaperStyle,
        make_inline: MakeInline,
        column: float,
        writing_system: WritingSystem,
    ) -> None:
        super().__init__(writer, inline, None, is_rtl=writing_system.is_rtl)
        self._writing_system = writing_system
        self._style = style
        self._make_inline = make_inline
        self._column = column
        self.long_tables: Mapping[int, LongTable] = {}
        self._group_needs: dict[tuple[int, int], Sequence[ColumnNeed]] = {}
        self.paddings: dict[int, float] = {}
        self.continued: dict[int, int] = {}
        self.part_lines: list[int] = []
        self.has_wide_table = False

    def _columns_line(self, number: int, count: int) -> Spans:
        words = self._writing_system.words
        sentence = words.text("table_part", number=words.number(number + 1), count=words.number(count))
        return (Span(self._writing_system.isolated(sentence)),)

    def insert(self, piece: Piece, table: Table, indent: float) -> None:
        room = self._column - self._style.pixels(indent + (2 * (BOX_PADDING + 4) if piece.block.box else 0))
        long_table = self.long_tables.get(piece.number)
        measured = long_table.needs(self._writer.tables) if long_table else self._writer.tables.needs(table)
        needs = [need.smallest for need in measured]
        needed = sum(needs)
        if needed <= room:
            super().insert(piece, table, indent)
            self._note(piece, 0, 0, room, self._style)
            return
        share, groups = cut_table(
            long_table.table if long_table else table, needs, room - len(needs)
        )  # in smaller type, each is rounded up again
        smaller = self._style.scaled(share)
        self.has_wide_table = True
        inline, cursor = self._make_inline(smaller), self._writer.cursor
        count = len(groups) * (len(long_table) if long_table else 1)
        first_part = len(groups) * long_table.index(piece) if long_table and len(groups) > 1 else 0
        for number, group in enumerate(groups):
            if len(groups) > 1:
                cursor.setBlockFormat(self._style.block_format("caption"))
                self.part_lines.append(cursor.block().position())
                self._inline.insert("caption", self._columns_line(first_part + number, count))
                cursor.insertBlock()
            inline.writer.cursor = QTextCursor(cursor)
            builder = TableBuilder(inline.writer, inline, None, is_rtl=self._is_rtl)
            builder.insert(piece, with_columns(table, group), indent / share)
            self._note(piece, number, first_part + number, room, smaller)
            cursor.movePosition(QTextCursor.MoveOperation.End)
        self._writer.is_empty = True

    def _note(self, piece: Piece, group: int, part: int, room: float, style: PaperStyle) -> None:
        """The last table of the document was inserted in a style, where the text has `room`.

        Further pieces of a long table have the widths of the first, but each group of columns has its own. A piece goes
        on with the one above it, unless a line between them says which part of the table it is.
        """
        tables = self._writer.document.tables
        page_table = tables[-1]
        page_table.number = -(piece.number * MOST_PARTS + part + 1)
        page_table.needs = self._group_needs.setdefault((piece.number, group), fitting(page_table.needs, room))
        self.paddings[page_table.first] = style.pixels(PADDING)
        same = [other for other in tables if other.number == page_table.number]
        if len(same) > 1:
            self.continued[page_table.first] = same[0].first


def cut_table(table: Table, needs: Sequence[float], room: float) -> tuple[float, list[list[int]]]:
    """The columns in as few tables as in the smallest type, and the largest share of the type that needs no more.

    A larger type leaves some room for lines of several words.
    """
    fewest = column_groups(table, [need * SMALLEST_SHARE for need in needs], room)
    if len(fewest) == 1:
        return max(SMALLEST_SHARE, room / sum(needs)), fewest
    for share in SHARES:
        groups = column_groups(table, [need * share for need in needs], COMFORTABLE * room)
        if len(groups) == len(fewest):
            return share, groups
    return SMALLEST_SHARE, fewest


def fitting(needs: Sequence[ColumnNeed], room: float) -> list[ColumnNeed]:
    """The same where they have room; else narrower, so that long words are broken."""
    smallest = sum(need.smallest for need in needs)
    if smallest <= room:
        return list(needs)
    narrower = [int(need.smallest * room / smallest) for need in needs]
    return [need._replace(smallest=width, comfortable=width) for need, width in zip(needs, narrower, strict=True)]
