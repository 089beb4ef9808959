"""Finds the items of a list in the lines of a plain text."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.importing.plain_text.text_lines import TextLine
from reader.library.importing.plain_text.text_marks import ItemMark, item_mark

LONGEST_ITEM = 100
"""Lines. What is longer is a section with a number. It also limits how often a line is looked at."""

_SURE_BULLETS = "*•▪●◦‣■➢➤✓✔"
"""One of these is a list of one item; another sign may be a minus, or the beginning of spoken words."""


def list_items(lines: Sequence[TextLine], at: int) -> tuple[list[Sequence[TextLine]], int]:
    """The items of the list that begins here, each with its lines, and where the list ends; no items if none does."""
    first = item_mark(lines[at])
    if first is None:
        return [], at
    starts = [at]
    number = end = at + 1
    while number < len(lines) and number - starts[-1] < LONGEST_ITEM:
        line = lines[number]
        if line.text:
            has_gap = not lines[number - 1].text or line.begins_page
            mark = item_mark(line) if abs(line.indent - lines[at].indent) <= 1 else None
            if mark and _continues(first, mark, len(starts)):
                starts.append(number)
            elif _ends_list(lines, number, has_gap, mark, first, lines[at].indent):
                break
            end = number + 1
        number += 1
    if len(starts) < 2 and not (first.number is None and first.mark in _SURE_BULLETS):
        return [], at
    return [_without_end(lines[start:stop]) for start, stop in zip(starts, [*starts[1:], end], strict=True)], end


def _ends_list(
    lines: Sequence[TextLine], number: int, has_gap: bool, mark: ItemMark | None, first: ItemMark, base: int
) -> bool:
    line = lines[number]
    if has_gap:
        return line.indent < min(first.width, base + 2)
    if line.indent > base:
        return False
    # An item goes on in a line that is not indented, if the line above it was full.
    is_lazy = len(lines[number - 1].text) >= 50 and line.text[0].islower()
    return mark is not None or not is_lazy


def _continues(first: ItemMark, mark: ItemMark, count: int) -> bool:
    if first.mark != mark.mark:
        return False
    return mark.number is None if first.number is None else mark.number == first.number + count


def _without_end(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    end = len(lines)
    while end > 1 and not lines[end - 1].text:
        end -= 1
    return lines[:end]
