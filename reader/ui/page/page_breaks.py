"""Where the pages of a text begin and end, if it is turned instead of scrolled: at whole lines."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

NO_HEAD = (0.0, 0.0)
LEAST_FILLED = 0.35  # of a page: one that would have less is filled, although that parts a heading from its text
ABOVE_LETTERS = 0.2  # of a line: the space above them, which may be left out
TALLEST_HEAD = 0.4  # of a page: the head of a table that is taller is not shown again


class Strip(NamedTuple):
    """What no page cuts: a line, a row of a table, a picture. Heights are in pixels of the document.

    `text_top` is where its text begins, below the padding of a box that it opens. A strip that `keeps_next` is on the
    same page as the strip below it, where a page has room for both. `head` is where the head of its table is, unless it
    is the head itself. `is_line`: nothing of it is worth a page of its own, however low pages are.
    """

    top: float
    bottom: float
    text_top: float
    keeps_next: bool = False
    head: tuple[float, float] = NO_HEAD
    is_line: bool = False


class PageSpan(NamedTuple):
    """The heights at which a page begins and ends, and where its first line begins.

    The end of a line that is taller than the page is not shown. `head` is where the head of the table is with which
    the page goes on; the page shows it again.
    """

    top: float
    bottom: float
    text_top: float
    head: tuple[float, float] = NO_HEAD

    @property
    def head_height(self) -> int:
        """In whole pixels."""
        return round(self.head[1]) - round(self.head[0])


def page_spans(strips: Sequence[Strip], height: float) -> list[PageSpan]:
    """The pages of a text, each as tall as `height` at most; at least one.

    A strip that is taller than a page is cut, since nothing else would show all of it. A line has a page to itself,
    which shows its letters, or what is above its foot.
    """
    if not strips:
        return [PageSpan(0, height, 0)]
    height = max(1.0, height)
    pages: list[PageSpan] = []
    first = 0
    while first < len(strips):
        strip, text_top = strips[first], strips[first].text_top
        head = strip.head if _has_room_for_head(strip, height) else NO_HEAD
        room = height - math.ceil(head[1] - head[0])
        top = _top_of_letters(strip, room) if strip.is_line else strip.top
        while strip.bottom - top > room and not strip.is_line:
            pages.append(PageSpan(top, top + room, text_top, head))
            top = text_top = top + room
        last = _last_strip(strips, first, top + room)
        pages.append(PageSpan(top, strips[last].bottom, text_top, head))
        first = last + 1
    return pages


def page_at(pages: Sequence[PageSpan], height: float) -> int:
    """The number of the page that shows a height, or of the one after it for a height in the space between two."""
    return min(bisect_right(pages, height + 1, key=lambda page: page.bottom), len(pages) - 1)


def _has_room_for_head(strip: Strip, height: float) -> bool:
    tallest = TALLEST_HEAD * height
    if strip.is_line:
        tallest = min(tallest, height - (strip.bottom - strip.top))
    return strip.head[1] - strip.head[0] <= tallest


def _top_of_letters(line: Strip, room: float) -> float:
    """Where a page begins that shows a line: below the space above its letters, if there is no room for that."""
    letters = line.text_top + ABOVE_LETTERS * (line.bottom - line.text_top)
    return max(line.top, min(line.bottom - room, letters))


def _last_strip(strips: Sequence[Strip], first: int, end: float) -> int:
    """The last strip of a page that begins with strip `first` and has room down to `end`."""
    fitting = first
    while fitting + 1 < len(strips) and strips[fitting + 1].bottom <= end:
        fitting += 1
    if fitting + 1 == len(strips):
        return fitting
    last = fitting
    while last > first and strips[last].keeps_next:
        last -= 1
    top = strips[first].top
    is_short = strips[last].bottom - top < LEAST_FILLED * (end - top)
    return fitting if is_short or strips[last].keeps_next else last
