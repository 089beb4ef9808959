"""Tells text that a page shows only after a click, such as answers to questions, from text that nobody sees."""

from __future__ import annotations

import re

from reader.library.importing.html.element_text import element_text
from reader.library.importing.html.html_element import HtmlElement

_NAMES = re.compile(r"accordion|collaps|tab-?pane|toggle|expand|faq|answer|spoiler|disclosure|read-?more")
_NO_NAMES = re.compile(r"nav|menu|modal|popup|cookie|search|share|login|dropdown")
_DIGITS = re.compile(r"\d+")
_SHORTEST = 20


class CollapsedContent:
    """The hidden elements of a page in which there is text to read."""

    def __init__(self, root: HtmlElement) -> None:
        self._controlled = {
            name
            for element in root.walk()
            for key in ("aria-controls", "data-target", "data-bs-target")
            for name in element.get(key).replace("#", " ").split()
        }

    def __contains__(self, element: HtmlElement) -> bool:
        names = f"{element.get('class')} {element.get('id')} {element.get('role')}".casefold()
        if _NO_NAMES.search(names) or element.tag in ("nav", "dialog", "svg", "form"):
            return False
        is_named = bool(_NAMES.search(names)) or "tabpanel" in names or element.get("hidden") == "until-found"
        is_text = any(each.tag in ("p", "ul", "ol", "table", "dl") for each in element.walk())
        return (is_named or element.get("id") in self._controlled) and is_text and _is_long(element)


def _is_long(element: HtmlElement) -> bool:
    return len(element_text(element)) >= _SHORTEST


def has_formula(element: HtmlElement) -> bool:
    """Pages hide the MathML of a formula, and show its picture."""
    return any(each.tag == "math" for each in element.walk())


def repeats_formula(element: HtmlElement, formula: str) -> bool:
    """Whether it is what a page shows in place of the MathML before it: letters of KaTeX, or a picture of Wikipedia."""
    names = element.get("class")
    if not formula or ("katex-html" not in names and "mwe-math-fallback" not in names):
        return False
    return set(_DIGITS.findall(element_text(element))) <= set(_DIGITS.findall(formula))
