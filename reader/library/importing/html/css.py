"""What the style attribute of an element says of its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from reader.library.importing.docx.symbols import is_symbol_font
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


def declarations(element: HtmlElement) -> Mapping[str, str]:
    """In small letters. The last declaration of a property counts, as in browsers."""
    style = element.get("style")
    return _declarations(style[:_MOST_DECLARATIONS].lower()) if style else {}


@lru_cache(maxsize=2_000)
def _declarations(style: str) -> Mapping[str, str]:
    return {name: value.replace("!important", "").strip() for name, value in _DECLARATION.findall(style)}


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
    raised = _raised(found)
    if place == "super" or raised > 0:
        style |= Style.SUPERSCRIPT
    elif place == "sub" or raised < 0:
        style |= Style.SUBSCRIPT
    elif place == "baseline":
        style &= ~(Style.SUPERSCRIPT | Style.SUBSCRIPT)
    return STYLES[style]


def _raised(found: Mapping[str, str]) -> float:
    """How far text is above its line; only the sign counts."""
    lengths = [found.get("mso-text-raise", ""), found.get("vertical-align", "")]
    if found.get("position") == "relative":
        # Down is positive here.
        lengths.append(_turned(found.get("top", "")))
    for length in lengths:
        number = re.match(r"[-+]?\d{0,4}(?:\.\d{1,4})?(?=\s*(?:pt|px|em|ex|%|$))", length)
        if number and number[0].strip("+-.0"):
            return float(number[0])
    return 0.0


def _turned(length: str) -> str:
    return length[1:] if length.startswith("-") else f"-{length}"


def is_struck(element: HtmlElement) -> bool:
    found = declarations(element)
    return "line-through" in found.get("text-decoration", "") + found.get("text-decoration-line", "")


def keeps_spaces(element: HtmlElement) -> bool:
    return declarations(element).get("white-space", "").startswith(("pre", "break-spaces"))


def symbol_font(element: HtmlElement, default: str) -> str:
    """The font of signs that the text of an element is in, such as "symbol"; empty for others."""
    families = element.get("face") if element.tag == "font" else declarations(element).get("font-family", "")
    if not families:
        return default
    font = families.split(",")[0].strip(" \"'").lower()
    return font if is_symbol_font(font) else ""
