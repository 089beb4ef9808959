"""Formats a reference in APA style, 7th edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reader.library.citation.dates import apa_date, date_in_words, read_date, year_text
from reader.library.citation.fields import (
    IN_A_BOOK,
    LAWS,
    PERIODICALS,
    doi_of,
    doi_url,
    edition_of,
    is_web,
    kind_of,
    page_of,
    tagged_title,
    text,
    title_or_untitled,
    url_of,
)
from reader.library.citation.names import Name, apa_name, apa_name_upright, read_names
from reader.library.citation.pages import full_range, is_range
from reader.library.citation.spans import italic, joined, plain, styled, with_full_stop
from reader.library.model import Spans

IN_A_BLOG = "post-weblog"
ON_A_SITE = frozenset({"post", "webpage"})
DATED_TO_THE_DAY = ON_A_SITE | {
    "article-magazine", "article-newspaper", "broadcast", "interview", "paper-conference", "post-weblog", "speech",
}  # fmt: skip
MOST_NAMES = 20

BRACKETED_TYPES = {
    "broadcast": "Broadcast",
    "dataset": "Data set",
    "map": "Map",
    "motion_picture": "Film",
    "software": "Computer software",
    "thesis": "Thesis",
}
"""CSL type -> the description in brackets after the title."""


def format_apa(csl: Mapping[str, Any]) -> Spans:
    """Uses the fields that the item has; an item without a title is called [Untitled]."""
    kind = kind_of(csl)
    head = _authors(csl, kind)
    title = with_full_stop(_title(csl, kind))
    if kind in LAWS:
        return joined([with_full_stop(_law(csl)), _address(csl)])
    opening = [with_full_stop(plain(head)), _date(csl, kind), title] if head else [title, _date(csl, kind)]
    return joined([*opening, *_source(csl, kind, head), _address(csl), _original(csl)])


def author_list(names: Sequence[Name]) -> str:
    """Up to twenty names, or the first nineteen and the last."""
    texts = [apa_name(name) for name in names]
    if len(texts) > MOST_NAMES:
        return f"{', '.join(texts[: MOST_NAMES - 1])}, . . . {texts[-1]}"
    return f"{', '.join(texts[:-1])}, & {texts[-1]}" if len(texts) > 1 else "".join(texts)


def _upright_list(names: Sequence[Name]) -> str:
    texts = [apa_name_upright(name) for name in names]
    if len(texts) > 2:
        return f"{', '.join(texts[:-1])}, & {texts[-1]}"
    return " & ".join(texts)


def _role(names: Sequence[Name], one: str, many: str) -> str:
    return many if len(names) > 1 else one


def _authors(csl: Mapping[str, Any], kind: str) -> str:
    if names := read_names(csl, "author"):
        return author_list(names)
    if (names := read_names(csl, "editor")) and not _has_host(csl, kind):
        return f"{author_list(names)} ({_role(names, 'Ed.', 'Eds.')})"
    if names := read_names(csl, "director"):
        return f"{author_list(names)} ({_role(names, 'Director', 'Directors')})"
    return ""


def _has_host(csl: Mapping[str, Any], kind: str) -> bool:
    """Whether the work is a part of another work, such as a journal, a book or a blog."""
    return kind in PERIODICALS or (kind in IN_A_BOOK | {IN_A_BLOG} and bool(text(csl, "container-title")))


def _date(csl: Mapping[str, Any], kind: str) -> Spans:
    issued = read_date(csl, "issued")
    shown = apa_date(issued) if kind in DATED_TO_THE_DAY and not _is_in_proceedings(csl, kind) else year_text(issued)
    if issued is None and text(csl, "status"):
        shown = text(csl, "status")
    return plain(f"({shown}).")


def _is_in_proceedings(csl: Mapping[str, Any], kind: str) -> bool:
    return kind == "paper-conference" and bool(text(csl, "container-title"))


def _title(csl: Mapping[str, Any], kind: str) -> Spans:
    if _has_host(csl, kind):
        return joined([styled(title_or_untitled(csl)), _bracket(csl, kind)])
    return joined([italic(title_or_untitled(csl)), _details(csl, kind), _bracket(csl, kind)])


def _details(csl: Mapping[str, Any], kind: str) -> Spans:
    """Translators, editors, edition, volume and number of a work that is not part of another."""
    people = []
    if (editors := read_names(csl, "editor")) and read_names(csl, "author"):
        people.append(f"{_upright_list(editors)}, {_role(editors, 'Ed.', 'Eds.')}")
    if translators := read_names(csl, "translator"):
        people.append(f"{_upright_list(translators)}, Trans.")
    numbers = [edition_of(csl), _volume(csl)]
    if number := text(csl, "number"):
        if kind in ("report", "article", "document"):
            label = (text(csl, "genre") or "Report") if kind == "report" else text(csl, "genre")
            numbers.append(f"{label} No. {number}".strip())
        elif kind == "thesis":
            numbers.append(f"Publication No. {number}")
    if version := text(csl, "version"):
        numbers.append(f"Version {version}")
    inside = "; ".join(filter(None, [*people, ", ".join(filter(None, numbers))]))
    return plain(f"({inside})" if inside else "")


def _volume(csl: Mapping[str, Any]) -> str:
    volume = text(csl, "volume")
    return f"Vol{'s' if is_range(volume) else ''}. {full_range(volume)}" if volume else ""


def _bracket(csl: Mapping[str, Any], kind: str) -> Spans:
    shown = text(csl, "medium") or BRACKETED_TYPES.get(kind, "")
    genre = text(csl, "genre")
    if kind == "thesis":
        shown = ", ".join(filter(None, [genre or shown, text(csl, "publisher")]))
    elif kind == "paper-conference" and not _has_host(csl, kind):
        shown = genre or "Paper presentation"
    elif genre and not text(csl, "number") and not _has_host(csl, kind):
        shown = genre
    return plain(f"[{shown}]" if shown else "")


def _source(csl: Mapping[str, Any], kind: str, head: str) -> list[Spans]:
    host = tagged_title(csl, "container-title")
    publisher = text(csl, "publisher")
    shown_publisher = plain(publisher) if publisher.casefold() != head.casefold() else ()
    if kind in PERIODICALS:
        numbers = _in_a_periodical(csl, host)
        return [with_full_stop(joined([numbers, shown_publisher if not host else ()], ", "))]
    if _has_host(csl, kind):
        if kind == IN_A_BLOG:
            return [with_full_stop(italic(host))]
        return [with_full_stop(_in_a_book(csl, host)), with_full_stop(shown_publisher)]
    if kind == "thesis":
        return [with_full_stop(plain(text(csl, "archive")))]
    if kind in ("paper-conference", "speech"):
        event = [text(csl, "event-title", "event", "container-title"), text(csl, "event-place")]
        return [with_full_stop(plain(", ".join(filter(None, event)))), with_full_stop(shown_publisher)]
    if kind in ON_A_SITE:
        site = text(csl, "container-title") or publisher
        return [with_full_stop(plain(site)) if site.casefold() != head.casefold() else ()]
    return [with_full_stop(styled(host)), with_full_stop(shown_publisher)]


def _in_a_periodical(csl: Mapping[str, Any], host: str) -> Spans:
    issue, page = text(csl, "issue"), page_of(csl)
    number = joined([italic(text(csl, "volume")), plain(f"({issue.replace('-', '–')})" if issue else "")], "")
    article = text(csl, "number")
    where = plain(full_range(page) if page else f"Article {article}" if article else "")
    return joined([italic(host), number, where], ", ")


def _in_a_book(csl: Mapping[str, Any], host: str) -> Spans:
    editors = read_names(csl, "editor")
    page = page_of(csl)
    pages = f"{'pp.' if is_range(page) else 'p.'} {full_range(page)}" if page else ""
    numbers = ", ".join(filter(None, [edition_of(csl), _volume(csl), pages]))
    book = joined([italic(host), plain(f"({numbers})" if numbers else "")])
    people = f"{_upright_list(editors)} ({_role(editors, 'Ed.', 'Eds.')})" if editors else ""
    return joined([plain("In "), joined([plain(people), book], ", ")], "")


def _law(csl: Mapping[str, Any]) -> Spans:
    """Title, number, source and year, which the laws of all countries have in common."""
    where = [text(csl, "number"), text(csl, "volume"), text(csl, "container-title"), full_range(page_of(csl))]
    issued = read_date(csl, "issued")
    law = joined([styled(title_or_untitled(csl)), *map(plain, where)], ", ")
    return joined([law, plain(f"({year_text(issued)})" if issued else "")])


def _address(csl: Mapping[str, Any]) -> Spans:
    """The DOI, or otherwise the web address, with the date of retrieval if the work has no date."""
    if doi := doi_of(csl):
        return plain(doi_url(doi), doi_url(doi))
    url = url_of(csl)
    if not url:
        return ()
    link = plain(url, url if is_web(url) else "")
    day = "" if read_date(csl, "issued") or text(csl, "status") else date_in_words(read_date(csl, "accessed"))
    return joined([plain(f"Retrieved {day}, from" if day else ""), link])


def _original(csl: Mapping[str, Any]) -> Spans:
    date = read_date(csl, "original-date")
    return plain(f"(Original work published {year_text(date)})" if date else "")
