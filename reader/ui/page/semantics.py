"""What a page means, apart from how it looks: headings, lists, boxes, tables, pictures, links, as a tree."""

from __future__ import annotations

import enum
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from PySide6.QtGui import QTextBlock, QTextCursor, QTextTable

from reader.library.model import ArticleLink, Block, BlockKind, Citation, NoteKind, PackLink, Table, TermLink, WebLink
from reader.ui.page.document import Decoration, LinkRun, PageDocument

DEEPEST = 20
"""Lists are told apart down to this depth: nobody follows more, and a hostile pack may nest thousands."""

_BOXES = frozenset(NoteKind)
_WRAPPED = {BlockKind.QUOTE: "Quotation", BlockKind.CODE: "Code"}


class NodeKind(enum.Enum):
    HEADING = enum.auto()
    PARAGRAPH = enum.auto()
    LIST = enum.auto()
    ITEM = enum.auto()
    BOX = enum.auto()
    TABLE = enum.auto()
    ROW = enum.auto()
    HEAD_CELL = enum.auto()
    CELL = enum.auto()
    IMAGE = enum.auto()
    RULE = enum.auto()
    LINK = enum.auto()


@dataclass(frozen=True, slots=True)
class Meaning:
    """A piece of the page, from one document position to another, and the pieces within it.

    level   heading: from 1, the article's title
    link    link: its number in the document
    """

    kind: NodeKind
    name: str
    first: int
    last: int
    parts: tuple[Meaning, ...] = ()
    description: str = ""
    level: int = 0
    link: int = -1


@dataclass(frozen=True, slots=True)
class _Line:
    """A piece that stands by itself; `block` is what it shows of the article, if anything."""

    meaning: Meaning
    block: Block | None
    box: Decoration | None

    @property
    def depth(self) -> int:
        """How deep in lists an item stands; 0 for whatever is no item."""
        if self.meaning.kind is not NodeKind.ITEM:
            return 0
        return min(max(1, self.block.level), DEEPEST) if self.block else 1

    @property
    def marker(self) -> str:
        """A source's line brings its number as a link."""
        return self.block.marker if self.block else "•"


def describe(document: PageDocument, blocks: Sequence[Block]) -> tuple[Meaning, ...]:
    """The tree of a page that shows some of an article's blocks."""
    return _Reader(document, blocks).read()


class _Reader:
    def __init__(self, document: PageDocument, blocks: Sequence[Block]) -> None:
        self._document = document
        self._blocks = blocks
        self._owners = self._find_owners()
        self._link_starts = [run.first for run in document.links]
        self._boxes = [decoration for decoration in document.decorations if decoration.name in _BOXES]

    def read(self) -> tuple[Meaning, ...]:
        whole: list[Meaning] = []
        for box, lines in groupby(self._lines(), key=lambda line: line.box):
            parts = tuple(_wrap(list(lines)))
            if box:
                whole.append(Meaning(NodeKind.BOX, parts[0].name, parts[0].first, parts[-1].last, parts))
            else:
                whole += parts
        return tuple(whole)

    def _find_owners(self) -> dict[int, int]:
        """Which block of the article each paragraph of the document shows, by their numbers."""
        owners = {}
        for index in range(len(self._blocks)):
            extent = self._document.text_map.extent(index)
            if extent:
                first, last = (self._document.findBlock(position).blockNumber() for position in extent)
                owners.update(dict.fromkeys(range(first, last + 1), index))
        return owners

    def _lines(self) -> Iterator[_Line]:
        paragraph = self._document.begin()
        while paragraph.isValid():
            index = self._owners.get(paragraph.blockNumber())
            block = self._blocks[index] if index is not None else None
            position = paragraph.position()
            box = next((each for each in self._boxes if each.first <= position <= each.last), None)
            table = QTextCursor(paragraph).currentTable() if block and block.table else None
            if table and block and block.table:
                yield _Line(self._table(table, block.table), block, box)
                paragraph = self._document.findBlock(table.lastPosition() + 1)
                continue
            if block or paragraph.length() > 1:
                yield _Line(self._paragraph(paragraph, block), block, box)
            paragraph = paragraph.next()

    def _paragraph(self, paragraph: QTextBlock, block: Block | None) -> Meaning:
        first, last = paragraph.position(), paragraph.position() + paragraph.length() - 1
        links = self._links(first, last)
        name = self._text(first, last)
        match block.kind if block else None:
            case BlockKind.HEADING if block:
                return Meaning(NodeKind.HEADING, name, first, last, links, level=block.level)
            case BlockKind.ITEM if block:
                return Meaning(NodeKind.ITEM, f"{block.marker} {name}".strip(), first, last, links)
            case BlockKind.RULE:
                return Meaning(NodeKind.RULE, "", first, last)
            case BlockKind.FIGURE if block and block.figure and paragraph.text() == "\ufffc":
                return Meaning(NodeKind.IMAGE, block.figure.alt, first, last)
            case None if paragraph.blockFormat().headingLevel():
                level = paragraph.blockFormat().headingLevel()
                return Meaning(NodeKind.HEADING, name, first, last, links, level=level)
            case None if links and links[0].first == first and self._is_citation(links[0]):
                return Meaning(NodeKind.ITEM, name, first, last, links)
        return Meaning(NodeKind.PARAGRAPH, name, first, last, links)

    def _table(self, qt_table: QTextTable, table: Table) -> Meaning:
        rows = []
        # A long table is cut into several of Qt's.
        for number in range(qt_table.rows()):
            cells = tuple(self._cell(qt_table, number, column) for column in range(len(table.rows[0])))
            rows.append(Meaning(NodeKind.ROW, "", cells[0].first, cells[-1].last, cells))
        size = f"{len(rows)} rows, {len(table.rows[0])} columns"
        return Meaning(NodeKind.TABLE, "", rows[0].first, rows[-1].last, tuple(rows), size)

    def _cell(self, table: QTextTable, row: int, column: int) -> Meaning:
        cell, head = table.cellAt(row, column), table.cellAt(0, column)
        first, last = cell.firstPosition(), cell.lastPosition()
        of_column = self._text(head.firstPosition(), head.lastPosition()) if row else ""
        kind = NodeKind.CELL if row else NodeKind.HEAD_CELL
        return Meaning(kind, self._text(first, last), first, last, self._links(first, last), of_column)

    def _runs(self, first: int, last: int) -> Iterator[tuple[int, LinkRun]]:
        for number in range(bisect_left(self._link_starts, first), len(self._link_starts)):
            run = self._document.links[number]
            if run.first >= last:
                return
            yield number, run

    def _links(self, first: int, last: int) -> tuple[Meaning, ...]:
        return tuple(self._link(number, run) for number, run in self._runs(first, last))

    def _link(self, number: int, run: LinkRun) -> Meaning:
        name = self._plain(run.first, run.last)
        description = ""
        match run.link:
            case Citation():
                name = f"Source {name.strip(' .')}"
            case TermLink():
                description = "Word of the glossary"
            case ArticleLink():
                description = "Place in this pack"
            case PackLink():
                description = "Place in a pack"
            case WebLink(url):
                description = url
        return Meaning(NodeKind.LINK, name, run.first, run.last, description=description, link=number)

    def _is_citation(self, link: Meaning) -> bool:
        return isinstance(self._document.links[link.link].link, Citation)

    def _text(self, first: int, last: int) -> str:
        """A stretch as it is read aloud: the small numbers of sources apart from the words before them."""
        said: list[str] = []
        for _, run in self._runs(first, last):
            if isinstance(run.link, Citation):
                number = self._plain(run.first, run.last)
                said += [self._plain(first, run.first), f" [{number}]" if said or run.first > first else f"{number}. "]
                first = run.last
        return "".join([*said, self._plain(first, last)])

    def _plain(self, first: int, last: int) -> str:
        cursor = QTextCursor(self._document)
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2028", "\n").replace("\u2029", "\n").replace("\ufffc", "")


