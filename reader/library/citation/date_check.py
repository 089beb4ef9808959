"""Finds days in the date of a reference that no calendar has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reader.library.citation.date_text import ISO, parts_of_text
from reader.library.citation.dates import days_in, whole_number
from reader.library.citation.fields import as_text
from reader.library.citation.markup import without_entities


def impossible_day(value: Any) -> str:
    """The first day or month of a date that no calendar has, as it is written; "" if there is none.

    >>> impossible_day("2020-02-31"), impossible_day({"date-parts": [[2021, 2, 29]]}), impossible_day("2020-02-29")
    ('2020-02-31', '2021-2-29', '')
    """
    if isinstance(value, Mapping):
        rows = value.get("date-parts")
        if isinstance(rows, list | tuple):
            rows = [row if isinstance(row, list | tuple) else rows for row in rows[:2]]
        else:
            rows = [[value.get(part) for part in ("year", "month", "day")]]
        texts = [as_text(value.get("raw")), as_text(value.get("literal"))]
        return next((day for day in [*map(_impossible, rows), *map(impossible_day, texts)] if day), "")
    if isinstance(value, list | tuple):
        return next((day for part in value[:2] if isinstance(part, Mapping) and (day := impossible_day(part))), "")
    text = without_entities(as_text(value))
    if parts := parts_of_text(text):
        return text if any(_impossible(day) for day in parts if day) else ""
    found = [part for side in text.split("/")[:2] if (part := ISO.fullmatch(side.strip()))]
    return next((day for part in found if (day := _impossible(part.groups()[:3], is_text=True))), "")


def _impossible(parts: Sequence[Any], *, is_text: bool = False) -> str:
    year, month, day = [whole_number(part) for part in (*parts[:3], None, None, None)][:3]
    if not year or not (month or day):
        return ""
    # In numbers alone, citeproc-js writes seasons as 13 to 16. In ISO 8601 they are 21 to 24.
    is_season = 21 <= month <= 24 or (13 <= month <= 16 and not is_text)
    is_sound = not day if is_season else 1 <= month <= 12 and 0 <= day <= days_in(year, month)
    return "" if is_sound else "-".join(as_text(part) for part in parts[:3] if part is not None)
