"""Reads the numbers in dates that are written as text: 2020-05-31, 12 May 2020, May 8–11, 2019."""

from __future__ import annotations

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH = {name: number for number, full in enumerate(MONTHS, 1) for name in (full.casefold(), full[:3].casefold())}
_MONTH |= {"sept": 9}
_OTHER_NAMES = (
    "janvier janv januar jänner januari enero ene janeiro gennaio gen stycznia января ocak januari",
    "février fevrier févr fevr februar februari febrero fevereiro fev febbraio lutego февраля şubat",
    "mars märz mrz marzo março maart mrt marts marca марта mart maret machi",
    "avril avr abril abr aprile kwietnia апреля nisan aprili",
    "mai mayo maio maggio mag mei maj maja мая mayıs",
    "juin juni junio junho giugno giu czerwca июня haziran",
    "juillet juil juli julio julho luglio lug lipca июля temmuz julai",
    "août aout agosto ago augustus augusti sierpnia августа ağustos agustus agosti",
    "septembre septiembre setiembre setembro set settembre września сентября eylül septemba",
    "octobre oktober okt octubre outubro out ottobre ott października октября ekim oktoba",
    "novembre noviembre novembro listopada ноября kasım novemba",
    "décembre decembre déc dezember dez diciembre dic dezembro dicembre desember des grudnia декабря aralık desemba",
)
"""French, German, Spanish, Portuguese, Italian, Dutch, Scandinavian, Polish, Russian, Turkish, Indonesian, Swahili."""

_MONTH |= {name: number for number, names in enumerate(_OTHER_NAMES, 1) for name in names.split()}
MONTH_NAMES = frozenset(_MONTH)
SEASON_NUMBERS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4, "1": 1, "2": 2, "3": 3, "4": 4}

ISO = re.compile(r"(-?\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?)?([?~%]?)")
ISO_WITH_SLASHES = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
TWO_YEARS = re.compile(r"(\d{4})\s*[-‐‑‒–—−]{1,2}\s*(?:(\d{4})|present|now)?", re.IGNORECASE)
DAY_FIRST = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|er|º)?\.?(?:\s*[-‐‑‒–—−]{1,2}\s*(\d{1,2})(?:st|nd|rd|th)?)?[\s-]+)?(?:(?:of|del?)\s+)?"
    r"([^\W\d_]{3,12})\.?,?[\s-]+(?:del?\s+)?(\d{4})",
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(
    r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s*[-‐‑‒–—−]{1,2}\s*(\d{1,2})(?:st|nd|rd|th)?)?,?\s+(\d{4})",
    re.IGNORECASE,
)
YEAR_FIRST = re.compile(
    r"(\d{4})[,\s]\s*([^\W\d_]{3,12})\.?(?:\s+(\d{1,2})(?:\s*[-‐‑‒–—−]{1,2}\s*(\d{1,2}))?)?", re.IGNORECASE
)
BASIC_ISO = re.compile(r"(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
EAST_ASIAN = re.compile(r"(\d{4})\s?[年년](?:\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?)?")
ACROSS = re.compile(r"\s*[-‐‑‒–—−/]{1,2}\s*|\s+to\s+")
"""Between two dates in words."""

COPYRIGHT = re.compile(r"(?:c|©|cop\.|copyright)\s?(\d{4})", re.IGNORECASE)
"""The year of the copyright, as library catalogues write it: c2020. It is no circa, which has a full stop."""

CIRCA = re.compile(r"(?<![^\W_])(?:circa|ca?\.)\s*(?=-?\d)", re.IGNORECASE)
UNDATED = frozenset({"n.d.", "n. d.", "nd", "no date", "undated", "[date unknown]", "date unknown", "s.d.", "s. d."})
TWO_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
"""A day and a month as numbers, in either order."""

LONGEST = 60

Parts = tuple[int, int, int, int]
"""Year, month, day and season; what is not known is 0."""


def parts_of_text(text: str) -> tuple[Parts, Parts | None] | None:
    """The first and the last day of a date in words, or None if it is none. A year that lasts until now ends in 0.

    >>> parts_of_text("12 May 2020"), parts_of_text("Aug 8–11, 2019")
    (((2020, 5, 12, 0), None), ((2019, 8, 8, 0), (2019, 8, 11, 0)))
    >>> parts_of_text("Spring 2020"), parts_of_text("1993–"), parts_of_text("5/12/2020")
    (((2020, 0, 0, 1), None), ((1993, 0, 0, 0), (0, 0, 0, 0)), None)
    """
    if len(text) > LONGEST:
        return None
    if found := COPYRIGHT.fullmatch(text):
        return (int(found[1]), 0, 0, 0), None
    return _one_month(text) or _across_months(text)


def _across_months(text: str) -> tuple[Parts, Parts] | None:
    """
    >>> _across_months("May-June 2020"), _across_months("Dec. 31, 1946–Jan. 1, 1947")
    (((2020, 5, 0, 0), (2020, 6, 0, 0)), ((1946, 12, 31, 0), (1947, 1, 1, 0)))
    """
    ends = ACROSS.split(text)
    if len(ends) != 2:
        return None
    first, last = map(_one_month, ends)
    if last and not first:
        first = _one_month(f"{ends[0]} {last[0][0]}")
    elif first and not last:
        last = _one_month(f"{ends[1]} {first[0][0]}")
    return (first[0], last[0]) if first and last and not (first[1] or last[1]) else None


def _one_month(text: str) -> tuple[Parts, Parts | None] | None:
    if found := TWO_YEARS.fullmatch(text):
        return (int(found[1]), 0, 0, 0), (int(found[2] or 0), 0, 0, 0)
    if found := ISO_WITH_SLASHES.fullmatch(text) or BASIC_ISO.fullmatch(text) or EAST_ASIAN.fullmatch(text):
        return (int(found[1]), int(found[2] or 0), int(found[3] or 0), 0), None
    if found := TWO_NUMBERS.fullmatch(text):
        return _day_and_month(int(found[1]), int(found[3]), int(found[4]), is_day_first=found[2] == ".")
    if found := DAY_FIRST.fullmatch(text):
        first, last, month, year = found.groups()
    elif found := MONTH_FIRST.fullmatch(text):
        month, first, last, year = found.groups()
    elif found := YEAR_FIRST.fullmatch(text):
        year, month, first, last = found.groups()
    else:
        return None
    low = month.casefold()
    if low in SEASON_NUMBERS and not first:
        return (int(year), 0, 0, SEASON_NUMBERS[low]), None
    if low not in _MONTH:
        return None
    begin = (int(year), _MONTH[low], int(first or 0), 0)
    return begin, (int(year), _MONTH[low], int(last), 0) if last else None


def _day_and_month(one: int, other: int, year: int, *, is_day_first: bool) -> tuple[Parts, None] | None:
    """A number above 12 is the day. Dots stand only where the day comes first; otherwise 5/12/2020 is two dates."""
    if other > 12 >= one:
        return (year, one, other, 0), None
    if one > 12 >= other or (is_day_first and other <= 12):
        return (year, other, one, 0), None
    return None


def has_two_readings(text: str) -> bool:
    """Whether day and month are numbers of which each could be the month."""
    return bool(TWO_NUMBERS.fullmatch(text)) and parts_of_text(text) is None