def _wrap(lines: Sequence[_Line]) -> Iterator[Meaning]:
    """Lines with lists and quotations put together."""
    for wrap, group in groupby(lines, key=_wrapping):
        parts = list(group)
        if wrap is BlockKind.ITEM:
            yield from _lists(parts)
        elif wrap:
            inner = tuple(line.meaning for line in parts)
            yield Meaning(NodeKind.BOX, _WRAPPED[wrap], inner[0].first, inner[-1].last, inner)
        else:
            yield from (line.meaning for line in parts)


def _wrapping(line: _Line) -> BlockKind | None:
    if line.depth:
        return BlockKind.ITEM
    return line.block.kind if line.block and line.block.kind in _WRAPPED else None


def _lists(lines: Sequence[_Line]) -> Iterator[Meaning]:
    """The lists that items form: an item holds its further paragraphs and the lists below it."""
    depth = min(line.depth for line in lines)
    items: list[list[_Line]] = []
    for line in lines:
        if not items or (line.depth == depth and line.marker):
            items.append([line])
        else:
            items[-1].append(line)
    start = 0
    for number in range(1, len(items) + 1):
        if number == len(items) or not _goes_on(items[number - 1][0].marker, items[number][0].marker):
            parts = tuple(_item(item, depth) for item in items[start:number])
            yield Meaning(NodeKind.LIST, "", parts[0].first, parts[-1].last, parts)
            start = number


def _item(lines: Sequence[_Line], depth: int) -> Meaning:
    """`lines` are the item and what it holds; the item is missing where a list begins deeper than it goes on."""
    start = lines[0].meaning.first
    whole, rest = Meaning(NodeKind.ITEM, "", start, start), lines
    if lines[0].depth == depth:
        whole, rest = lines[0].meaning, lines[1:]
    inner: list[Meaning] = []
    for is_deeper, group in groupby(rest, key=lambda line: line.depth > depth):
        parts = tuple(group)
        inner += _lists(parts) if is_deeper else (replace(line.meaning, kind=NodeKind.PARAGRAPH) for line in parts)
    return replace(whole, parts=(*whole.parts, *inner), last=inner[-1].last if inner else whole.last)


def _goes_on(before: str, after: str) -> bool:
    """Whether a list that has one marker goes on with the other."""
    if before[:-1].isdecimal() and after[:-1].isdecimal():
        return int(after[:-1]) == int(before[:-1]) + 1
    return not before[:-1].isdecimal() and not after[:-1].isdecimal()
