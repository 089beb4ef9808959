"""What a page says before and after its article: title, summary, facts, where it comes from, its sources."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale

from reader.library.model import Article, BasedOn, Citation, PackInfo, Reference, Span, Spans, WebLink
from reader.library.outline import minutes_to_read
from reader.system.format_numbers import counted


def facts(article: Article, info: PackInfo, words: int, sources: int) -> Spans:
    """One line: how long it takes, how old it is, which edition, how many sources."""
    minutes = minutes_to_read(words)
    parts = [counted(minutes, "minute")]
    if article.updated or article.published:
        parts.append(f"updated {long_date(article.updated)}" if article.updated else long_date(article.published))
    parts.append(f"edition {info.edition}")
    if sources:
        parts.append("one source" if sources == 1 else counted(sources, "source"))
    return (Span(" · ".join(parts)),)


def byline(article: Article) -> Spans:
    return (Span("By " + ", ".join(article.authors)),) if article.authors else ()


def origin(based_on: BasedOn) -> Spans:
    """“Based on …”: the work that the article retells, credited in full."""
    rest = (", ".join(based_on.authors), based_on.publisher, long_date(based_on.date))
    after = "".join(f", {part}" for part in rest if part) + "."
    if based_on.reviewed_by:
        after += f" {based_on.reviewed_by} reviewed that text, not this one."
    return (
        Span("Based on “"),
        Span(based_on.title, link=WebLink(based_on.url) if based_on.url else None),
        Span("”" + after),
    )


def isolated(line: Spans) -> Spans:
    """A line of ours, in English, for a page that reads from the right: a left-to-right island (Unicode's LRI, PDI)."""
    return (Span("\u2066"), *line, Span("\u2069")) if line else ()


def source_line(number: int, reference: Reference) -> Spans:
    return (Span(f"{number}. ", link=Citation((reference.id,))), *reference.apa)


def long_date(text: str) -> str:
    """An ISO date as people write it; a year, or a year and a month, stay as exact as they are."""
    locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    parts = text.split("-")
    numbers = [int(part) for part in parts if part.isdecimal() and len(part) <= 4]
    match numbers if len(numbers) == len(parts) else ():
        case [year, month, day] if QDate(year, month, day).isValid():
            return f"{day} {locale.monthName(month)} {year}"
        case [year, month] if 1 <= month <= 12:
            return f"{locale.standaloneMonthName(month)} {year}"
    return text
