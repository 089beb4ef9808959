"""Decides where pages end, from strips: bands of text that cannot be cut, such as a line, a picture or a table row."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple


class Keep(IntEnum):
    """How much a strip must be on the same page as the next one."""

    NONE = 0
    RATHER = 1
    """A box that fits on a page, single lines of a paragraph, or what was cut because it is taller than a page."""
    HEAD = 2
    """The head of an article and its text, and the lines of a title or a question that has more than three."""
    ALWAYS = 3
    """A heading and two lines of its text, a picture and its caption, the head of a table and its first row."""


class Strip(NamedTuple):
    """A band of a galley, from `top` to `bottom`, which shows the text from document position `first` to `last`.

    `gap` is the empty space above it, which is left out at the top of a page. `head` is the number of the strip that is
    repeated above it at the top of a page, or -1.
    """

    galley: int
    top: float
    bottom: float
    first: int
    last: int
    keep: Keep = Keep.NONE
    gap: float = 0.0
    head: int = -1
    starts_page: bool = False

    @property
    def height(self) -> float:
        return self.bottom - self.top


class PageSlice(NamedTuple):
    """A part of a galley on a page, at `y` from the top of the text. `is_repeated`: the head of a table, once more."""

    galley: int
    top: float
    bottom: float
    first: int
    last: int
    y: float
    is_repeated: bool = False


Page = tuple[PageSlice, ...]

_ROUNDING = 0.01


def paginate(strips: Sequence[Strip], height: float) -> list[Page]:
    """The pages, whose text may be `height` high. A strip that is higher is alone on its page."""
    starts = [*page_starts(strips, 0, height), len(strips)]
    return [_page(strips, first, end) for first, end in pairwise(starts)]


def page_starts(strips: Sequence[Strip], first: int, height: float) -> list[int]:
    """The numbers of the strips with which a page begins, from that of `first` on."""
    starts = []
    while first < len(strips):
        starts.append(first)
        first = _end_of_page(strips, first, height)
    return starts


def used_height(strips: Sequence[Strip], first: int, end: int) -> float:
    """Of a page with the strips from `first` to before `end`."""
    others = strips[first + 1 : end]
    return _repeated_height(strips, first) + strips[first].height + sum(strip.gap + strip.height for strip in others)


def _end_of_page(strips: Sequence[Strip], first: int, height: float) -> int:
    """The number of the strip with which the next page begins."""
    room = height - _repeated_height(strips, first) - strips[first].height
    last = first
    while last + 1 < len(strips) and not strips[last + 1].starts_page:
        room -= strips[last + 1].gap + strips[last + 1].height
        if room < -_ROUNDING:
            break
        last += 1
    else:
        return last + 1
    for most in Keep:
        for number in range(last, first - 1, -1):
            if strips[number].keep <= most:
                if number == last or _is_whole(strips, number + 1, most, height):
                    return number + 1
                break  # it is cut on the next page, too: so begin it on this one
    return last + 1


def _is_whole(strips: Sequence[Strip], first: int, most: Keep, height: float) -> bool:
    """Whether what begins a page is on it up to where a page may end."""
    room = height - _repeated_height(strips, first) - strips[first].height
    last = first
    while strips[last].keep > most and last + 1 < len(strips) and not strips[last + 1].starts_page:
        last += 1
        room -= strips[last].gap + strips[last].height
        if room < -_ROUNDING:
            return False
    return True


def _repeated_height(strips: Sequence[Strip], first: int) -> float:
    head = strips[first].head
    return strips[head].height if head >= 0 else 0.0


def _page(strips: Sequence[Strip], first: int, end: int) -> Page:
    slices: list[PageSlice] = []
    y = 0.0
    head = strips[first].head
    if head >= 0:
        repeated = strips[head]
        slices.append(
            PageSlice(
                repeated.galley, repeated.top, repeated.bottom, repeated.first, repeated.last, 0.0, is_repeated=True
            )
        )
        y = repeated.height
    for number in range(first, end):
        strip = strips[number]
        y += strip.gap if number > first else 0.0
        before = slices[-1] if slices and number > first else None
        is_next = before is not None and abs(strip.top - strip.gap - before.bottom) < 0.01
        if before and is_next and before.galley == strip.galley:
            slices[-1] = before._replace(bottom=strip.bottom, last=strip.last)
        else:
            slices.append(PageSlice(strip.galley, strip.top, strip.bottom, strip.first, strip.last, y))
        y += strip.height
    return tuple(slices)
