"""Formats a reference in APA style, 7th edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reader.library.citation.dates import apa_date, date_in_words, read_date, year_text
from reader.library.citation.doi import doi_url
from reader.library.citation.fields import (
    IN_A_BOOK,
    LAWS,
    PERIODICALS,
    article_of,
    capitalized,
    doi_of,
    edition_of,
    is_numbered,
    is_web,
    issue_of,
    kind_of,
    page_of,
    tagged_text,
    tagged_title,
    text,
    title_or_untitled,
    url_of,
    volume_of,
)
from reader.library.citation.names import OTHERS, Name, apa_name, apa_name_upright, read_names, without_others
from reader.library.citation.numbering import labelled_number
from reader.library.citation.pages import first_and_last, full_range, is_range
from reader.library.citation.spans import italic, joined, plain, styled, with_full_stop
from reader.library.model import Spans

IN_A_BLOG = "post-weblog"
ON_A_SITE = frozenset({"post", "webpage"})
DATED_TO_THE_DAY = ON_A_SITE | {
    "article-magazine", "article-newspaper", "broadcast", "interview", "paper-conference", "post-weblog", "speech",
}  # fmt: skip
MOST_NAMES = 20
NUMBERED = frozenset({"article", "document", "report", "thesis"})
"""Types of works that are known by a number, which is shown with its label."""

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
        return joined([with_full_stop(_law(csl, kind)), _address(csl)])
    opening = [with_full_stop(plain(head)), _date(csl, kind), title] if head else [title, _date(csl, kind)]
    return joined([*opening, *_source(csl, kind, head), _address(csl), _original(csl)])


def author_list(names: Sequence[Name]) -> str:
    """Up to twenty names, or the first nineteen and the last."""
    known, has_more = without_others(names)
    texts = [apa_name(name) for name in known]
    if has_more:
        return ", ".join([*texts, OTHERS.family])
    if len(texts) > MOST_NAMES:
        return f"{', '.join(texts[: MOST_NAMES - 1])}, . . . {texts[-1]}"
    # The comma before & belongs to the initials before it, so two organisations have none.
    comma = "" if len(known) == 2 and all(name.is_organisation for name in known) else ","
    return f"{', '.join(texts[:-1])}{comma} & {texts[-1]}" if len(texts) > 1 else "".join(texts)


def _upright_list(names: Sequence[Name]) -> str:
    known, has_more = without_others(names)
    texts = [apa_name_upright(name) for name in known]
    if has_more:
        return f"{', '.join(texts)}{',' if len(texts) > 1 else ''} {OTHERS.family}"
    if len(texts) > 2:
        return f"{', '.join(texts[:-1])}, & {texts[-1]}"
    return " & ".join(texts)


def _role(names: Sequence[Name], one: str, many: str) -> str:
    return many if len(names) > 1 else one


def _authors(csl: Mapping[str, Any], kind: str) -> str:
    if names := read_names(csl, "author") or read_names(csl, "composer") or read_names(csl, "illustrator"):
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
    if review := _review(csl, kind):
        title = styled(tagged_title(csl)) if text(csl, "reviewed-title") else ()
        return joined([title, review])
    if _has_host(csl, kind):
        translators = _translators(csl) if kind in IN_A_BOOK else ""
        return joined([styled(title_or_untitled(csl)), in_parentheses([translators]), _bracket(csl, kind)])
    title = joined([italic(title_or_untitled(csl)), italic(_volume_title(csl))], ": ")
    return joined([title, _details(csl, kind), _bracket(csl, kind)])


def _review(csl: Mapping[str, Any], kind: str) -> Spans:
    """[Review of the book Desks, by A. Roe]. Without a title of its own, the review has that of the reviewed work."""
    reviewed, authors = tagged_text(csl, "reviewed-title"), read_names(csl, "reviewed-author")
    genre = text(csl, "reviewed-genre")
    if kind in LAWS or not (reviewed or authors):
        return ()
    opening = f"Review of the {genre}" if genre else capitalized(text(csl, "genre", "medium")) or "Review of"
    by = plain(f"by {_upright_list(authors)}" if authors else "")
    of = joined([plain(opening), italic(reviewed or title_or_untitled(csl))])
    return joined([plain("["), joined([of, by], ", "), plain("]")], "")


def in_parentheses(parts: Iterable[str]) -> Spans:
    inside = "; ".join(filter(None, parts))
    return plain(f"({inside})" if inside else "")


def _details(csl: Mapping[str, Any], kind: str) -> Spans:
    """Editors, translators, number, edition, volume and pages of a work that is not part of another."""
    editors, translators = read_names(csl, "editor"), read_names(csl, "translator")
    roles = f"{_role(editors, 'Ed.', 'Eds.')} & Trans." if editors == translators else _role(editors, "Ed.", "Eds.")
    people = [f"{_upright_list(editors)}, {roles}" if editors and _has_creator(csl) else ""]
    if not (people[0] and editors == translators):
        people.append(_translators(csl))
    numbers = [_number(csl, kind), edition_of(csl), _volume(csl)]
    if kind not in PERIODICALS:
        numbers.append(_pages(csl))
    if version := text(csl, "version"):
        numbers.append(version if version.casefold().startswith("v") else f"Version {version}")
    series = text(csl, "collection-title") if kind == "report" else ""
    return in_parentheses([*people, ", ".join(filter(None, numbers)), series])


def _has_creator(csl: Mapping[str, Any]) -> bool:
    return any(read_names(csl, role) for role in ("author", "composer", "illustrator"))


def _translators(csl: Mapping[str, Any]) -> str:
    translators = read_names(csl, "translator")
    return f"{_upright_list(translators)}, Trans." if translators else ""


def _number(csl: Mapping[str, Any], kind: str) -> str:
    number, genre = text(csl, "number"), text(csl, "genre")
    if not number or kind not in NUMBERED:
        return ""
    if kind == "thesis":
        return labelled_number(number, "", "Publication")
    return labelled_number(number, genre, "Report" if kind == "report" else "")


def _volume(csl: Mapping[str, Any]) -> str:
    volume = volume_of(csl)
    if not volume or not is_numbered(volume):
        return ""
    return f"Vol{'s' if is_range(volume) else ''}. {full_range(volume)}"


def _volume_title(csl: Mapping[str, Any]) -> str:
    """A volume without a number is called by its title."""
    volume = volume_of(csl)
    return "" if is_numbered(volume) else capitalized(volume)


def _pages(csl: Mapping[str, Any]) -> str:
    page = page_of(csl)
    return f"{'pp.' if is_range(page) else 'p.'} {full_range(page)}" if page else ""


def _bracket(csl: Mapping[str, Any], kind: str) -> Spans:
    shown = text(csl, "medium") or BRACKETED_TYPES.get(kind, "")
    genre = text(csl, "genre")
    if kind == "thesis":
        shown = ", ".join(filter(None, [genre or shown, text(csl, "publisher") if _is_published(csl) else ""]))
    elif kind == "paper-conference" and not _has_host(csl, kind):
        shown = genre or ("Paper presentation" if text(csl, "event-title", "event") else "")
    elif genre and not (text(csl, "number") and kind in NUMBERED) and not _has_host(csl, kind):
        shown = genre
    return plain(f"[{capitalized(shown)}]" if shown else "")


def _is_published(csl: Mapping[str, Any]) -> bool:
    """Whether a thesis can be had from elsewhere than the university."""
    return bool(doi_of(csl) or url_of(csl) or text(csl, "archive"))


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
        return [() if _is_published(csl) else with_full_stop(shown_publisher), with_full_stop(_archive(csl))]
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
    return joined([italic(host), number, where], ", ")


def _in_a_book(csl: Mapping[str, Any], host: str) -> Spans:
    authors, editors = read_names(csl, "container-author"), read_names(csl, "editor")
    numbers = ", ".join(filter(None, [edition_of(csl), _volume(csl), _pages(csl)]))
    book = joined([joined([italic(host), italic(_volume_title(csl))], ": "), in_parentheses([numbers])])
    people = f"{_upright_list(editors)} ({_role(editors, 'Ed.', 'Eds.')})" if editors else ""
    people = _upright_list(authors) or people
    return joined([plain("In "), joined([plain(people), book], ", ")], "")


def _law(csl: Mapping[str, Any], kind: str) -> Spans:
    """Title, number, place in a collection, and year, which the laws of all countries have in common."""
    section, first = text(csl, "section"), page_of(csl)
    place = f"§ {section}" if section else first_and_last(first)[0]
    if kind not in ("legal_case", "treaty"):
        place = f"§ {section}" if section else full_range(first)
    where = " ".join(filter(None, [volume_of(csl), text(csl, "container-title"), place]))
    law = joined([styled(title_or_untitled(csl)), plain(text(csl, "number")), plain(where)], ", ")
    issued = read_date(csl, "issued")
    court = text(csl, "authority") if kind == "legal_case" else ""
    decided = " ".join(filter(None, [court, year_text(issued) if issued else ""]))
    return joined([law, in_parentheses([decided])])


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
