"""Small questions about elements within a paragraph of a Word file."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from reader.library.importing.docx.xml_tree import first, is_on
from reader.translation import _


def has_content(element: Element) -> bool:
    """Whether there is a text or a picture in it."""
    return any(
        each.tag in ("w:t", "a:t", "a:blip", "v:imagedata", "m:t", "c:chart", "dgm:relIds") for each in element.iter()
    )


def chosen_alternative(element: Element) -> Element | None:
    """Of mc:AlternateContent: what new copies of Word show, unless only old ones show anything."""
    choice, fallback = element.find("mc:Choice"), element.find("mc:Fallback")
    return choice if choice is not None and (fallback is None or has_content(choice)) else fallback


def changed_by(element: Element) -> str:
    """Who made a tracked change, and when, for the place in the report; empty if the file does not say it."""
    author, date = element.get("w:author", ""), element.get("w:date", "")[:10]
    if author and date:
        # Translators: it follows a place, as in “paragraph 3, changed by Ann on 2026-01-02”.
        return _("changed by {author} on {date}", author=author, date=date)
    if author:
        # Translators: it follows a place, as in “paragraph 3, changed by Ann”.
        return _("changed by {author}", author=author)
    return _("changed on {date}", date=date) if date else ""


def comment_message(author: str) -> str:
    """For the report; `author` may be empty."""
    if author:
        return _("A comment by {author} is not in the pack.", author=author)
    return _("A comment is not in the pack.")


def form_checkbox(element: Element) -> str:
    box = first(element, "w:ffData/w:checkBox")
    if box is None:
        return ""
    checked = box.find("w:checked")
    return "☒" if is_on(checked if checked is not None else box.find("w:default")) else "☐"


def control_checkbox(properties: Element | None) -> str:
    """The box of a content control; empty if it has none."""
    box = properties.find("w14:checkbox") if properties is not None else None
    if box is None:
        return ""
    checked = box.find("w14:checked")
    return "☒" if checked is not None and checked.get("w14:val", "1") in ("1", "true", "on") else "☐"


SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "\u2011"}
"""A soft hyphen only says where a word may be divided."""
