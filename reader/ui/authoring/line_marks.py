"""Marks at the start of lines: headings, lists and quotations, and what Enter does in a list."""

from __future__ import annotations

import re
from collections.abc import Callable

from reader.ui.authoring.text_change import TextChange, line_range

_HEADING = re.compile(r"(#{1,6})[ \t]+")
_ITEM = re.compile(r"([ \t]*)(?:([-*+])|(\d{1,9})([.)]))([ \t]+)")


def toggle_heading(text: str, first: int, last: int, level: int) -> TextChange:
    """Makes the lines headings of a level, or plain text if they are that already."""
    wanted = f"{'#' * level} "

    def change(lines: list[str]) -> list[str]:
        is_on = all(line.startswith(wanted) for line in lines if line.strip())
        return [_without_mark(line) if is_on or not line.strip() else wanted + _without_mark(line) for line in lines]

    return _change_lines(text, first, last, change)


def toggle_list(text: str, first: int, last: int, *, is_numbered: bool) -> TextChange:
    """Makes the lines items of a list, or plain text if they are that already."""

    def change(lines: list[str]) -> list[str]:
        items = [_ITEM.match(line) for line in lines if line.strip()]
        is_on = bool(items) and all(item and bool(item[3]) is is_numbered for item in items)
        if is_on:
            return [_without_mark(line) for line in lines]
        done, number = [], 0
        for line in lines:
            if not line.strip() and len(lines) > 1:
                continue  # an empty line between items would make every one a paragraph
            number += 1
            done.append(f"{number}. {_without_mark(line)}" if is_numbered else f"- {_without_mark(line)}")
        return done

    return _change_lines(text, first, last, change)


def enter(text: str, at: int) -> TextChange | None:
    """What Enter does in a list: another item, or the end of the list in an empty one. None where it is a line end."""
    start, end = line_range(text, at, at)
    line = text[start:end]
    item = _ITEM.match(line)
    if not item or at < start + item.end():
        return None
    if not line[item.end() :].strip():
        return TextChange(start, end, "", start, start)
    marker = f"{int(item[3]) + 1}{item[4]}" if item[3] else item[2]
    new = f"\n{item[1]}{marker}{item[5]}"
    return TextChange(at, at, new, at + len(new), at + len(new))


def indent(text: str, first: int, last: int, *, by: int) -> TextChange | None:
    """Moves items of a list one level in (1) or out (-1). None where the lines are no items."""
    start, end = line_range(text, first, last)
    lines = text[start:end].split("\n")
    items = [_ITEM.match(line) for line in lines if line.strip()]
    if not items or not all(items):
        return None

    def change(lines: list[str]) -> list[str]:
        done = []
        for line in lines:
            item = _ITEM.match(line)
            width = len((item[2] or f"{item[3]}{item[4]}") + " ") if item else 2
            if by > 0:
                done.append(" " * width + line if line.strip() else line)
            else:
                done.append(line[min(width, len(line) - len(line.lstrip(" "))) :])
        return done

    return _change_lines(text, first, last, change)


def _change_lines(text: str, first: int, last: int, change: Callable[[list[str]], list[str]]) -> TextChange:
    start, end = line_range(text, first, last)
    new = "\n".join(change(text[start:end].split("\n")))
    if first != last:
        return TextChange(start, end, new, start, start + len(new))
    # Without a selection, the caret stays in front of the same words.
    caret = start + max(0, len(new) - (end - first))
    return TextChange(start, end, new, caret, caret)


def _without_mark(line: str) -> str:
    for mark in (_HEADING, _ITEM):
        if found := mark.match(line):
            return line[found.end() :]
    return line.lstrip()
