"""references.yaml: CSL items, as Pandoc and Zotero write them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from reader.library.authoring import csl
from reader.library.authoring.fields import Fields, entries
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.suggest import Names
from reader.library.authoring.textfile import read_text
from reader.library.authoring.yamlfile import Mapping, Node, Scalar, Sequence, parse_yaml, shown
from reader.library.limits import LONGEST_ADDRESS
from reader.library.model import Reference

FILE = "references.yaml"
_SHAPE = "- {id: smith2020, type: article-journal, title: …}"

_KNOWN = Names((*csl.TEXTS, *csl.NAMES, *csl.DATES, *csl.NUMBERS, *csl.OTHERS))
_KNOWN_TYPES = Names(csl.TYPES)
_INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,8})", re.ASCII)


def read_references(path: Path, problems: FileProblems) -> tuple[list[Reference], dict[str, int]]:
    """The usable references, not yet formatted, and the line of every id given."""
    text = read_text(path, problems)
    node = None if text is None else parse_yaml(text, problems)
    if node is None:
        return [], {}
    if isinstance(node, Mapping):
        fields = Fields(node, problems, ("references",))
        node = fields.node("references")
    references = []
    lines: dict[str, int] = {}
    for entry in entries(node, _SHAPE, problems):
        reference = _reference(entry, lines, problems)
        if reference:
            references.append(reference)
    return references, lines


def _reference(entry: Mapping, lines: dict[str, int], problems: FileProblems) -> Reference | None:
    before = len(problems.found)
    fields = Fields(entry, problems)
    id = fields.identifier()
    kind = fields.text("type", required=True)
    fields.text("title", required=True)
    if kind and kind not in _KNOWN_TYPES:
        hint = _KNOWN_TYPES.hint(kind) or "; write a type of CSL, such as article-journal, book, report or webpage"
        problems.error(fields.line_of("type"), f"unknown type {shown(kind)}{hint}")
    for key, line in entry.key_lines.items():
        # Programs add fields of their own, which are kept; only what looks like a slip of the pen is reported.
        if key not in _KNOWN and _KNOWN.nearest(key):
            problems.error(line, f"unknown field {shown(key)}{_KNOWN.hint(key)}")
        _check_shape(key, entry.values[key], line, problems)
        _check_length(key, entry.values[key], line, problems)
    if id:
        if id in lines:
            problems.error(fields.line_of("id"), f"reference {id} is given twice (first in line {lines[id]}); keep one")
        lines.setdefault(id, fields.line_of("id"))
    return Reference(id, _csl_item(entry)) if len(problems.found) == before else None


def _check_shape(key: str, node: Node, line: int, problems: FileProblems) -> None:
    if key in csl.NAMES:
        if not isinstance(node, Sequence) or not all(isinstance(item, Mapping) for item in node.items):
            problems.error(
                line, f"{key} must be a list of names, each like {{family: Smith, given: Ann}} or {{literal: WHO}}"
            )
            return
        for item in node.items:
            if isinstance(item, Mapping):
                name = Fields(item, problems, csl.NAME_PARTS)
                parts = [name.raw(part)[0] for part in csl.NAME_PARTS]
                if not any(parts[:3]):
                    problems.error(item.line, f"this name in {key} is empty; give family and given, or literal")
    elif key in csl.DATES:
        if isinstance(node, Sequence) and not all(isinstance(item, Mapping) for item in node.items):
            problems.error(line, f"{key} must be a date such as 2020-05-31, or {{date-parts: [[2020, 5, 31]]}}")
    elif (
        (key in csl.NUMBERS or key in csl.TEXTS) and not isinstance(node, Scalar) and key not in ("id", "type", "title")
    ):
        problems.error(line, f"{key} must be one text")


def _check_length(key: str, node: Node, line: int, problems: FileProblems) -> None:
    """Programs keep abstracts and notes in the same file, which no reader shows."""
    if isinstance(node, Scalar) and len(node.text) > LONGEST_ADDRESS and key not in ("abstract", "annote", "note"):
        problems.error(line, f"{key} has more than {LONGEST_ADDRESS:,} characters; shorten it")


def _csl_item(entry: Mapping) -> dict[str, Any]:
    return {key: _csl_value(key, value) for key, value in entry.values.items() if not _is_empty(value)}


def _csl_value(key: str, node: Node) -> Any:
    if isinstance(node, Mapping):
        return {name: _csl_value(name, value) for name, value in node.values.items() if not _is_empty(value)}
    if isinstance(node, Sequence):
        return [_csl_value(key, item) for item in node.items]
    if node.plain and key in csl.NUMBERS:
        if _INTEGER.fullmatch(node.text):
            return int(node.text)
        if node.text in ("true", "false"):
            return node.text == "true"
    return node.text.strip()


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()
