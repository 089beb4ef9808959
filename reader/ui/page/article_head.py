"""The lines above and below an article: its authors, facts about it, the work it is based on, its references."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale

from reader.library.model import Article, BasedOn, Citation, PackInfo, Reference, Span, Spans, WebLink
from reader.library.outline import minutes_to_read
from reader.library.review import review_line
from reader.system.format_numbers import counted

LONGEST_NAMES = 2_000
"""Characters of the names of authors above an article: about a hundred names."""


def facts(article: Article, info: PackInfo, words: int, references: int) -> Spans:
    """One line: the time to read it, its date, its edition, and how many references it has."""
    parts = [counted(minutes_to_read(words), "minute")]
    if article.updated or article.published:
        parts.append(f"updated {long_date(article.updated)}" if article.updated else long_date(article.published))
    parts.append(f"edition {info.edition}")
    if references:
        parts.append(counted(references, "source"))
    return (Span(" · ".join(parts)),)


def byline(article: Article) -> Spans:
    return (Span("By " + names_line(article.authors)),) if article.authors else ()


def names_line(names: Sequence[str]) -> str:
    """The names in one line; of very many, the first and how many more there are."""
    length = 0
    for shown, name in enumerate(names):
        length += len(name) + 2
        if shown and length > LONGEST_NAMES:
            return f"{', '.join(names[:shown])} and {len(names) - shown:,} more"
    return ", ".join(names)


def origin(based_on: BasedOn) -> Spans:
    """“Based on …”: credits the work that the article retells."""
    rest = (names_line(based_on.authors), based_on.publisher, long_date(based_on.date))
    after = "".join(f", {part}" for part in rest if part) + "."
    if based_on.reviewed_by:
        after += f" {based_on.reviewed_by} reviewed that text, not this one."
    return (
        Span("Based on “"),
        Span(based_on.title, link=WebLink(based_on.url) if based_on.url else None),
        Span("”" + after),
    )


def review(article: Article, info: PackInfo) -> Spans:
    """Who reviewed the article, and when it must be reviewed again, by the date of this computer."""
    line = review_line(article, info, time.strftime("%Y-%m-%d"), long_date)
    return (Span(line),) if line else ()


def isolate_ltr(line: Spans) -> Spans:
    """Isolates a line of English on a right-to-left page (Unicode's LRI and PDI)."""
    return (Span("\u2066"), *line, Span("\u2069"))


def reference_line(number: int, reference: Reference) -> Spans:
    return (Span(f"{number}. ", link=Citation((reference.id,))), *reference.apa)


def long_date(text: str) -> str:
    """An ISO date as people write it: `9 March 2024`, `March 2024` or `2024`. Other text is returned unchanged."""
    locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    parts = text.split("-")
    numbers = [int(part) for part in parts if part.isdecimal() and len(part) <= 4]
    match numbers if len(numbers) == len(parts) else ():
        case [year, month, day] if QDate(year, month, day).isValid():
            return f"{day} {locale.monthName(month)} {year}"
        case [year, month] if 1 <= month <= 12:
            return f"{locale.standaloneMonthName(month)} {year}"
    return text
