"""The style of an SVG drawing: `style` attributes and style sheets, parsed against the list of allowed properties."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.library.svg_allowed import PROPERTIES

MAX_RULES = 1000

_SELECTOR = re.compile(r"[\w.#*>\s-]+")
_SUBJECT = re.compile(r"(?P<type>\*|[\w-]+)?(?P<marks>(?:[.#][\w-]+)*)")
_MARK = re.compile(r"[.#][\w-]+")
_IMPORTANT = re.compile(r"!\s*important$", re.IGNORECASE)

Declaration = tuple[str, str]
"""The name of a property, in lower case, and its value."""


class StyleError(ValueError):
    """Its message is the part of the style that is not allowed."""


@dataclass(frozen=True)
class StyleRule:
    """The declarations for the last part of a selector: `g > .a` is read as `.a`. Empty fields match every element."""

    type_name: str
    classes: frozenset[str]
    id: str
    declarations: tuple[Declaration, ...]

    def matches(self, type_names: frozenset[str], classes: frozenset[str], id: str) -> bool:
        return (
            (not self.type_name or self.type_name in type_names)
            and self.classes <= classes
            and (not self.id or self.id == id)
        )


class StyleSheet:
    """The rules of all `style` elements so far. Qt applies a rule to the same elements, or to fewer."""

    def __init__(self) -> None:
        self._rules: defaultdict[str, list[StyleRule]] = defaultdict(list)
        self._count = 0

    def add(self, text: str) -> None:
        """Raises StyleError for the first rule that is not allowed, and where there are too many."""
        for rule in parse_rules(text):
            self._count += 1
            if self._count > MAX_RULES:
                raise StyleError(f"more than {MAX_RULES} rules")
            key = f".{min(rule.classes)}" if rule.classes else f"#{rule.id}" if rule.id else rule.type_name
            self._rules[key].append(rule)

    def declarations(self, name: str, class_names: str, id: str) -> Iterator[Declaration]:
        """What may apply to an element."""
        if not self._rules:
            return
        type_names = frozenset({name.casefold(), "g"} if name == "a" else {name.casefold()})  # to Qt, `a` is a group
        classes = frozenset(class_names.split())
        for key in ("", *type_names, f"#{id}", *(f".{each}" for each in classes)):
            for rule in self._rules.get(key, ()):
                if rule.matches(type_names, classes, id):
                    yield from rule.declarations


def parse_declarations(text: str) -> Iterator[Declaration]:
    """Of `fill: red; stroke: blue`. Raises StyleError for the first declaration that is not allowed."""
    for part in text.split(";"):
        part = part.strip()
        if not part:
            continue
        name, colon, value = part.partition(":")
        name = name.strip().casefold()
        value = _IMPORTANT.sub("", value).strip()
        form = PROPERTIES.get(name)
        if not colon or form is None or not form.fullmatch(value):
            raise StyleError(part)
        yield name, value


def parse_rules(text: str) -> Iterator[StyleRule]:
    """Of `.a, g { fill: red }`, a rule for each selector. Raises StyleError for the first part that is not allowed."""
    *rules, rest = _without_comments(text).split("}")
    for rule in rules:
        selectors, brace, body = rule.partition("{")
        if not brace:
            raise StyleError(f"{selectors.strip()}}}")
        if "@" in selectors:
            raise StyleError(selectors.strip())
        declarations = tuple(parse_declarations(body))
        for selector in selectors.split(","):
            yield _rule(selector.strip(), declarations)
    if rest.strip():
        raise StyleError(rest.strip())


def _without_comments(text: str) -> str:
    parts = []
    start = 0
    while (comment := text.find("/*", start)) >= 0:
        parts.append(text[start:comment])
        end = text.find("*/", comment + 2)
        if end < 0:
            raise StyleError(text[comment:])
        start = end + 2
    return " ".join([*parts, text[start:]])


def _rule(selector: str, declarations: Iterable[Declaration]) -> StyleRule:
    subject = _SUBJECT.fullmatch(re.split(r"[\s>]+", selector)[-1])
    if not _SELECTOR.fullmatch(selector) or not subject:
        raise StyleError(selector or "{")
    marks = _MARK.findall(subject["marks"])
    return StyleRule(
        type_name=(subject["type"] or "").removeprefix("*").casefold(),
        classes=frozenset(mark[1:] for mark in marks if mark.startswith(".")),
        id=next((mark[1:] for mark in marks if mark.startswith("#")), ""),
        declarations=tuple(declarations),
    )
