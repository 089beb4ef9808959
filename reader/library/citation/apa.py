"""Formats a reference in APA style, 7th edition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reader.library.citation.apa_parts import (
    author_list,
    has_host,
    in_parentheses,
    is_published,
    pages_label,
    role_label,
    upright_list,
    volume_label,
    volume_title,
)
from reader.library.citation.apa_source import ON_A_SITE, address_of, law_source, original_date, source_of
from reader.library.citation.dates import apa_date, read_date, year_text
from reader.library.citation.fields import (
    IN_A_BOOK,
    LAWS,
    PERIODICALS,
    capitalized,
    edition_of,
    kind_of,
    number_and_genre,
    tagged_text,
    tagged_title,
    text,
    title_or_untitled,
    version_of,
)
from reader.library.citation.names import read_names
from reader.library.citation.numbering import labelled_number
from reader.library.citation.printed import printed_spans, shows_printed
from reader.library.citation.spans import italic, joined, plain, styled, with_full_stop
from reader.library.citation.title_case import with_capital_subtitle
from reader.library.model import Spans

DATED_TO_THE_DAY = ON_A_SITE | {
    "article-magazine", "article-newspaper", "broadcast", "interview", "paper-conference", "post-weblog", "speech",
}  # fmt: skip
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
    if shows_printed(csl):
        return printed_spans(csl)
    kind = kind_of(csl)
    head = _authors(csl, kind)
    title = with_full_stop(_title(csl, kind))
    if kind in LAWS:
        return joined([with_full_stop(law_source(csl, kind)), address_of(csl)])
    opening = [with_full_stop(plain(head)), _date(csl, kind), title] if head else [title, _date(csl, kind)]
    return joined([*opening, *source_of(csl, kind, head), address_of(csl), original_date(csl)])


def _authors(csl: Mapping[str, Any], kind: str) -> str:
    if names := read_names(csl, "author") or read_names(csl, "composer") or read_names(csl, "illustrator"):
        return author_list(names)
    if (names := read_names(csl, "editor")) and not has_host(csl, kind):
        return f"{author_list(names)} ({role_label(names, 'Ed.', 'Eds.')})"
    if names := read_names(csl, "director"):
        return f"{author_list(names)} ({role_label(names, 'Director', 'Directors')})"
    return ""


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
    if has_host(csl, kind):
        translators = _translators(csl) if kind in IN_A_BOOK else ""
        return joined([styled(_own_title(csl)), in_parentheses([translators]), _bracket(csl, kind)])
    title = joined([italic(_own_title(csl)), italic(volume_title(csl))], ": ")
    return joined([title, _details(csl, kind), _bracket(csl, kind)])


def _own_title(csl: Mapping[str, Any]) -> str:
    return with_capital_subtitle(title_or_untitled(csl), text(csl, "language"))


def _review(csl: Mapping[str, Any], kind: str) -> Spans:
    """[Review of the book Desks, by A. Roe]. Without a title of its own, the review has that of the reviewed work."""
    reviewed, authors = tagged_text(csl, "reviewed-title"), read_names(csl, "reviewed-author")
    genre = text(csl, "reviewed-genre")
    if kind in LAWS or not (reviewed or authors):
        return ()
    opening = f"Review of the {genre}" if genre else capitalized(text(csl, "genre", "medium")) or "Review of"
    by = plain(f"by {upright_list(authors)}" if authors else "")
    of = joined([plain(opening), italic(reviewed or title_or_untitled(csl))])
    return joined([plain("["), joined([of, by], ", "), plain("]")], "")


def _details(csl: Mapping[str, Any], kind: str) -> Spans:
    """Editors, translators, number, edition, volume and pages of a work that is not part of another."""
    editors, translators = read_names(csl, "editor"), read_names(csl, "translator")
    are_both = editors == translators
    roles = role_label(editors, "Ed.", "Eds.") + (" & Trans." if are_both else "")
    people = [f"{upright_list(editors)}, {roles}" if editors and _has_creator(csl) else ""]
    if not (people[0] and are_both):
        people.append(_translators(csl))
    numbers = [_number(csl, kind), edition_of(csl), volume_label(csl)]
    if kind not in PERIODICALS:
        numbers.append(pages_label(csl))
    numbers.append(version_of(csl))
    series, number = (text(csl, "collection-title"), text(csl, "collection-number")) if kind == "report" else ("", "")
    numbers.append(f"{series} {number}" if number else "")
    return in_parentheses([*people, ", ".join(filter(None, numbers)), "" if number else series])


def _has_creator(csl: Mapping[str, Any]) -> bool:
    return any(read_names(csl, role) for role in ("author", "composer", "illustrator"))


def _translators(csl: Mapping[str, Any]) -> str:
    translators = read_names(csl, "translator")
    return f"{upright_list(translators)}, Trans." if translators else ""


def _number(csl: Mapping[str, Any], kind: str) -> str:
    number, genre = number_and_genre(csl)
    if not number or kind not in NUMBERED:
        return ""
    if kind == "thesis":
        return labelled_number(number, "", "Publication")
    return labelled_number(number, genre, "Report" if kind == "report" else "")


def _bracket(csl: Mapping[str, Any], kind: str) -> Spans:
    shown = text(csl, "medium") or BRACKETED_TYPES.get(kind, "")
    number, genre = number_and_genre(csl) if kind in NUMBERED else ("", text(csl, "genre"))
    if kind == "thesis":
        shown = ", ".join(filter(None, [genre or shown, text(csl, "publisher") if is_published(csl) else ""]))
    elif kind == "paper-conference" and not has_host(csl, kind):
        shown = genre or ("Paper presentation" if text(csl, "event-title", "event") else "")
    elif genre and not number and not has_host(csl, kind):
        shown = genre
    return plain(f"[{capitalized(shown)}]" if shown else "")
