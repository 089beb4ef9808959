"""What each element of HTML becomes, by its name; all others are blocks or parts of a line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from reader.library.importing.html.css import classes
from reader.library.importing.html.element_kinds import HEADINGS
from reader.library.importing.html.element_text import element_text
from reader.library.importing.html.headings import read_heading
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.html.html_reader import Flow, HtmlReader
from reader.library.importing.html.inline_draft import TextContext
from reader.library.importing.html.lists import read_definitions, read_list
from reader.library.importing.html.mathml import read_math
from reader.library.importing.html.pictures import (
    read_drawing,
    read_figure,
    read_image,
    read_media,
    read_noscript,
    read_picture,
)
from reader.library.importing.html.tables import read_table
from reader.library.importing.imported import CodeBlock, NoteBlock, QuoteBlock, RuleBlock
from reader.library.importing.report import Outcome
from reader.library.model import STYLES, NoteKind, Style
from reader.translation import _

ElementReader = Callable[[HtmlReader, HtmlElement, Flow, TextContext], None]

_BOX_CLASSES = frozenset(
    [
        *("callout", "callout-box", "admonition", "notice", "note", "note-box", "notebox", "info-box", "tip", "hint"),
        *("alert", "warning", "caution", "danger", "important", "attention", "message", "well", "panel", "box"),
        *("highlight-box", "key-points", "keypoints", "key-facts", "pullout", "factbox", "fact-box"),
    ]
)
_WARNING_CLASSES = frozenset(["warning", "alert", "danger", "caution", "attention", "emergency"])
_OPENS = frozenset(["aria-expanded", "aria-controls", "data-toggle", "data-bs-toggle"])
"""A button with one of these is the heading of a text that it opens."""

_LONGEST_TITLE = 120
_ENGLISH_QUOTES = ("“", "”")


def _styled(style: Style) -> ElementReader:
    def read(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
        # <b style="font-weight: normal">, as Google Docs writes it around a whole text, changes nothing.
        weight = element.get("style").replace(" ", "")
        changed = context.style if "font-weight:normal" in weight else STYLES[context.style | style]
        reader.read_plain(element, flow, context.styled(changed))

    return read


def _read_link(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    href = element.get("href").strip()
    target = reader.link(href) if href else context.target
    reader.read_plain(element, flow, replace(context, target=target))


def _read_break(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    flow.draft.add_break()


def _read_rule(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    reader.end_paragraph(flow)
    if flow.is_top:
        flow.blocks.append(RuleBlock())


def _read_quote(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    reader.end_paragraph(flow)
    blocks = reader.read_blocks(element.children, context)
    if blocks:
        flow.blocks.append(QuoteBlock(tuple(blocks)))


def _read_inline_quote(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    opening, closing = _ENGLISH_QUOTES
    flow.draft.add(opening, context)
    reader.read_children(element.children, flow, context)
    flow.draft.add(closing, context)


def _read_code(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    """Lines with their spaces; text with links or emphasis in it is a paragraph instead, which keeps these."""
    reader.end_paragraph(flow)
    marked = ("a", "b", "strong", "i", "em", "sup", "sub", "img", "table", "p", "ul", "ol", "math")
    if any(each.tag in marked for each in element.walk()):
        spaced = replace(context, keeps_spaces=True)
        reader.read_children(element.children, flow, spaced)
        reader.end_paragraph(flow)
        return
    reader.collect_anchors_below(element)
    text = _lines_of(element).expandtabs(4)
    if text.strip():
        flow.blocks.append(CodeBlock(text.strip("\n"), reader.take_anchors()))


def _lines_of(element: HtmlElement) -> str:
    parts: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            parts.append(child)
        else:
            parts.append("\n" if child.tag == "br" else _lines_of(child))
    return "".join(parts)


def _read_details(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    """All of it is shown: paper and screen readers have nothing to click on."""
    reader.end_paragraph(flow)
    strong = context.styled(context.style | Style.STRONG)
    for child in element.children:
        if isinstance(child, HtmlElement) and child.tag == "summary" and not _has_heading(child):
            reader.read_plain(child, flow, strong)
        else:
            reader.read_children([child], flow, context)
    reader.end_paragraph(flow)
    message = _("Text that opens on a click is always shown.")
    reader.report.count(Outcome.CHANGED, "details", message, element_text(element)[:80])


def _has_heading(element: HtmlElement) -> bool:
    return any(each.tag in HEADINGS for each in element.walk())


def _read_deleted(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    reader.leave_out_struck(element, _("Deleted or struck text is left out."))


def _read_ruby(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    """The reading of a word in brackets behind it."""
    is_after_bracket = False
    for child in element.children:
        tag = child.tag if isinstance(child, HtmlElement) else ""
        is_reading = isinstance(child, HtmlElement) and tag in ("rt", "rtc") and bool(element_text(child))
        if is_reading and not is_after_bracket:
            flow.draft.add("(", context)
            reader.read_children([child], flow, context)
            flow.draft.add(")", context)
        else:
            reader.read_children([child], flow, context)
        if tag:
            is_after_bracket = tag == "rp"


def _read_control(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    """Buttons and fields do nothing in a pack. A box that can be ticked keeps its sign."""
    kind = element.get("type").casefold()
    if element.tag == "button" and not _OPENS.isdisjoint(element.attributes):
        strong = context.styled(context.style | Style.STRONG)
        reader.read_children(element.children, flow, strong)
        return
    if element.tag == "input" and kind in ("checkbox", "radio"):
        flow.draft.add("☑ " if "checked" in element.attributes else "☐ ", context)
        return
    if kind == "hidden":
        return
    value = element.get("value") if element.tag == "input" else ""
    text = " ".join(
        filter(None, (value, element.get("placeholder"), element_text(element, with_alt=element.tag != "input")))
    )
    if text:
        reader.report.count(Outcome.LEFT_OUT, "form", _("Buttons and fields of forms are left out."), text)


def _read_frames(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    source = element.get("src")
    message = _("A page in a frame is left out. Import its file.")
    reader.report.left_out("frame", message, " ".join(filter(None, (element.get("title"), source))))


def _read_box(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    """What a page shows in a box of its own, such as a warning."""
    own = set(classes(element))
    words = set(re.split(r"[-_\s]+", element.get("class").lower())) if own else own
    is_named = not own.isdisjoint(_BOX_CLASSES) or not words.isdisjoint(("callout", "admonition"))
    is_box = is_named or element.get("role") in ("note", "alert")
    if not is_box or not flow.is_top or not _is_short_text(element):
        reader.read_plain(element, flow, context)
        return
    reader.end_paragraph(flow)
    title, children = box_title(element)
    blocks = reader.read_blocks(children, context)
    kind = NoteKind.NOTE if words.isdisjoint(_WARNING_CLASSES) else NoteKind.WARNING
    if blocks:
        flow.blocks.append(NoteBlock(tuple(blocks), kind, title))
    elif title:
        reader.read_plain(element, flow, context)


def _is_short_text(element: HtmlElement) -> bool:
    """A class such as "box" or "panel" may also be around a whole article."""
    return len(element_text(element)) <= 3_000 and not any(each.tag in ("h1", "article") for each in element.walk())


def box_title(element: HtmlElement) -> tuple[str, list[HtmlElement | str]]:
    """The heading of a box, and its other content."""
    rest = [child for child in element.children if not (isinstance(child, str) and child.isspace())]
    first = rest[0] if rest else None
    if not isinstance(first, HtmlElement) or len(rest) < 2:
        if isinstance(first, HtmlElement) and first.tag in ("div", "section", "aside") and len(rest) == 1:
            return box_title(first)
        return "", element.children
    is_heading = first.tag in HEADINGS or any("title" in name or "heading" in name for name in classes(first))
    following = rest[1]
    stands_alone = isinstance(following, HtmlElement) and following.tag in ("p", "ul", "ol", "div", "br")
    if not is_heading and not (first.tag in ("strong", "b") and stands_alone) and not _is_bold_line(first):
        return "", element.children
    text = element_text(first)
    if not text or len(text) > _LONGEST_TITLE or any(each.tag in ("a", "img", "sup", "sub") for each in first.walk()):
        return "", element.children
    return text, rest[1:]


def _is_bold_line(element: HtmlElement) -> bool:
    inside = [child for child in element.children if not (isinstance(child, str) and child.isspace())]
    return element.tag == "p" and len(inside) == 1 and getattr(inside[0], "tag", "") in ("strong", "b")


READERS: dict[str, ElementReader] = {
    "a": _read_link,
    "br": _read_break,
    "hr": _read_rule,
    "blockquote": _read_quote,
    "q": _read_inline_quote,
    "pre": _read_code,
    "listing": _read_code,
    "xmp": _read_code,
    "plaintext": _read_code,
    "details": _read_details,
    "ruby": _read_ruby,
    "noscript": read_noscript,
    "math": read_math,
    "svg": read_drawing,
    "img": read_image,
    "picture": read_picture,
    "figure": read_figure,
    "ul": read_list,
    "ol": read_list,
    "menu": read_list,
    "dir": read_list,
    "dl": read_definitions,
    "table": read_table,
    "frame": _read_frames,
    **dict.fromkeys(HEADINGS, read_heading),
    **dict.fromkeys(("b", "strong", "legend"), _styled(Style.STRONG)),
    **dict.fromkeys(("i", "em", "cite", "var", "dfn"), _styled(Style.EMPHASIS)),
    "sup": _styled(Style.SUPERSCRIPT),
    "sub": _styled(Style.SUBSCRIPT),
    **dict.fromkeys(("del", "s", "strike"), _read_deleted),
    **dict.fromkeys(("input", "button", "select", "textarea", "datalist"), _read_control),
    **dict.fromkeys(("iframe", "video", "audio", "object", "embed", "canvas", "applet"), read_media),
    **dict.fromkeys(("div", "aside", "section", "p"), _read_box),
}
