"""The styles of a Word file: what a paragraph or a run gets from its style, and from those that it is based on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar
from xml.etree.ElementTree import Element

from reader.library.importing.docx.xml_tree import every, first, is_on, value, whole_number

TOGGLES = ("w:b", "w:i", "w:vanish", "w:strike", "w:dstrike")

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_LONGEST_CHAIN = 20
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Numbering:
    """The list that a paragraph belongs to. An `id` of "0" means none."""

    id: str
    level: int


class Styles:
    """`root` is the styles part, or None if the file has none."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._found: dict[tuple[str, str], object] = {}
        self.default_language = value(root, "w:docDefaults/w:rPrDefault/w:rPr/w:lang") if root is not None else ""
        for style in every(root, "w:style") if root is not None else ():
            id = style.get("w:styleId", "")
            self._styles.setdefault(id, style)
            if is_default(style):
                self._defaults.setdefault(style.get("w:type", ""), id)
        self.paragraph_default = self._defaults.get("paragraph", "")

    def names(self, id: str) -> list[str]:
        """The names of the style and of those it is based on, in small letters. Those of built-in ones are English."""
        return self._cached("names", id, lambda: [value(each, "w:name").casefold() for each in self._chain(id)])

    def has_name(self, id: str, *wanted: str) -> bool:
        return any(name in wanted for name in self.names(id))

    def heading_level(self, id: str) -> int:
        """From 1; 0 if it is no heading."""
        return self._cached("heading", id, lambda: self._heading_level(id))

    def toggle(self, id: str, name: str) -> bool:
        return self._cached(name, id, lambda: is_on(self._first(id, f"w:rPr/{name}")))

    def run_property(self, id: str, path: str) -> Element | None:
        """The nearest one in the chain, such as that at "w:vertAlign"."""
        return self._cached(path, id, lambda: self._first(id, f"w:rPr/{path}"))

    def numbering(self, id: str) -> Numbering | None:
        return self._cached("numbering", id, lambda: self._numbering(id))

    def _heading_level(self, id: str) -> int:
        for style in self._chain(id):
            if found := _HEADING.fullmatch(value(style, "w:name")):
                return int(found[1])
            outline = first(style, "w:pPr/w:outlineLvl")
            if outline is not None:
                level = whole_number(value(outline), 9)
                return level + 1 if 0 <= level < 9 else 0
        return 0

    def _numbering(self, id: str) -> Numbering | None:
        for style in self._chain(id):
            properties = first(style, "w:pPr/w:numPr")
            if properties is not None:
                level = whole_number(value(properties, "w:ilvl"))
                number = value(properties, "w:numId")
                return Numbering(number, level) if number else None
        return None

    def _first(self, id: str, path: str) -> Element | None:
        return next((found for style in self._chain(id) if (found := first(style, path)) is not None), None)

    def _chain(self, id: str) -> Iterator[Element]:
        """The style, and those it is based on; a style may name itself."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(id)
            if style is None:
                return
            yield style
            id = value(style, "w:basedOn")

    def _cached(self, what: str, id: str, find: Callable[[], _Found]) -> _Found:
        key = (what, id)
        if key not in self._found:
            self._found[key] = find()
        return self._found[key]  # type: ignore[return-value]


def is_default(style: Element) -> bool:
    return style.get("w:default", "") in ("1", "true", "on")
