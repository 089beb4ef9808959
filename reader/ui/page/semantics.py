"""Describes a page as a tree for screen readers: headings, lists, boxes, tables, pictures, links."""

from __future__ import annotations

import enum
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from PySide6.QtCore import QLocale
from PySide6.QtGui import QTextBlock, QTextCursor, QTextTable

from reader.library.model import (
    ArticleLink,
    Block,
    BlockKind,
    Citation,
    FootnoteLink,
    NoteKind,
    PackLink,
    Table,
    TermLink,
    WebLink,
)
from reader.translation import _, list_text
from reader.ui.page.document import Decoration, PageDocument
from reader.ui.page.document_text import document_text, plain_text
from reader.ui.page.page_links import ChoiceLink, LinkRun
from reader.ui.page.spoken_runs import size_of

DEEPEST = 20
"""Deeper lists count as this deep: nobody follows more levels, and a hostile pack may nest thousands."""

_BOXES = frozenset(NoteKind)


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
class SemanticNode:
    """A node of the tree: what is between two document positions, and the nodes inside it.

    level   of a heading, from 1 for the article's title
    link    of a link or a picture, the number of the link in the document
    """

    kind: NodeKind
    name: str
    first: int
    last: int
    children: tuple[SemanticNode, ...] = ()
    description: str = ""
    level: int = 0
    link: int = -1


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph or table of the document, and the block of the article that it shows, if any."""

    node: SemanticNode
    block: Block | None
    box: Decoration | None

    @property
    def containers(self) -> str:
        """The lists and quotations around it; a footnote, and a reference or choice without a block, is an item."""
        if self.block and not self._is_footnote:
            return self.block.containers[:DEEPEST]
        return "l" if self.node.kind is NodeKind.ITEM else ""

    @property
    def _is_footnote(self) -> bool:
        return self.block is not None and self.block.kind is BlockKind.FOOTNOTE

    @property
    def marker(self) -> str:
        """A reference or a choice has no block: its label is the link at its start. So is the letter of a footnote."""
        return self.block.marker if self.block and not self._is_footnote else "•"


def describe(document: PageDocument, blocks: Sequence[Block]) -> tuple[SemanticNode, ...]:
    """The top nodes of a document that shows some of an article's blocks."""
    return _Describer(document, blocks).describe()


class _Describer:
    def __init__(self, document: PageDocument, blocks: Sequence[Block]) -> None:
        self._document = document
        self._blocks = blocks
        self._owners = self._find_owners()
        self._link_starts = [run.first for run in document.links]
        self._boxes = [decoration for decoration in document.decorations if decoration.name in _BOXES]

    def describe(self) -> tuple[SemanticNode, ...]:
        nodes: list[SemanticNode] = []
        for box, lines in groupby(self._lines(), key=lambda line: line.box):
            inside = tuple(_grouped(list(lines)))
            if box:
                nodes.append(SemanticNode(NodeKind.BOX, inside[0].name, inside[0].first, inside[-1].last, inside))
            else:
                nodes += inside
        return tuple(nodes)

    def _find_owners(self) -> dict[int, int]:
        """The number of the block that each paragraph of the document shows, by the number of the paragraph."""
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
            if block or self._document.is_seen(paragraph):
                yield _Line(self._paragraph(paragraph, block), block, box)
            paragraph = paragraph.next()

    def _paragraph(self, paragraph: QTextBlock, block: Block | None) -> SemanticNode:
        first, last = paragraph.position(), paragraph.position() + paragraph.length() - 1
        links = self._links(first, last)
        name = self._text(first, last)
        match block.kind if block else None:
            case BlockKind.HEADING if block:
                return SemanticNode(NodeKind.HEADING, name, first, last, links, level=block.level)
            case BlockKind.ITEM if block:
                return SemanticNode(NodeKind.ITEM, f"{block.marker} {name}".strip(), first, last, links)
            case BlockKind.FOOTNOTE:
                return SemanticNode(NodeKind.ITEM, name, first, last, links)
            case BlockKind.RULE:
                return SemanticNode(NodeKind.RULE, "", first, last)
            case BlockKind.FIGURE if block and block.figure and paragraph.text().endswith("\ufffc"):
                link = links[0].link if links else -1
                return SemanticNode(NodeKind.IMAGE, block.figure.alt, first, last, link=link)
            case None if paragraph.blockFormat().headingLevel():
                level = paragraph.blockFormat().headingLevel()
                return SemanticNode(NodeKind.HEADING, name, first, last, links, level=level)
            case None if links and links[0].first == first and self._starts_item(links[0]):
                return SemanticNode(NodeKind.ITEM, name, first, last, links)
        return SemanticNode(NodeKind.PARAGRAPH, name, first, last, links, self._languages(first, last))

    def _languages(self, first: int, last: int) -> str:
        """Says that a paragraph, or some of it, is in another language, which a voice may need to be told."""
        runs = [run for run in self._document.languages if run.first < last and first < run.last]
        names = list(dict.fromkeys(QLocale(run.language).nativeLanguageName() or run.language for run in runs))
        if not names:
            return ""
        is_whole = len(names) == 1 and sum(run.last - run.first for run in runs) >= 0.9 * (last - first)
        if is_whole:
            return _("In this language: {language}", language=names[0])
        return _("With text in: {languages}", languages=list_text(names))

    def _table(self, qt_table: QTextTable, table: Table) -> SemanticNode:
        rows = []
        # A long table is split into several of Qt's: this one may have fewer rows than the block.
        for number in range(qt_table.rows()):
            cells = tuple(self._cell(qt_table, number, column) for column in range(len(table.rows[0])))
            rows.append(SemanticNode(NodeKind.ROW, "", cells[0].first, cells[-1].last, cells))
        size = size_of(len(rows), len(table.rows[0]))
        return SemanticNode(NodeKind.TABLE, "", rows[0].first, rows[-1].last, tuple(rows), size)

    def _cell(self, table: QTextTable, row: int, column: int) -> SemanticNode:
        cell, head = table.cellAt(row, column), table.cellAt(0, column)
        first, last = cell.firstPosition(), cell.lastPosition()
        column_name = self._text(head.firstPosition(), head.lastPosition()) if row else ""
        kind = NodeKind.CELL if row else NodeKind.HEAD_CELL
        return SemanticNode(kind, self._text(first, last), first, last, self._links(first, last), column_name)

    def _runs(self, first: int, last: int) -> Iterator[tuple[int, LinkRun]]:
        for number in range(bisect_left(self._link_starts, first), len(self._link_starts)):
            run = self._document.links[number]
            if run.first >= last:
                return
            yield number, run

    def _links(self, first: int, last: int) -> tuple[SemanticNode, ...]:
        return tuple(self._link(number, run) for number, run in self._runs(first, last))

    def _link(self, number: int, run: LinkRun) -> SemanticNode:
        is_raised = isinstance(run.link, Citation | FootnoteLink)
        name = (plain_text if is_raised else document_text)(self._document, run.first, run.last)
        description = ""
        match run.link:
            case Citation():
                name = _("Source {number}", number=name.strip(" .\u2068\u2069"))
            case FootnoteLink():
                name = _("Note {letter}", letter=name)
            case TermLink():
                description = _("Glossary term")
            case ArticleLink():
                description = _("Link within this pack")
            case PackLink():
                description = _("Link to another pack")
            case WebLink(url):
                description = url
            case ChoiceLink():
                description = _("Shows whether this answer is right")
        return SemanticNode(NodeKind.LINK, name, run.first, run.last, description=description, link=number)

    def _starts_item(self, link: SemanticNode) -> bool:
        """Whether what starts with the link is a reference, or a choice of a question."""
        return isinstance(self._document.links[link.link].link, Citation | ChoiceLink)

    def _text(self, first: int, last: int) -> str:
        """Text as it is read aloud: the numbers of citations are apart from the words before them."""
        return document_text(self._document, first, last)


