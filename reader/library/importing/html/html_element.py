"""One element of a tree of HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class HtmlElement:
    """`tag` is in small letters, with its prefix if it has one, such as "o:p"."""

    tag: str
    attributes: dict[str, str]
    children: list[HtmlElement | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def elements(self) -> list[HtmlElement]:
        return [child for child in self.children if isinstance(child, HtmlElement)]

    def walk(self) -> Iterator[HtmlElement]:
        """This element and all in it, in their order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            # Most elements have one text alone; this loop is the most frequent one of an import.
            if children := element.children:
                waiting += [child for child in reversed(children) if not isinstance(child, str)]
