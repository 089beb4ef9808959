"""Writes values as YAML in the style of the file around them."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from reader.library.authoring.yaml_signs import warning_of_quotes
from reader.library.editing.yaml_tree import SpanList, SpanMapping, SpanNode, SpanScalar, YamlValue

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS_OF_YAML = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"])
LONGEST_PLAIN = 110
"""Columns of a line with a text that is not folded."""


@dataclass(frozen=True, slots=True)
class YamlStyle:
    """How a file is written.

    step            spaces of one level
    list_indent     spaces before the hyphens of a list in a field
    is_flow         lists of texts are in brackets
    has_gaps        an empty line is between entries
    width           columns of its folded lines
    """

    step: int = 2
    list_indent: int = 2
    is_flow: bool = True
    has_gaps: bool = True
    width: int = LONGEST_PLAIN


def style_of(text: str, root: SpanNode | None) -> YamlStyle:
    """What most of the file does; the usual where it does nothing."""
    steps: list[int] = []
    indents: list[int] = []
    flows: list[bool] = []
    widths = [len(line) for line in text.split("\n") if len(line) <= 160]
    gaps: list[bool] = []
    pending: list[tuple[SpanNode, int]] = [(root, 0)] if root else []
    while pending:
        node, column = pending.pop()
        if isinstance(node, SpanMapping) and not node.is_flow:
            for key, value in node.values.items():
                own = _column(text, node.keys[key].start)
                if isinstance(value, SpanMapping) and not value.is_flow:
                    steps.append(_column(text, value.start) - own)
                elif isinstance(value, SpanList):
                    flows += [value.is_flow] if all(isinstance(each, SpanScalar) for each in value.items) else []
                    if not value.is_flow:
                        indents.append(_column(text, value.start) - own)
                pending.append((value, own))
        elif isinstance(node, SpanList) and not node.is_flow:
            for one, other in zip(node.items, node.items[1:], strict=False):
                if isinstance(other, SpanMapping):
                    gaps.append("\n\n" in _without_spaces(text[one.end : other.start]))
            pending += [(item, column) for item in node.items]
    return YamlStyle(
        step=_most(steps, 2),
        list_indent=_most(indents, 2),
        is_flow=_most(flows, True),
        has_gaps=_most(gaps, True),
        width=min(LONGEST_PLAIN, max(60, max(widths, default=LONGEST_PLAIN))),
    )


def scalar(text: str, *, is_flow: bool = False, style: str = "") -> str:
    """On one line: as it is if nothing in it means something in YAML, else in quotation marks."""
    if style != '"' and style != "'" and _is_plain(text, is_flow):
        return text
    if style == "'":
        quoted = "'" + text.replace("'", "''") + "'"
        if text.isprintable() and _parsed(quoted) == text:
            return quoted
    return _double_quoted(text)


def block_scalar(text: str, indent: int, width: int, header: str = "", lines: Sequence[str] = ()) -> str:
    """A text below its field: folded, or literal if it has several lines of its own; with the header before it.

    `header` is that of the text in its place, such as `>-`, and `lines` its lines, which stay as far as they can.
    Empty if YAML cannot have the text in this form.
    """
    space = " " * indent
    if "\n" in text.rstrip("\n"):
        body = text.rstrip("\n").split("\n")
        chomp = "" if text.endswith("\n") else "-"
        written = f"|{chomp}\n" + "\n".join(f"{space}{line}" if line.strip() else "" for line in body)
    else:
        kept = header if header.startswith(">") else ">-"
        written = f"{kept}\n" + "\n".join(
            f"{space}{line}" for line in _wrapped(text.strip("\n"), width - indent, lines)
        )
    parsed = _parsed(written.replace(f"\n{space}", "\n  "))
    return written if parsed is not None and parsed.rstrip("\n") == text.rstrip("\n") else ""


def written_value(value: YamlValue, indent: int, style: YamlStyle, *, is_flow: bool = False) -> str:
    """What stands after the colon of a field at column `indent`: a space and a value, or lines below it."""
    if isinstance(value, str):
        if not value:
            return ""
        is_long = "\n" in value or (" " in value and len(value) + indent + 10 > style.width)
        block = "" if is_flow or not is_long else block_scalar(value, indent + style.step, style.width)
        return f" {block or scalar(value, is_flow=is_flow)}"
    if is_flow:
        return f" {flow_value(value)}"
    if isinstance(value, Mapping):
        space = " " * (indent + style.step)
        lines = [f"{space}{key}:{written_value(each, indent + style.step, style)}" for key, each in value.items()]
        return "\n" + "\n".join(lines) if lines else " {}"
    if not value:
        return " []"
    flow = flow_value(value)
    if style.is_flow and all(isinstance(item, str) for item in value) and len(flow) + indent + 10 <= style.width:
        return f" {flow}"
    dash = indent + style.list_indent
    return "\n" + "\n".join(f"{' ' * dash}-{written_item(item, dash, style)}" for item in value)


def written_item(value: YamlValue, dash: int, style: YamlStyle) -> str:
    """What stands after the hyphen of an item whose hyphen is at column `dash`."""
    if isinstance(value, str):
        return f" {scalar(value)}"
    if not isinstance(value, Mapping) or not value:
        return f" {flow_value(value)}"
    inside = dash + 2
    lines = [f"{key}:{written_value(each, inside, style)}" for key, each in value.items()]
    return " " + f"\n{' ' * inside}".join(lines)


def flow_value(value: YamlValue) -> str:
    """In brackets, on one line."""
    if isinstance(value, str):
        return scalar(value, is_flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow_value(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(map(flow_value, value)) + "]"


def _is_plain(text: str, is_flow: bool) -> bool:
    if (
        not text
        or text != " ".join(text.split(" "))
        or not text.isprintable()
        or text.casefold() in _WORDS_OF_YAML
        or warning_of_quotes(text)
        or " #" in text
        or text.startswith(("[", "{", "-- ", "---", "..."))
    ):
        return False
    written = f"[{text}, {text}]" if is_flow else f"k: {text}"
    try:
        events = [event for event in yaml.parse(written, Loader=_Loader) if isinstance(event, yaml.ScalarEvent)]
    except yaml.YAMLError:
        return False
    return [event.value for event in events] == ([text, text] if is_flow else ["k", text])


def _double_quoted(text: str) -> str:
    written = json.dumps(text, ensure_ascii=False)
    # JSON leaves these as they are, and YAML takes some of them for line ends.
    return "".join(
        each if each.isprintable() else f"\\u{ord(each):04x}" if ord(each) < 0x10000 else f"\\U{ord(each):08x}"
        for each in written
    )


def _parsed(written: str) -> str | None:
    try:
        events = list(yaml.parse(f"k: {written}\n", Loader=_Loader))
    except yaml.YAMLError:
        return None
    values = [event.value for event in events if isinstance(event, yaml.ScalarEvent)]
    return values[1] if len(values) == 2 and values[0] == "k" else None


def _wrapped(text: str, width: int, lines: Sequence[str]) -> list[str]:
    """The text in lines that break at single spaces. Of `lines`, those whose words did not change stay."""
    first = 0
    rest = text
    while first < len(lines) and (rest == lines[first] or rest.startswith(f"{lines[first]} ")) and lines[first]:
        rest = rest[len(lines[first]) + 1 :]
        first += 1
    last = len(lines)
    tail = len(rest)
    while (
        last > first
        and lines[last - 1]
        and (rest[:tail] == lines[last - 1] or rest[:tail].endswith(f" {lines[last - 1]}"))
    ):
        tail = max(0, tail - len(lines[last - 1]) - 1)
        last -= 1
    middle = textwrap.wrap(
        rest[:tail], max(20, width), break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )
    return [*lines[:first], *middle, *lines[last:]]


def _column(text: str, place: int) -> int:
    return place - (text.rfind("\n", 0, place) + 1)


def _without_spaces(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n"))


def _most(found: Sequence[Any], usual: Any) -> Any:
    return max(set(found), key=found.count) if found else usual
