"""Changes one value in a YAML text: comments, order, quotation marks and all other values stay as they are.

A path has names of fields and numbers of items: ("references", 3, "author", 0, "family"). All functions raise
EditRefused with the line if the text is not valid YAML, and check their result by reading it again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.yaml_parts import (
    moved,
    with_field,
    with_items,
    with_other_items,
    without_field,
    without_items,
)
from reader.library.editing.yaml_places import column_of
from reader.library.editing.yaml_style import (
    YamlStyle,
    block_scalar,
    flow_value,
    scalar,
    style_of,
    written_item,
    written_value,
)
from reader.library.editing.yaml_tree import (
    SpanList,
    SpanMapping,
    SpanNode,
    SpanScalar,
    YamlValue,
    as_list,
    read_tree,
    value_of,
)
from reader.translation import _

YamlPath = tuple[str | int, ...]


def read_value(text: str, path: YamlPath = ()) -> YamlValue:
    """The value at a path; an empty text if it is missing."""
    return value_of(_node_at(read_tree(text), path))


def set_value(text: str, path: YamlPath, value: YamlValue, order: Sequence[str] = ()) -> str:
    """The text with this value at the path, whose parent must exist. A new field has its place by `order`."""
    root = read_tree(text)
    before = value_of(_node_at(root, path))
    if _has(root, path) and before == value:
        return text
    changed = _set(text, root, path, value, order)
    return _checked(text, root, changed, path, value)


def delete_value(text: str, path: YamlPath) -> str:
    """The text without a field or an item. If it is missing, the text stays as it is."""
    root = read_tree(text)
    if not _has(root, path):
        return text
    parent, last = _node_at(root, path[:-1]), path[-1]
    if isinstance(parent, SpanMapping):
        changed = without_field(text, parent, str(last))
    elif isinstance(parent, SpanList) and isinstance(last, int):
        changed = without_items(text, parent, last, last + 1, _parent_key_end(root, path))
    else:
        return text
    expected = _with_value(value_of(root), path, None)
    if not _same(read_value(changed), expected):
        raise EditRefused(_("This field cannot be deleted by itself. Delete it in the text of the file."))
    return changed


def insert_item(text: str, path: YamlPath, index: int, value: YamlValue) -> str:
    """The text with another item in the list at the path, before the one of that number; the list can be missing."""
    root = read_tree(text)
    node = _node_at(root, path)
    items = value_of(node)
    if isinstance(items, str) and items:
        raise EditRefused(_("The file has a text where a list is expected. Correct it first."))
    listed = list(items) if isinstance(items, Sequence) and not isinstance(items, str) else []
    index = min(max(0, index), len(listed))
    after: YamlValue = [*listed[:index], value, *listed[index:]]
    if isinstance(node, SpanList) and node.items:
        changed = with_items(text, node, index, [value], style_of(text, root))
    elif not path:
        changed = _with_first_item(text, node, value, style_of(text, root))
    else:
        changed = _set(text, root, path, after, (), is_block=True)
    return _checked(text, root, changed, path, after)


def move_item(text: str, path: YamlPath, index: int, to: int) -> str:
    """The text with an item of a list at another place, with the comments directly above it."""
    root = read_tree(text)
    node = _node_at(root, path)
    if not isinstance(node, SpanList) or not (0 <= index < len(node.items) and 0 <= to < len(node.items)):
        raise EditRefused(_("There is no such entry."))
    if index == to:
        return text
    items = list(as_list(value_of(node)))
    items.insert(to, items.pop(index))
    if node.is_flow:
        changed = text[: node.start] + flow_value(items) + text[node.end :]
    else:
        changed = moved(text, node, index, to)
    return _checked(text, root, changed, path, items)


def _set(
    text: str, root: SpanNode | None, path: YamlPath, value: YamlValue, order: Sequence[str], *, is_block: bool = False
) -> str:
    style = style_of(text, root)
    if is_block:
        style = YamlStyle(style.step, style.list_indent, False, style.has_gaps, style.width)
    if not path:
        raise EditRefused(_("Name the field to change."))
    parent, last = _node_at(root, path[:-1]), path[-1]
    if isinstance(parent, SpanList) and isinstance(last, int) and last < len(parent.items):
        column = column_of(text, parent.start)
        return _replaced(text, parent.items[last], value, style, column, parent.is_flow, is_item=True)
    if root is None and len(path) == 1:
        return _added_at_end(text, f"{last}:{written_value(value, 0, style)}")
    if not isinstance(parent, SpanMapping):
        if isinstance(parent, SpanScalar) and not parent.text and len(path) > 1:
            return _set(text, root, path[:-1], {str(last): value}, order)
        raise EditRefused(_("There is no such field."))
    key = str(last)
    if key in parent.values:
        column = column_of(text, parent.keys[key].start)
        return _replaced(text, parent.values[key], value, style, column, parent.is_flow)
    return with_field(text, parent, key, value, style, order)


def _replaced(
    text: str, node: SpanNode, value: YamlValue, style: YamlStyle, column: int, in_flow: bool, *, is_item: bool = False
) -> str:
    """`column` is that of the field or the hyphen."""
    if isinstance(node, SpanScalar) and isinstance(value, str):
        new = _scalar_in_place(text, node, value, style, column, in_flow)
        space = " " if new and text[node.start - 1 : node.start] in (":", "-") else ""
        return f"{text[: node.start]}{space}{new}{text[node.end :]}"
    if isinstance(node, SpanList) and not isinstance(value, str | Mapping):
        changed = with_other_items(text, node, value, style)
        if changed:
            return changed
    is_flow = in_flow or (isinstance(node, SpanList | SpanMapping) and node.is_flow)
    if is_flow and not isinstance(value, str):
        return f"{text[: node.start]}{_spaced(text, node.start)}{flow_value(value)}{text[node.end :]}"
    start = len(text[: node.start].rstrip(" \n"))
    written = written_item(value, column, style) if is_item else written_value(value, column, style, is_flow=in_flow)
    return f"{text[:start]}{written}{text[node.end :]}"


def _scalar_in_place(text: str, node: SpanScalar, value: str, style: YamlStyle, column: int, in_flow: bool) -> str:
    if node.style in ("|", ">") and value.strip() and not in_flow:
        header, _newline, body = text[node.start : node.end].partition("\n")
        lines = body.split("\n")
        indent = len(lines[0]) - len(lines[0].lstrip(" "))
        plain = [line[indent:] for line in lines]
        width = max(style.width, *(len(line) for line in lines))
        if written := block_scalar(value, indent, width, header.split(" ")[0] if node.style == ">" else "", plain):
            return written
    is_long = "\n" in value or (" " in value and len(value) + column > style.width + 40)
    if not in_flow and node.style in ("", "|", ">") and is_long:
        written = block_scalar(value, column + style.step, style.width)
        if written:
            return written
    if not value:
        return '""' if node.style in ('"', "'") else ""
    return scalar(value, is_flow=in_flow, style=node.style)


def _with_first_item(text: str, node: SpanNode | None, value: YamlValue, style: YamlStyle) -> str:
    """A file that is a list and has none yet, but perhaps comments."""
    if node is not None:
        text = text[: node.start] + text[node.end :].lstrip(" ")
    return _added_at_end(text, f"-{written_item(value, 0, style)}")


def _added_at_end(text: str, line: str) -> str:
    body = text.rstrip()
    gap = "\n\n" if body.rpartition("\n")[2].startswith("#") else "\n"
    return f"{body}{gap}{line}\n" if body else f"{line}\n"


def _spaced(text: str, place: int) -> str:
    return " " if text[place - 1 : place] == ":" else ""


def _parent_key_end(root: SpanNode | None, path: YamlPath) -> int:
    """The end of the colon of the list's field; the start of the list if it has none."""
    node = _node_at(root, path[:-1])
    parent = _node_at(root, path[:-2]) if len(path) > 1 else None
    if isinstance(parent, SpanMapping) and len(path) > 1:
        return parent.keys[str(path[-2])].end + 1
    return node.start if node else 0


