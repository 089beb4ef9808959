"""Documents that a word processor saved as HTML: paragraphs that are items of lists, titles, and what stands around.

Word writes an item as a paragraph that begins with its number, in a <span> of the style `mso-list:Ignore`, or, in a
"filtered" page, with a <span> of spaces in 7 points behind it.
"""

from __future__ import annotations

import re

from reader.library.importing.html.element_text import element_text
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.html.surroundings import Omission
from reader.translation import N_

_WRITERS = re.compile(
    r"\bword\b(?!.?press)|openoffice|libreoffice|\babiword|\bpandoc|asciidoctor|google docs|\bwps |latex"
    r"|tex4ht|docutils",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"mso-list\s*:\s*\w+\s+level(\d)")
_MARGIN = re.compile(r"margin-left\s*:\s*([\d.]{1,6})\s*(in|pt|cm|mm|px)")
_POINTS = {"in": 72.0, "pt": 1.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
_STEP = 36.0
"""Points that one level of a list is moved to the right."""

_SPACER = re.compile(r"font\s*:\s*7\.0pt|font-size\s*:\s*7(?:\.0)?pt")
_NUMBER = re.compile(r"[(\[]?(\d{1,6})[.)\]:]?")
_LETTER = re.compile(r"[(\[]?[A-Za-z]{1,5}[.)\]]")
_GOOGLE_LIST = re.compile(r"lst-\w+?-(\d)\b")
_IN_LIST = re.compile(r"MsoListParagraphCxSp(?:Middle|Last)|MsoListContinue")
_COMMENTS = ("MsoCommentReference", "MsoCommentText", "msocomanchor", "msocomoff", "msocomtxt")
_LONGEST_LABEL = 12

_CONTENTS = Omission("contents", N_("A table of contents is left out; Carrel makes its own."))
_COMMENT = Omission("comment", N_("A comment is left out."))
_HEADER = Omission("header", N_("The header of the pages is left out."))
_FOOTER = Omission("footer", N_("The footer of the pages is left out."))


def is_document(root: HtmlElement) -> bool:
    """Whether a word processor wrote it: all of it is text, whatever its classes are called."""
    for element in root.walk():
        is_generator = element.tag == "meta" and element.get("name").casefold() in ("generator", "progid", "originator")
        if is_generator and _WRITERS.search(element.get("content")):
            return True
        if element.get("class").startswith("lst-kix_") or "sdfootnote" in element.get("class"):
            return True
    return not any(
        element.tag in ("nav", "header", "footer", "article", "main", "aside", "form")
        or element.get("role") in ("main", "navigation", "banner", "complementary", "contentinfo", "article")
        or (element.tag in ("div", "ul", "section") and (element.get("class") or element.get("id")))
        for element in root.walk()
    )


def prepare_document(root: HtmlElement) -> dict[HtmlElement, Omission]:
    """Makes a title of the paragraph that is one, and returns what is left out."""
    omitted: dict[HtmlElement, Omission] = {}
    for element in list(root.walk()):
        if omission := _omission(element):
            omitted[element] = omission
        elif element.tag == "p" and is_title(element):
            element.tag = "h1"
        else:
            _join_captions(element)
    return omitted


def _join_captions(parent: HtmlElement) -> None:
    """A paragraph with nothing but a picture, and Word's caption below it, are one figure."""
    children: list[HtmlElement | str] = []
    picture: HtmlElement | None = None
    for child in parent.children:
        if isinstance(child, str):
            picture = picture if not child.strip() else None
        elif picture is not None and child.tag == "p" and "MsoCaption" in child.get("class"):
            children[children.index(picture)] = HtmlElement(
                "figure", {}, [picture, HtmlElement("figcaption", {}, child.children)]
            )
            picture = None
            continue
        else:
            picture = child if _is_picture(child) else None
        children.append(child)
    parent.children = children


def _is_picture(element: HtmlElement) -> bool:
    is_paragraph = element.tag == "p" and any(each.tag == "img" for each in element.walk())
    return is_paragraph and not element_text(element)


def prepare_lists(root: HtmlElement) -> None:
    """Turns Word's paragraphs that are items into lists, and puts Google's lists of deeper levels into their items."""
    for element in list(root.walk()):
        if any(child.tag == "p" and _label(child) for child in element.elements):
            _group(element)
        if any(_google_level(child) > 0 for child in element.elements):
            _nest(element)


def _omission(element: HtmlElement) -> Omission | None:
    style = element.get("style").replace(" ", "").casefold()
    id = element.get("id").casefold()
    if "mso-element:comment-list" in style or element.get("class") in _COMMENTS or re.match(r"_com_\d", id):
        return _COMMENT
    if re.match(r"MsoToc\d", element.get("class")) or id.startswith("table of contents"):
        return _CONTENTS
    if element.tag == "div" and element.get("title") in ("header", "footer"):
        return _HEADER if element.get("title") == "header" else _FOOTER
    if "mso-element:header" in style or "mso-element:footer" in style:
        return _HEADER if "mso-element:header" in style else _FOOTER
    return None


def is_title(element: HtmlElement) -> bool:
    """By the style of Word, Google Docs and LibreOffice."""
    return not {"msotitle", "title"}.isdisjoint(element.get("class").casefold().split())


def _group(parent: HtmlElement) -> None:
    """Items that stand beside each other are one list; deeper ones are in the item above."""
    children: list[HtmlElement | str] = []
    open_lists: list[tuple[int, HtmlElement]] = []
    for child in parent.children:
        if isinstance(child, str):
            if child.strip():
                open_lists = []
            children.append(child)
            continue
        found = _label(child) if child.tag == "p" else None
        if found is None:
            if open_lists and _continues_item(child):
                open_lists[-1][1].elements[-1].children.append(child)
                continue
            if element_text(child, with_alt=True):
                open_lists = []
            children.append(child)
            continue
        label, level = found
        while open_lists and open_lists[-1][0] > level:
            open_lists.pop()
        item = HtmlElement("li", {}, [child])
        kind, attributes = _kind(label, item, child)
        if not open_lists or open_lists[-1][0] < level or open_lists[-1][1].tag != kind:
            if open_lists and open_lists[-1][0] == level:
                open_lists.pop()
            new = HtmlElement(kind, {**attributes})
            target = open_lists[-1][1].elements[-1].children if open_lists else children
            target.append(new)
            open_lists.append((level, new))
        open_lists[-1][1].children.append(item)
    parent.children = children


def _continues_item(paragraph: HtmlElement) -> bool:
    """Whether it is a further paragraph of the item before it: it has the style of a list, and no number of its own."""
    return paragraph.tag == "p" and bool(_IN_LIST.match(paragraph.get("class"))) and bool(element_text(paragraph))


def _google_level(element: HtmlElement) -> int:
    """From 0; -1 if it is no list of Google Docs, where lists of all levels stand beside each other."""
    found = _GOOGLE_LIST.search(element.get("class")) if element.tag in ("ul", "ol") else None
    return int(found[1]) if found else -1


def _nest(parent: HtmlElement) -> None:
    children: list[HtmlElement | str] = []
    open_lists: list[tuple[int, HtmlElement]] = []
    for child in parent.children:
        level = _google_level(child) if isinstance(child, HtmlElement) else -1
        if not isinstance(child, HtmlElement) or level < 0:
            if element_text(child, with_alt=True) if isinstance(child, HtmlElement) else child.strip():
                open_lists = []
            children.append(child)
            continue
        while open_lists and open_lists[-1][0] >= level:
            open_lists.pop()
        items = open_lists[-1][1].elements if open_lists else []
        (items[-1].children if items else children).append(child)
        open_lists.append((level, child))
    parent.children = children


def _kind(label: str, item: HtmlElement, paragraph: HtmlElement) -> tuple[str, dict[str, str]]:
    """The tag of the list; an item whose label is neither a number nor a sign keeps it as text."""
    if number := _NUMBER.fullmatch(label):
        item.attributes["value"] = number[1]
        return "ol", {}
    if label != "o" and any(map(str.isalnum, label)) and (_LETTER.fullmatch(label) or len(label) > 1):
        paragraph.children.insert(0, f"{label} ")
    return "ul", {}


def _label(paragraph: HtmlElement) -> tuple[str, int] | None:
    """The label of an item, which is taken out of it, and its level; None if it is no item."""
    style = paragraph.get("style")
    level = _LEVEL.search(style)
    if not level and not paragraph.get("class").startswith("MsoListParagraph"):
        return None
    if "_label" in paragraph.attributes:
        return paragraph.attributes["_label"], int(paragraph.attributes["_level"])
    found = _label_span(paragraph) or _label_text(paragraph)
    if found is None:
        return None
    label = " ".join(element_text(found).split())
    if len(label) > _LONGEST_LABEL:
        return None
    found.children = []
    margin = _MARGIN.search(style)
    points = float(margin[1]) * _POINTS[margin[2]] if margin and margin[1].count(".") < 2 else _STEP
    deep = int(level[1]) if level else max(1, round(points / _STEP))
    paragraph.attributes |= {"_label": label, "_level": str(min(deep, 9))}
    return label, min(deep, 9)


def _label_span(paragraph: HtmlElement) -> HtmlElement | None:
    """The element with the label: the one that says so, or the first one that ends with spaces in 7 points."""
    for element in paragraph.walk():
        if "mso-list:ignore" in element.get("style").replace(" ", "").casefold():
            return element
    first = next((each for each in paragraph.elements if element_text(each) or each.children), None)
    if first is not None and any(_SPACER.search(each.get("style")) for each in first.walk() if each is not first):
        return _innermost(first)
    return None


def _label_text(paragraph: HtmlElement) -> HtmlElement | None:
    """A label that stands in the paragraph itself, before the spaces: it is put into the element of these."""
    shown = [child for child in paragraph.children if not (isinstance(child, str) and not child.strip())]
    if len(shown) < 2 or not isinstance(shown[0], str) or not isinstance(shown[1], HtmlElement):
        return None
    spaces = shown[1]
    if not _SPACER.search(spaces.get("style")) or element_text(spaces).strip():
        return None
    paragraph.children.remove(shown[0])
    spaces.children = [shown[0]]
    return spaces


def _innermost(element: HtmlElement) -> HtmlElement:
    """The smallest element that has the label and the spaces behind it."""
    inside = [each for each in element.elements if any(_SPACER.search(part.get("style")) for part in each.walk())]
    texts = [child for child in element.children if isinstance(child, str) and child.strip()]
    if len(inside) == 1 and not texts and not _SPACER.search(inside[0].get("style")):
        return _innermost(inside[0])
    return element