def _grouped(lines: Sequence[_Line], level: int = 0) -> Iterator[SemanticNode]:
    """Groups items into lists, and the paragraphs of a quotation or of code into one box.

    `level` counts the lists and quotations that all lines are in.
    """
    for name, group in groupby(lines, key=lambda line: _group_name(line, level)):
        members = list(group)
        if name == "l":
            yield from _lists(members, level)
        elif name:
            is_quotation = name == "q"
            inside = tuple(_grouped(members, level + 1) if is_quotation else (line.node for line in members))
            box_name = _("Quotation") if is_quotation else _("Code")
            yield SemanticNode(NodeKind.BOX, box_name, inside[0].first, inside[-1].last, inside)
        else:
            for line in members:
                yield replace(line.node, kind=NodeKind.PARAGRAPH) if line.node.kind is NodeKind.ITEM else line.node


def _group_name(line: _Line, level: int) -> str:
    """What a line is grouped by: the letter of the list or quotation at that level, or else “code” if it is that."""
    if len(line.containers) > level:
        return line.containers[level]
    return "code" if line.block and line.block.kind is BlockKind.CODE else ""


def _lists(lines: Sequence[_Line], level: int) -> Iterator[SemanticNode]:
    """The lists that lines form. An item contains its further paragraphs, and the lists and quotations in it."""
    while all(line.containers[level + 1 : level + 2] == "l" for line in lines):  # a list whose outer list has no item
        level += 1
    items: list[list[_Line]] = []
    for line in lines:
        if not items or (_is_item(line, level) and line.marker):
            items.append([line])
        else:
            items[-1].append(line)
    start = 0
    for number in range(1, len(items) + 1):
        if number == len(items) or not _continues(items[number - 1][0].marker, items[number][0].marker):
            members = tuple(_item(item, level) for item in items[start:number])
            yield SemanticNode(NodeKind.LIST, "", members[0].first, members[-1].last, members)
            start = number


def _is_item(line: _Line, level: int) -> bool:
    return line.node.kind is NodeKind.ITEM and len(line.containers) == level + 1


def _item(lines: Sequence[_Line], level: int) -> SemanticNode:
    """`lines` are the item and what it contains. The item is missing if the list begins deeper than it continues."""
    start = lines[0].node.first
    node, rest = SemanticNode(NodeKind.ITEM, "", start, start), lines
    if _is_item(lines[0], level):
        node, rest = lines[0].node, lines[1:]
    inside = tuple(_grouped(rest, level + 1))
    return replace(node, children=(*node.children, *inside), last=inside[-1].last if inside else node.last)


def _continues(before: str, after: str) -> bool:
    """Whether an item with one marker and the next item with the other are in one list."""
    if before[:-1].isdecimal() and after[:-1].isdecimal():
        return int(after[:-1]) == int(before[:-1]) + 1
    return not before[:-1].isdecimal() and not after[:-1].isdecimal()