def _node_at(root: SpanNode | None, path: YamlPath) -> SpanNode | None:
    node = root
    for part in path:
        if isinstance(node, SpanMapping):
            node = node.values.get(str(part))
        elif isinstance(node, SpanList) and isinstance(part, int) and 0 <= part < len(node.items):
            node = node.items[part]
        else:
            return None
    return node


def _has(root: SpanNode | None, path: YamlPath) -> bool:
    return _node_at(root, path) is not None


def _with_value(value: YamlValue, path: YamlPath, new: YamlValue | None) -> YamlValue:
    """The value with another one at the path; None deletes."""
    if not path:
        return "" if new is None else new
    part, rest = path[0], path[1:]
    if isinstance(part, int):
        items = list(as_list(value))
        if rest or new is not None:
            items[part : part + 1] = [_with_value(items[part] if part < len(items) else "", rest, new)]
        else:
            del items[part]
        return items
    fields = dict(value) if isinstance(value, Mapping) else {}
    if rest or new is not None:
        fields[part] = _with_value(fields.get(part, ""), rest, new)
    else:
        fields.pop(part, None)
    return fields


def _checked(text: str, root: SpanNode | None, changed: str, path: YamlPath, value: YamlValue) -> str:
    expected = _with_value(value_of(root), path, value)
    found = read_value(changed)
    if not _same(found, expected):
        raise EditRefused(_("This value cannot be changed by itself here. Change it in the text of the file."))
    return changed


def _same(one: YamlValue, other: YamlValue) -> bool:
    """Whether both say the same: the order of fields and the spaces at the ends of a text do not count."""
    if isinstance(one, str) and isinstance(other, str):
        return one.strip() == other.strip()
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, Mapping | str) or isinstance(other, Mapping | str):
        return not one and not other
    return len(one) == len(other) and all(_same(a, b) for a, b in zip(one, other, strict=True))
