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


def check_values(item: Mapping[str, Any], lines: Mapping[str, int], problems: FileProblems) -> None:
    """`item` is a reference as CSL, and `lines` has the line of each field."""
    for key in csl.DATES:
        if day := impossible_day(item.get(key)):
            problems.error(lines[key], f"{key} {for_message(day)}: the calendar has no such day; correct the date")
        elif has_two_readings(written := as_text(item.get(key))):
            problems.warn(
                lines[key],
                f"{key} {for_message(written)} does not say which number is the month; write it like 2020-05-31",
            )
    written = as_text(item.get("DOI"))
    if written and not doi_of({"DOI": written}):
        problems.warn(
            lines["DOI"], f"{for_message(written)} is not a DOI, so no link is shown; write it like 10.1000/182"
        )
