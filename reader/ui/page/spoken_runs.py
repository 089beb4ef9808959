"""Text in a document that is not seen and that a screen reader reads: levels of headings, numbers of items, pictures.

A screen reader that reads with the caret, or everything at once, gets the text of the document and nothing else. So
while one is running, the document has these words, too, without any width. What is copied does not have them.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextCursor

from reader.library.model import Block, Table, plain_text
from reader.translation import _, ngettext, number_text
from reader.ui.page.article_parts import Piece
from reader.ui.page.document import PageDocument, ScriptRun
from reader.ui.page.inline_text import InlineWriter

NO_BREAK_SPACE, NO_BREAK_HYPHEN = "\u00a0", "\u2011"
"""In place of spaces and hyphens, so that no line can end in what is not seen."""

_UNBROKEN = str.maketrans({"-": NO_BREAK_HYPHEN, **dict.fromkeys("\x00\ufffc\ufdd0\ufdd1", "\ufffd")})


class SpokenRuns:
    """Inserts them into one document, each before the text that it belongs to."""

    def __init__(self, document: PageDocument, inline: InlineWriter) -> None:
        self._document = document
        self._inline = inline

    def heading(self, cursor: QTextCursor, style: str, level: int, piece: Piece | None = None) -> None:
        self._insert(cursor, style, _("Heading level {level}:", level=number_text(level)), piece)

    def item(self, cursor: QTextCursor, style: str, block: Block, piece: Piece) -> None:
        """The bullet or number of an item, which the page paints beside the text."""
        if block.marker:
            self._insert(cursor, style, block.marker, piece)

    def figure(self, cursor: QTextCursor, alt: str) -> None:
        words = _("Image: {description}", description=alt) if alt else _("Image without a description")
        self._insert(cursor, "figure", words)

    def cell(self, cursor: QTextCursor, table: Table, row: int, column: int, piece: Piece) -> None:
        """Before the first cell the size of the table, and before the cells of a row the heads of their columns."""
        if row:
            head = plain_text(table.rows[0][column])
            words = _("{column}:", column=head) if head else ""
        else:
            words = "" if column else _("Table, {size}:", size=size_of(len(table.rows), len(table.rows[0])))
        if words:
            self._insert(cursor, "cell" if row else "head_cell", words, piece)

    def _insert(self, cursor: QTextCursor, style: str, words: str, piece: Piece | None = None) -> None:
        document, first = self._document, cursor.position()
        if piece:  # so that the positions of the words belong to the block
            document.text_map.add(piece.number, piece.offset, first, "")
        text = NO_BREAK_SPACE.join([*words.translate(_UNBROKEN).split(), ""])
        cursor.insertText(text, _unseen(self._inline.plain(style).font(), text))
        document.spoken.append((first, cursor.position()))
        document.scripts.append(ScriptRun(first, cursor.position(), ""))


def size_of(rows: int, columns: int) -> str:
    """Of a table."""
    return _(
        "{rows}, {columns}",
        rows=ngettext("{count} row", "{count} rows", rows),
        columns=ngettext("{count} column", "{count} columns", columns),
    )


def _unseen(font: QFont, text: str) -> QTextCharFormat:
    small = QFont(font)
    small.setPixelSize(1)
    small.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    small.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0)
    small.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -QFontMetricsF(small).horizontalAdvance(text) / len(text))
    unseen = QTextCharFormat()
    unseen.setFont(small)
    unseen.setForeground(QColor(0, 0, 0, 0))
    return unseen
