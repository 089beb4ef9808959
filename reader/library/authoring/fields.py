"""Reads the fields of a YAML mapping, and reports invalid values with their lines."""

from __future__ import annotations

import re
from collections.abc import Collection

from reader.library.authoring.dates import date_problem, iso_date
from reader.library.authoring.problems import FileProblems, with_advice
from reader.library.authoring.suggest import KnownNames
from reader.library.authoring.yamlfile import YamlList, YamlMapping, YamlNode, YamlScalar, for_message
from reader.library.model import ID, LONGEST_ID
from reader.translation import N_, Translated, _, list_text, number_text

_EDITION = re.compile(r"[1-9]\d{0,8}", re.ASCII)


class Fields:
    """Reads a mapping. Each method takes the name of a field, and returns an empty value if the field is not valid."""

    def __init__(self, node: YamlMapping, problems: FileProblems, known: Collection[str] = ()) -> None:
        self.line = node.line
        self.problems = problems
        self._node = node
        names = KnownNames(known)
        for key, line in node.key_lines.items():
            if known and key not in names:
                problem = _("unknown field {field}", field=for_message(key) or _("(empty)"))
                advice = names.suggestion(key) or _("use one of {fields}", fields=list_text(known))
                problems.error(line, with_advice(problem, advice))

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
            self.problems.error(self.line_of(key), _not_a_text(key, node))
        elif required:
            example = _EXAMPLES.get(key, "…")
            message = _("{field} is missing; add a line such as {field}: {example}", field=key, example=example)
            self.problems.error(self.line_of(key), message)
        return "", self.line_of(key)

    def text(self, key: str, *, required: bool = False) -> str:
        """The text on one line."""
        return " ".join(self.raw(key, required=required)[0].split())

    def identifier(self, key: str = "id") -> str:
        text, line = self.raw(key, required=True)
        if text and not ID.fullmatch(text):
            problem = _("{field} {id} is not a valid id", field=key, id=for_message(text))
            self.problems.error(line, with_advice(problem, id_rule()))
            return ""
        return text

    def texts(self, key: str) -> list[tuple[str, int]]:
        """Each text with its line."""
        node = self.node(key)
        if node is None:
            return []
        if not isinstance(node, YamlList):
            self.problems.error(
                self.line_of(key), _("{field} must be a list, such as {field}: [one, another]", field=key)
            )
            return []
        found = []
        for item in node.items:
            if not isinstance(item, YamlScalar):
                self.problems.error(item.line, _not_an_entry(key, item))
            elif text := " ".join(item.text.split()):
                found.append((text, item.line))
            else:
                self.problems.error(item.line, _("{field} has an empty entry; fill it in or delete it", field=key))
        return found

    def date(self, key: str, *, required: bool = False) -> str:
        """In ISO 8601."""
        text = self.text(key, required=required)
        date = iso_date(text)
        if text and not date:
            self.problems.error(self.line_of(key), date_problem(key, text))
        return date

    def whole_number(self, key: str) -> int:
        """A number from 1; 0 if it is missing or not valid."""
        text = self.text(key, required=True)
        if text and not _EDITION.fullmatch(text):
            message = _("{field} must be a whole number from 1, not {text}", field=key, text=for_message(text))
            self.problems.error(self.line_of(key), message)
            return 0
        return int(text or 0)

    def fields(self, key: str, known: Collection[str]) -> Fields | None:
        node = self.node(key)
        if node is None:
            return None
        if not isinstance(node, YamlMapping):
            message = _("{field} must contain fields, indented below it: {fields}", field=key, fields=list_text(known))
            self.problems.error(self.line_of(key), message)
            return None
        return Fields(node, self.problems, known)


def id_rule() -> Translated:
    """A clause, as advice."""
    return _(
        "an id starts with a letter or a digit, and contains only letters, digits, -, _ and . "
        "(at most {most} characters)",
        most=number_text(LONGEST_ID),
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
        problems.error(node.line, _("the file must be a list of entries like this: {example}", example=example))
        return []
    found = []
    for item in node.items:
        if isinstance(item, YamlMapping):
            found.append(item)
        else:
            message = _THIS_LIST if isinstance(item, YamlList) else _THIS_TEXT
            problems.error(item.line, _(message, example=example))
    return found


_THIS_LIST = N_("this entry is a list; write each entry like this: {example}")
_THIS_TEXT = N_("this entry is a single text; write each entry like this: {example}")


def _not_a_text(key: str, node: YamlNode) -> Translated:
    if isinstance(node, YamlList):
        return _("{field} must be a single text, not a list", field=key)
    return _("{field} must be a single text, not a group of fields", field=key)


def _not_an_entry(key: str, node: YamlNode) -> Translated:
    if isinstance(node, YamlList):
        return _("{field} must be a list of texts, and this entry is a list", field=key)
    return _(
        "{field} must be a list of texts, and this entry is a group of fields; if it contains a colon, put quotation "
        "marks around it",
        field=key,
    )
