"""Formats a reference in Vancouver style, as the US National Library of Medicine defines it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from reader.library.citation.dates import read_date, vancouver_date
from reader.library.citation.doi import doi_url
from reader.library.citation.fields import (
    ENTRIES,
    IN_A_BOOK,
    LAWS,
    PERIODICALS,
    doi_of,
    edition_of,
    is_web,
    issue_of,
    kind_of,
    number_and_genre,
    page_of,
    pages_or_number,
    tagged_title,
    text,
    title_or_untitled,
    url_of,
    version_of,
    volume_of,
)
from reader.library.citation.names import Name, read_names, vancouver_name, without_others
from reader.library.citation.numbering import bare_number, parted_number
from reader.library.citation.pages import short_range
from reader.library.citation.printed import printed_spans, shows_printed
from reader.library.citation.spans import joined, plain, styled, with_full_stop
from reader.library.model import Spans

MOST_NAMES = 6
DATED_TO_THE_YEAR = IN_A_BOOK | {"book", "thesis"}
STOP_AFTER_A_WORD = re.compile(r"(?<=\w)\.(?!\w\w)")
"""The stops of N. Engl. J. Med., but not that of nature.com."""

ROLES = ("editor", "translator", "illustrator", "compiler")
"""The roles that are also the words for them."""


def format_vancouver(csl: Mapping[str, Any]) -> Spans:
    """Uses the fields that the item has; an item without a title is called [Untitled]."""
    if shows_printed(csl):
        return printed_spans(csl)
    kind = kind_of(csl)
    if kind in PERIODICALS:
        parts = _in_a_periodical(csl)
    elif kind in IN_A_BOOK and text(csl, "container-title"):
        parts = _in_a_book(csl)
    elif kind == "paper-conference":
        parts = _presented(csl)
    else:
        parts = _alone(csl, kind)
    return joined([*parts, _address(csl)])


def author_list(names: Sequence[Name], role: str = "") -> str:
    """The first six names, then "et al."; a semicolon separates organisations, whose names can have commas."""
    shown = ""
    known, has_more = without_others(names)
    for place, name in enumerate(known[:MOST_NAMES]):
        if place:
            shown += "; " if name.is_organisation or known[place - 1].is_organisation else ", "
        shown += vancouver_name(name)
    if has_more or len(known) > MOST_NAMES:
        shown += ", et al."
    if shown and role:
        shown += f", {role}s" if len(names) > 1 else f", {role}"
    return shown


def _authors(csl: Mapping[str, Any]) -> Spans:
    authors = author_list(read_names(csl, "author")) or author_list(read_names(csl, "editor"), "editor")
    return with_full_stop(plain(authors))


def _title(csl: Mapping[str, Any]) -> Spans:
    """Italics only where the title itself has them, as for the name of a species."""
    return styled(title_or_untitled(csl))


def _is_online(csl: Mapping[str, Any]) -> bool:
    """Whether the work counts as an online source, with the date of access: it has an address and no DOI."""
    return bool(url_of(csl)) and not doi_of(csl)


def _internet(csl: Mapping[str, Any], note: str = "") -> Spans:
    if not _is_online(csl):
        return plain(f"[{note}]" if note else "")
    return plain(f"[{note} on the Internet]" if note else "[Internet]")


def _date(csl: Mapping[str, Any], *, is_full: bool = False) -> str:
    """Books have a year and reports a month, unless the date is to be complete."""
    issued, kind = read_date(csl, "issued"), kind_of(csl)
    if issued and not is_full and kind in DATED_TO_THE_YEAR:
        issued = issued.only_years
    elif issued and not is_full and kind == "report":
        issued = replace(issued, day=0, end=None)
    date = vancouver_date(issued) or text(csl, "status") or "[date unknown]"
    cited = vancouver_date(read_date(csl, "accessed")) if _is_online(csl) else ""
    return f"{date} [cited {cited}]" if cited else date


def _in_a_periodical(csl: Mapping[str, Any]) -> list[Spans]:
    short = text(csl, "container-title-short", "journalAbbreviation")
    title = STOP_AFTER_A_WORD.sub("", short or tagged_title(csl, "container-title"))
    journal = styled(title) if title else plain(text(csl, "publisher"))
    issue, page = issue_of(csl), short_range(pages_or_number(csl))
    number = volume_of(csl) + (f"({issue})" if issue else "")
    if section := text(csl, "section"):
        number = f"Sect. {section}"
    where = _date(csl) + (f";{number}" if number else "") + (f":{page}" if page else "")
    return [
        _authors(csl),
        with_full_stop(_title(csl)),
        with_full_stop(joined([journal, _internet(csl)])),
        with_full_stop(plain(where)),
    ]


def _in_a_book(csl: Mapping[str, Any]) -> list[Spans]:
    authors = author_list(read_names(csl, "author"))
    editors = _secondary_authors(csl)
    book = joined(
        [
            with_full_stop(plain(editors)),
            with_full_stop(joined([styled(tagged_title(csl, "container-title")), _internet(csl)])),
        ]
    )
    page = short_range(page_of(csl))
    meeting, series = with_full_stop(plain(_meeting(csl))), with_full_stop(plain(_series(csl)))
    imprint = [book, *_volume_and_edition(csl), meeting, with_full_stop(_imprint(csl)), series]
    if kind_of(csl) in ENTRIES and not authors:
        entry = joined([_title(csl), plain(f"p. {page}" if page else "")], "; ")
        return [*imprint, with_full_stop(entry)]
    opening = [with_full_stop(plain(authors)), with_full_stop(_title(csl)), plain("In:")]
    return [*opening, *imprint, with_full_stop(plain(f"p. {page}" if page else ""))]


def _presented(csl: Mapping[str, Any]) -> list[Spans]:
    """A paper that was presented at a meeting and not published."""
    event = [
        text(csl, "event-title", "event", "publisher"),
        _date(csl, is_full=True),
        text(csl, "event-place", "publisher-place"),
    ]
    at = ("Paper presented at: " if event[0] else "") + "; ".join(filter(None, event))
    return [_authors(csl), with_full_stop(joined([_title(csl), _internet(csl)])), with_full_stop(plain(at))]


def _meeting(csl: Mapping[str, Any]) -> str:
    event = text(csl, "event-title", "event")
    where = [event, vancouver_date(read_date(csl, "event-date")), text(csl, "event-place")]
    return "; ".join(filter(None, where)) if event and event != text(csl, "container-title") else ""


def _alone(csl: Mapping[str, Any], kind: str) -> list[Spans]:
    note = _thesis(text(csl, "genre")) if kind == "thesis" else ""
    if kind in ("dataset", "map", "motion_picture", "software") and not note:
        note = kind.replace("_", " ")
    return [
        _authors(csl),
        with_full_stop(joined([_title(csl), _internet(csl, note)])),
        *_volume_and_edition(csl),
        with_full_stop(plain(_secondary_authors(csl, ROLES if read_names(csl, "author") else ROLES[1:]))),
        with_full_stop(_imprint(csl, kind)),
        with_full_stop(plain(_series(csl))),
        with_full_stop(plain(_number(csl, kind))),
    ]


def _secondary_authors(csl: Mapping[str, Any], roles: Sequence[str] = ROLES) -> str:
    """Editors and others who did not write the work: Roe A, editor; Poe K, translator"""
    return "; ".join(shown for role in roles if (shown := author_list(read_names(csl, role), role)))


def _series(csl: Mapping[str, Any]) -> str:
    """(Title of the series; no. 4)"""
    series, number = text(csl, "collection-title"), bare_number(text(csl, "collection-number"))
    return f"({series}{f'; no. {number}' if number else ''})" if series else ""


def _number(csl: Mapping[str, Any], kind: str) -> str:
    number = number_and_genre(csl)[0] if kind == "report" else text(csl, "number")
    if not number or kind in LAWS or not any(c.isdigit() for c in number):
        return number
    counted, bare = parted_number(number)
    if kind == "report" and (not counted or counted.casefold().endswith("report")):
        counted = "Report"
    return f"{counted} No.: {bare}".strip()


def _thesis(genre: str) -> str:
    """
    >>> _thesis("PhD thesis"), _thesis("Master's thesis"), _thesis("Habilitation"), _thesis("")
    ('dissertation', "master's thesis", 'habilitation', 'dissertation')
    """
    low = genre.casefold()
    if "master" in low:
        return "master's thesis"
    if not low or "dissertation" in low or "doctor" in low or "phd" in low or "ph.d" in low:
        return "dissertation"
    return low


def _volume_and_edition(csl: Mapping[str, Any]) -> list[Spans]:
    volume = volume_of(csl)
    parts = [version_of(csl), edition_of(csl), f"Vol. {volume}" if volume else ""]
    return [with_full_stop(plain(part)) for part in parts]


def _imprint(csl: Mapping[str, Any], kind: str = "") -> Spans:
    """Place: publisher; date."""
    publisher = text(csl, "publisher")
    if kind not in ("", "book"):
        authors = {name.family.casefold() for name in read_names(csl, "author")}
        site = text(csl, "container-title")
        publisher = publisher or (site if site.casefold() not in authors else "")
    house = ": ".join(filter(None, [text(csl, "publisher-place"), publisher]))
    return plain("; ".join(filter(None, [house, _date(csl)])))


def _address(csl: Mapping[str, Any]) -> Spans:
    """Has no full stop at its end, which readers would copy, too. After a slash, the style requires one."""
    if doi := doi_of(csl):
        return joined([plain("doi:"), plain(doi, doi_url(doi))])
    url = url_of(csl)
    if not url:
        return ()
    link = joined([plain("Available from:"), plain(url, url if is_web(url) else "")])
    return joined([link, plain("." if url.endswith("/") else "")], "")
