"""What the style attribute of an element says of its text; style sheets are not read."""

from __future__ import annotations

import re

from reader.library.importing.html.html_element import HtmlElement
from reader.library.model import STYLES, Style

_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]*)")
_MOST_DECLARATIONS = 2_000
"""Characters of the attribute."""

_HIDDEN_CLASSES = frozenset(
    [
        *("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only"),
        *("screenreader-only", "u-hidden-visually", "mw-editsection", "noprint", "headerlink", "anchorjs-link"),
    ]
)
"""Classes of widely used style sheets for what nobody sees on the screen, or what is no text."""


def declarations(element: HtmlElement) -> dict[str, str]:
    """In small letters. The last declaration of a property counts, as in browsers."""
    style = element.get("style")
    if not style:
        return {}
    found = _DECLARATION.findall(style[:_MOST_DECLARATIONS].lower())
    return {name: value.replace("!important", "").strip() for name, value in found}


def is_hidden(element: HtmlElement) -> bool:
    """Whether browsers show nothing of it, or it only repeats or decorates what is shown."""
    if not element.attributes:
        return False
    if "hidden" in element.attributes and element.get("hidden") != "until-found":
        return True
    if element.get("aria-hidden").lower() == "true":
        return True
    if not _HIDDEN_CLASSES.isdisjoint(classes(element)):
        return True
    style = declarations(element)
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("mso-hide") == "all"
    )


def classes(element: HtmlElement) -> list[str]:
    return element.get("class").lower().split()


def is_inline_block(element: HtmlElement) -> bool | None:
    """Whether the style makes it a block (False) or a part of a line (True); None if it does not say so."""
    display = declarations(element).get("display", "") if element.get("style") else ""
    if display.startswith("inline"):
        return True
    return False if display in ("block", "flex", "grid", "list-item", "table", "flow-root") else None


def styled(element: HtmlElement, style: Style) -> Style:
    """The style of the text in an element that is in text of `style`."""
    found = declarations(element)
    if not found:
        return style
    weight, slant, place = (found.get(name, "") for name in ("font-weight", "font-style", "vertical-align"))
    if weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600):
        style |= Style.STRONG
    elif weight in ("normal", "lighter") or (weight.isdigit() and int(weight) < 600):
        style &= ~Style.STRONG
    if slant in ("italic", "oblique"):
        style |= Style.EMPHASIS
    elif slant == "normal":
        style &= ~Style.EMPHASIS
    if place == "super":
        style |= Style.SUPERSCRIPT
    elif place == "sub":
        style |= Style.SUBSCRIPT
    elif place == "baseline":
        style &= ~(Style.SUPERSCRIPT | Style.SUBSCRIPT)
    return STYLES[style]


def is_struck(element: HtmlElement) -> bool:
    found = declarations(element)
    return "line-through" in found.get("text-decoration", "") + found.get("text-decoration-line", "")


def keeps_spaces(element: HtmlElement) -> bool:
    return declarations(element).get("white-space", "").startswith(("pre", "break-spaces"))
