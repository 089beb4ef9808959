"""The style of an SVG drawing: `style` attributes and style sheets, parsed against the list of allowed properties."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.library.svg_allowed import PROPERTIES
from reader.translation import _

MAX_RULES = 1000
MAX_PARTS_OF_SELECTOR = 10

MAX_STEPS = 150_000
"""Rules that are tried and declarations that are taken, of all elements together."""

_SELECTOR = re.compile(r"[\w.#*>\s-]+")
_PART = re.compile(r"(?P<type>\*|[\w-]+)?(?P<marks>(?:[.#][\w-]+)*)")
_MARK = re.compile(r"[.#][\w-]+")
_IMPORTANT = re.compile(r"!\s*important$", re.IGNORECASE)

Declaration = tuple[str, str]
"""The name of a property, in lower case, and its value."""


class StyleError(ValueError):
    """Its message is the part of the style that is not allowed."""


class Styled(NamedTuple):
    """What selectors look at in an element."""

    type_name: str
    classes: frozenset[str]
    id: str


class SelectorPart(NamedTuple):
    """Of `g.a.b#c`. Empty fields match every element."""

    type_name: str = ""
    classes: frozenset[str] = frozenset()
    id: str = ""
    is_child: bool = False
    """Whether the part before it must match the parent, and not just any element around it."""

    def matches(self, element: Styled) -> bool:
        return (
            (not self.type_name or self.type_name == element.type_name)
            and self.classes <= element.classes
            and (not self.id or self.id == element.id)
        )


@dataclass(frozen=True)
class StyleRule:
    """Declarations for the elements that a selector matches. Its last part is the element itself."""

    selector: tuple[SelectorPart, ...]
    declarations: tuple[Declaration, ...]

    @property
    def specificity(self) -> tuple[int, int, int]:
        """Of two rules for an element, the one with the larger specificity wins."""
        return (
            sum(bool(part.id) for part in self.selector),
            sum(len(part.classes) for part in self.selector),
            sum(bool(part.type_name) for part in self.selector),
        )

    def matches(self, path: Sequence[Styled]) -> bool:
        """`path` leads from the top element to the one to be styled."""
        # Each part takes the nearest element that matches it, which is enough unless `>` follows further out: then
        # a rule may match too few.
        at = len(path) - 1
        if not self.selector[-1].matches(path[at]):
            return False
        for part, after in zip(reversed(self.selector[:-1]), reversed(self.selector[1:]), strict=True):
            at -= 1
            while at >= 0 and not part.matches(path[at]) and not after.is_child:
                at -= 1
            if at < 0 or not part.matches(path[at]):
                return False
        return True


class StyleSheet:
    """The rules of all `style` elements."""

    def __init__(self) -> None:
        self._rules: defaultdict[str, list[tuple[int, StyleRule]]] = defaultdict(list)
        self._count = 0
        self._steps = 0

    def add(self, text: str) -> None:
        """Raises StyleError for the first rule that is not allowed, and where there are too many."""
        for rule in parse_rules(text):
            self._count += 1
            if self._count > MAX_RULES:
                raise StyleError(_("more than {most} rules", most=MAX_RULES))
            last = rule.selector[-1]
            key = f".{min(last.classes)}" if last.classes else f"#{last.id}" if last.id else last.type_name
            self._rules[key].append((self._count, rule))

    def declarations(self, path: Sequence[Styled]) -> list[Declaration]:
        """For the last element of a path; the last one wins. Raises StyleError where there are too many."""
        if not self._rules:
            return []
        element = path[-1]
        found = []
        for key in ("", element.type_name, f"#{element.id}", *(f".{each}" for each in element.classes)):
            for number, rule in self._rules.get(key, ()):
                self._count_steps(1)
                if rule.matches(path):
                    self._count_steps(len(rule.declarations))
                    found.append((rule.specificity, number, rule.declarations))
        return [declaration for *_place, declarations in sorted(found) for declaration in declarations]

    def _count_steps(self, steps: int) -> None:
        self._steps += steps
        if self._steps > MAX_STEPS:
            raise StyleError(_("its style sheet has too many rules that apply to many elements"))


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
        declarations = tuple(dict(parse_declarations(body)).items())
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
    words = selector.replace(">", " > ").split()
    parts: list[SelectorPart] = []
    is_child = False
    for word in words[: 2 * MAX_PARTS_OF_SELECTOR]:
        if word == ">":
            if is_child or not parts:
                raise StyleError(selector)
            is_child = True
            continue
        parts.append(_part(selector, word, is_child=is_child))
        is_child = False
    if not _SELECTOR.fullmatch(selector) or is_child or not 0 < len(parts) <= MAX_PARTS_OF_SELECTOR:
        raise StyleError(selector or "{")
    return StyleRule(tuple(parts), tuple(declarations))


def _part(selector: str, word: str, *, is_child: bool) -> SelectorPart:
    found = _PART.fullmatch(word)
    if not found:
        raise StyleError(selector)
    marks = _MARK.findall(found["marks"])
    return SelectorPart(
        type_name=(found["type"] or "").removeprefix("*").casefold(),
        classes=frozenset(mark[1:] for mark in marks if mark.startswith(".")),
        id=next((mark[1:] for mark in marks if mark.startswith("#")), ""),
        is_child=is_child,
    )
