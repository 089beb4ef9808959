"""Where the lines of YAML begin and end around a value."""

from __future__ import annotations

from reader.library.editing.yaml_tree import SpanList


def start_of_item(text: str, node: SpanList, index: int) -> int:
    """The start of the line of an item's hyphen, or the hyphen itself if something is before it."""
    dash = dash_of(text, node, index)
    begin = text.rfind("\n", 0, dash) + 1
    return begin if not text[begin:dash].strip() else dash


def is_behind(text: str, place: int) -> bool:
    """Whether something else is before it on its line."""
    return bool(text[text.rfind("\n", 0, place) + 1 : place].strip())


def dash_of(text: str, node: SpanList, index: int) -> int:
    if index == 0:
        return node.start
    column = column_of(text, node.start)
    place = node.items[index].start
    while place > node.start:
        place = text.rfind("-", 0, place)
        if column_of(text, place) == column and not text[text.rfind("\n", 0, place) + 1 : place].strip():
            break
    return place


def above_comments(text: str, start: int) -> int:
    """The start of the comments directly above the line that begins at `start`."""
    while start > 0:
        above = text.rfind("\n", 0, start - 1) + 1
        if not text[above : start - 1].lstrip().startswith("#"):
            break
        start = above
    return start


def line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def next_line(text: str, place: int) -> int:
    return min(len(text), line_end(text, place) + 1)


def column_of(text: str, place: int) -> int:
    return place - (text.rfind("\n", 0, place) + 1)
