"""Finds footnotes in HTML: links to a text that belongs to no paragraph, as Word, LibreOffice, Google Docs and e-books
write them. Links to a list of references stay links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from reader.library.importing.html.element_kinds import BLOCKS
from reader.library.importing.html.element_text import element_text
from reader.library.importing.html.html_element import HtmlElement

_MARK_CLASSES = re.compile(
    r"(?:^|\s)(?:footnote-?ref|sd(?:foot|end)noteanc|noteref|fn-?ref"
    r"|footnote-(?:link|anchor))"
)
_MARK_ID = re.compile(r"_?(?:ftn|edn|fn|footnote|endnote|en|note)[-_:.]?(?:ref[-_:.]?)?[\w-]{0,8}?\d{1,4}", re.I)
_NOTE_ID = re.compile(r"_?(?:sd)?(?:ftn|edn|fn|footnote|endnote)[-_:.]?\d{1,4}", re.IGNORECASE)
_BACK = re.compile(r"footnote-?back|back-?ref|backlink|reversefootnote|sd(?:foot|end)notesym")
_LISTS = re.compile(r"footnotes|endnotes|footnote-list|endnote-list|fn-group")
MOST_NOTES = 5_000
"""The marks of others stay links."""

_AFTER_LABEL = ".):] \t\n\u00a0"
_LONGEST_MARK = 12
_NOTES_HEADING = re.compile(r"[^\d]{0,40}")


@dataclass(slots=True)
class FoundNotes:
    """marks   the elements that stand for a note, with the id of the note
    texts   what is in each note
    bodies  the elements that are read as notes, and not where they stand
    back_links  lead from a note to its mark
    """

    marks: dict[HtmlElement, str] = field(default_factory=dict)
    texts: dict[str, list[HtmlElement | str]] = field(default_factory=dict)
    back_links: set[HtmlElement] = field(default_factory=set)
    bodies: set[HtmlElement] = field(default_factory=set)


def find_notes(root: HtmlElement) -> FoundNotes:
    parents: dict[HtmlElement, HtmlElement] = {}
    by_id: dict[str, HtmlElement] = {}
    for element in root.walk():
        for child in element.elements:
            parents[child] = element
        for id in (element.get("id"), element.get("name") if element.tag == "a" else ""):
            by_id.setdefault(id, element)
    found = FoundNotes()
    bodies: dict[HtmlElement, str] = {}
    for link in root.walk():
        if len(found.texts) >= MOST_NOTES:
            break
        href = link.get("href")
        target = by_id.get(unquote(href[1:])) if link.tag == "a" and len(href) > 1 and href[0] == "#" else None
        if target is None or not _is_mark(link, target):
            continue
        body = _body(target, parents)
        id = unquote(href[1:])
        if body is None or bodies.setdefault(body, id) != id or _is_inside(link, body, parents):
            continue
        parent = parents.get(link)
        is_alone = parent is not None and parent.tag == "sup" and element_text(parent) == element_text(link)
        found.marks[parent if is_alone and parent else link] = id
        if id not in found.texts:
            found.bodies.add(body)
            found.texts[id] = body.children
            found.back_links |= _back_links(body, bodies)
            _remove_label(body, element_text(link).strip("[]() "), found.back_links)
    for element in root.walk() if found.bodies else ():
        names = f"{element.get('class')} {element.get('epub:type')} {element.get('role')} {element.get('style')}"
        if _LISTS.search(names.casefold()) and _has_only_notes(element, found):
            found.bodies.add(element)
    return found


def _is_mark(link: HtmlElement, target: HtmlElement) -> bool:
    """Whether this link is the mark of a note, and not one to a list of references or back to the text."""
    kind = f"{link.get('epub:type')} {link.get('role')}"
    names = link.get("class").casefold()
    if "backlink" in kind or _BACK.search(names) or len(element_text(link, most=_LONGEST_MARK)) > _LONGEST_MARK:
        return False
    if "noteref" in kind:
        return True
    if "mso-footnote-id" in link.get("style") or "mso-endnote-id" in link.get("style"):
        return link.get("name").startswith(("_ftnref", "_ednref"))
    if _MARK_CLASSES.search(names):
        return True
    id = unquote(link.get("href")[1:])
    own = {link.get("id"), link.get("name")} - {""}
    if not own or not _MARK_ID.fullmatch(id) or "ref" in id.replace("fnref", "").casefold():
        return False
    is_in_text = any("ref" in name.casefold() or name.casefold().startswith(("back", "src")) for name in own)
    return is_in_text and not target.get("href").startswith("#_ftn_")


def _body(target: HtmlElement, parents: dict[HtmlElement, HtmlElement]) -> HtmlElement | None:
    """The whole note that an id is in."""
    body: HtmlElement | None = target
    while body is not None and body.tag not in BLOCKS:
        body = parents.get(body)
    if body is None or body.tag in ("html", "body", "td", "th", "tr", "table", "section", "article", "main"):
        return None
    around = parents.get(body)
    is_note = around is not None and (
        _NOTE_ID.fullmatch(around.get("id")) or "mso-element:footnote" in around.get("style").replace(" ", "") + ";"
    )
    if around is not None and is_note and "footnote-list" not in around.get("style"):
        return around
    # In Google Docs, a note is a <div> around one paragraph.
    return body


def _is_inside(element: HtmlElement, body: HtmlElement, parents: dict[HtmlElement, HtmlElement]) -> bool:
    found: HtmlElement | None = element
    while found is not None and found is not body:
        found = parents.get(found)
    return found is body


def _back_links(body: HtmlElement, bodies: dict[HtmlElement, str]) -> set[HtmlElement]:
    """Those of this note, and not of others in it: a page may forget to close each."""
    found: set[HtmlElement] = set()
    waiting = body.elements
    while waiting:
        element = waiting.pop()
        if _is_back_link(element):
            found.add(element)
        elif element not in bodies:
            waiting += element.elements
    return found


def _is_back_link(element: HtmlElement) -> bool:
    if element.tag == "sup" and element.elements and all(_is_back_link(each) for each in element.elements):
        return True
    if element.tag != "a" or not element.get("href").startswith("#"):
        return False
    text = element_text(element)
    return len(text) <= _LONGEST_MARK and not any(letter.isalpha() for letter in text[4:])


def _remove_label(element: HtmlElement, label: str, back_links: set[HtmlElement]) -> bool:
    """Takes the number of the note from its beginning. Returns whether a text was found."""
    for at, child in enumerate(element.children):
        if isinstance(child, HtmlElement):
            if child not in back_links and _remove_label(child, label, back_links):
                return True
        elif child.strip():
            text = child.lstrip()
            rest = text[len(label) :] if label and text.startswith(label) else text
            if rest != text and (not rest or rest[0] in _AFTER_LABEL):
                element.children[at] = rest.lstrip(_AFTER_LABEL)
            elif any(before in back_links for before in element.elements):
                element.children[at] = text.lstrip(_AFTER_LABEL)
            return True
    return False


def _has_only_notes(element: HtmlElement, found: FoundNotes) -> bool:
    rest = [element_text(each) for each in _outside(element, found)]
    return bool(_NOTES_HEADING.fullmatch(" ".join(filter(None, rest)))) and any(
        each in found.bodies for each in element.walk()
    )


def _outside(element: HtmlElement, found: FoundNotes) -> list[HtmlElement]:
    """The parts of an element that are no notes."""
    if element in found.bodies:
        return []
    if not any(each in found.bodies for each in element.walk()):
        return [element]
    own = HtmlElement("span", {}, [child for child in element.children if isinstance(child, str)])
    return [own, *(part for child in element.elements for part in _outside(child, found))]
