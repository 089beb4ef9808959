"""The date in an entry as CSL has it: 2019, 2019-05 or 2019-05-03."""

from __future__ import annotations

import datetime
import re

from reader.library.citation.date_check import impossible_day
from reader.library.citation.date_text import parts_of_text

YEAR = r"(?:1[89]|20)\d\d"
NO_DATE = re.compile(
    r"n\.?\s?d\.?|no date|undated|s\.?\s?[adf]\.?|sin fecha|sans date|sem data|o\.\s?J\.|ohne Jahr|б\.\s?г\.|in press"
    r"|forthcoming|en prensa|sous presse|no prelo|im Druck|в печати|بدون تاريخ|无日期|bila tarehe",
    re.IGNORECASE,
)
_ONLY_YEAR = re.compile(YEAR)


def iso_of(written: str) -> str:
    """Empty for what is no date of a work, such as a year that is still to come."""
    written = " ".join(written.split()).strip(" .,;")
    if _ONLY_YEAR.fullmatch(written):
        return written if int(written) <= datetime.date.today().year + 1 else ""
    parts = parts_of_text(written)
    if not parts or not parts[0][0] or not parts[0][1]:
        year = re.match(rf"{YEAR}(?!\d)", written)
        return iso_of(year[0]) if year and year[0] != written else ""
    year_number, month, day = parts[0][:3]
    written = f"{year_number:04}-{month:02}" + (f"-{day:02}" if day and not parts[1] else "")
    return "" if impossible_day(written) else written
