"""Lays out an order: its galleys one by one, then the pages that they are cut into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.library.letter_scripts import FOREIGN_LETTER
from reader.library.print_order import NothingToPrint, PrintSelection, PrintSubject
from reader.translation import ngettext
from reader.ui.paper.figure_room import set_heights
from reader.ui.paper.galley import Anchor, Galley, GalleySource
from reader.ui.paper.galley_strips import GalleyStrips, strips_of
from reader.ui.paper.moved_figures import moved_figure
from reader.ui.paper.pagination import Keep, Page, Strip, page_starts, paginate
from reader.ui.paper.print_context import PrintContext
from reader.ui.paper.print_plan import plan

MOST_HELD = 700_000
"""What galleys may weigh that are kept laid out: a book of some 200 pages. Others are composed again to be painted."""

MOST_PAGES = 3_000
"""Nobody prints more at once, and where the lines of all pages are takes memory."""


class AnchorPlace(NamedTuple):
    """`page` counts from 0; `y` is from the top of the text."""

    page: int
    y: float


class PlacedHeading(NamedTuple):
    level: int
    title: str
    place: AnchorPlace


class PrintLayout:
    """`lay_out` must be finished before anything else is asked for."""

    def __init__(self, context: PrintContext, selection: PrintSelection) -> None:
        self.context = context
        self.selection = selection
        self.pages: list[Page] = []
        self.headings: list[PlacedHeading] = []
        self.anchors: dict[Anchor, AnchorPlace] = {}
        self.has_wide_table = False
        """Whether a table is wider than the text, so that it is printed smaller, or in parts."""
        self.foreign_letters: set[str] = set()
        """For which other fonts than those of every page are needed."""
        self._beginnings: set[int] = set()
        self._sources: list[GalleySource] = []
        self._galleys: dict[int, Galley] = {}
        self._figure_heights: dict[int, dict[int, int]] = {}
        """Of the pictures of each galley that are not as high as they were composed."""

    def lay_out(self) -> Iterator[int]:
        """Lays out one galley with each step, and yields how many there are so far. Raises what `plan` raises."""
        strips: list[Strip] = []
        headings: list[tuple[int, int, str, float]] = []
        anchors: list[tuple[int, Anchor, float]] = []
        height = self.context.sheet.height
        space_above = used = 0.0
        page_start = 0
        for number, source in enumerate(plan(self.context, self.selection)):
            self._sources.append(source)
            galley = self.galley(number)
            self.has_wide_table = self.has_wide_table or galley.has_wide_table
            self.foreign_letters.update(FOREIGN_LETTER.findall(galley.document.toPlainText()))
            if source.is_after_text and strips:
                strips[-1] = strips[-1]._replace(keep=max(strips[-1].keep, Keep.RATHER))
            own, space_below = self._strips(number, len(strips), space_above)
            if own and galley.document.figures:
                own, space_below = self._fill_pages(strips, page_start, number, space_above)
            if own:
                strips += own
                page_start = page_starts(strips, page_start, height)[-1]
                space_above = space_below
                used += own[-1].bottom - own[0].top + (height / 2 if source.is_new_page else 0.0)
                if used > MOST_PAGES * height:
                    raise NothingToPrint(
                        ngettext(
                            "This would be more than {count} page. Print single articles instead.",
                            "This would be more than {count} pages. Print single articles instead.",
                            MOST_PAGES,
                        )
                    )
            for level, title, position in galley.headings:
                headings.append((number, level, title, _top(galley, position)))
            for anchor, position in galley.anchors.items():
                anchors.append((number, anchor, _top(galley, position)))
            yield number + 1
        self.pages = paginate(strips, height)
        places = _Places(self.pages)
        self.anchors = {anchor: places.of(number, top) for number, anchor, top in reversed(anchors)}
        self.headings = [PlacedHeading(level, title, places.of(number, top)) for number, level, title, top in headings]
        self._beginnings = {heading.place.page for heading in self.headings if heading.level == 1}

    def _strips(self, number: int, before: int, space_above: float) -> GalleyStrips:
        """Those of a galley, below `before` others, the last of which wants `space_above`."""
        own, space_below = strips_of(self.galley(number), number, self.context.sheet.height)
        if own:
            starts_page = self._sources[number].is_new_page and number > 0
            own[0] = own[0]._replace(gap=max(own[0].gap, space_above), starts_page=starts_page)
        heads = (strip.head + before if strip.head >= 0 else -1 for strip in own)
        return GalleyStrips([strip._replace(head=head) for strip, head in zip(own, heads, strict=True)], space_below)

    def _fill_pages(self, above: list[Strip], page_start: int, number: int, space_above: float) -> GalleyStrips:
        """The strips of a galley whose pictures are a little smaller where the page before would be half empty.

        A page begins with the strip `page_start` of those above.
        """
        sheet, document = self.context.sheet, self.galley(number).document
        found = self._strips(number, len(above), space_above)
        passed: set[int] = set()
        while moved := moved_figure([*above, *found.strips], page_start, sheet.height, document.figures, passed):
            passed.add(moved.figure)
            before, whole = found, document.figures[moved.figure].height
            self._set_figure_height(number, moved.figure, moved.height)
            found = self._strips(number, len(above), space_above)
            if moved.begins in page_starts([*above, *found.strips], page_start, sheet.height):
                self._set_figure_height(number, moved.figure, whole)
                found = before
        return found

    def _set_figure_height(self, number: int, figure: int, height: int) -> None:
        self._figure_heights.setdefault(number, {})[figure] = height
        set_heights(self.galley(number), self.context.sheet, {figure: height})

    @property
    def should_turn(self) -> bool:
        """Whether this is one wide table, which has more room across a page that is turned."""
        options = self.context.options
        return self.has_wide_table and options.is_landscape is None and self.selection.subject is PrintSubject.TABLE

    @property
    def galley_count(self) -> int:
        return len(self._sources)

    def galley(self, number: int) -> Galley:
        """From those that are held, or composed again."""
        if number not in self._galleys:
            galley = self._sources[number].compose()
            if heights := self._figure_heights.get(number):
                set_heights(galley, self.context.sheet, heights)
            self._galleys[number] = galley
            held = sum(self._sources[other].weight for other in self._galleys)
            while held > MOST_HELD and len(self._galleys) > 1:
                oldest = next(iter(self._galleys))
                held -= self._sources[oldest].weight
                del self._galleys[oldest]
        return self._galleys[number]

    def title_of(self, page: int) -> str:
        """What the top of a page says that it continues; empty where an article begins there."""
        return "" if page == 0 or page in self._beginnings else self._sources[self.pages[page][0].galley].title


class _Places:
    """Finds where on the pages a height of a galley is."""

    def __init__(self, pages: list[Page]) -> None:
        self._slices: dict[int, list[tuple[float, int, float]]] = {}
        for number, page in enumerate(pages):
            for each in page:
                if not each.is_repeated:
                    self._slices.setdefault(each.galley, []).append((each.bottom, number, each.y - each.top))

    def of(self, galley: int, top: float) -> AnchorPlace:
        slices = self._slices.get(galley, [])
        for bottom, page, shift in slices:
            if top < bottom:
                return AnchorPlace(page, max(0.0, top + shift))
        return AnchorPlace(slices[-1][1] if slices else 0, 0.0)


def _top(galley: Galley, position: int) -> float:
    block = galley.document.findBlock(position)
    return float(galley.document.documentLayout().blockBoundingRect(block).top())
