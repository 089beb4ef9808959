"""Finds the article in a web page, what is left out of it, and the notes that become boxes at its end."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.library.importing.html.css import is_hidden
from reader.library.importing.html.element_kinds import HEADINGS
from reader.library.importing.html.element_text import NO_TEXT, element_text
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.html.page_parts import (
    BYLINE,
    COMMENTS,
    CONTENTS,
    FOOTER,
    HEADER,
    NAVIGATION,
    OUTSIDE,
    RELATED,
    link_share,
    names_of,
    part_by_name,
    part_of_page,
)
from reader.library.importing.html.surroundings import Omission

_LARGEST_SHARE = 0.35
"""Of the text of the article: what has more is a part of it, whatever its class says."""

_SHORTEST_ARTICLE = 140
_MAIN_NAMES = ("main", "content", "main-content", "article", "article-body", "post", "entry-content", "mw-content-text")
_ONE_TEXT = HEADINGS | {"a", "figcaption", "pre", "code", "dt", "math", "mjx-container", "svg"}
"""Elements that are one text, whatever classes the parts of it have."""

_TABLE_PARTS = frozenset(["tbody", "thead", "tfoot", "tr", "td", "th"])

_AFTER_ARTICLE = (COMMENTS, RELATED, FOOTER, NAVIGATION)
"""What can be longer than the article itself, below it."""

_ENOUGH = 600
"""Characters of paragraphs that are an article."""

_TEXT_BLOCKS = ("p", "li", "pre", "td", "dd", "blockquote")


@dataclass(slots=True)
class FoundArticle:
    """`boxes` are pairs of the kind of a note and its element, in the order of the page."""

    omitted: dict[HtmlElement, Omission] = field(default_factory=dict)
    boxes: list[tuple[str, HtmlElement]] = field(default_factory=list)
    bylines: list[HtmlElement] = field(default_factory=list)
    title: HtmlElement | None = None


def find_article(root: HtmlElement) -> FoundArticle:
    found = FoundArticle()
    sizes = _sizes(root)
    article = _article(root, sizes)
    found.title = _title_element(root, article)
    path = _path(root, article)
    to_title = _path(root, found.title) if found.title is not None else []
    around_title = set() if article in to_title else set(to_title) - set(path)
    kept = set(path) | around_title
    limit = _LARGEST_SHARE * max(sizes.get(article, 0), 1)
    for introduction in _leave_out_around(root, article, kept, around_title, found):
        _sort_parts(introduction, found, sizes, limit, kept)
    _sort_parts(article, found, sizes, limit, kept)
    return found


def _sizes(root: HtmlElement) -> dict[HtmlElement, int]:
    """The number of characters in each element."""
    order = list(root.walk())
    sizes: dict[HtmlElement, int] = {}
    for element in reversed(order):
        if element.tag in NO_TEXT:
            sizes[element] = 0
            continue
        own = sum(len(child.strip()) if isinstance(child, str) else sizes[child] for child in element.children)
        sizes[element] = own
    return sizes


def _article(root: HtmlElement, sizes: dict[HtmlElement, int]) -> HtmlElement:
    """The element with the text that the page was made for."""
    elements = [each for each in root.walk() if sizes[each] >= _SHORTEST_ARTICLE and not is_hidden(each)]
    bodies = [each for each in elements if each.get("itemprop").casefold() == "articlebody"]
    mains = [each for each in elements if each.tag == "main" or each.get("role").casefold() == "main"]
    articles = [each for each in elements if each.tag == "article" or each.get("role").casefold() == "article"]
    largest = max(articles, key=lambda each: sizes[each], default=None)
    main = max(mains, key=lambda each: sizes[each], default=None)
    paragraphs = _paragraphs(root, sizes)
    if largest is not None and paragraphs[largest] < 0.3 * paragraphs[root]:
        largest = None  # a teaser
    if largest is not None and (main is None or sizes[largest] >= 0.4 * sizes[main]):
        inside = set(largest.walk())
        similar = [each for each in articles if each not in inside and sizes[each] > 0.5 * sizes[largest]]
        # Several articles of one size are a page that lists them, or one that was cut into parts.
        if len(similar) >= 2 and len(similar) < 100 and not any(largest in each.elements for each in similar):
            return main or root
        return largest
    if main is not None:
        return main
    if bodies:
        return max(bodies, key=lambda each: sizes[each])
    named = [each for each in elements if any(name in _MAIN_NAMES for name in names_of(each).split())]
    best = max(named, key=lambda each: sizes[each], default=None)
    if best is not None and sizes[best] >= 0.4 * sizes[root]:
        return best
    if not elements:
        return root
    return _densest(root, paragraphs)


def _paragraphs(root: HtmlElement, sizes: dict[HtmlElement, int]) -> dict[HtmlElement, float]:
    """How much text of each element is in paragraphs, and not in links or in what is no part of an article."""
    texts: dict[HtmlElement, float] = {}
    for element in reversed(list(root.walk())):
        if element.tag in _TEXT_BLOCKS and sizes[element] >= 40 and not isinstance(part_of_page(element), Omission):
            texts[element] = sizes[element] * (1 - min(1.0, link_share(element)))
        else:
            texts[element] = sum(texts.get(child, 0.0) for child in element.elements)
    return texts


def _densest(root: HtmlElement, texts: dict[HtmlElement, float]) -> HtmlElement:
    """The smallest element with most of the text that is in paragraphs."""
    best = root
    while texts[root]:
        inside = max(best.elements, key=lambda each: texts.get(each, 0.0), default=None)
        if inside is None or texts.get(inside, 0.0) < 0.75 * texts[root] or inside.tag in _TEXT_BLOCKS:
            return best
        best = inside
    return root


def _title_element(root: HtmlElement, article: HtmlElement) -> HtmlElement | None:
    """The heading of the first level that stands in the article, or nearest before it."""
    inside = next((each for each in article.walk() if each.tag == "h1" and element_text(each, most=1)), None)
    if inside is not None:
        return inside
    last = None
    for element in root.walk():
        if element is article:
            break
        if element.tag == "h1" and element_text(element):
            last = element
    return last


def _path(root: HtmlElement, wanted: HtmlElement) -> list[HtmlElement]:
    """The elements from the root down to `wanted`."""
    waiting: list[tuple[HtmlElement, int]] = [(root, 0)]
    path: list[HtmlElement] = []
    while waiting:
        element, depth = waiting.pop()
        path[depth:] = [element]
        if element is wanted:
            return path
        waiting += [(child, depth + 1) for child in reversed(element.elements)]
    return []


def _leave_out_around(
    root: HtmlElement,
    article: HtmlElement,
    kept: set[HtmlElement],
    around_title: set[HtmlElement],
    found: FoundArticle,
) -> list[HtmlElement]:
    """What is beside the article on the page. Returns what stands beside its title, and is kept."""
    introductions = []
    is_before = True
    for element in list(root.walk()):
        if element is article:
            is_before = False
        if element not in kept or element is article or element is found.title:
            continue
        is_below_title = False
        for child in _wrapped(element):
            is_below_title = child in around_title or (is_below_title and child not in kept)
            if child in kept or child.tag in NO_TEXT or child.tag in HEADINGS:
                continue
            if (element in around_title or is_below_title) and part_of_page(child) is None and _is_introduction(child):
                introductions.append(child)
            else:
                _leave_out(child, found, is_before=is_before)
    return introductions


def _wrapped(element: HtmlElement) -> list[HtmlElement]:
    """The parts of an element; a text that stands alone gets an element, so that it can be left out."""
    if element.tag not in HEADINGS:
        element.children = [
            HtmlElement("div", {}, [child]) if isinstance(child, str) and child.strip() else child
            for child in element.children
        ]
    return element.elements


def _leave_out(element: HtmlElement, found: FoundArticle, *, is_before: bool, depth: int = 0) -> None:
    """A container of different parts is left out part by part, so that each can be brought back."""
    part = part_of_page(element)
    is_container = element.tag in ("div", "aside", "section") and depth < 4 and part_by_name(element) is None
    children = [child for child in element.elements if element_text(child, most=1)] if is_container else []
    kinds = {str(part_of_page(child) or _outside(child, is_before=is_before)) for child in children}
    if len(kinds) > 1 and any(part_of_page(child) for child in children):
        for child in _with_headings(element):
            _leave_out(child, found, is_before=is_before, depth=depth + 1)
        return
    if isinstance(part, str):
        found.boxes.append((part, element))
        return
    found.omitted[element] = part or _outside(element, is_before=is_before)
    if part is BYLINE:
        found.bylines.append(element)


def _with_headings(element: HtmlElement) -> list[HtmlElement]:
    """The parts of a container, where a heading and what is below it are one part."""
    parts: list[HtmlElement] = []
    heading: HtmlElement | None = None
    for child in _wrapped(element):
        if heading is not None:
            parts.append(HtmlElement("div", {}, [heading, child]))
            heading = None
        elif child.tag in HEADINGS:
            heading = child
        else:
            parts.append(child)
    element.children = [*parts, *([heading] if heading is not None else [])]
    return element.elements


def _is_introduction(element: HtmlElement) -> bool:
    """Beside the title: a summary, a picture or the like, and no menu."""
    return link_share(element) < 0.5 and not any(each.tag in ("nav", "form") for each in element.walk())


def _outside(element: HtmlElement, *, is_before: bool) -> Omission:
    if element.tag == "footer":
        return FOOTER
    if element.tag == "header":
        return HEADER
    if element.tag == "aside":
        return RELATED if link_share(element) > 0.4 else OUTSIDE
    if link_share(element) > 0.6:
        return NAVIGATION if is_before else RELATED
    return OUTSIDE


def _sort_parts(
    element: HtmlElement, found: FoundArticle, sizes: dict[HtmlElement, int], limit: float, kept: set[HtmlElement]
) -> None:
    """Goes through the article from the top, and not into what is left out or becomes a box."""
    waiting = list(reversed(element.elements))
    boxed = {box for _, box in found.boxes}
    seen = 0
    while waiting:
        child = waiting.pop()
        if child in found.omitted or child in boxed or child.tag in _ONE_TEXT or child.tag in NO_TEXT:
            continue
        seen += sizes[child] if child.tag == "p" else 0
        part = part_of_page(child) if child not in kept and child.tag not in _TABLE_PARTS else None
        is_after = part is COMMENTS or (part in _AFTER_ARTICLE and link_share(child) > 0.4)
        if sizes[child] > limit and not (is_after and seen >= _ENOUGH):
            part = None
        if isinstance(part, str):
            found.boxes.append((part, child))
        elif part is CONTENTS and not _leads_within(child):
            waiting += reversed(child.elements)
        elif part is not None:
            found.omitted[child] = part
            if part is BYLINE:
                found.bylines.append(child)
        elif child not in kept and child.tag != "p":
            waiting += reversed(child.elements)


def _leads_within(element: HtmlElement) -> bool:
    """A table of contents leads somewhere."""
    return any(each.tag == "a" for each in element.walk())
