"""Puts the shadow trees of saved pages in place: what their own elements show, with what the page gives them in slots.

Chrome writes them as <template shadowmode="open">, SingleFile and the standard with the attribute `shadowrootmode`.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.library.importing.html.html_element import HtmlElement

_MODES = ("shadowrootmode", "shadowmode", "shadowroot")


def place_shadow_trees(root: HtmlElement) -> None:
    """Each shadow tree takes the place of its template; what its element holds goes to the slots, or behind it."""
    for host in list(root.walk()):
        trees = [child for child in host.elements if _is_shadow_tree(child)]
        if trees:
            given = [child for child in host.children if isinstance(child, str) or not _is_shadow_tree(child)]
            host.children = [*trees[0].children, *_without_slotted(trees[0], given)]


def _is_shadow_tree(element: HtmlElement) -> bool:
    return element.tag == "template" and any(element.get(mode) for mode in _MODES)


def _without_slotted(tree: HtmlElement, given: list[HtmlElement | str]) -> list[HtmlElement | str]:
    """Fills the slots of the tree, and returns what has none."""
    for slot in _slots(tree):
        name = slot.get("name")
        mine: list[HtmlElement | str] = []
        others: list[HtmlElement | str] = []
        for child in given:
            is_mine = (child.get("slot") if isinstance(child, HtmlElement) else "") == name
            (mine if is_mine else others).append(child)
        if any(isinstance(child, HtmlElement) or child.strip() for child in mine):
            slot.children, given = mine, others
    return given


def _slots(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Not those of the shadow trees within this one, which belong to other elements."""
    waiting = list(reversed(tree.elements))
    while waiting:
        element = waiting.pop()
        if element.tag == "slot":
            yield element
        elif not _is_shadow_tree(element):
            waiting.extend(reversed(element.elements))
