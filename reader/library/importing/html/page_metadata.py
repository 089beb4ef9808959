"""What a page says about itself: in JSON-LD, <meta>, microdata and the lines below its title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from reader.library.authoring.dates import iso_date
from reader.library.importing.html.element_text import element_text
from reader.library.importing.html.html_element import HtmlElement
from reader.library.limits import LONGEST_LINE

_LONGEST_JSON = 2_000_000
_MOST_OBJECTS = 3_000
_ARTICLES = re.compile(
    r"article|posting|webpage|report|creativework|book|chapter|faqpage|recipe"
    r"|course",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})\b")
_NO_NAMES = re.compile(
    r"https?:|^@|^www\.|^(?:admin|administrator|editor|staff|webmaster|user"
    r"|author)$",
    re.IGNORECASE,
)
_MOST_NAMES = 50

_TITLES = (
    "citation_title",
    "dc.title",
    "dcterms.title",
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
)
_AUTHORS = ("citation_author", "dc.creator", "dcterms.creator", "author", "article:author", "parsely-author", "byl")
_PUBLISHED = (
    *(
        "cdc:first_published",
        "citation_publication_date",
        "citation_date",
        "article:published_time",
        "datepublished",
        "dc.date.issued",
    ),
    *("dcterms.issued", "dcterms.created", "dc.date", "date", "pubdate", "publish-date", "parsely-pub-date"),
    *("last-published", "og:published_time", "sailthru.date"),
)
_UPDATED = (
    "cdc:last_updated",
    "article:modified_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "og:updated_time",
    "revised",
)
_PUBLISHERS = (
    "citation_publisher",
    "dc.publisher",
    "dcterms.publisher",
    "og:site_name",
    "publisher",
    "application-name",
)
_LANGUAGES = ("content-language", "dc.language", "dcterms.language", "og:locale")


@dataclass(slots=True)
class PageMetadata:
    """Dates are ISO 8601. `reviewed` is the day when the page was last reviewed, not when it is due again."""

    title: str = ""
    authors: list[str] = field(default_factory=list)
    reviewed_by: str = ""
    published: str = ""
    updated: str = ""
    reviewed: str = ""
    publisher: str = ""
    address: str = ""
    language: str = ""
    window_title: str = ""


def page_metadata(root: HtmlElement) -> PageMetadata:
    """The most exact source counts: JSON-LD, then <meta>, then microdata."""
    metas = _metas(root)
    found = _from_json(root)
    found.window_title = next((element_text_of_title(each) for each in root.walk() if each.tag == "title"), "")
    found.title = found.title or _first(metas, _TITLES)
    found.authors = found.authors or _names(text for name in _AUTHORS for text in metas.get(name, [])[:_MOST_NAMES])
    found.published = found.published or _first_date(metas, _PUBLISHED)
    found.updated = found.updated or _first_date(metas, _UPDATED)
    found.publisher = found.publisher or _first(metas, _PUBLISHERS)
    found.address = _address(root, metas) or found.address
    found.language = root.get("lang") or root.get("xml:lang") or found.language
    found.language = found.language or _first(
        metas, ("content-language", "dc.language", "dcterms.language", "og:locale")
    )
    _add_microdata(root, found)
    return found


def element_text_of_title(element: HtmlElement) -> str:
    return line("".join(child for child in element.children if isinstance(child, str)))


def line(text: object) -> str:
    return " ".join(str(text).split())[:LONGEST_LINE] if isinstance(text, str) else ""


def date_of(text: object) -> str:
    """The day of a time, or a day, month or year; empty if it is none."""
    if not isinstance(text, str):
        return ""
    text = text.strip()
    compact = _COMPACT_DATE.match(text)
    shown = "-".join(compact.groups()) if compact else text[:10].replace("/", "-")
    if _DATE.fullmatch(shown) and iso_date(shown):
        return iso_date(shown)
    return iso_date(text) if len(text) < 40 and _is_full(iso_date(text)) else ""


def _is_full(text: str) -> bool:
    return bool(_DATE.fullmatch(text))


def _metas(root: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in root.walk():
        if element.tag == "meta":
            name = (
                element.get("property") or element.get("name") or element.get("http-equiv") or element.get("itemprop")
            )
            if content := line(element.get("content")):
                found.setdefault(name.casefold().replace("dc.terms", "dcterms"), []).append(content)
    return found


def _first(metas: dict[str, list[str]], names: Iterable[str]) -> str:
    return next((metas[name][0] for name in names if name in metas), "")


def _first_date(metas: dict[str, list[str]], names: Iterable[str]) -> str:
    return next((day for name in names for text in metas.get(name, ()) if (day := date_of(text))), "")


def _address(root: HtmlElement, metas: dict[str, list[str]]) -> str:
    for element in root.walk():
        is_canonical = element.tag == "link" and "canonical" in element.get("rel").casefold().split()
        if is_canonical and element.get("href").startswith(("http://", "https://")):
            return element.get("href").strip()
    return next((url for url in metas.get("og:url", ()) if url.startswith(("http://", "https://"))), "")


def _from_json(root: HtmlElement) -> PageMetadata:
    found = PageMetadata()
    objects = [each for each in _json_objects(root) if _ARTICLES.search(_type(each))]
    # An article says more of itself than the page that it is on.
    objects.sort(key=lambda each: "webpage" in _type(each).casefold() and "medical" not in _type(each).casefold())
    by_id = {str(each["@id"]): each for each in _json_objects(root) if "@id" in each}
    for each in objects:
        found.title = found.title or line(each.get("headline") or each.get("name"))
        found.authors = found.authors or _names(_people(each.get("author") or each.get("creator"), by_id))
        reviewers = _names(_people(each.get("reviewedBy") or each.get("editor_reviewed"), by_id))
        found.reviewed_by = found.reviewed_by or ", ".join(reviewers)[:LONGEST_LINE]
        found.published = found.published or date_of(each.get("datePublished") or each.get("dateCreated"))
        found.updated = found.updated or date_of(each.get("dateModified"))
        found.reviewed = found.reviewed or date_of(each.get("lastReviewed"))
        found.publisher = found.publisher or next(iter(_people(each.get("publisher"), by_id)), "")
        page = each.get("mainEntityOfPage") or each.get("url")
        address = page.get("@id") if isinstance(page, dict) else page
        if isinstance(address, str) and address.startswith(("http://", "https://")):
            found.address = found.address or address
        language = each.get("inLanguage")
        found.language = found.language or (language if isinstance(language, str) else "")
    return found


def _json_objects(root: HtmlElement) -> list[dict[str, Any]]:
    """All objects in the JSON-LD of a page; faults in it are passed over, as search engines do."""
    objects: list[dict[str, Any]] = []
    size = 0
    for element in root.walk():
        if element.tag == "script" and "ld+json" in element.get("type").casefold():
            text = "".join(child for child in element.children if isinstance(child, str)).strip()
            size += len(text)
            if size > _LONGEST_JSON:
                break
            text = re.sub(r"\A<!--|-->\Z|\A/\*.{0,50}?\*/|//<!\[CDATA\[|//\]\]>", "", text).strip().rstrip(";")
            try:
                loaded = json.loads(text, strict=False)
            except (ValueError, RecursionError):
                continue
            objects += _all_objects(loaded)
    return objects[:_MOST_OBJECTS]


def _all_objects(loaded: object) -> Iterator[dict[str, Any]]:
    waiting = [loaded]
    count = 0
    while waiting and count < _MOST_OBJECTS:
        value = waiting.pop(0)
        count += 1
        if isinstance(value, list):
            waiting += value[:_MOST_OBJECTS]
        elif isinstance(value, dict):
            yield value
            waiting += [each for key, each in value.items() if key in ("@graph", "mainEntity", "mainEntityOfPage")]


def _type(value: dict[str, Any]) -> str:
    kind = value.get("@type")
    return " ".join(str(each) for each in kind) if isinstance(kind, list) else str(kind or "")


def _people(value: object, by_id: dict[str, dict[str, Any]]) -> list[str]:
    if isinstance(value, str):
        return [line(value)]
    if isinstance(value, list):
        return [name for each in value[:_MOST_NAMES] for name in _people(each, by_id)]
    if isinstance(value, dict):
        known = value if "name" in value else by_id.get(str(value.get("@id")), value)
        name = known.get("name") or " ".join(
            str(known[key]) for key in ("givenName", "familyName") if isinstance(known.get(key), str)
        )
        if isinstance(name, list):
            name = name[0] if name else ""
        return [line(name)] if line(name) else []
    return []


def _names(texts: Iterable[str]) -> list[str]:
    names = (re.sub(r"^(?:by|von|par|por|di|door)\s+", "", line(text), flags=re.IGNORECASE) for text in texts)
    return [name for name in dict.fromkeys(names) if name and not _NO_NAMES.search(name)][:_MOST_NAMES]


def _add_microdata(root: HtmlElement, found: PageMetadata) -> None:
    for element in root.walk():
        name = element.get("itemprop").casefold()
        value = element.get("content") or element.get("datetime")
        if not name:
            continue
        if name == "author" and not found.authors:
            inner = next((each for each in element.walk() if each.get("itemprop").casefold() == "name"), element)
            found.authors = _names([inner.get("content") or element_text(inner)])
        elif name == "headline":
            found.title = found.title or line(value or element_text(element))
        elif name == "datepublished":
            found.published = found.published or date_of(value or element_text(element))
        elif name == "datemodified":
            found.updated = found.updated or date_of(value or element_text(element))
