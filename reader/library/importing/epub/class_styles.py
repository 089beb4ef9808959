"""What the style sheets of an e-book say of its text: those that its pages link to, and what stands beside a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reader.library.importing.epub.epub_package import EpubPackage, resolved
from reader.library.importing.html.element_kinds import BLOCKS
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.html.style_sheet import apply_style_sheets

MAX_SHEET = 1_000_000
MOST_SHEETS = 40
MOST_RULES = 20_000
_LONGEST = 5_000

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SELECTOR = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9]*)?\.([\w-]+)\s*")
_APART = re.compile(r"(?:^|;)\s*(?:float\s*:\s*(?:left|right)|position\s*:\s*(?:absolute|fixed)|display\s*:\s*block)\b")


@dataclass(slots=True)
class ClassStyles:
    """Reads each style sheet once."""

    package: EpubPackage
    _sheets: dict[str, str] = field(default_factory=dict)
    _apart: dict[str, frozenset[str]] = field(default_factory=dict)

    def apply(self, root: HtmlElement, path: str) -> None:
        """Writes what classes mean into the `style` of their elements, as the reader of HTML expects it."""
        linked, own = [], []
        for element in root.walk():
            if element.tag == "link" and "stylesheet" in element.get("rel").casefold():
                linked.append(self._sheet(resolved(path, element.get("href"))[0]))
            elif element.tag == "style":
                own.append("".join(child for child in element.children if isinstance(child, str))[:MAX_SHEET])
        if any(linked):
            apply_style_sheets(root, *linked)
        apart = frozenset[str]().union(*(self._apart_in(sheet) for sheet in (*linked, *own)))
        for element in root.walk() if apart else ():
            # A number beside a line must not become a part of the number at its end.
            if element.tag not in BLOCKS and not apart.isdisjoint(element.get("class").split()):
                element.children = [" ", *element.children, " "]

    def _sheet(self, path: str) -> str:
        if path not in self._sheets:
            data = self.package.data(path, MAX_SHEET) if len(self._sheets) < MOST_SHEETS else None
            self._sheets[path] = data.decode("utf-8", "replace") if data else ""
        return self._sheets[path]

    def _apart_in(self, sheet: str) -> frozenset[str]:
        if sheet not in self._apart:
            self._apart[sheet] = frozenset(classes_apart(sheet))
        return self._apart[sheet]


def classes_apart(sheet: str) -> set[str]:
    """The classes of what is shown beside the text around it."""
    found: set[str] = set()
    for part in _COMMENT.sub("", sheet).split("}")[:MOST_RULES]:
        before, _, declarations = part.rpartition("{")
        if _APART.search(declarations[:_LONGEST].casefold()):
            # Within @media, the rule's own selector is behind another brace.
            selectors = before.rpartition("{")[2].rpartition(";")[2][:_LONGEST]
            found |= {simple[1] for selector in selectors.split(",") if (simple := _SELECTOR.fullmatch(selector))}
    return found
