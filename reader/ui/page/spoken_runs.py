"""Text in a document that is not seen and that a screen reader reads: levels of headings, numbers of items, sources.

A screen reader that reads with the caret, or everything at once, gets the text of the document and nothing else. So
while one is running, the document has these words, too, without any width. What is copied does not have them.
"""

from __future__ import annotations

from reader.library.model import Block, Table, plain_text
from reader.translation import _, ngettext, number_text
from reader.ui.page.article_parts import Piece
from reader.ui.page.document_writer import DocumentWriter
from reader.ui.page.unseen_text import NO_BREAK_SPACE, insert_unseen, unbroken


class SpokenRuns:
    """Inserts them where a writer is in its document, each before the text that it belongs to."""

    def __init__(self, writer: DocumentWriter) -> None:
        self._writer = writer

    def heading(self, style: str, level: int, piece: Piece | None = None) -> None:
        self._insert(style, _("Heading level {level}:", level=number_text(level)), piece)

    def item(self, style: str, block: Block, piece: Piece) -> None:
        """The bullet or number of an item, which the page paints beside the text."""
        if block.marker:
            self._insert(style, block.marker, piece)

    def figure(self, alt: str) -> None:
        words = _("Image: {description}", description=alt) if alt else _("Image without a description")
        self._insert("figure", words)

    def table(self, table: Table) -> None:
        """Its size, in the empty paragraph that Qt keeps before it, without a height."""
        self._writer.flatten(False)
        self._insert("cell", _("Table, {size}:", size=size_of(len(table.rows), len(table.rows[0]))))

    def cell(self, table: Table, row: int, column: int, piece: Piece) -> None:
        """The head of its column, before each cell of a row."""
        head = plain_text(table.rows[0][column])
        is_empty = not plain_text(table.rows[row][column])
        if row and head:
            self._insert("cell", _("{column}:", column=head), piece, is_alone=is_empty)
        elif is_empty:
            self.blank("cell" if row else "head_cell", piece)

    def blank(self, style: str, piece: Piece | None = None) -> None:
        """In an empty paragraph: Orca would read line by line, and not by sentences, from there to the end."""
        self._insert(style, "", piece, is_alone=True)

    def _insert(self, style: str, words: str, piece: Piece | None = None, *, is_alone: bool = False) -> None:
        """`is_alone`: the words are all that is in their paragraph, which keeps its height."""
        if piece:  # so that the positions of the words belong to the block
            self._writer.document.text_map.add(piece.number, piece.offset, self._writer.cursor.position(), "")
        text = f"{unbroken(' '.join(words.split()))}{NO_BREAK_SPACE}"
        insert_unseen(self._writer, style, text, is_alone=is_alone)


def size_of(rows: int, columns: int) -> str:
    """Of a table."""
    return _(
        "{rows}, {columns}",
        rows=ngettext("{count} row", "{count} rows", rows),
        columns=ngettext("{count} column", "{count} columns", columns),
    )
