"""Makes lists of what Word writes as paragraphs with `mso-list` in their style. The tree is changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.library.importing.html.css import declarations
from reader.library.importing.html.element_text import element_text
from reader.library.importing.html.html_element import HtmlElement

_LIST = re.compile(r"\bl(\d{1,6})\s+level(\d)\b(?:\s+(lfo\d{1,6}))?")
_NUMBER = re.compile(r"[(\[]?(\d{1,6}|[a-z]{1,2}[.)\]:]|[ivxlc]{1,7}[.)\]:])[.)\]:]*$", re.IGNORECASE)
_LENGTH = re.compile(r"(-?\d{1,4}(?:\.\d+)?)(pt|cm|mm|in|px)")
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "px": 0.75}
_CONTINUED = ("msolistparagraph", "msolistcontinue")
_USUAL_MARGIN = 36.0
_NEAR = 3.0  # points
_MOST_ABOVE = 100
"""Items above a further paragraph among which its own is looked for."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(slots=True)
class _Item:
    """`name` is that of the list; `marker` what Word shows before the text, None for a further paragraph."""

    name: str
    level: int
    marker: str | None
    children: list[HtmlElement | str]
    margin: float = 0.0


def make_lists(root: HtmlElement) -> None:
    for element in list(root.walk()):
        if any(_is_item(child) for child in element.elements):
            element.children = _with_lists(element.children)
    for element in root.walk():
        if element.tag in _HEADINGS:
            _plain_heading(element)


def _is_item(element: HtmlElement) -> bool:
    return element.tag == "p" and _place(element) is not None


def _place(element: HtmlElement) -> tuple[str, int] | None:
    """Which list a paragraph or an item belongs to, and how deep it is in it."""
    if "mso-list" not in element.get("style"):
        return None
    found = _LIST.search(declarations(element).get("mso-list", ""))
    return (found[3] or found[1], int(found[2])) if found else None


def _with_lists(children: list[HtmlElement | str]) -> list[HtmlElement | str]:
    """The children with a list in place of each run of paragraphs that are its items."""
    done: list[HtmlElement | str] = []
    run: list[_Item] = []
    for child in children:
        if isinstance(child, str):
            if not (run and child.isspace()):
                done += _lists_of(run)
                done.append(child)
            continue
        items = _items_of(child, run)
        if not items or (run and items[0].level == 1 and items[0].name != run[-1].name and items[0].marker is not None):
            done += _lists_of(run)
        if items:
            run += items
        else:
            done.append(child)
    return [*done, *_lists_of(run)]


def _items_of(element: HtmlElement, run: list[_Item]) -> list[_Item]:
    """What an element adds to the run of items before it; nothing if it is no part of a list."""
    if element.tag == "p":
        if place := _place(element):
            marker = _take_marker(element)
            return [_Item(*place, marker, element.children, _margin(element))]
        if run and element.get("class").lower().startswith(_CONTINUED) and element_text(element):
            margin = _margin(element)
            above = next(
                (
                    item
                    for item in reversed(run[-_MOST_ABOVE:])
                    if item.marker is not None and item.margin <= margin + _NEAR
                ),
                run[-1],
            )
            return [_Item(above.name, above.level, None, element.children, margin)]
        return []
    if element.tag in ("ul", "ol") and run:
        items = list(_items_in(element))
        return items if items and all(item.name for item in items) else []
    return []


def _items_in(element: HtmlElement) -> Iterator[_Item]:
    """Word can write some levels of a list as HTML, between paragraphs that are its other levels."""
    number = 0
    for child in element.elements:
        if child.tag in ("ul", "ol"):
            yield from _items_in(child)
        elif child.tag == "li":
            number += 1
            inner = [each for each in child.elements if each.tag in ("ul", "ol")]
            own = [each for each in child.children if each not in inner]
            name, level = _place(child) or ("", 1)
            yield _Item(name, level, f"{number}." if element.tag == "ol" else "", own, _USUAL_MARGIN * level)
            for each in inner:
                yield from _items_in(each)


def _take_marker(item: HtmlElement) -> str:
    """Removes the bullet or the number that Word writes before the text, and returns it."""
    for element in item.walk():
        for at, child in enumerate(element.children):
            if isinstance(child, HtmlElement) and declarations(child).get("mso-list", "").startswith("ignore"):
                del element.children[at]
                return element_text(child)
    return ""


def _plain_heading(heading: HtmlElement) -> None:
    """A heading with a bullet loses it; with a number, one space is enough behind it."""
    if "mso-list" in heading.get("style"):
        marker = _take_marker(heading)
        if any(map(str.isalnum, marker)) and marker != "o":
            heading.children.insert(0, f"{marker} ")


def _margin(element: HtmlElement) -> float:
    """In points."""
    style = declarations(element)
    found = _LENGTH.match(style.get("margin-left", "") or _left_of(style.get("margin", "")))
    return float(found[1]) * _POINTS[found[2]] if found else _USUAL_MARGIN


def _left_of(margin: str) -> str:
    parts = margin.split()
    return parts[3] if len(parts) == 4 else parts[1] if len(parts) in (2, 3) else margin


def _lists_of(run: list[_Item]) -> list[HtmlElement]:
    """The lists of a run, which is emptied. Levels that nothing is on are left out."""
    top: list[HtmlElement] = []
    open_lists: list[tuple[int, HtmlElement]] = []
    for item in run:
        while open_lists and open_lists[-1][0] > item.level:
            open_lists.pop()
        if item.marker is None and open_lists:
            _last_item(open_lists[-1][1]).append(HtmlElement("p", {}, item.children))
            continue
        number = _NUMBER.match((item.marker or "").strip())
        tag = "ol" if number else "ul"
        if open_lists and open_lists[-1][0] == item.level and open_lists[-1][1].tag != tag:
            open_lists.pop()
        if not open_lists or open_lists[-1][0] < item.level:
            made = HtmlElement(tag, _start(number))
            if open_lists:
                _last_item(open_lists[-1][1]).append(made)
            else:
                top.append(made)
            open_lists.append((item.level, made))
        open_lists[-1][1].children.append(HtmlElement("li", {}, [HtmlElement("p", {}, item.children)]))
    run.clear()
    return top


def _last_item(made: HtmlElement) -> list[HtmlElement | str]:
    """What is in the last item of a list that was made here."""
    last = made.children[-1]
    assert isinstance(last, HtmlElement)
    return last.children


def _start(number: re.Match[str] | None) -> dict[str, str]:
    return {"start": number[1]} if number and number[1].isdecimal() and number[1] != "1" else {}
