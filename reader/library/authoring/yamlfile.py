"""YAML as plain text with line numbers: no types are guessed, so that `language: no` stays Norwegian.

Anchors, tags, doubled keys and further documents are refused: an author meets them only by accident.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from reader.library.authoring.problems import FileProblems
from reader.library.authoring.textfile import UNFIT, unfit_name

MAX_DEPTH = 24

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Scalar:
    """`plain` is true where the author wrote no quotation marks."""

    line: int
    text: str
    plain: bool = True


@dataclass(slots=True)
class Sequence:
    line: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    line: int
    values: dict[str, Node] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def parse_yaml(text: str, problems: FileProblems, first_line: int = 1) -> Node | None:
    """None where there is nothing, or nothing usable. `first_line` is the line of the file where `text` starts."""
    builder = _Builder(problems, first_line)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except _Refused as refused:
        problems.error(refused.line, str(refused))
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = " ".join(part for part in (error.context, error.problem) if part)
        problems.error(first_line + (mark.line if mark else 0), f"this is not YAML: {said}{_advice(said)}")
        return None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problems.error(first_line, f"this is not YAML: {str(error).splitlines()[0] if str(error) else 'unreadable'}")
        return None
    return builder.root


class _Refused(Exception):
    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(message)


class _Builder:
    """Puts a tree together from events, without recursion."""

    def __init__(self, problems: FileProblems, first_line: int) -> None:
        self.root: Node | None = None
        self._problems = problems
        self._first_line = first_line
        self._open: list[Sequence | Mapping] = []
        self._keys: list[tuple[str, int] | None] = []
        self._documents = 0

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            line = self._line(event)
            self._check_event(event, line)
            unfit = UNFIT.search(event.value)
            if unfit:
                self._problems.error(line, f"{unfit_name(unfit[0])} does not belong in a text; delete it")
            self._place(Scalar(line, event.value, event.style is None or event.style == ""))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            line = self._line(event)
            self._check_event(event, line)
            node: Sequence | Mapping = Mapping(line) if kind is yaml.MappingStartEvent else Sequence(line)
            self._place(node)
            if len(self._open) >= MAX_DEPTH:
                raise _Refused(line, f"lists and fields are nested more than {MAX_DEPTH} deep")
            self._open.append(node)
            self._keys.append(None)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._open.pop()
            self._keys.pop()
        elif kind is yaml.AliasEvent:
            raise _Refused(
                self._line(event), f"aliases (*{event.anchor}) are not read; write the value out, or quote it"
            )
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                raise _Refused(self._line(event), "a second document starts here (---); keep one a file")

    def _place(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is None:
            if not isinstance(node, Scalar):
                raise _Refused(node.line, "a field's name must be a word; quote the value if it starts with [ or {")
            self._keys[-1] = (node.text, node.line)
            return
        name, line = key
        self._keys[-1] = None
        if name in parent.values:
            first = parent.key_lines[name]
            self._problems.error(line, f"{shown(name)} is given twice (first in line {first}); keep one")
            return
        parent.values[name] = node
        parent.key_lines[name] = line

    def _check_event(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            raise _Refused(line, f"anchors (&{shown(event.anchor)}) are not read; delete it, or quote the value")
        if event.tag is not None:
            raise _Refused(line, f"tags ({shown(event.tag)}) are not read; delete it, or quote the value")

    def _line(self, event: Any) -> int:
        return self._first_line + int(event.start_mark.line)


def shown(text: str) -> str:
    """Foreign text, short enough for a message and on one line."""
    text = " ".join(text.split())
    text = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text[:80])
    return text if len(text) < 80 else text[:77] + "…"


def _advice(said: str) -> str:
    if "mapping values are not allowed" in said:
        return "; a value that holds a colon and a space needs quotation marks around it"
    if "cannot start any token" in said:
        return "; indent with spaces, and quote a value that starts with a sign such as @ or %"
    if "found unexpected end of stream" in said or "quoted scalar" in said:
        return "; is a quotation mark not closed?"
    return "; compare the indentation with the lines above"
