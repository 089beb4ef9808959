"""Makes plain HTML of what Word writes in its own way: lists as paragraphs, fields, comments, and its empty paragraphs.

The tree is changed. It is HTML as `parse_html` reads it.
"""

from __future__ import annotations

import re

from reader.library.editing.pasting.word_lists import make_lists
from reader.library.importing.html.css import declarations
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.report import ImportReport
from reader.translation import _

_HEADING_CLASS = re.compile(r"mso(?:title|heading(?P<level>[1-6]))$", re.IGNORECASE)
_DROPPED = ("xml", "o:smarttagtype", "meta", "link", "style", "script", "template")
_BIDI = re.compile(r"mso-bidi-font-(?:weight|style)\s*:[^;]*;?", re.IGNORECASE)


def plain_word(root: HtmlElement, report: ImportReport) -> None:
    _drop(root, report)
    for element in list(root.walk()):
        _drop_fields(element)
    make_lists(root)
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
        report.left_out("comment", _("Comments of reviewers are left out."), "" if comments == 1 else str(comments))


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
