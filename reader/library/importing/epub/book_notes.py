"""Finds footnotes and endnotes in a whole book: by their type, or by links from the text to the note and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.library.importing.epub.book_page import BOOK, BookPage, is_of_type
from reader.library.importing.html.element_kinds import BLOCKS
from reader.library.importing.html.element_text import element_text
from reader.library.importing.html.html_element import HtmlElement

NOTE_MARK = "\ufdd2"
"""The text of a link that is a mark: one that no note begins with."""

_NOTE_TYPES = ("footnote", "endnote", "rearnote", "note")
_LABEL = re.compile(r"[\[(]?\s*(?:\d{1,4}|[*†‡§¶#]{1,4}|[ivxlc]{1,6}|[a-z])\s*[\])]?\.?", re.IGNORECASE)
_LABEL_END = ".):] \t\n\u00a0\u2003"
_LONGEST_BACK_LINK = 30
_NO_BODY = ("html", "body", "section", "article", "main", "table", "tbody", "ol", "ul", "dl")


@dataclass(slots=True, eq=False)
class BookNote:
    """children  what is in it, without its number and the links back
    labels    the texts of its marks, and of the links back, which are not in the pack
    """

    name: str
    body: HtmlElement
    children: list[HtmlElement | str]
    labels: list[str] = field(default_factory=list)


@dataclass(slots=True)
class BookNotes:
    """The notes by the link that is their mark."""

    marks: dict[HtmlElement, BookNote] = field(default_factory=dict)

    def of(self, root: HtmlElement) -> list[BookNote]:
        """The notes whose marks are in this part, and those whose marks are in these notes, once each."""
        found: dict[str, BookNote] = {}
        waiting = [root]
        while waiting:
            for element in waiting.pop().walk():
                note = self.marks.get(element)
                if note is not None and note.name not in found:
                    found[note.name] = note
                    waiting += [child for child in note.children if isinstance(child, HtmlElement)]
        return list(found.values())


class NoteFinder:
    def __init__(self, pages: Sequence[BookPage]) -> None:
        self._parents: dict[HtmlElement, HtmlElement] = {}
        self._by_id: dict[str, HtmlElement] = {}
        self._order: dict[HtmlElement, int] = {}
        self._links: list[HtmlElement] = []
        self._dropped: list[str] = []
        for page in pages:
            self._add([page.root])

    def _add(self, around: list[HtmlElement]) -> None:
        """Keeps the places only of links, of what links may lead to, and of all around these."""
        element = around[-1]
        is_link = element.tag == "a" and element.get("href").startswith(BOOK)
        if id := element.get("id"):
            self._by_id.setdefault(id, element)
        if is_link:
            self._links.append(element)
        if is_link or id:
            self._order[element] = len(self._order)
            for number in range(len(around) - 1, 0, -1):
                if around[number] in self._parents:
                    break
                self._parents[around[number]] = around[number - 1]
        for child in element.children:
            if isinstance(child, HtmlElement):
                around.append(child)
                self._add(around)
                around.pop()

    def find(self) -> BookNotes:
        """Marks the links, and takes the notes out of their pages."""
        notes = BookNotes()
        by_body: dict[HtmlElement, BookNote] = {}
        found = [(link, body) for link in self._links if (body := self._body_of(link)) is not None]
        marked = {link for link, _ in found}
        for link, body in found:
            if any(around in marked and around is not link for around in self._around(body)):
                continue
            if body not in by_body:
                label = element_text(link).strip("[]() .")
                children = self._children(body, label)
                if not any(_has_content(child) for child in children) and (following := self._next(body)):
                    children = list(following.children)
                    _remove(following, self._parents.get(body))
                by_body[body] = BookNote(f"note-{len(by_body) + 1}", body, children, self._dropped)
                self._dropped = []
            by_body[body].labels.append(element_text(link))
            notes.marks[link] = by_body[body]
        for link, note in notes.marks.items():
            self._mark(link, note)
        for body in by_body:
            _remove(body, self._parents.get(body))
        return notes

    def _body_of(self, link: HtmlElement) -> HtmlElement | None:
        """The note that a link leads to; None if it is not the mark of a note."""
        target = self._by_id.get(link.get("href").removeprefix(BOOK))
        if target is None or (target.tag == "section" and not is_of_type(target, *_NOTE_TYPES)):
            return None
        if is_of_type(link, "backlink", "referrer"):
            return None
        text = element_text(link)
        is_mark = is_of_type(link, "noteref") or "noteref" in link.get("class").casefold()
        body = self._block(target)
        if body is None or body in self._around(link) or len(text) > (60 if is_mark else 12):
            return None
        is_typed = any(is_of_type(each, *_NOTE_TYPES) for each in (body, target, *self._near(body)))
        if any(is_of_type(each, *_NOTE_TYPES) for each in self._around(link)) and not is_mark:
            return None
        is_later = self._order[target] > self._order[link]
        if is_mark or (is_typed and is_later):
            return body
        if not _LABEL.fullmatch(text) or not is_later:
            return None
        return body if self._links_back(link, body) or self._has_same_label(link, body) else None

    def _links_back(self, link: HtmlElement, body: HtmlElement) -> bool:
        """Whether the note has a link to the place of its mark."""
        own = {each.get("id") for each in [link, *link.walk(), *self._near(link)]} - {""}
        own |= {each.get("id") for parent in self._near(link)[:1] for each in parent.elements} - {""}
        backs = {each.get("href").removeprefix(BOOK) for each in body.walk() if each.tag == "a"}
        return bool(own & backs)

    def _has_same_label(self, link: HtmlElement, body: HtmlElement) -> bool:
        """Whether a raised number leads to a paragraph that begins with the same number."""
        label = element_text(link).strip("[]() .")
        parent = self._parents.get(link)
        is_raised = any(each.tag == "sup" for each in link.walk()) or (parent is not None and parent.tag == "sup")
        is_raised = is_raised or element_text(link)[:1] in "[*†‡"
        text = element_text(body).lstrip("[( ")
        after = text[len(label) : len(label) + 1]
        return is_raised and text.startswith(label) and len(text) > len(label) + 1 and after in _LABEL_END

    def _block(self, target: HtmlElement) -> HtmlElement | None:
        """The whole note that an id is in."""
        body: HtmlElement | None = target
        while body is not None and body.tag not in BLOCKS:
            body = self._parents.get(body)
        if body is not None and body.tag in ("td", "th"):
            body = self._parents.get(body)
        around = self._parents.get(body) if body is not None else None
        if around is not None and is_of_type(around, *_NOTE_TYPES):
            body = around
        if body is None or (body.tag in _NO_BODY and not is_of_type(body, *_NOTE_TYPES)):
            return None
        return body

    def _around(self, element: HtmlElement) -> list[HtmlElement]:
        found = [element]
        while (parent := self._parents.get(found[-1])) is not None:
            found.append(parent)
        return found

    def _near(self, element: HtmlElement) -> list[HtmlElement]:
        return self._around(element)[1:3]

    def _next(self, body: HtmlElement) -> HtmlElement | None:
        parent = self._parents.get(body)
        siblings = parent.elements if parent is not None else []
        at = siblings.index(body) + 1 if body in siblings else len(siblings)
        return siblings[at] if at < len(siblings) and body.tag in ("dt", "p", "div") else None

    def _mark(self, link: HtmlElement, note: BookNote) -> None:
        """Brackets around a mark go: it is raised in a pack."""
        link.attributes = {"epub:type": "noteref", "href": f"#{note.name}"}
        link.children = [NOTE_MARK]
        parent = self._parents.get(link)
        if parent is None:
            return
        at = next((number for number, child in enumerate(parent.children) if child is link), 0)
        before = parent.children[at - 1] if at else None
        after = parent.children[at + 1] if at + 1 < len(parent.children) else None
        if isinstance(before, str) and isinstance(after, str) and before.endswith("[") and after.startswith("]"):
            parent.children[at - 1], parent.children[at + 1] = before[:-1], after[1:]

    def _children(self, body: HtmlElement, label: str) -> list[HtmlElement | str]:
        return _without_label(self._without_back_links(body), label)

    def _without_back_links(self, element: HtmlElement) -> list[HtmlElement | str]:
        kept: list[HtmlElement | str] = []
        for child in element.children:
            if isinstance(child, HtmlElement):
                if self._is_back_link(child):
                    self._dropped.append(element_text(child))
                    continue
                inside = self._without_back_links(child)
                if child.tag in ("sup", "span", "b", "strong") and not inside and child.children:
                    continue
                # The links in a note may be marks themselves: they stay the same elements.
                child.children = inside
            kept.append(child)
        return kept

    def _is_back_link(self, link: HtmlElement) -> bool:
        if link.tag != "a" or not link.get("href").startswith(BOOK):
            return False
        if is_of_type(link, "backlink", "referrer"):
            return True
        target = self._by_id.get(link.get("href").removeprefix(BOOK))
        is_earlier = target is not None and self._order[target] < self._order[link]
        text = element_text(link)
        is_sign = bool(_LABEL.fullmatch(text)) or not any(map(str.isalnum, text)) or "return" in text.casefold()
        return is_earlier and is_sign and len(text) <= _LONGEST_BACK_LINK


def _remove(element: HtmlElement, parent: HtmlElement | None) -> None:
    if parent is not None:
        parent.children = [child for child in parent.children if child is not element]


def _has_content(child: HtmlElement | str) -> bool:
    return bool(child.strip(_LABEL_END) if isinstance(child, str) else element_text(child) or _has_picture(child))


def _has_picture(element: HtmlElement) -> bool:
    return any(each.tag == "img" for each in element.walk())


def _without_label(children: list[HtmlElement | str], label: str) -> list[HtmlElement | str]:
    """Without the number of the note at its beginning, where it is surely no part of its text."""
    for at, child in enumerate(children):
        rest = children[at + 1 :]
        if isinstance(child, str):
            text = child.lstrip()
            if not text:
                continue
            if text[0] in ".):]" and not text[1:2].isdigit():
                return [text.lstrip(_LABEL_END), *rest]
            is_label = bool(label) and text.startswith(label) and text[len(label) : len(label) + 1] in tuple(".):]")
            return [text[len(label) :].lstrip(_LABEL_END) if is_label else child, *rest]
        if not element_text(child):
            continue
        if element_text(child).strip(_LABEL_END + "[(") == label and child.tag in ("sup", "span", "b", "strong", "a"):
            return _without_label(rest, "")
        child.children = _without_label(child.children, label)
        return [child, *rest]
    return children
