"""Cuts a galley into strips, and says which of them belong together on a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from PySide6.QtGui import QTextBlock, QTextTable

from reader.ui.page.decorations import overhangs
from reader.ui.page.document import BOXES, PageDocument
from reader.ui.page.line_steps import lines_between
from reader.ui.page.page_table import LAST_LINE
from reader.ui.paper.galley import CODE_SIZE, Galley
from reader.ui.paper.pagination import Keep, Strip
from reader.ui.paper.paper_tables import PART_LINE

NO_GAP = -1.0  # of the first row of a piece that goes on with a long table, whose head is not shown once more
FIRST_ROWS = 2  # the head of a table and its first row
FEWEST_LINES = 2  # of a paragraph, at the bottom and at the top of a page
BOLD = 600
_WITH_NEXT = dict.fromkeys(
    (
        "title", "heading1", "heading2", "heading3", "heading4", "box_title", "question", "rule", "quiz_note",
        "local_help", "contents_section", "contents_subsection", "fields", PART_LINE,
    ),
    Keep.ALWAYS,
) | dict.fromkeys(("emergency", "summary", "meta", "last_field"), Keep.HEAD)  # fmt: skip


class GalleyStrips(NamedTuple):
    """`space_below` is the space that the last strip wants before the next galley."""

    strips: list[Strip]
    space_below: float


def strips_of(galley: Galley, number: int, height: float) -> GalleyStrips:
    """The strips of galley `number`, for pages whose text is `height` high. `head` counts from its first strip.

    The first strip has as its `gap` the space that it wants above it.
    """
    strips = cut(galley, number, height)
    if not strips:
        return GalleyStrips([], 0.0)
    document = galley.document
    strips[0] = strips[0]._replace(gap=max(0.0, _space_above(document, strips[0])))
    return GalleyStrips(_keep_boxes_whole(strips, document, height), max(0.0, _space_below(document, strips[-1])))


def _space_above(document: PageDocument, strip: Strip) -> float:
    if table := document.cursor(strip.first).currentTable():
        return table.format().topMargin()
    block = document.findBlock(strip.first)
    return block.blockFormat().topMargin() - (document.documentLayout().blockBoundingRect(block).top() - strip.top)


def _space_below(document: PageDocument, strip: Strip) -> float:
    if table := document.cursor(strip.last).currentTable():
        return table.format().bottomMargin()
    block = document.findBlock(strip.last)
    return block.blockFormat().bottomMargin() - (
        strip.bottom - document.documentLayout().blockBoundingRect(block).bottom()
    )


def cut(galley: Galley, number: int, height: float) -> list[Strip]:
    """The strips of galley `number`, whose boxes may be torn."""
    return _close_gaps(_Cutter(galley, number, height).cut())


class _Cutter:
    def __init__(self, galley: Galley, number: int, height: float) -> None:
        self._galley = galley
        self._document = galley.document
        self._layout = galley.document.documentLayout()
        self._number = number
        self._height = height
        self._heads: dict[int, int] = {}  # the number of the strip with the head of each table
        self._above, self._below = overhangs(galley.document, galley.style)
        for position in galley.codes:
            height = self._layout.blockBoundingRect(self._document.findBlock(position)).height()
            self._below[position] = max(0.0, CODE_SIZE - height)

    def cut(self) -> list[Strip]:
        strips: list[Strip] = []
        block = self._document.begin()
        while block.isValid():
            table = self._document.table_at(block.position())
            if table:
                strips += self._rows(table.first, strips)
                while block.isValid() and block.position() <= table.last:
                    block = block.next()
                continue
            strips += self._lines(block)
            block = block.next()
        return strips

    def _lines(self, block: QTextBlock) -> list[Strip]:
        is_empty = block.length() <= 1 and not self._is_marker(block)
        if is_empty and block.position() not in self._below:  # Qt's own paragraph after a table
            return []
        area = self._layout.blockBoundingRect(block)
        top = area.top()
        layout = block.layout()
        count = layout.lineCount()
        if not count:
            return []
        strips = []
        keeps = self._keeps(block, count)
        for number in range(count):
            line = layout.lineAt(number)
            begin = top + line.y() - (self._above.get(block.position(), 0.0) if number == 0 else 0.0)
            end = top + line.y() + line.height()
            if number == count - 1:
                end = max(end, area.bottom()) + self._below.get(block.position(), 0.0)
            first = block.position() + line.textStart()
            strips.append(Strip(self._number, begin, end, first, first + line.textLength(), keeps[number]))
        return strips

    def _keeps(self, block: QTextBlock, count: int) -> list[Keep]:
        """Of its lines."""
        last = self._keep_after(block)
        if self._style(block) == "caption":
            return [*[Keep.ALWAYS] * (count - 1), last]
        is_whole = block.position() in self._galley.codes
        single, others = (Keep.ALWAYS, Keep.HEAD) if last >= Keep.HEAD else (Keep.RATHER, Keep.NONE)
        keeps = [
            single if is_whole or number < FEWEST_LINES or count - number < FEWEST_LINES else others
            for number in range(1, count)
        ]
        keeps.append(last)
        if last < Keep.HEAD and self._keep_after(block.previous()) is Keep.ALWAYS:
            single = last if self._is_term(block.previous()) else self._keep_single(block)
            keeps[0] = Keep.ALWAYS if count > 1 else single
        return keeps

    def _keep_after(self, block: QTextBlock) -> Keep:
        style, following = self._style(block), self._following(block)
        if (style == "figure" and following == "caption") or self._is_marker(block):
            return Keep.ALWAYS
        if style == following == "choice_line":
            return Keep.RATHER
        if following and following not in _WITH_NEXT and self._is_term(block) and not self._is_term(block.next()):
            return Keep.ALWAYS
        if style == "paragraph" and following in ("item", "table") and block.text().rstrip().endswith((":", "：")):
            return Keep.RATHER
        return _WITH_NEXT.get(style, Keep.NONE)

    def _keep_single(self, block: QTextBlock) -> Keep:
        """Of the only line below a heading: with the next paragraph, but a picture or a row may need a page."""
        following = self._following(block)
        if not following or following in _WITH_NEXT:
            return Keep.NONE
        return Keep.RATHER if following in ("figure", "table") else Keep.ALWAYS

    def _is_marker(self, block: QTextBlock) -> bool:
        """Whether it is only the number or the dot of an item that begins with a picture."""
        return block.length() <= 1 and self._style(block) == "item"

    def _is_term(self, block: QTextBlock) -> bool:
        """Whether all letters of a paragraph of a line or two are bold, as those of a term above its meaning are."""
        if self._style(block) not in ("paragraph", "item") or not 0 < block.layout().lineCount() <= FEWEST_LINES:
            return False
        text = block.text()
        formats: Sequence[Any] = block.textFormats()  # their fields are missing from the stubs
        return any(map(str.isalnum, text)) and all(
            each.format.fontWeight() >= BOLD or not any(map(str.isalnum, text[each.start : each.start + each.length]))
            for each in formats
        )

    def _following(self, block: QTextBlock) -> str:
        """The style of the next paragraph, or "table"."""
        following = block.next()
        while following.isValid() and following.length() <= 1:  # the empty paragraph above a table
            following = following.next()
        is_table = following.isValid() and self._document.table_at(following.position())
        return "table" if is_table else self._style(following)

    def _style(self, block: QTextBlock) -> str:
        return self._galley.styles.get(block.position(), "") if block.isValid() else ""

    def _rows(self, position: int, above: Sequence[Strip]) -> list[Strip]:
        """`above` are the strips of the galley above the table."""
        cursor = self._document.cursor(position)
        table = cursor.currentTable()
        page_table = self._document.table_at(position)
        assert page_table is not None, "a table of the document"
        top, bottom = page_table.span()
        padding = self._galley.cell_padding(page_table.first)
        tops = [top, *(self._top(table, row) - padding + 1 for row in range(1, table.rows())), bottom - LAST_LINE + 2]
        strips: list[Strip] = []
        origin = self._galley.continued.get(page_table.first, page_table.first)
        is_continued = origin != page_table.first
        head_strip = self._heads.setdefault(origin, len(above))
        highest = kept_top(above, top)  # of what the head and the first row are never without
        for row, (begin, end) in enumerate(pairwise(tops)):
            if is_continued and row == 0:
                continue
            first = table.cellAt(row, 0).firstPosition()
            last = table.cellAt(row, table.columns() - 1).lastPosition()
            head = head_strip if row and tops[1] - tops[0] < self._height / 3 else -1
            is_one_before_last = row == table.rows() - 2  # one row alone on the next page would be easily overlooked
            keep = Keep.ALWAYS if not row else Keep.RATHER if is_one_before_last else Keep.NONE
            whole = Strip(self._number, begin, end, first, last, keep, head=head)
            head_height = tops[1] - tops[0] if head >= 0 else 0.0
            room = self._height - (begin - highest if row < FIRST_ROWS else head_height)
            strips += [whole] if whole.height <= room else self._pieces(whole)
        if strips:
            strips[-1] = strips[-1]._replace(keep=Keep.NONE)
            strips[0] = strips[0]._replace(gap=NO_GAP if is_continued else 0.0)
        return strips

    def _top(self, table: QTextTable, row: int) -> float:
        return self._layout.blockBoundingRect(table.cellAt(row, 0).firstCursorPosition().block()).top()

    def _pieces(self, whole: Strip) -> list[Strip]:
        """A row that is taller than a page, cut where no cell has a line."""
        cuts = [whole.top]
        reach = whole.top
        for begin, end in lines_between(self._document, whole.first, whole.top, whole.bottom):
            if begin >= reach - 0.5 and begin > cuts[-1] + 1:
                cuts.append(begin)
            reach = max(reach, end)
        pieces = list(pairwise([*cuts, whole.bottom]))
        keeps = [Keep.ALWAYS, *[Keep.RATHER] * (len(pieces) - 2), whole.keep][-len(pieces) :]
        return [
            whole._replace(top=begin, bottom=end, keep=keep) for (begin, end), keep in zip(pieces, keeps, strict=True)
        ]


def kept_top(strips: Sequence[Strip], top: float) -> float:
    """Where begins what is always on one page with something at `top`, below the last strip."""
    for strip in reversed(strips):
        if strip.keep is not Keep.ALWAYS:
            break
        top = strip.top
    return top


def _close_gaps(strips: Sequence[Strip]) -> list[Strip]:
    """Strips with the space above each. They never overlap."""
    found: list[Strip] = []
    for strip in strips:
        above = found[-1].bottom if found else 0.0
        top = max(above, strip.top)
        gap = 0.0 if strip.gap == NO_GAP else top - above
        found.append(strip._replace(top=top, bottom=max(top, strip.bottom), gap=gap))
    return found


def _keep_boxes_whole(strips: list[Strip], document: PageDocument, height: float) -> list[Strip]:
    for decoration in document.decorations:
        if decoration.name not in BOXES:
            continue
        inside = [
            number
            for number, strip in enumerate(strips)
            if strip.first <= decoration.last and strip.last >= decoration.first
        ]
        if inside and strips[inside[-1]].bottom - strips[inside[0]].top <= height:
            for number in inside[:-1]:
                strips[number] = strips[number]._replace(keep=max(strips[number].keep, Keep.RATHER))
    return strips
