"""Where a page has its headings, links, pictures, tables and paragraphs, to go from one to the next by a key."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

from PySide6.QtGui import QTextBlock, QTextCursor

from reader.ui.page.document import PageDocument
from reader.ui.page.page_links import FigureLink
from reader.ui.page.page_table import PageTable


class Target(Enum):
    HEADING = auto()
    LINK = auto()
    FIGURE = auto()
    TABLE = auto()
    PARAGRAPH = auto()


def next_position(document: PageDocument, target: Target, position: int, by: int) -> int | None:
    """The nearest one after a document position (1) or before it (-1).

    None if there is none, or after the end of the article with its links to others.
    """
    starts = positions(document, target)
    if by > 0:
        return next((start for start in starts if start > position), None)
    return next((start for start in reversed(starts) if start < position), None)


def positions(document: PageDocument, target: Target) -> list[int]:
    """Where all of them begin, in order, without what is only read aloud."""
    match target:
        case Target.LINK:
            return [run.first for run in document.links if not isinstance(run.link, FigureLink)]
        case Target.FIGURE:
            return [run.position for run in document.figures]
        case Target.TABLE:
            firsts = [table.first for table in document.tables if _begins(document, table)]
            return [document.seen_position(first) for first in firsts]
        case Target.HEADING:
            blocks = [block for block in _blocks(document) if block.blockFormat().headingLevel()]
        case Target.PARAGRAPH:
            blocks = [block for block in _blocks(document) if _is_paragraph(document, block)]
    return [document.seen_position(block.position()) for block in blocks]


def _begins(document: PageDocument, table: PageTable) -> bool:
    """Whether it is no continuation: a long table is split into several of Qt's."""
    found = document.text_map.block_offset(table.first)
    return found is not None and found[1] == 0


def _blocks(document: PageDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _is_paragraph(document: PageDocument, block: QTextBlock) -> bool:
    """Headings count, since they are read, too; a table counts once, at its first cell."""
    table = QTextCursor(block).currentTable()
    return document.is_seen(block) if table is None else block.position() == table.firstPosition()
