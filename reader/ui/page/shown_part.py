"""The part of an article that the page shows, and how reading positions relate to heights in its document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reader.library.model import Location
from reader.library.outline import number_of_block
from reader.ui.page.article_parts import Parts
from reader.ui.page.document import PageDocument
from reader.ui.page.page_links import PartLink
from reader.ui.page.text_map import BlockOffset
from reader.ui.shell.session import OpenedArticle, ReadingPosition

NEAR_END = 12  # blocks, which may all be in the window above the sources

FIGURE = 300  # characters: a quarter of a minute's reading

SMALLEST_DEPTH = 1e-6
"""A depth of 0 means: scroll to the block with some space above it. This one means: exactly to its top."""


class ShownPart:
    """Part `number` of an opened article, laid out as `document`. Heights are in pixels of the document."""

    def __init__(self, opened: OpenedArticle, parts: Parts, number: int, document: PageDocument) -> None:
        self.number = number
        self._opened = opened
        self._parts = parts
        self._document = document

    def article_range(self) -> tuple[BlockOffset, BlockOffset]:
        """The range of the article that the part shows; the end is exclusive."""
        ends = []
        for part in (self.number, self.number + 1):
            pieces = self._parts.part(part) if part < len(self._parts) else ()
            ends.append((pieces[0].number, pieces[0].offset) if pieces else (len(self._parts.pieces), 0))
        return (ends[0] if self.number else (0, 0)), ends[1]

    def progress(self, share: float) -> float:
        """How much of the article has been read, from 0 to 1, if `share` of this part has been."""
        return min(1.0, (self.number + share) / len(self._parts))

    def share_before(self, position: int) -> float:
        """How much of the text of this part is before a document position, from 0 to 1.

        By characters, of which a picture counts as many as are read while one looks at it. The questions and sources
        below the text, which may be long, are not counted.
        """
        pieces = self._parts.part(self.number)
        extent = self._document.text_map.extent(pieces[-1].number) if pieces else None
        if not extent:
            return 1.0
        figures = self._document.figures
        seen = sum(figure.position < position for figure in figures)
        return min(1.0, (position + FIGURE * seen) / max(1, extent[1] + FIGURE * len(figures)))

    def location_at(self, position: int) -> Location | None:
        """The paragraph at a document position."""
        found = self._document.text_map.block_offset(position)
        return self._location(self._opened.article.blocks[found[0]].id, found[1]) if found else None

    def target(self, link: PartLink) -> Location:
        """Where a link to another part leads."""
        first = self._parts.part(link.part)[0]
        return self._location(self._opened.article.blocks[first.number].id if link.part else "", first.offset)

    def position_at_height(self, height: float, text_position: int) -> ReadingPosition:
        """The position of a window that begins at `height`, where the document position is `text_position`."""
        found = self._document.text_map.block_offset(text_position)
        if found is None and self.number:  # on the link to the part before
            piece = self._parts.part(self.number)[0]
            found = piece.number, piece.offset
        if found is None:
            first = self._document.text_map.extent(0)
            head = self._document.top_and_bottom(*first)[0] if first else 0
            return ReadingPosition(self._location(), height / head if head > 0 else 0.0)
        index, offset = found
        extent = self._document.text_map.extent(index) or (0, 0)
        top, bottom = self._document.top_and_bottom(*extent)
        depth = round((height - top) / max(1.0, bottom - top), 6) or SMALLEST_DEPTH
        if self._is_below(index, extent[1], depth):
            depth = round(1 + self._paragraphs_below(extent[1], height), 6)
        return ReadingPosition(self._location(self._opened.article.blocks[index].id, offset), depth)

    def is_near_end(self, position: ReadingPosition) -> bool:
        """Whether the position is in one of the last blocks, and the part shows the end of the article."""
        if self.number < len(self._parts) - 1:
            return False  # first, since the page asks with every step of scrolling
        return self._index(position) >= len(self._opened.article.blocks) - NEAR_END

    def is_at_top(self, position: ReadingPosition) -> bool:
        """Whether a window at `position` begins at the top of the part."""
        index = self._index(position)
        first = self._parts.part(self.number)[0] if self._parts.pieces else None
        is_first = index < 0 or (first and (first.number, first.offset) == (index, position.location.offset))
        return bool(is_first) and not position.depth

    def height_of(self, position: ReadingPosition, space_above: float) -> float | None:
        """The height at which a window at `position` begins, or None if the part does not show it.

        A position without a depth gets `space_above` its block, or above the box that the block opens.
        """
        index = self._index(position)
        extent = self._document.text_map.extent(max(0, index))
        if extent is None:
            return None
        top, bottom = self._document.top_and_bottom(*extent)
        if index < 0:
            return position.depth * top
        if self._is_below(index, extent[1], position.depth):
            return self._height_below(extent[1], position.depth - 1)
        if position.depth:
            return top + position.depth * (bottom - top)
        return self._document.top_with_box(extent[0]) - space_above

    def _is_below(self, index: int, end: int, depth: float) -> bool:
        """Whether a position is in the questions or the sources, below the last block, which ends at `end`."""
        is_last = index == len(self._opened.article.blocks) - 1
        return depth > 1 and is_last and self._document.findBlock(end).next().isValid()

    def _paragraphs_below(self, end: int, height: float) -> float:
        """How many paragraphs are between the end of the last block and a height: the same number in any text size."""
        number = 0
        for number, (top, next_top) in enumerate(pairwise(self._tops_below(end))):
            if height < next_top:
                return number + max(0.0, height - top) / (next_top - top)
        return number + 1.0

    def _height_below(self, end: int, paragraphs: float) -> float:
        """The opposite of `_paragraphs_below`."""
        next_top = 0.0
        for number, (top, next_top) in enumerate(pairwise(self._tops_below(end))):
            if paragraphs < number + 1:
                return top + (paragraphs - number) * (next_top - top)
        return next_top

    def _tops_below(self, end: int) -> Iterator[float]:
        """The bottom of the last block, the top of each paragraph below, and the bottom of the last one.

        One at a time, since for each Qt lays out the document as far as it.
        """
        yield self._document.top_and_bottom(end, end)[1]
        bottom = 0.0
        paragraph = self._document.findBlock(end).next()
        while paragraph.isValid():
            top, bottom = self._document.top_and_bottom(paragraph.position(), paragraph.position())
            yield top
            paragraph = paragraph.next()
        yield bottom

    def _index(self, position: ReadingPosition) -> int:
        return number_of_block(self._opened.article.blocks, position.location.block)

    def _location(self, block: str = "", offset: int = 0) -> Location:
        return Location(self._opened.pack.info.id, self._opened.article.id, block, offset)
