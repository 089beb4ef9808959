"""YAML as a tree whose parts know where in the text they are, so that a value can be changed and all else stays.

It reads what `authoring.yamlfile` reads: values are texts; anchors, aliases and tags are refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from reader.library.authoring.problems import FileProblems
from reader.library.authoring.yamlfile import parse_yaml
from reader.library.editing.folder_edit import EditRefused
from reader.translation import _

YamlValue = str | Sequence["YamlValue"] | Mapping[str, "YamlValue"]
"""What a file says: texts, lists and fields. A missing value is an empty text."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class SpanScalar:
    """`style` is a quotation mark, `|` or `>`, or empty. `end` is after its last character that is not a space."""

    start: int
    end: int
    text: str
    style: str = ""


@dataclass(slots=True)
class SpanList:
    start: int
    end: int
    is_flow: bool
    items: list[SpanNode] = field(default_factory=list)


@dataclass(slots=True)
class SpanMapping:
    start: int
    end: int
    is_flow: bool
    keys: dict[str, SpanScalar] = field(default_factory=dict)
    values: dict[str, SpanNode] = field(default_factory=dict)


SpanNode = SpanScalar | SpanList | SpanMapping


def read_tree(text: str) -> SpanNode | None:
    """None if the text has no value. Raises EditRefused if it is not valid, with the line."""
    problems = FileProblems("")
    checked = parse_yaml(text, problems)
    error = next((problem for problem in problems.found if problem.severity == "error"), None)
    if error:
        raise EditRefused(
            _(
                "The file has an error in line {line}: {problem}. Correct it first.",
                line=error.line,
                problem=error.message,
            )
        )
    if checked is None:
        return None
    builder = _TreeBuilder(text)
    for event in yaml.parse(text, Loader=_Loader):
        builder.add(event)
    return builder.root


def value_of(node: SpanNode | None) -> YamlValue:
    if node is None:
        return ""
    if isinstance(node, SpanScalar):
        return node.text
    if isinstance(node, SpanList):
        return [value_of(item) for item in node.items]
    return {key: value_of(value) for key, value in node.values.items()}


def as_list(value: YamlValue) -> Sequence[YamlValue]:
    """The items of a list; none of anything else."""
    return value if isinstance(value, Sequence) and not isinstance(value, str) else []


class _TreeBuilder:
    def __init__(self, text: str) -> None:
        self.root: SpanNode | None = None
        self._text = text
        self._open: list[SpanList | SpanMapping] = []
        self._keys: list[SpanScalar | None] = []

    def add(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.ScalarEvent):
            style = event.style or ""
            end = start + len(self._text[start:end].rstrip()) if style in ("|", ">") else end
            self._attach(SpanScalar(start, end, event.value, style))
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            is_list = isinstance(event, yaml.SequenceStartEvent)
            is_flow = bool(event.flow_style)
            node = SpanList(start, end, is_flow) if is_list else SpanMapping(start, end, is_flow)
            self._attach(node)
            self._open.append(node)
            self._keys.append(None)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            node = self._open.pop()
            self._keys.pop()
            node.end = end if node.is_flow else _end_of_last(node)

    def _attach(self, node: SpanNode) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, SpanList):
            if isinstance(node, SpanScalar) and node.start == node.end and not node.text:
                node.start = node.end = self._after_sign("-", node.start)
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is None:
            assert isinstance(node, SpanScalar), "read_tree has refused other keys"
            self._keys[-1] = node
            return
        if isinstance(node, SpanScalar) and node.start == node.end and not node.text:
            colon = self._text.find(":", key.end, max(node.start, key.end) + 1)
            node.start = node.end = colon + 1 if colon >= 0 else key.end
        self._keys[-1] = None
        parent.keys[key.text.strip()] = key
        parent.values[key.text.strip()] = node

    def _after_sign(self, sign: str, before: int) -> int:
        """The place after the sign that is before an empty value."""
        found = self._text.rfind(sign, 0, before + 1)
        return found + 1 if found >= 0 else before


def _end_of_last(node: SpanList | SpanMapping) -> int:
    """Where the last value ends: the parser counts comments and empty lines below it as its own."""
    if isinstance(node, SpanList):
        return node.items[-1].end if node.items else node.start
    if not node.values:
        return node.start
    key = next(reversed(node.values))
    return max(node.values[key].end, node.keys[key].end)
