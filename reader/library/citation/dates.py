"""Reads the dates of a CSL item, in all forms that Pandoc and Zotero write, and formats them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reader.library.citation.date_text import CIRCA, ISO, MONTHS, SEASON_NUMBERS, UNDATED, parts_of_text
from reader.library.citation.fields import as_text, value_of
from reader.library.citation.markup import without_entities

DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SEASONS = ("Spring", "Summer", "Autumn", "Winter")
YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)")
FIRST_OF_FOUR_DIGITS = 1000


@dataclass(frozen=True, slots=True)
class Date:
    """A day, a month (1 to 12), a season (1 to 4) or a year, or a range that lasts until `end`; 0 is unknown.

    circa    whether the date is approximate
    literal  a text that is not a date, such as "in press"; `year` is then the year in the text
    is_open  whether a range of years has no end yet; it then has no `end`
    """

    year: int = 0
    month: int = 0
    day: int = 0
    season: int = 0
    end: Date | None = None
    circa: bool = False
    literal: str = ""
    is_open: bool = False

    @property
    def only_years(self) -> Date:
        end = replace(self.end, month=0, day=0, season=0) if self.end and self.end.year != self.year else None
        return replace(self, month=0, day=0, season=0, end=end)

    @property
    def iso(self) -> str:
        """The known part as ISO 8601: 2018, 2018-10 or 2018-10-01; empty if there is no year."""
        if not self.year:
            return ""
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04}" + "".join(f"-{part:02}" for part in (self.month, self.day) if part)

    @property
    def iso_range(self) -> str:
        """The first and the last day as ISO 8601: 2018-08-08/2018-08-11, or 2018/ for what has no end yet."""
        return f"{self.iso}/{self.end.iso if self.end else ''}" if self.end or self.is_open else self.iso


def read_date(csl: Mapping[str, Any], key: str) -> Date | None:
    return _from_any(value_of(csl, key))


def _from_any(value: Any) -> Date | None:
    if isinstance(value, datetime.date):
        return Date(value.year, value.month, value.day)
    if isinstance(value, Mapping):
        return _from_mapping(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        # Old versions of Pandoc wrote a list of one or two mappings with year, month and day.
        return _range(*[_from_mapping(part) for part in value[:2] if isinstance(part, Mapping)])
    return _from_text(as_text(value))


def _from_mapping(value: Mapping[str, Any]) -> Date | None:
    parts = value.get("date-parts")
    if isinstance(parts, list | tuple):
        rows = [row if isinstance(row, list | tuple) else parts for row in parts[:2]]
        date = _range(*[_from_parts(row) for row in rows])
        if date and len(rows) == 2 and list(map(as_text, rows[1])) in (["0"], [""]):
            date = replace(date, is_open=True)
    else:
        date = _from_parts([value.get(part) for part in ("year", "month", "day")])
    date = date or _from_text(as_text(value.get("raw"))) or _from_text(as_text(value.get("literal")))
    if date is None:
        return None
    season = SEASON_NUMBERS.get(as_text(value.get("season")).casefold(), date.season)
    return replace(date, season=0 if date.month else season, circa=date.circa or bool(value.get("circa")))


def _from_parts(parts: Sequence[Any]) -> Date | None:
    year, month, day = [whole_number(part) for part in (*parts[:3], None, None, None)][:3]
    if not year:
        return None
    # citeproc-js uses 13 to 16 for seasons, ISO 8601-2 uses 21 to 24.
    season = month - 12 if 13 <= month <= 16 else month - 20 if 21 <= month <= 24 else 0
    month = month if 1 <= month <= 12 else 0
    return Date(year, month, day if month and 1 <= day <= days_in(year, month) else 0, season)


def days_in(year: int, month: int) -> int:
    """How many days the month has, in the Gregorian calendar also before its time."""
    is_leap_year = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and is_leap_year else DAYS[month - 1]


def whole_number(value: Any) -> int:
    found = re.fullmatch(r"-?\d{1,4}", as_text(value))
    return int(found[0]) if found else 0


def _range(first: Date | None = None, last: Date | None = None) -> Date | None:
    if first and last and last != first and not (first.literal or last.literal):
        return replace(first, end=last)
    return first


def _from_text(text: str) -> Date | None:
    text = without_entities(text)
    if not text or text.casefold() in UNDATED:
        return None
    first, slash, last = text.partition("/")
    found, found_last = ISO.fullmatch(first.strip()), ISO.fullmatch(last.strip())
    if found and (found_last or last.strip() in ("", "..")):
        date = _from_parts(found.groups()[:3])
        if date:
            date = _range(date, _from_parts(found_last.groups()[:3]) if found_last else None)
            is_open = bool(slash) and not found_last
            return replace(date, circa=bool(found[4]), is_open=is_open) if date else None
    if (in_words := CIRCA.sub("", text, count=1)) != text and (date := _from_text(in_words)):
        return replace(date, circa=True)
    if parts := parts_of_text(text):
        first_day, last_day = parts
        date = _range(_from_numbers(first_day), _from_numbers(last_day) if last_day else None)
        return replace(date, is_open=bool(last_day) and not date.end) if date else None
    year = YEAR.search(text)
    return Date(int(year[1]) if year else 0, literal=text)


def _from_numbers(parts: Sequence[int]) -> Date | None:
    date = _from_parts(parts[:3])
    return replace(date, season=parts[3]) if date and parts[3] else date


def year_text(date: Date | None) -> str:
    """The year in APA style and in labels.

    >>> year_text(Date(2009)), year_text(None), year_text(Date(-300, circa=True)), year_text(Date(2019, end=Date(2021)))
    ('2009', 'n.d.', 'ca. 300 B.C.E.', '2019–2021')
    """
    if date is None:
        return "n.d."
    if date.literal:
        return date.literal
    text = _year(date)
    if date.end and date.end.year != date.year:
        text += f"–{_year(date.end)}"
    elif date.is_open:
        text += "–present"
    return f"ca. {text}" if date.circa else text


def _year(date: Date) -> str:
    if date.year < 0:
        return f"{-date.year} B.C.E."
    return str(date.year) if date.year >= FIRST_OF_FOUR_DIGITS else f"{date.year} C.E."


def apa_date(date: Date | None) -> str:
    """
    >>> apa_date(Date(2018, 10, 1)), apa_date(Date(2019, 8, 8, end=Date(2019, 8, 11)))
    ('2018, October 1', '2019, August 8–11')
    """
    if date is None or date.literal or date.is_open:
        return year_text(date)
    day = _month_day(date, MONTHS)
    if date.end and date.end.year != date.year:
        last = _month_day(date.end, MONTHS)
        if not (day and last):
            return year_text(date)
        days = f"{_year(date)}, {day}–{_year(date.end)}, {last}"
        return f"ca. {days}" if date.circa else days
    if day and date.end:
        same = date.end.month == date.month and date.end.day
        day += "–" + (str(date.end.day) if same else _month_day(date.end, MONTHS))
    return f"{year_text(replace(date, end=None))}{', ' if day else ''}{day.rstrip('–')}"


def date_in_words(date: Date | None) -> str:
    """The date of retrieval for APA style, such as April 14, 2025."""
    if date is None or date.literal or not date.month:
        return year_text(date) if date else ""
    return f"{_month_day(date, MONTHS)}{',' if date.day else ''} {_year(date)}"


def vancouver_date(date: Date | None) -> str:
    """
    >>> vancouver_date(Date(2018, 10, 1)), vancouver_date(Date(2009, season=1)), vancouver_date(None)
    ('2018 Oct 1', '2009 Spring', '')
    """
    if date is None or date.literal:
        return date.literal if date else ""
    months = tuple(month[:3] for month in MONTHS)
    text = f"{_year(date)} {_month_day(date, months)}".strip()
    if date.end:
        if date.end.year != date.year:
            text += "-" + f"{_year(date.end)} {_month_day(date.end, months)}".strip()
        elif date.end.month == date.month and date.end.day:
            text += f"-{date.end.day}"
        elif last := _month_day(date.end, months):
            text += f"-{last}"
    elif date.is_open:
        text += "-"
    return f"[{text}?]" if date.circa else text


def _month_day(date: Date, months: Sequence[str]) -> str:
    if date.season:
        return SEASONS[date.season - 1]
    return f"{months[date.month - 1]} {date.day or ''}".strip() if date.month else ""
