"""The table of contents of an e-book: from the navigation of EPUB 3, else from the NCX of EPUB 2."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from reader.library.importing.epub.epub_package import EpubPackage, local, resolved
from reader.library.importing.epub.publication import Publication
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.imported import ImportFailed

MOST_ENTRIES = 20_000


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the table of contents. `depth` is 1 for a chapter or a part of the book."""

    title: str
    path: str
    fragment: str
    depth: int


@dataclass(frozen=True, slots=True)
class Navigation:
    """`landmarks` are the kinds of parts of the book, such as "bodymatter" and "toc", by path."""

    entries: tuple[ContentsEntry, ...] = ()
    landmarks: Mapping[str, str] = field(default_factory=dict)


def navigation_of_page(root: HtmlElement, path: str) -> Navigation:
    """Of the page that EPUB 3 has for it."""
    entries: list[ContentsEntry] = []
    landmarks: dict[str, str] = {}
    for nav in root.walk():
        kinds = nav.get("epub:type").split()
        if nav.tag == "nav" and "landmarks" in kinds:
            for link in nav.walk():
                if link.tag == "a" and link.get("href"):
                    landmarks.setdefault(resolved(path, link.get("href"))[0], link.get("epub:type").casefold())
        elif nav.tag == "nav" and "toc" in kinds and not entries:
            entries = list(_listed(nav, path, 0))[:MOST_ENTRIES]
    return Navigation(tuple(entries), landmarks)


def _listed(element: HtmlElement, path: str, depth: int) -> Iterator[ContentsEntry]:
    for child in element.elements:
        if child.tag == "ol" or child.tag == "ul":
            yield from _listed(child, path, depth + 1)
        elif child.tag == "a" and child.get("href"):
            title = " ".join(_all_text(child).split())
            yield ContentsEntry(title, *resolved(path, child.get("href")), max(1, depth))
        else:
            yield from _listed(child, path, depth)


def _all_text(element: HtmlElement) -> str:
    return "".join(
        each if isinstance(each, str) else each.get("alt") if each.tag == "img" else _all_text(each)
        for each in element.children
    )


def navigation_of_ncx(package: EpubPackage, publication: Publication) -> Navigation:
    """Of EPUB 2. A book whose table of contents is damaged is not damaged."""
    try:
        root = package.xml(publication.ncx) if publication.ncx else None
    except ImportFailed:
        root = None
    top = next((each for each in root if local(each) == "navMap"), None) if root is not None else None
    if top is None:
        return Navigation()
    return Navigation(tuple(_points(top, publication.ncx, 1))[:MOST_ENTRIES])


def _points(parent: Element, base: str, depth: int) -> Iterator[ContentsEntry]:
    for point in parent:
        if local(point) != "navPoint":
            continue
        label = next((each for each in point if local(each) == "navLabel"), None)
        target = next((each for each in point if local(each) == "content"), None)
        title = " ".join("".join(label.itertext()).split()) if label is not None else ""
        if target is not None and target.get("src"):
            yield ContentsEntry(title, *resolved(base, target.get("src", "")), depth)
        yield from _points(point, base, depth + 1)
