"""Formats the source of an entry in APA style: where the work was published, and where it can be had."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reader.library.citation.apa_parts import (
    IN_A_BLOG,
    has_host,
    in_parentheses,
    is_published,
    pages_label,
    role_label,
    upright_list,
    volume_label,
    volume_title,
)
from reader.library.citation.dates import date_in_words, read_date, year_text
from reader.library.citation.doi import doi_url
from reader.library.citation.fields import (
    IN_A_BOOK,
    PERIODICALS,
    article_of,
    doi_of,
    edition_of,
    is_web,
    issue_of,
    kind_of,
    page_of,
    tagged_title,
    text,
    title_or_untitled,
    url_of,
    volume_of,
)
from reader.library.citation.names import read_names
from reader.library.citation.pages import first_and_last, full_range
from reader.library.citation.spans import italic, joined, plain, styled, with_full_stop
from reader.library.citation.title_case import is_english, title_case, with_capital_subtitle
from reader.library.model import Spans

ON_A_SITE = frozenset({"post", "webpage"})
FIXED = ("edition", "version", "volume", "ISBN")
"""What only a book has whose contents stay as they are."""

ARCHIVED = re.compile(r"[?&]oldid=|//web\.archive\.org/|//archive\.(?:is|ph|today)/|//perma\.cc/", re.IGNORECASE)
PARTIES = re.compile(r"\bvs?\b")
"""What stands between the parties of a case."""


def source_of(csl: Mapping[str, Any], kind: str, head: str) -> list[Spans]:
    host = tagged_title(csl, "container-title")
    publisher = text(csl, "publisher")
    shown_publisher = plain(publisher) if publisher.casefold() != head.casefold() else ()
    if kind in PERIODICALS:
        numbers = _in_a_periodical(csl, host)
        return [with_full_stop(joined([numbers, shown_publisher if not host else ()], ", "))]
    if has_host(csl, kind):
        if kind == IN_A_BLOG:
            return [with_full_stop(italic(host))]
        return [with_full_stop(_in_a_book(csl, host)), with_full_stop(shown_publisher)]
    if kind == "thesis":
        return [() if is_published(csl) else with_full_stop(shown_publisher), with_full_stop(_archive(csl))]
    if kind in ("paper-conference", "speech"):
        name = text(csl, "event-title", "event", "container-title")
        event = [name, text(csl, "event-place") if name else ""]
        return [with_full_stop(plain(", ".join(filter(None, event)))), with_full_stop(shown_publisher)]
    if kind in ON_A_SITE:
        site = text(csl, "container-title") or publisher
        return [with_full_stop(plain(site)) if site.casefold() != head.casefold() else ()]
    in_host = joined([plain("In"), italic(host)]) if host else ()
    return [with_full_stop(in_host), with_full_stop(shown_publisher), with_full_stop(_archive(csl))]


def _archive(csl: Mapping[str, Any]) -> Spans:
    """Where the only copy is: collection (place in it), archive, town."""
    archive, shelf = text(csl, "archive"), text(csl, "archive_location")
    if not archive:
        return ()
    collection = text(csl, "archive_collection")
    inside = f"({shelf})" if shelf else ""
    parts = [f"{collection} {inside}", archive] if collection else [f"{archive} {inside}"]
    return plain(", ".join(filter(None, [*map(str.strip, parts), text(csl, "archive-place")])))


def _in_a_periodical(csl: Mapping[str, Any], host: str) -> Spans:
    issue, page = issue_of(csl), page_of(csl)
    number = joined([italic(full_range(volume_of(csl))), plain(f"({full_range(issue)})" if issue else "")], "")
    article = article_of(csl)
    where = plain(full_range(page) if page else f"Article {article}" if article else "")
    names = [_in_title_case(csl, name) for name in (host, tagged_title(csl, "collection-title"))]
    return joined([*map(italic, names), number, where], ", ")


def _in_title_case(csl: Mapping[str, Any], title: str) -> str:
    return title_case(title) if is_english(title, text(csl, "language")) else title


def law_source(csl: Mapping[str, Any], kind: str) -> Spans:
    """Title, number, place in a collection, and year, which the laws of all countries have in common."""
    title = title_or_untitled(csl)
    if kind == "legal_case" and PARTIES.search(title):
        title = title_case(title)
    section, first = text(csl, "section"), page_of(csl)
    place = first_and_last(first)[0] if kind in ("legal_case", "treaty") else full_range(first)
    place = f"§ {section}" if section else place
    where = " ".join(filter(None, [volume_of(csl), text(csl, "container-title"), place]))
    law = joined([styled(title), plain(text(csl, "number")), plain(where)], ", ")
    issued = read_date(csl, "issued")
    court = text(csl, "authority") if kind == "legal_case" else ""
    decided = " ".join(filter(None, [court, year_text(issued) if issued else ""]))
    return joined([law, in_parentheses([decided])])


def _in_a_book(csl: Mapping[str, Any], host: str) -> Spans:
    authors, editors = read_names(csl, "container-author"), read_names(csl, "editor")
    numbers = ", ".join(filter(None, [edition_of(csl), volume_label(csl), pages_label(csl)]))
    name = italic(with_capital_subtitle(host, text(csl, "language")))
    book = joined([joined([name, italic(volume_title(csl))], ": "), in_parentheses([numbers])])
    shown_editors = f"{upright_list(editors)} ({role_label(editors, 'Ed.', 'Eds.')})" if editors else ""
    people = upright_list(authors) or shown_editors
    return joined([plain("In "), joined([plain(people), book], ", ")], "")


def address_of(csl: Mapping[str, Any]) -> Spans:
    """The DOI, or otherwise the web address, with the date of retrieval if the work has no date or goes on changing."""
    if doi := doi_of(csl):
        return plain(doi_url(doi), doi_url(doi))
    url = url_of(csl)
    if not url:
        return ()
    link = plain(url, url if is_web(url) else "")
    is_dated = read_date(csl, "issued") or text(csl, "status")
    day = date_in_words(read_date(csl, "accessed")) if not is_dated or _is_in_a_living_book(csl, url) else ""
    return joined([plain(f"Retrieved {day}, from" if day else ""), link])


def _is_in_a_living_book(csl: Mapping[str, Any], url: str) -> bool:
    """Whether the work is an entry of an online book that is revised all the time, such as StatPearls or Wikipedia.

    Such an entry has neither pages nor an edition. An archived state of it stays as it is.
    """
    is_entry = kind_of(csl) in IN_A_BOOK - {"paper-conference"} and bool(text(csl, "container-title"))
    return is_entry and not ARCHIVED.search(url) and not text(csl, *FIXED) and not page_of(csl)


def original_date(csl: Mapping[str, Any]) -> Spans:
    date = read_date(csl, "original-date")
    return plain(f"(Original work published {year_text(date)})" if date else "")
