"""Drawings (SVG) within a page: which of them are figures and no signs, and the same drawing as a file."""

from __future__ import annotations

import base64
import re
from xml.sax.saxutils import escape, quoteattr

from reader.library.importing.html.html_element import HtmlElement
from reader.library.svg_allowed import ELEMENTS

_NAMES = {name.lower(): name for name in ELEMENTS}
_ATTRIBUTES = {name.lower(): name for attributes in ELEMENTS.values() for name in attributes}
"""The parser of HTML writes all names in small letters; those of SVG have capitals."""

_SHAPES = frozenset(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text"])
_NO_PARTS = frozenset(["script", "style", "foreignobject", "animate", "animatetransform", "animatemotion", "set"])
_NOT_DRAWN = frozenset(["class", "role", "tabindex", "focusable", "lang"])
_SMALLEST = 64.0
"""Pixels a side of a figure; what is smaller is a sign."""

_MOST_CHARACTERS = 1_000_000
_LENGTH = re.compile(r"\s*(\d{1,5}(?:\.\d{1,6})?)\s*(?:px)?\s*")
_UNSEEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def drawing_address(element: HtmlElement) -> str:
    """A `data:` address of the drawing; empty if it is a sign, or gets its colours from a style sheet."""
    if not _is_figure(element) or not _has_own_colours(element):
        return ""
    parts: list[str] = []
    _write(element, parts)
    text = "".join(parts)
    if len(text) > _MOST_CHARACTERS:
        return ""
    return f"data:image/svg+xml;base64,{base64.b64encode(text.encode('utf-8', 'replace')).decode()}"


def _is_figure(element: HtmlElement) -> bool:
    if element.get("aria-hidden") == "true" or any(each.tag == "use" and _leads_out(each) for each in element.walk()):
        return False
    width, height = _length(element.get("width")), _length(element.get("height"))
    if width and height:
        return min(width, height) >= _SMALLEST
    if width or height:
        return max(width, height) >= _SMALLEST
    # Signs have a box to draw in, too, but no text.
    return bool(element.get("viewbox")) and any(each.tag == "text" for each in element.walk())


def _leads_out(use: HtmlElement) -> bool:
    return not (use.get("href") or use.get("xlink:href")).startswith("#")


def _has_own_colours(element: HtmlElement) -> bool:
    """Whether each shape says how it is painted, or none of them has a class that may say so."""
    waiting = [(element, False)]
    is_styled, has_class = True, False
    while waiting:
        each, is_known = waiting.pop()
        is_known = is_known or any(each.get(name) for name in ("fill", "stroke", "style"))
        has_class = has_class or (bool(each.get("class")) and each is not element)
        if each.tag in _SHAPES and not is_known:
            is_styled = False
        waiting += [(child, is_known) for child in each.elements]
    return is_styled or not has_class


def _length(text: str) -> float:
    found = _LENGTH.fullmatch(text)
    return float(found[1]) if found else 0.0


def _write(root: HtmlElement, parts: list[str]) -> None:
    """Without scripts, style sheets and parts that are HTML; what is left is checked as any figure is."""
    waiting: list[HtmlElement | str] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        name = _NAMES.get(node.tag, node.tag)
        if node.tag in _NO_PARTS or not re.fullmatch(r"[A-Za-z][\w-]*", name):
            continue
        spaces = (
            ' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"' if node is root else ""
        )
        parts.append(f"<{name}{spaces}{_attributes(node)}>")
        waiting.append(f"</{name}>")
        waiting += [
            escape(_UNSEEN.sub("", child)) if isinstance(child, str) else child for child in reversed(node.children)
        ]


def _attributes(element: HtmlElement) -> str:
    """Those that the check knows; what pages add for their scripts is left out."""
    known = ELEMENTS.get(_NAMES.get(element.tag, ""), {})
    written = {}
    for name, value in element.attributes.items():
        proper = _ATTRIBUTES.get(name.removeprefix("xlink:"), "")
        if proper in known and proper not in _NOT_DRAWN:
            written[f"xlink:{proper}" if name.startswith("xlink:") else proper] = _UNSEEN.sub("", value)
    return "".join(f" {name}={quoteattr(value)}" for name, value in written.items())
