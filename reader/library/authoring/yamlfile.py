"""Parses YAML into texts with line numbers. It guesses no types, so that `language: no` stays Norwegian.

Anchors, aliases, tags, repeated keys and several documents are errors, since authors write them only by accident.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from reader.library.authoring.problems import FileProblems
from reader.library.authoring.textfile import UNWANTED, unwanted_character_message
from reader.library.authoring.yaml_signs import (
    advice_on_sign,
    has_wrong_space,
    warning_of_comment,
    warning_of_null,
    warning_of_quotes,
)
from reader.library.composed import composed
from reader.translation import N_, Translated, _, as_translated, number_text

MAX_DEPTH = 24
LONGEST_SHOWN = 1_000  # characters of a line in which a wrong sign is looked for
MOST_VALUES = 1_000_000
MOST_LINES = 20  # in which a sign is looked for that YAML does not understand

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class YamlScalar:
    """`plain` is true for a value without quotation marks."""

    line: int
    text: str
    plain: bool = True


@dataclass(slots=True)
class YamlList:
    line: int
    items: list[YamlNode] = field(default_factory=list)


@dataclass(slots=True)
class YamlMapping:
    line: int
    values: dict[str, YamlNode] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)


YamlNode = YamlScalar | YamlList | YamlMapping


def parse_yaml(text: str, problems: FileProblems, first_line: int = 1, nulls: Sequence[str] = ()) -> YamlNode | None:
    """None if the text is empty or not valid.

    `first_line` is the line of the file where `text` starts. `nulls` are unquoted values that are read as empty.
    """
    lines = text.split("\n")
    builder = _Builder(problems, first_line, lines, nulls)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.add(event)
    except _InvalidYamlError as error:
        problems.error(error.line, as_translated(error))
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = " ".join(part for part in (error.context, error.problem) if part)
        line, advice = _advice_near(lines, error)
        line = line if advice else mark.line if mark else 0
        problems.error(first_line + line, _(_NOT_VALID, reason=advice or _advice(reason)))
        return None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        first = next(iter(str(error).splitlines()), "") or _("unreadable")
        problems.error(first_line, _(_NOT_VALID, reason=first))
        return None
    if isinstance(builder.root, YamlScalar):
        line, advice = advice_on_sign(lines)
        if advice:
            problems.error(first_line + line, _(_NOT_VALID, reason=advice))
            return None
    return builder.root


class _InvalidYamlError(Exception):
    def __init__(self, line: int, message: Translated) -> None:
        self.line = line
        super().__init__(message)


class _Builder:
    """Builds a tree from YAML events, without recursion."""

    def __init__(self, problems: FileProblems, first_line: int, lines: Sequence[str], nulls: Sequence[str]) -> None:
        self.root: YamlNode | None = None
        self._problems = problems
        self._first_line = first_line
        self._lines = lines
        self._nulls = nulls
        self._open: list[YamlList | YamlMapping] = []
        self._keys: list[tuple[str, int] | None] = []
        self._documents = self._events = 0

    def add(self, event: Any) -> None:
        self._events += 1
        if self._events > MOST_VALUES:
            raise _InvalidYamlError(
                self._line(event),
                _("the file has more than {most} names and values; divide it", most=number_text(MOST_VALUES)),
            )
        kind = type(event)
        if kind is yaml.ScalarEvent:
            line = self._line(event)
            self._check_event(event, line)
            unwanted = UNWANTED.search(event.value)
            if unwanted:
                self._problems.error(line, unwanted_character_message(unwanted[0]))
            is_plain = event.style is None or event.style == ""
            value = "" if is_plain and event.value in self._nulls else composed(event.value)
            if is_plain:
                self._warn_of_signs(event, line)
            self._attach(YamlScalar(line, value, is_plain))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            line = self._line(event)
            self._check_event(event, line)
            node: YamlList | YamlMapping = YamlMapping(line) if kind is yaml.MappingStartEvent else YamlList(line)
            self._attach(node)
            if len(self._open) >= MAX_DEPTH:
                raise _InvalidYamlError(
                    line,
                    _(
                        "lists and fields are nested more than {most} levels deep; use fewer levels",
                        most=number_text(MAX_DEPTH),
                    ),
                )
            self._open.append(node)
            self._keys.append(None)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._open.pop()
            self._keys.pop()
        elif kind is yaml.AliasEvent:
            raise _InvalidYamlError(
                self._line(event),
                _("aliases (*{name}) are not supported; write the value itself, or quote it", name=event.anchor),
            )
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                raise _InvalidYamlError(
                    self._line(event), _("a second document starts here (---); keep one document in the file")
                )

    def _attach(self, node: YamlNode) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, YamlList):
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is None:
            if not isinstance(node, YamlScalar):
                raise _InvalidYamlError(
                    node.line, _("the name of a field must be a word; if a value starts with [ or {, quote it")
                )
            if has_wrong_space(node.text):
                # A line can have a hundred thousand names, so it is looked through only if it is short.
                written = self._lines[node.line - self._first_line]
                advice = advice_on_sign([written])[1] if len(written) < LONGEST_SHOWN else ""
                message = _(
                    "the name of this field contains an invisible sign: {advice}",
                    advice=advice or _("type a normal space"),
                )
                self._problems.error(node.line, message)
            self._keys[-1] = (node.text.strip(), node.line)
            return
        name, line = key
        self._keys[-1] = None
        if name in parent.values:
            first = parent.key_lines[name]
            message = _(
                "{field} is given twice (first in line {first}); keep one", field=for_message(name), first=first
            )
            self._problems.error(line, message)
            return
        parent.values[name] = node
        parent.key_lines[name] = line

    def _warn_of_signs(self, event: Any, line: int) -> None:
        end = event.end_mark
        for message in (
            warning_of_comment(self._lines, (end.line, end.column), event.value, self._current_key()),
            warning_of_quotes(event.value),
            Translated("") if self._nulls else warning_of_null(event.value),
        ):
            if message:
                self._problems.warn(line, message)

    def _current_key(self) -> str:
        """The field whose value comes next; empty in a list."""
        key = self._keys[-1] if self._keys else None
        return key[0] if key else ""

    def _check_event(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            raise _InvalidYamlError(
                line,
                _(
                    "anchors (&{name}) are not supported; delete it, or quote the value",
                    name=for_message(event.anchor),
                ),
            )
        if event.tag is not None:
            raise _InvalidYamlError(
                line,
                _("tags ({name}) are not supported; delete it, or quote the value", name=for_message(event.tag)),
            )

    def _line(self, event: Any) -> int:
        return self._first_line + int(event.start_mark.line)


def for_message(text: str) -> str:
    """Text from a file for use in a message: short, printable and on one line."""
    text = " ".join(text.split())
    text = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text[:80])
    return text if len(text) < 80 else text[:77] + "…"


def _advice_near(lines: Sequence[str], error: yaml.MarkedYAMLError) -> tuple[int, Translated]:
    """Looks for a wrong sign in the lines from which YAML did not know how to go on, and in the one before them.

    Returns its line, counted from 0, and what to do; an empty text if there is none.
    """
    marks = [mark.line for mark in (error.context_mark, error.problem_mark) if mark]
    last = max(marks, default=0)
    first = max(0, min(marks, default=0) - 1, last - MOST_LINES)
    number, advice = advice_on_sign(lines[first : last + 1])
    return first + number, advice


_NOT_VALID = N_("this is not valid YAML: {reason}")


def _advice(reason: str) -> Translated:
    if "mapping values are not allowed" in reason:
        return _("a value that contains a colon and a space needs quotation marks around it")
    if "cannot start any token" in reason:
        return _("indent with spaces, and quote a value that starts with a sign such as @ or %")
    if "did not find expected '-' indicator" in reason:
        return _(
            "start this line with as many spaces as the fields above it, or with a hyphen if a new entry begins here"
        )
    if "did not find expected key" in reason:
        return _("start this line with as many spaces as the fields above it")
    if "scanning an alias" in reason:
        return _("put quotation marks around a value that starts with *")
    if "found unexpected end of stream" in reason or "quoted scalar" in reason:
        return _("check whether a closing quotation mark is missing")
    return _("{reason}; compare the indentation with the lines above", reason=reason)
