"""Adds, deletes and moves the items of a list and the fields of a mapping in YAML, with all around them as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.yaml_places import (
    above_comments,
    column_of,
    dash_of,
    is_behind,
    line_end,
    next_line,
    start_of_item,
)
from reader.library.editing.yaml_style import YamlStyle, flow_value, written_item, written_value
from reader.library.editing.yaml_tree import SpanList, SpanMapping, SpanNode, YamlValue, as_list, read_tree, value_of
from reader.translation import _


def with_other_items(text: str, node: SpanList, value: Sequence[YamlValue], style: YamlStyle) -> str:
    """The text with other items in a list: those at its start and end that are the same stay. Empty if all differ."""
    old, new = list(as_list(value_of(node))), list(value)
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    if first + last == 0 or not new:
        return ""
    middle = new[first : len(new) - last]
    if len(old) - last > first:
        text = without_items(text, node, first, len(old) - last, node.start)
        tree = read_tree(text)
        found = list_at(tree, node.start, column_of(text, node.start))
        if found is None:
            return ""
        node = found
    return with_items(text, node, first, middle, style) if middle else text


def list_at(node: SpanNode | None, start: int, column: int) -> SpanList | None:
    """The list that begins at this place, or within the line or so after it, when its first items are gone."""
    pending = [node] if node else []
    while pending:
        each = pending.pop()
        if isinstance(each, SpanList):
            if each.start == start:
                return each
            pending += each.items
        elif isinstance(each, SpanMapping):
            pending += each.values.values()
    return None


def with_items(text: str, node: SpanList, index: int, values: Sequence[YamlValue], style: YamlStyle) -> str:
    """`node` has items."""
    if node.is_flow:
        written = ", ".join(map(flow_value, values))
        if index < len(node.items):
            place = node.items[index].start
            return f"{text[:place]}{written}, {text[place:]}"
        place = node.items[-1].end
        return f"{text[:place]}, {written}{text[place:]}"
    dash = column_of(text, node.start)
    gap = "\n" if style.has_gaps and any(isinstance(value, Mapping) for value in values) else ""
    lines = [f"{' ' * dash}-{written_item(value, dash, style)}" for value in values]
    if index < len(node.items):
        place = start_of_item(text, node, index)
        if is_behind(text, place):  # the first hyphen is behind that of another list
            return f"{text[:place]}{lines[0].lstrip()}\n{' ' * dash}{text[place:]}"
        place = above_comments(text, place) if index else place
        return f"{text[:place]}{''.join(f'{line}{chr(10)}{gap}' for line in lines)}{text[place:]}"
    place = line_end(text, node.items[-1].end)
    return f"{text[:place]}{''.join(f'{chr(10)}{gap}{line}' for line in lines)}{text[place:]}"


def without_items(text: str, node: SpanList, first: int, last: int, key_end: int) -> str:
    """`key_end` is where the field of the list ends, for a list that becomes empty."""
    if node.is_flow:
        if last < len(node.items):
            return text[: node.items[first].start] + text[node.items[last].start :]
        begin = node.items[first - 1].end if first else node.items[first].start
        return text[:begin] + text[node.items[last - 1].end :]
    if first == 0 and last == len(node.items):
        end = node.items[-1].end
        return f"{text[:key_end]} []{text[end:]}" if key_end != node.start else f"{text[: node.start]}[]{text[end:]}"
    begin = start_of_item(text, node, first)
    end = next_line(text, node.items[last - 1].end)
    if is_behind(text, begin) and last < len(node.items):
        return text[:begin] + text[dash_of(text, node, last) :]
    # Of the empty lines around, those above stay.
    if last < len(node.items):
        while text[end : end + 1] == "\n":
            end += 1
    elif first:
        while begin > 1 and text[begin - 2 : begin] == "\n\n":
            begin -= 1
    return text[:begin] + text[end:]


def moved(text: str, node: SpanList, index: int, to: int) -> str:
    starts = [start_of_item(text, node, number) for number in range(len(node.items))]
    if is_behind(text, node.start):
        raise EditRefused(_("This entry cannot be moved here. Move it in the text of the file."))
    begins = [starts[0], *(above_comments(text, start) for start in starts[1:])]
    ends = [next_line(text, item.end) for item in node.items]
    parts = [text[begin:end].rstrip("\n") for begin, end in zip(begins, ends, strict=True)]
    gaps = [text[end:begin] for end, begin in zip(ends, begins[1:], strict=False)]
    parts.insert(to, parts.pop(index))
    middle = "".join(f"{part}\n{gap}" for part, gap in zip(parts, gaps, strict=False))
    tail = text[ends[-1] :]
    return f"{text[: begins[0]]}{middle}{parts[-1]}{chr(10) if text[: ends[-1]].endswith(chr(10)) else ''}{tail}"


def with_field(
    text: str, parent: SpanMapping, key: str, value: YamlValue, style: YamlStyle, order: Sequence[str]
) -> str:
    names = list(parent.values)
    place = order.index(key) if key in order else len(order)
    earlier = [name for name in names if name not in order or order.index(name) < place] if key in order else names
    previous = earlier[-1] if earlier else ""
    if parent.is_flow:
        field = f"{key}: {flow_value(value)}"
        if not names:
            return f"{text[: parent.start]}{{{field}}}{text[parent.end :]}"
        end = end_of(parent, previous or names[0])
        return f"{text[:end]}, {field}{text[end:]}"
    column = column_of(text, parent.keys[names[0]].start) if names else 0
    line = f"{' ' * column}{key}:{written_value(value, column, style)}"
    first = parent.keys[names[0]].start
    if not previous and not text[text.rfind("\n", 0, first) + 1 : first].strip():
        begin = text.rfind("\n", 0, first) + 1
        return f"{text[:begin]}{line}\n{text[begin:]}"
    end = line_end(text, end_of(parent, previous or names[0]))
    return f"{text[:end]}\n{line}{text[end:]}"


def without_field(text: str, parent: SpanMapping, key: str) -> str:
    names = list(parent.values)
    place = names.index(key)
    start, end = parent.keys[key].start, end_of(parent, key)
    if parent.is_flow:
        if place + 1 < len(names):
            return text[:start] + text[parent.keys[names[place + 1]].start :]
        begin = end_of(parent, names[place - 1]) if place else start
        return text[:begin] + text[end:]
    begin = text.rfind("\n", 0, start) + 1
    if is_behind(text, start):  # the hyphen of an entry
        if place + 1 < len(names):
            return text[:start] + text[parent.keys[names[place + 1]].start :]
        return f"{text[:start]}{{}}{text[end:]}"
    return text[:begin] + text[next_line(text, end) :]


def end_of(parent: SpanMapping, key: str) -> int:
    """The end of a field, also of one without a value."""
    return max(parent.values[key].end, parent.keys[key].end + 1)
