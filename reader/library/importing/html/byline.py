"""Reads the lines below a title: who wrote and reviewed the page, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.library.authoring.dates import iso_date
from reader.library.importing.html.element_text import element_text
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.html.page_metadata import PageMetadata, date_of

_AUTHOR = re.compile(r"\s*(?:written |posted |published )?by:?\s+(?P<name>[^|•·\n]{2,120})", re.IGNORECASE)
_REVIEWER = re.compile(
    r"\s*(?:medically |clinically |scientifically |expert |peer.?)?(?:reviewed|checked"
    r"|approved) by:?\s+(?P<name>[^|•·\n]{2,120})",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"(?:last )?(?:updated|modified|revised)(?: on)?:?\s*(?P<day>[\w ,./-]{4,30})", re.IGNORECASE)
_PUBLISHED = re.compile(r"(?:first )?(?:published|posted)(?: on)?:?\s*(?P<day>[\w ,./-]{4,30})", re.IGNORECASE)
_END_OF_NAME = re.compile(
    r"\s*(?:\bon\b|\bupdated\b|\bpublished\b|\breviewed\b|—|–| - |\bmedically\b|\d{4}).*", re.IGNORECASE | re.DOTALL
)


def add_bylines(elements: Iterable[HtmlElement], found: PageMetadata) -> None:
    """Adds what the metadata of the page do not say."""
    for element in elements:
        for part in _parts(element):
            _add_part(part, found)
        for each in element.walk():
            if each.tag == "time" and (day := date_of(each.get("datetime")) or date_of(element_text(each))):
                found.published = found.published or day


def _parts(element: HtmlElement) -> list[str]:
    """Its lines: each element below it that has a text of its own, the shortest first."""
    leaves = [
        each for each in element.walk() if any(isinstance(child, str) and child.strip() for child in each.children)
    ]
    texts = {element_text(each) for each in (*leaves, element)} - {""}
    return sorted(texts, key=lambda text: (len(text), text))


def _add_part(text: str, found: PageMetadata) -> None:
    if (reviewer := _REVIEWER.match(text)) and not found.reviewed_by:
        found.reviewed_by = _name(reviewer["name"])
    elif (author := _AUTHOR.match(text)) and not found.authors and (name := _name(author["name"])):
        found.authors = [name]
    if (updated := _UPDATED.search(text)) and (day := _day(updated["day"])):
        found.updated = found.updated or day
    if ((published := _PUBLISHED.search(text)) and (day := _day(published["day"]))) or (
        day := iso_date(text) if any(map(str.isalpha, text)) or text.count("-") == 2 else ""
    ):
        found.published = found.published or day


def _name(text: str) -> str:
    return _END_OF_NAME.sub("", text).strip(" ,.;:") if len(text) < 200 else ""


def _day(text: str) -> str:
    words = text.split()
    for count in range(min(len(words), 4), 0, -1):
        if day := iso_date(" ".join(words[:count]).rstrip(",.")):
            return day
    return ""
