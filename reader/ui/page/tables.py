"""Builds tables: their cells, row by row, with the text that is kept together in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.library.model import Span, Spans, Table, plain_text
from reader.ui.page.article_parts import Piece, split_spans
from reader.ui.page.document_writer import DocumentWriter
from reader.ui.page.inline_text import InlineWriter, signs_of
from reader.ui.page.text_formats import TextKey
from reader.ui.page.unbroken_text import JOINER, keep_together
from reader.ui.widgets.isolates import END
from reader.ui.widgets.text_direction import is_right_to_left

if TYPE_CHECKING:
    from reader.ui.page.spoken_runs import SpokenRuns

LONGEST_VALUE = 3  # words, such as those of a dose


class TableBuilder:
    """Inserts tables into one document."""

    def __init__(
        self, writer: DocumentWriter, inline: InlineWriter, spoken: SpokenRuns | None, *, is_rtl: bool
    ) -> None:
        self._writer = writer
        self._inline = inline
        self._spoken = spoken
        self._is_rtl = is_rtl

    def insert(self, piece: Piece, table: Table, indent: float) -> None:
        """Inserts a table into an empty paragraph. Each further piece of a long table repeats the head.

        `indent` is that of the lists and quotations around it, in pixels at 100 %.

        A repeated head is not added to the text map: a search finds the head once.
        """
        writer = self._writer
        is_rtl = self._is_rtl or _is_right_to_left(table)
        if self._spoken:
            self._spoken.table(table)
        writer.begin_table(table, is_rtl, self._spoken is not None)
        offset = piece.offset
        is_continued = offset > 0
        for row_number, row in enumerate(table.rows):
            is_head = row_number == 0
            for column, spans in enumerate(row):
                writer.begin_cell(row_number, column, is_rtl)
                alignment = table.alignments[column]
                if self._spoken:
                    self._spoken.cell(table, row_number, column, piece._replace(offset=offset))
                if is_head and is_continued:
                    writer.document.text_map.add(piece.number, offset, writer.cursor.position(), "")
                    self._fill(None, "head_cell", spans, alignment, 0, is_rtl)
                    continue
                offset = self._fill(piece, "head_cell" if is_head else "cell", spans, alignment, offset, is_rtl)
                offset += 1  # the tab or line end between cells, as outline.block_text counts
        writer.end_table(piece.number, table, indent, piece.block.box is not None, is_rtl)

    def _fill(
        self, piece: Piece | None, style: str, spans: Spans, alignment: str, offset: int, is_table_rtl: bool
    ) -> int:
        """Writes a cell. Returns the offset after its last character."""
        kept = keep_together("".join(span.text for span in spans))
        joints = [offset + joint for joint in kept.joints]
        for number, part in enumerate(split_spans(_with_text(spans, kept.text)) or [()]):
            text = plain_text(part)
            is_rtl = is_right_to_left(text, default=is_table_rtl)
            # Below an Arabic head, “500 mg” is read from the left, but begins at the right like the rest of its column.
            # So does a head: it stands above its column, in whatever language it is.
            is_value = is_table_rtl and not is_rtl and (style == "head_cell" or len(text.split()) <= LONGEST_VALUE)
            self._writer.begin_cell_paragraph(style, alignment, is_rtl, is_value, number == 0)
            signs = [(offset + index, sign) for index, sign in signs_of(part, is_rtl=is_rtl)]
            for joined, spans_between in enumerate(_split_at(part, [joint - offset for joint in joints])):
                if joined:
                    self._writer.insert_text(JOINER, TextKey(style))
                end = offset + sum(len(span.text) for span in spans_between)
                here = [(index - offset, sign) for index, sign in signs if index + (sign != END) <= end]
                signs = signs[len(here) :]
                where = piece._replace(offset=offset) if piece else None
                self._inline.insert(style, spans_between, where, signs=here)
                offset = end
        return offset


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
