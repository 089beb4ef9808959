"""An entry of a list of references in the Vancouver style, as the US National Library of Medicine sets it down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reader.library.citation.dates import read_date, vancouver_date
from reader.library.citation.fields import (
    ENTRIES,
    LAWS,
    PERIODICALS,
    doi_of,
    doi_url,
    edition_of,
    is_web,
    kind_of,
    marked_title,
    page_of,
    place_of,
    text,
    title_of,
    url_of,
)
from reader.library.citation.names import Name, read_names, vancouver_name
from reader.library.citation.pages import short_range
from reader.library.citation.spans import joined, plain, rich, stopped
from reader.library.model import Spans

IN_A_BOOK = ENTRIES | {"chapter", "paper-conference"}
MOST_NAMES = 6


def format_vancouver(csl: Mapping[str, Any]) -> Spans:
    """What the item gives, as far as it goes; an item without a title is called [Untitled]."""
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
    """The first six, and "et al." for the rest; a semicolon between people and bodies."""
    shown = ""
    for place, name in enumerate(names[:MOST_NAMES]):
        if place:
            shown += "; " if name.body != names[place - 1].body else ", "
        shown += vancouver_name(name)
    if len(names) > MOST_NAMES:
        shown += ", et al."
    if shown and role:
        shown += f", {role}s" if len(names) > 1 else f", {role}"
    return shown


def _authors(csl: Mapping[str, Any]) -> Spans:
    authors = author_list(read_names(csl, "author")) or author_list(read_names(csl, "editor"), "editor")
    return stopped(plain(authors))


def _title(csl: Mapping[str, Any]) -> Spans:
    """This style has no italics but those within a text, such as the name of a species."""
    return rich(marked_title(csl) or title_of(csl) or "[Untitled]")


def _is_online(csl: Mapping[str, Any]) -> bool:
    """A DOI stands for itself; an address alone makes a work an Internet one, with the day when it was read."""
    return bool(url_of(csl)) and not doi_of(csl)


def _internet(csl: Mapping[str, Any], note: str = "") -> Spans:
    if not _is_online(csl):
        return plain(f"[{note}]" if note else "")
    return plain(f"[{note} on the Internet]" if note else "[Internet]")


def _date(csl: Mapping[str, Any]) -> str:
    date = vancouver_date(read_date(csl, "issued")) or text(csl, "status") or "[date unknown]"
    cited = vancouver_date(read_date(csl, "accessed")) if _is_online(csl) else ""
    return f"{date} [cited {cited}]" if cited else date


def _in_a_periodical(csl: Mapping[str, Any]) -> list[Spans]:
    short = text(csl, "container-title-short", "journalAbbreviation").replace(".", "")
    journal = plain(short) or rich(marked_title(csl, "container-title")) or plain(text(csl, "publisher"))
    issue, page = text(csl, "issue"), short_range(place_of(csl))
    number = text(csl, "volume") + (f"({issue})" if issue else "")
    if section := text(csl, "section"):
        number = f"Sect. {section}"
    where = _date(csl) + (f";{number}" if number else "") + (f":{page}" if page else "")
    return [_authors(csl), stopped(_title(csl)), stopped(joined([journal, _internet(csl)])), stopped(plain(where))]


def _in_a_book(csl: Mapping[str, Any]) -> list[Spans]:
    authors = author_list(read_names(csl, "author"))
    editors = author_list(read_names(csl, "editor"), "editor")
    book = joined(
        [stopped(plain(editors)), stopped(joined([rich(marked_title(csl, "container-title")), _internet(csl)]))]
    )
    page = short_range(page_of(csl))
    imprint = [book, *_volume_and_edition(csl), stopped(plain(_meeting(csl))), stopped(_imprint(csl))]
    if kind_of(csl) in ENTRIES and not authors:
        entry = joined([_title(csl), plain(f"p. {page}" if page else "")], "; ")
        return [*imprint, stopped(entry)]
    opening = [stopped(plain(authors)), stopped(_title(csl)), plain("In:")]
    return [*opening, *imprint, stopped(plain(f"p. {page}" if page else ""))]


def _presented(csl: Mapping[str, Any]) -> list[Spans]:
    """A paper that was read at a meeting and not printed."""
    event = [text(csl, "event-title", "event", "publisher"), _date(csl), text(csl, "event-place", "publisher-place")]
    at = ("Paper presented at: " if event[0] else "") + "; ".join(filter(None, event))
    return [_authors(csl), stopped(joined([_title(csl), _internet(csl)])), stopped(plain(at))]


def _meeting(csl: Mapping[str, Any]) -> str:
    event = text(csl, "event-title", "event")
    where = [event, vancouver_date(read_date(csl, "event-date")), text(csl, "event-place")]
    return "; ".join(filter(None, where)) if event and event != text(csl, "container-title") else ""


def _alone(csl: Mapping[str, Any], kind: str) -> list[Spans]:
    note = _thesis(text(csl, "genre")) if kind == "thesis" else ""
    if kind in ("dataset", "map", "motion_picture", "software") and not note:
        note = kind.replace("_", " ")
    number = text(csl, "number")
    label = "" if kind in LAWS else "Report No.: " if kind == "report" else "No.: "
    return [
        _authors(csl),
        stopped(joined([_title(csl), _internet(csl, note)])),
        *_volume_and_edition(csl),
        stopped(_imprint(csl, kind)),
        stopped(plain(f"{label}{number}" if number else "")),
    ]


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
    volume = text(csl, "volume")
    return [stopped(plain(edition_of(csl))), stopped(plain(f"Vol. {volume}" if volume else ""))]


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
    """No full stop behind it, where it would be copied with it; but the style asks for one behind a slash."""
    if doi := doi_of(csl):
        return joined([plain("doi:"), plain(doi, doi_url(doi))])
    url = url_of(csl)
    if not url:
        return ()
    link = joined([plain("Available from:"), plain(url, url if is_web(url) else "")])
    return joined([link, plain("." if url.endswith("/") else "")], "")
