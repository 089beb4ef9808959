"""Which pages of an e-book are no text of the book: its cover, title pages, tables of contents and indexes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.library.importing.epub.book_page import BOOK, BookPage
from reader.library.importing.epub.navigation import Navigation
from reader.library.importing.epub.publication import Publication
from reader.library.importing.html.element_text import element_text
from reader.translation import N_

COVER, TITLE_PAGE, CONTENTS, INDEX = "cover", "title-page", "contents", "index"
MESSAGES = {
    COVER: N_("The cover is left out."),
    TITLE_PAGE: N_("A title page is left out."),
    CONTENTS: N_("A table of contents is left out, because Carrel makes its own."),
    INDEX: N_("An index is left out, because readers search instead."),
}

_NAMED = {
    COVER: {"cover", "cover-image", "coverpage", "frontcover", "other.cover"},
    TITLE_PAGE: {"titlepage", "title-page", "halftitlepage", "halftitle", "fulltitle", "half-title-page"},
    CONTENTS: {"toc", "toc-brief", "landmarks", "page-list", "loi", "lot", "loa", "lov", "pagelist"},
    INDEX: {"index", "index-group", "index-term-categories"},
}
_INDEX_TITLES = re.compile(
    r"(?:general |subject |name |author )?index|indexes|sachregister|register|stichwortverzeichnis|namensregister|"
    r"índice (?:analítico|alfabético|onomástico)|indice (?:analitico|dei nomi)|skorowidz|указатель|索引",
    re.IGNORECASE,
)
_CONTENTS_TITLES = re.compile(
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|table des matières|sommaire|índice|sumario|sumário|indice|inhoud|"
    r"innehåll|spis treści|содержание|оглавление|目次|目录",
    re.IGNORECASE,
)
_FIRST_PAGES = 6
_SHORT = 600
_LONGEST_CONTENTS = 60_000


def kind_of(page: BookPage, number: int, publication: Publication, navigation: Navigation, *, is_at_front: bool) -> str:
    """The kind, such as COVER; empty for text.

    `number` counts the pages from 0. `is_at_front` if no text is before it.
    """
    own = {*page.kinds, publication.guide.get(page.path, ""), *navigation.landmarks.get(page.path, "").split()}
    if not page.kinds & {"chapter", "bodymatter", "part", "preface", "introduction", "foreword"}:
        for kind, names in _NAMED.items():
            if own & names and not (kind == COVER and len(page.text) > _SHORT):
                return kind
    if page.path == publication.nav:
        return CONTENTS
    text = page.text
    has_picture = any(each.tag == "img" for each in page.root.walk())
    if is_at_front and has_picture and len(text) < 40 and _is_first(page, navigation):
        return COVER
    if _is_list_of_links(page, text) and (number < 2 * _FIRST_PAGES or _CONTENTS_TITLES.fullmatch(_heading(page))):
        return CONTENTS
    if _INDEX_TITLES.fullmatch(_heading(page)) and _is_index(page):
        return INDEX
    is_listed = any(entry.path == page.path and "title" not in entry.title.casefold() for entry in navigation.entries)
    is_title = is_at_front and not is_listed and _is_title_page(page, text, publication)
    return TITLE_PAGE if is_title else ""


def _is_first(page: BookPage, navigation: Navigation) -> bool:
    title = next((entry.title for entry in navigation.entries if entry.path == page.path), "")
    return not title or "cover" in title.casefold() or not any(map(str.isalpha, title))


def _heading(page: BookPage) -> str:
    found = next((each for each in page.root.walk() if each.tag in ("h1", "h2", "h3") and element_text(each)), None)
    text = element_text(found) if found is not None else page.text[:60]
    return text.strip(" .:0123456789")


def _is_list_of_links(page: BookPage, text: str) -> bool:
    """Whether nearly all of it leads to other pages of the book."""
    if not text or len(text) > _LONGEST_CONTENTS:
        return False
    links = [each for each in page.root.walk() if each.tag == "a" and each.get("href").startswith(BOOK)]
    others = [each for each in links if not each.get("href").startswith(f"{BOOK}{page.path}#")]
    return len(others) >= 5 and sum(len(element_text(each)) for each in others) > 0.6 * len(text)


def _is_index(page: BookPage) -> bool:
    """Short lines, most of which end with the numbers of pages or are links."""
    lines = [element_text(each) for each in page.root.walk() if each.tag in ("p", "li", "dt", "dd", "div")]
    inside = [line for line in lines if 0 < len(line) < 300]
    numbered = sum(bool(re.search(r"\d[\dn–-]*\.?$", line)) for line in inside)
    links = sum(each.tag == "a" and each.get("href").startswith(BOOK) for each in page.root.walk())
    return len(inside) >= 10 and max(numbered, links) > 0.4 * len(inside)


def _is_title_page(page: BookPage, text: str, publication: Publication) -> bool:
    """Hardly anything but the title, the authors and the publisher."""
    if not text or len(text) > _SHORT or any(each.tag == "a" and each.get("href") for each in page.root.walk()):
        return False
    title = publication.first("title")
    known = _words(
        " ".join([*publication.texts("title"), *publication.texts("creator"), *publication.texts("publisher")])
    )
    words = _words(text)
    main = _words(title.partition(":")[0])
    unknown = [word for word in words if word not in known]
    return bool(main) and set(main) <= set(words) and len(unknown) <= max(4, len(words) // 3) and len(words) < 60


def _words(text: str) -> Sequence[str]:
    return re.findall(r"[^\W_]+", text.casefold())
