"""Divides the pages of an e-book into articles, as its table of contents says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader.library.importing.epub.book_page import BookPage
from reader.library.importing.epub.navigation import ContentsEntry, Navigation
from reader.library.importing.html.element_kinds import HEADINGS
from reader.library.importing.html.element_text import element_text
from reader.library.importing.html.html_element import HtmlElement

TINY = 1_500
"""Characters of a page that belongs to the chapter above it."""

MOST_TINY = 3


@dataclass(slots=True)
class Chapter:
    """`title` is that of the table of contents; empty if it does not have this chapter."""

    title: str
    depth: int
    pages: list[BookPage] = field(default_factory=list)


def chapters(pages: Sequence[BookPage], navigation: Navigation) -> list[Chapter]:
    """The pages that are read one after the other, and behind them those beside the book."""
    first = _entry_of_pages(navigation)
    listed = sum(page.path in first for page in pages)
    is_listed = listed > 1 and 3 * listed >= len(pages)
    tiny = sum(len(page.text) < TINY for page in pages if page.path in first and first[page.path].depth > 1)
    done: list[Chapter] = []
    for page in (page for page in pages if page.is_linear):
        entry = first.get(page.path)
        above = done[-1] if done else None
        if above and entry is None:
            joins = is_listed or not _begins_chapter(page)
        else:
            is_tiny = tiny >= MOST_TINY and len(page.text) < TINY
            joins = bool(above and entry and is_tiny and above.depth < entry.depth and not is_only_title(above))
        if above and joins:
            above.pages.append(page)
        else:
            done.append(Chapter(entry.title if entry else "", entry.depth if entry else 1, [page]))
    beside = [page for page in pages if not page.is_linear]
    return done + [Chapter(first[page.path].title if page.path in first else "", 1, [page]) for page in beside]


def _entry_of_pages(navigation: Navigation) -> dict[str, ContentsEntry]:
    """The first entry for each page; without a title if the page has several chapters, of which it names one."""
    rows: dict[str, list[ContentsEntry]] = {}
    for entry in navigation.entries:
        rows.setdefault(entry.path, []).append(entry)
    found = {}
    for path, entries in rows.items():
        first = entries[0]
        has_several = sum(each.depth <= first.depth for each in entries) > 1
        found[path] = replace(first, title="") if has_several and first.fragment else first
    return found


def _begins_chapter(page: BookPage) -> bool:
    """Whether it begins with a heading, or a script of the publisher says so."""
    if page.kinds & {"chapter", "part", "preface", "appendix", "introduction", "foreword", "prologue", "epilogue"}:
        return True
    found = _first_text(page.root)
    return found is not None and found.tag in ("h1", "h2")


def _first_text(element: HtmlElement) -> HtmlElement | None:
    """The first heading or paragraph with text."""
    for each in element.walk():
        if (each.tag in HEADINGS or each.tag in ("p", "li", "td", "dt", "blockquote")) and element_text(each):
            return each
    return None


def is_only_title(chapter: Chapter) -> bool:
    """Whether it is a page that only names the part of the book that begins with it."""
    page = chapter.pages[0]
    text = page.text
    if len(chapter.pages) > 1 or len(text) > 200 or any(each.tag in ("img", "table") for each in page.root.walk()):
        return False
    headings = [each for each in page.root.walk() if each.tag in HEADINGS]
    is_heading = comparable("".join(map(element_text, headings))) == comparable(text)
    return is_heading or comparable(chapter.title) == comparable(text)


def comparable(title: str) -> str:
    """The letters and digits of a title, without the word “Chapter” at its beginning."""
    return re.sub(r"[\W_]+", "", title.casefold())
