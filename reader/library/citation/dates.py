"""Reads the dates of a CSL item, in all forms that Pandoc and Zotero write, and formats them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reader.library.citation.fields import as_text, value_of

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = ("Spring", "Summer", "Autumn", "Winter")
SEASON_NUMBERS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4, "1": 1, "2": 2, "3": 3, "4": 4}
ISO = re.compile(r"(-?\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?)?([?~%]?)")
YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Date:
    """A day, a month (1 to 12), a season (1 to 4) or a year, or a range that lasts until `end`; 0 is unknown.

    circa    whether the date is approximate
    literal  a text that is not a date, such as "in press"; `year` is then the year in the text
    """

    year: int = 0
    month: int = 0
    day: int = 0
    season: int = 0
    end: Date | None = None
    circa: bool = False
    literal: str = ""

    @property
    def iso(self) -> str:
        """The known part as ISO 8601: 2018, 2018-10 or 2018-10-01; empty if there is no year."""
        if not self.year:
            return ""
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04}" + "".join(f"-{part:02}" for part in (self.month, self.day) if part)


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
    else:
        date = _from_parts([value.get(part) for part in ("year", "month", "day")])
    date = date or _from_text(as_text(value.get("raw"))) or _from_text(as_text(value.get("literal")))
    if date is None:
        return None
    season = SEASON_NUMBERS.get(as_text(value.get("season")).casefold(), date.season)
    return replace(date, season=0 if date.month else season, circa=date.circa or bool(value.get("circa")))


def _from_parts(parts: Sequence[Any]) -> Date | None:
    year, month, day = [_number(part) for part in (*parts[:3], None, None, None)][:3]
    if not year:
        return None
    # citeproc-js uses 13 to 16 for seasons, ISO 8601-2 uses 21 to 24.
    season = month - 12 if 13 <= month <= 16 else month - 20 if 21 <= month <= 24 else 0
    month = month if 1 <= month <= 12 else 0
    return Date(year, month, day if month and 1 <= day <= 31 else 0, season)


def _number(value: Any) -> int:
    found = re.fullmatch(r"-?\d{1,4}", as_text(value))
    return int(found[0]) if found else 0


def _range(first: Date | None = None, last: Date | None = None) -> Date | None:
    if first and last and last != first and not (first.literal or last.literal):
        return replace(first, end=last)
    return first


def _from_text(text: str) -> Date | None:
    if not text:
        return None
    first, _, last = text.partition("/")
    found, found_last = ISO.fullmatch(first.strip()), ISO.fullmatch(last.strip())
    if found and (found_last or last.strip() in ("", "..")):
        date = _from_parts(found.groups()[:3])
        if date:
            date = _range(date, _from_parts(found_last.groups()[:3]) if found_last else None)
            return replace(date, circa=bool(found[4])) if date else None
    year = YEAR.search(text)
    return Date(int(year[1]) if year else 0, literal=text)


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
    return f"ca. {text}" if date.circa else text


def _year(date: Date) -> str:
    return f"{-date.year} B.C.E." if date.year < 0 else str(date.year)


def apa_date(date: Date | None) -> str:
    """
    >>> apa_date(Date(2018, 10, 1)), apa_date(Date(2019, 8, 8, end=Date(2019, 8, 11)))
    ('2018, October 1', '2019, August 8–11')
    """
    if date is None or date.literal or (date.end and date.end.year != date.year):
        return year_text(date)
    day = _month_day(date, MONTHS)
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
    return f"[{text}?]" if date.circa else text


def _month_day(date: Date, months: Sequence[str]) -> str:
    if date.season:
        return SEASONS[date.season - 1]
    return f"{months[date.month - 1]} {date.day or ''}".strip() if date.month else ""
