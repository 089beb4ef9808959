"""Checks the values of a reference that Carrel could only show wrong: dates and DOIs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reader.library.authoring.problems import FileProblems
from reader.library.authoring.yamlfile import for_message
from reader.library.citation import csl
from reader.library.citation.date_check import impossible_day
from reader.library.citation.date_text import has_two_readings
from reader.library.citation.fields import as_text, doi_of
from reader.translation import _


def check_values(item: Mapping[str, Any], lines: Mapping[str, int], problems: FileProblems) -> None:
    """`item` is a reference as CSL, and `lines` has the line of each field."""
    for key in csl.DATES:
        if day := impossible_day(item.get(key)):
            message = _(
                "{field} {date}: the calendar has no such day; correct the date", field=key, date=for_message(day)
            )
            problems.error(lines[key], message)
        elif has_two_readings(written := as_text(item.get(key))):
            problems.warn(
                lines[key],
                _(
                    "{field} {date} does not say which number is the month; write it like 2020-05-31",
                    field=key,
                    date=for_message(written),
                ),
            )
    written = as_text(item.get("DOI"))
    if written and not doi_of({"DOI": written}):
        message = _("{doi} is not a DOI, so no link is shown; write it like 10.1000/182", doi=for_message(written))
        problems.warn(lines["DOI"], message)
