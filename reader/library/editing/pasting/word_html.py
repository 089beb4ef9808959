"""Makes plain HTML of what Word writes in its own way: lists as paragraphs, fields, comments, and its empty paragraphs.

The tree is changed. It is HTML as `parse_html` reads it.
"""

from __future__ import annotations

import re

from reader.library.importing.html.css import declarations
from reader.library.importing.html.element_text import element_text
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.report import ImportReport

_LIST = re.compile(r"\bl(\d{1,6})\s+level(\d)\b(?:\s+(lfo\d{1,6}))?")
_NUMBER = re.compile(r"[(\[]?(\d{1,6}|[a-z]{1,2}[.)\]:]|[ivxlc]{1,7}[.)\]:])[.)\]:]*$", re.IGNORECASE)
_HEADING_CLASS = re.compile(r"mso(?:title|heading(?P<level>[1-6]))$", re.IGNORECASE)
_DROPPED = ("xml", "o:smarttagtype", "meta", "link", "style", "script", "template")
_BIDI = re.compile(r"mso-bidi-font-(?:weight|style)\s*:[^;]*;?", re.IGNORECASE)
_MOST_DEPTH = 9


def plain_word(root: HtmlElement, report: ImportReport) -> None:
    _drop(root, report)
    for element in list(root.walk()):
        _drop_fields(element)
    for element in list(root.walk()):
        if element.tag != "table" and any(_list_place(child) for child in element.elements):
            element.children = _with_lists(element.children)
    for element in root.walk():
        if element.tag in ("b", "i", "strong", "em"):
            # Word says so of its other scripts, and means none of the text.
            element.attributes = {**element.attributes, "style": _BIDI.sub("", element.get("style"))}
        heading = _HEADING_CLASS.match(element.get("class")) if element.tag == "p" else None
        if heading:
            element.tag = f"h{heading['level'] or 1}"


def _drop(root: HtmlElement, report: ImportReport) -> None:
    """Comments of reviewers, and parts that no reader sees."""
    comments = 0
    for element in root.walk():
        kept: list[HtmlElement | str] = []
        for child in element.children:
            if isinstance(child, HtmlElement):
                if _is_comment(child):
                    comments += "comment-list" not in child.get("style") and child.tag != "hr"
                    continue
                if child.tag in _DROPPED:
                    continue
            kept.append(child)
        element.children = kept
    if comments:
        report.left_out("comment", "Comments of reviewers are left out.", "" if comments == 1 else f"{comments}")


def _is_comment(element: HtmlElement) -> bool:
    style = element.get("style").replace(" ", "").lower()
    return (
        "mso-element:comment" in style
        or element.get("class").lower() in ("msocomanchor", "msocommentreference")
        or (element.tag == "hr" and "msocomoff" in element.get("class").lower())
    )


def _drop_fields(element: HtmlElement) -> None:
    """Leaves out the code of a field, such as that of a citation: what is shown is its result."""
    kept: list[HtmlElement | str] = []
    depth = 0
    for child in element.children:
        mark = _field_mark(child)
        if mark == "begin":
            depth += 1
        elif mark in ("separator", "end"):
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(child)
    if depth:  # a field that never ends is no field
        return
    element.children = kept


def _field_mark(child: HtmlElement | str) -> str:
    if isinstance(child, str) or child.tag != "span":
        return ""
    found = declarations(child).get("mso-element", "")
    return found.removeprefix("field-") if found.startswith("field-") else ""


def _list_place(element: HtmlElement) -> tuple[str, int] | None:
    """Which list a paragraph is an item of, and how deep."""
    if element.tag not in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li") or "mso-list" not in element.get("style"):
        return None
    found = _LIST.search(declarations(element).get("mso-list", ""))
    return (found[3] or found[1], min(int(found[2]), _MOST_DEPTH)) if found and element.tag == "p" else None


def _with_lists(children: list[HtmlElement | str]) -> list[HtmlElement | str]:
    """The children with a list in place of each run of paragraphs that are its items."""
    done: list[HtmlElement | str] = []
    run: list[tuple[int, str, HtmlElement]] = []
    name = ""

    def end_run() -> None:
        if run:
            done.extend(_lists_of(run))
            run.clear()

    for child in children:
        place = _list_place(child) if isinstance(child, HtmlElement) else None
        if place and isinstance(child, HtmlElement):
            if run and place[0] != name and place[1] == 1:
                end_run()
            name = place[0]
            run.append((place[1], _take_marker(child), child))
        elif run and (isinstance(child, str) and not child.strip()):
            continue
        elif run and isinstance(child, HtmlElement) and _is_continued(child):
            run[-1][2].children += [HtmlElement("br", {}), *child.children]
        else:
            end_run()
            done.append(child)
    end_run()
    return done


def _is_continued(element: HtmlElement) -> bool:
    """A further paragraph of an item."""
    return element.tag == "p" and element.get("class").lower() == "msolistcontinue" and bool(element_text(element))


def _take_marker(item: HtmlElement) -> str:
    """Removes the bullet or the number that Word writes before the text, and returns it."""
    for element in item.walk():
        for at, child in enumerate(element.children):
            if isinstance(child, HtmlElement) and declarations(child).get("mso-list", "").startswith("ignore"):
                del element.children[at]
                return element_text(child)
    return ""


def _lists_of(run: list[tuple[int, str, HtmlElement]]) -> list[HtmlElement]:
    """Nested lists of items with their depths and markers. A list that changes its kind is another list."""
    top: list[HtmlElement] = []
    open_lists: list[HtmlElement] = []
    for depth, marker, item in run:
        del open_lists[depth:]
        number = _NUMBER.match(marker.strip())
        tag = "ol" if number else "ul"
        if len(open_lists) == depth and open_lists[-1].tag != tag:
            open_lists.pop()
        while len(open_lists) < depth:
            made = HtmlElement(tag, _start(number))
            if open_lists:
                items = open_lists[-1].elements
                if not items:
                    open_lists[-1].children.append(HtmlElement("li", {}))
                    items = open_lists[-1].elements
                items[-1].children.append(made)
            else:
                top.append(made)
            open_lists.append(made)
        open_lists[-1].children.append(HtmlElement("li", {}, [HtmlElement("p", {}, item.children)]))
    return top


def _start(number: re.Match[str] | None) -> dict[str, str]:
    return {"start": number[1]} if number and number[1].isdecimal() and number[1] != "1" else {}
