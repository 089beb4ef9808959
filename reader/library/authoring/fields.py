"""Reads the fields of a YAML mapping, and reports invalid values with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.library.authoring.dates import iso_date, reason_against
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.suggest import KnownNames
from reader.library.authoring.yamlfile import YamlList, YamlMapping, YamlNode, YamlScalar, for_message
from reader.library.model import ID, LONGEST_ID

_EDITION = re.compile(r"[1-9]\d{0,8}", re.ASCII)


class Fields:
    """Reads a mapping. Each method takes the name of a field, and returns an empty value if the field is not valid."""

    def __init__(self, node: YamlMapping, problems: FileProblems, known: Iterable[str] = ()) -> None:
        self.line = node.line
        self.problems = problems
        self._node = node
        names = KnownNames(known)
        for key, line in node.key_lines.items():
            if known and key not in names:
                hint = names.hint(key) or f"; use one of {', '.join(known)}"
                problems.error(line, f"unknown field {for_message(key) or '(empty)'}{hint}")

    def line_of(self, key: str) -> int:
        return self._node.key_lines.get(key, self.line)

    def node(self, key: str) -> YamlNode | None:
        """None if the field is missing or empty."""
        node = self._node.values.get(key)
        return None if isinstance(node, YamlScalar) and node.plain and not node.text else node

    def is_empty(self, key: str) -> bool:
        """Whether the field is missing, or has no text or an empty list."""
        node = self.node(key)
        return node is None or (isinstance(node, YamlList) and not node.items)

    def raw(self, key: str, *, required: bool = False) -> tuple[str, int]:
        """The text as written, and its line."""
        node = self.node(key)
        if isinstance(node, YamlScalar) and node.text.strip():
            return node.text.strip(), node.line
        if node is not None and not isinstance(node, YamlScalar):
            self.problems.error(self.line_of(key), f"{key} must be a single text, not {_kind_of(node)}")
        elif required:
            self.problems.error(
                self.line_of(key), f"{key} is missing; add a line such as {key}: {_EXAMPLES.get(key, '…')}"
            )
        return "", self.line_of(key)

    def text(self, key: str, *, required: bool = False) -> str:
        """The text on one line."""
        return " ".join(self.raw(key, required=required)[0].split())

    def identifier(self, key: str = "id") -> str:
        text, line = self.raw(key, required=True)
        if text and not ID.fullmatch(text):
            self.problems.error(line, f"{key} {for_message(text)} is not a valid id; {ID_RULE}")
            return ""
        return text

    def texts(self, key: str) -> list[tuple[str, int]]:
        """Each text with its line."""
        node = self.node(key)
        if node is None:
            return []
        if not isinstance(node, YamlList):
            self.problems.error(self.line_of(key), f"{key} must be a list, such as {key}: [one, another]")
            return []
        found = []
        for item in node.items:
            if not isinstance(item, YamlScalar):
                advice = "; if it contains a colon, put quotation marks around it" * isinstance(item, YamlMapping)
                kind = _kind_of(item)
                self.problems.error(item.line, f"{key} must be a list of texts, and this entry is {kind}{advice}")
            elif text := " ".join(item.text.split()):
                found.append((text, item.line))
            else:
                self.problems.error(item.line, f"{key} has an empty entry; fill it in or delete it")
        return found

    def date(self, key: str, *, required: bool = False) -> str:
        """In ISO 8601."""
        text = self.text(key, required=required)
        date = iso_date(text)
        if text and not date:
            self.problems.error(self.line_of(key), f"{key} {for_message(text)} {reason_against(text)}")
        return date

    def whole_number(self, key: str) -> int:
        """A number from 1; 0 if it is missing or not valid."""
        text = self.text(key, required=True)
        if text and not _EDITION.fullmatch(text):
            self.problems.error(self.line_of(key), f"{key} must be a whole number from 1, not {for_message(text)}")
            return 0
        return int(text or 0)

    def fields(self, key: str, known: Iterable[str]) -> Fields | None:
        node = self.node(key)
        if node is None:
            return None
        if not isinstance(node, YamlMapping):
            self.problems.error(self.line_of(key), f"{key} must contain fields, indented below it: {', '.join(known)}")
            return None
        return Fields(node, self.problems, known)


ID_RULE = (
    "an id starts with a letter or a digit, and contains only letters, digits, -, _ and . "
    f"(at most {LONGEST_ID} characters)"
)

_EXAMPLES = {
    "id": "sleep-and-mood",
    "title": "Sleep and mood",
    "edition": "1",
    "date": "2025-04-28",
    "language": "en-GB",
    "term": "neuroplasticity",
    "definition": "The ability of the brain to change.",
    "type": "article-journal",
    "article": "sleep",
    "question": "How long should an adult sleep?",
    "answer": "2",
    "why": "Most adults need seven hours or more.",
    "block": "how-long",
}


def read_entries(node: YamlNode | None, example: str, problems: FileProblems) -> list[YamlMapping]:
    """The entries of a list. `example` is an entry as it should look."""
    if node is None:
        return []
    if not isinstance(node, YamlList):
        problems.error(node.line, f"the file must be a list of entries like this: {example}")
        return []
    found = []
    for item in node.items:
        if isinstance(item, YamlMapping):
            found.append(item)
        else:
            problems.error(item.line, f"this entry is {_kind_of(item)}; write each entry like this: {example}")
    return found


def _kind_of(node: YamlNode) -> str:
    if isinstance(node, YamlList):
        return "a list"
    return "a group of fields" if isinstance(node, YamlMapping) else "a single text"
