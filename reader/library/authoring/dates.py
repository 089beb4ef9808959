"""Reads dates as authors write them: 2025-04-28, 2025-04 or 2025, and days and months with an English name."""

from __future__ import annotations

import datetime
import re

from reader.library.authoring.yamlfile import for_message
from reader.translation import Translated, _

_ISO = re.compile(
    r"(?P<year>\d{4})(?:(?P<separator>[-/.])(?P<month>\d\d?)(?:(?P=separator)(?P<day>\d\d?))?)?", re.ASCII
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d\d?)(?:st|nd|rd|th)?\.?"
_YEAR = r"(?P<year>\d{4})"
_WORDED = [
    re.compile(pattern, re.ASCII | re.IGNORECASE)
    for pattern in (
        rf"(?:{_DAY}[ -]+)?{_NAME}[ ,-]+{_YEAR}",  # 12 May 2020, May 2020
        rf"{_NAME} {_DAY},? {_YEAR}",  # May 12, 2020
        rf"{_YEAR},? {_NAME}(?: {_DAY})?",  # 2020 May 12
    )
]


def iso_date(text: str) -> str:
    """The date in ISO 8601; empty if the text is not a date, or if the calendar has no such day.

    >>> iso_date("12 May 2020")
    '2020-05-12'
    """
    parts = _parts(text)
    if not parts:
        return ""
    try:
        datetime.date(*parts, *[1] * (3 - len(parts)))
    except ValueError:
        return ""
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])


def date_problem(field: str, text: str) -> Translated:
    """Why `iso_date` reads nothing in the text of a field, and what to do."""
    shown = for_message(text)
    if _parts(text):
        return _("{field} {date} is not in the calendar; correct the day or the month", field=field, date=shown)
    return _("{field} {date} is not a date; write it like 2025-04-28, 2025-04 or 2025", field=field, date=shown)


def _parts(text: str) -> list[int]:
    """The year, the month and the day, as far as the text says them, whether the calendar has them or not."""
    text = " ".join(text.split())
    if found := _ISO.fullmatch(text):
        return [int(part) for part in found.group("year", "month", "day") if part]
    for pattern in _WORDED:
        if found := pattern.fullmatch(text):
            month = _MONTHS.index(found["name"][:3].lower()) + 1
            return [int(found["year"]), month, *([int(found["day"])] if found["day"] else [])]
    return []
