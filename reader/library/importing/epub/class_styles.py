"""What the style sheets of an e-book say of classes: italic, bold, raised, struck and hidden text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.library.importing.epub.epub_package import EpubPackage, resolved
from reader.library.importing.html.element_kinds import BLOCKS, HEADINGS
from reader.library.importing.html.html_element import HtmlElement

MAX_SHEET = 1_000_000
MOST_SHEETS = 40
MOST_RULES = 20_000

_APART = "--apart: 1"
"""What stands beside the text must not become a part of the word or number next to it."""

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_LONGEST = 5_000
_SELECTOR = re.compile(r"\s*([A-Za-z][A-Za-z0-9]*)?((?:\.[\w-]+)+)\s*")
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_KEPT = frozenset(
    ["display", "visibility", "font-style", "font-weight", "vertical-align", "text-decoration", "text-decoration-line"]
)
_SHORT_HAND = re.compile(r"\b(italic|oblique|bold|bolder|[6-9]00)\b")


@dataclass(slots=True)
class ClassStyles:
    """Reads each style sheet once."""

    package: EpubPackage
    _sheets: dict[str, Mapping[str, list[tuple[str, frozenset[str], str]]]] = field(default_factory=dict)

    def apply(self, root: HtmlElement, path: str) -> None:
        """Writes what classes mean into the `style` of their elements."""
        rules: dict[str, list[tuple[str, frozenset[str], str]]] = {}
        for element in root.walk():
            found: Mapping[str, list[tuple[str, frozenset[str], str]]] = {}
            if element.tag == "link" and "stylesheet" in element.get("rel").casefold():
                found = self._sheet(resolved(path, element.get("href"))[0])
            elif element.tag == "style":
                found = rules_of("".join(child for child in element.children if isinstance(child, str))[:MAX_SHEET])
            for name, each in found.items():
                rules.setdefault(name, []).extend(each)
        for element in root.walk() if rules else ():
            names = element.get("class").split()
            if not names or element.tag in HEADINGS:
                continue
            own = set(names)
            styles = [
                style
                for name in names
                for tag, classes, style in rules.get(name, ())
                if classes <= own and tag in ("", element.tag)
            ]
            if styles:
                element.attributes["style"] = "; ".join([*styles, element.get("style")])
            if _APART in styles and element.tag not in BLOCKS:
                element.children = [" ", *element.children, " "]

    def _sheet(self, path: str) -> Mapping[str, list[tuple[str, frozenset[str], str]]]:
        if path not in self._sheets:
            data = self.package.data(path, MAX_SHEET) if len(self._sheets) < MOST_SHEETS else None
            self._sheets[path] = rules_of(data.decode("utf-8", "replace")) if data else {}
        return self._sheets[path]


def rules_of(sheet: str) -> dict[str, list[tuple[str, frozenset[str], str]]]:
    """For the first class of each selector: the element, all classes, and what it says of the text."""
    rules: dict[str, list[tuple[str, frozenset[str], str]]] = {}
    for part in _COMMENT.sub("", sheet).split("}")[:MOST_RULES]:
        before, _, declarations = part.rpartition("{")
        # Within @media, the rule's own selector is behind another brace.
        selectors = before.rpartition("{")[2].rpartition(";")[2][:_LONGEST]
        own = declarations[:_LONGEST]
        styles = [style for style in (_style(own), _APART if _stands_apart(own) else "") if style]
        for selector in selectors.split(",") if styles else ():
            # What depends on the elements around it is seldom more than design.
            if simple := _SELECTOR.fullmatch(selector):
                classes = simple[2].strip(".").split(".")
                rows = rules.setdefault(classes[0], [])
                rows += [((simple[1] or "").casefold(), frozenset(classes), style) for style in styles]
    return rules


def _style(declarations: str) -> str:
    kept = []
    for name, value in _DECLARATION.findall(declarations):
        folded = value.casefold().replace("!important", "").strip()
        if name.casefold() in _KEPT:
            kept.append(f"{name.casefold()}: {folded}")
        elif name.casefold() == "font":
            words = _SHORT_HAND.findall(folded)
            kept += [f"font-{'style' if word in ('italic', 'oblique') else 'weight'}: {word}" for word in words]
    wanted = [each for each in kept if not each.startswith("display") or each.endswith("none")]
    return "; ".join(wanted)


def _stands_apart(declarations: str) -> bool:
    """Whether it is shown beside the text, such as the number of a line."""
    found = {name.casefold(): value.casefold().strip() for name, value in _DECLARATION.findall(declarations)}
    return (
        found.get("float", "none") in ("left", "right")
        or found.get("position") in ("absolute", "fixed")
        or found.get("display") == "block"
    )
