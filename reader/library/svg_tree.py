"""An SVG drawing as a tree of elements, each with the properties that its style gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reader.library.svg_allowed import PROPERTIES
from reader.library.svg_element import SvgElement
from reader.library.svg_style import Styled, StyleSheet

_NO_STYLE = frozenset({"title", "desc", "metadata", "style"})


@dataclass(slots=True)
class SvgNode:
    element: SvgElement
    parts: list[SvgNode | str] = field(default_factory=list)
    """Elements, and the text of a `text` or `tspan`, in their order."""
    properties: dict[str, str] = field(default_factory=dict)
    """Its own, not those that it inherits."""

    @property
    def name(self) -> str:
        return self.element.name

    @property
    def children(self) -> Iterator[SvgNode]:
        return (part for part in self.parts if isinstance(part, SvgNode))


def apply_style(root: SvgNode, sheet: StyleSheet) -> None:
    """Fills in the properties. Raises StyleError where the sheet has too much to do."""
    _apply(root, sheet, [])


def _apply(node: SvgNode, sheet: StyleSheet, around: list[Styled]) -> None:
    if node.name in _NO_STYLE:
        return
    attributes = node.element.attributes
    classes = frozenset(attributes.get("class", "").split())
    around.append(Styled(node.name.casefold(), classes, node.element.id))
    node.properties.update((key, value) for key, value in attributes.items() if key in PROPERTIES)
    node.properties.update(sheet.declarations(around))
    node.properties.update(node.element.style)
    for child in node.children:
        _apply(child, sheet, around)
    around.pop()
