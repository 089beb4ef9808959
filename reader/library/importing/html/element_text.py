"""The text of an element as a person sees it, without its form."""

from __future__ import annotations

from reader.library.importing.html.element_kinds import BLOCKS
from reader.library.importing.html.html_element import HtmlElement

NO_TEXT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "meta",
        "link",
        "title",
        "noembed",
        "noframes",
        "param",
        "annotation",
        "annotation-xml",
    ]
)
"""Elements of which nobody sees anything."""

_APART = BLOCKS | {"br", "option", "button", "img"}


def element_text(element: HtmlElement, *, with_alt: bool = False, most: int = 1 << 62) -> str:
    """In one line, with a space between blocks; with the descriptions of pictures if wanted.

    Of a text that is longer than `most` characters, only a beginning that is longer, too.
    """
    parts: list[str] = []
    length = 0
    waiting: list[HtmlElement | str] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            parts.append(node)
            if not node.isspace():
                length += len(node)
                if length > 2 * most:
                    break
            continue
        if node.tag in NO_TEXT:
            continue
        if node.tag in _APART:
            parts.append(" ")
            waiting.append(" ")
        if with_alt and (alt := node.get("alt") or (node.get("value") if node.tag == "input" else "")):
            parts.append(f" {alt} ")
        waiting += reversed(node.children)
    return " ".join("".join(parts).split())
