"""The fields of one YAML entry, read one by one; whatever does not fit becomes a problem with its line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from reader.library.authoring.problems import FileProblems
from reader.library.authoring.suggest import Names
from reader.library.authoring.yamlfile import Mapping, Node, Scalar, Sequence, shown
from reader.library.model import ID

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_EDITION = re.compile(r"[1-9]\d{0,8}", re.ASCII)


class Fields:
    """Reads a mapping. Each reader takes a field's name and returns an empty value where it cannot be used."""

    def __init__(self, node: Mapping, problems: FileProblems, known: Iterable[str] = ()) -> None:
        self.line = node.line
        self.problems = problems
        self._node = node
        names = Names(known)
        for key, line in node.key_lines.items():
            if known and key not in names:
                hint = names.hint(key) or f" (the fields here are {', '.join(known)})"
                problems.error(line, f"unknown field {shown(key) or '(empty)'}{hint}")

    def line_of(self, key: str) -> int:
        return self._node.key_lines.get(key, self.line)

    def node(self, key: str) -> Node | None:
        """None where the field is missing or left empty."""
        node = self._node.values.get(key)
        return None if isinstance(node, Scalar) and node.plain and not node.text else node

    def raw(self, key: str, *, required: bool = False) -> tuple[str, int]:
        """The text as written, and its line."""
        node = self.node(key)
        if isinstance(node, Scalar) and node.text.strip():
            return node.text.strip(), node.line
        if node is not None and not isinstance(node, Scalar):
            self.problems.error(self.line_of(key), f"{key} must be one text, not {_what(node)}")
        elif required:
            self.problems.error(
                self.line_of(key), f"{key} is missing; add a line such as {key}: {_SAMPLE.get(key, '…')}"
            )
        return "", self.line_of(key)

    def text(self, key: str, *, required: bool = False) -> str:
        """On one line."""
        return " ".join(self.raw(key, required=required)[0].split())

    def identifier(self, key: str = "id") -> str:
        text, line = self.raw(key, required=True)
        if text and not ID.fullmatch(text):
            self.problems.error(line, f"{key} {shown(text)} does not fit; {ID_RULE}")
            return ""
        return text

    def texts(self, key: str) -> list[tuple[str, int]]:
        """Each text with its line."""
        node = self.node(key)
        if node is None:
            return []
        if not isinstance(node, Sequence):
            self.problems.error(self.line_of(key), f"{key} must be a list, such as {key}: [one, another]")
            return []
        found = []
        for item in node.items:
            if not isinstance(item, Scalar):
                self.problems.error(item.line, f"{key} must be a list of texts; this one is {_what(item)}")
            elif text := " ".join(item.text.split()):
                found.append((text, item.line))
            else:
                self.problems.error(item.line, f"{key} has an empty entry; fill it in or delete it")
        return found

    def date(self, key: str, *, required: bool = False) -> str:
        text = self.text(key, required=required)
        if text and not is_date(text):
            self.problems.error(
                self.line_of(key), f"{key} {shown(text)} is no date; write 2025-04-28, or 2025-04, or 2025"
            )
            return ""
        return text

    def whole_number(self, key: str) -> int:
        """From 1; 0 where there is none."""
        text = self.text(key, required=True)
        if text and not _EDITION.fullmatch(text):
            self.problems.error(self.line_of(key), f"{key} must be a whole number from 1, not {shown(text)}")
            return 0
        return int(text or 0)

    def fields(self, key: str, known: Iterable[str]) -> Fields | None:
        node = self.node(key)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            self.problems.error(self.line_of(key), f"{key} must hold fields, indented under it: {', '.join(known)}")
            return None
        return Fields(node, self.problems, known)


ID_RULE = "an id starts with a letter or a digit, then letters, digits, -, _ and . (at most 100 characters, no spaces)"

_SAMPLE = {
    "id": "sleep-and-mood",
    "title": "Sleep and mood",
    "edition": "1",
    "date": "2025-04-28",
    "language": "en-GB",
    "term": "neuroplasticity",
    "definition": "The ability of the brain to change.",
    "type": "article-journal",
}


def entries(node: Node | None, file_shape: str, problems: FileProblems) -> list[Mapping]:
    """The entries of a list. `file_shape` says how the file should look."""
    if node is None:
        return []
    if not isinstance(node, Sequence):
        problems.error(node.line, f"this must be a list: {file_shape}")
        return []
    found = []
    for item in node.items:
        if isinstance(item, Mapping):
            found.append(item)
        else:
            problems.error(item.line, f"this entry is {_what(item)}; each entry is like this: {file_shape}")
    return found


def is_date(text: str) -> bool:
    """A year, a year and month, or a day that the calendar has."""
    found = _DATE.fullmatch(text)
    if not found:
        return False
    try:
        datetime.date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True


def _what(node: Node) -> str:
    if isinstance(node, Sequence):
        return "a list"
    return "a group of fields" if isinstance(node, Mapping) else "a single text"
