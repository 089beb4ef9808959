"""Entries of other styles (MLA, ABNT, GOST, Chinese), of which only what stands in a sure place is read."""

from __future__ import annotations

import re
from typing import Any

from reader.library.importing.typed_references.entry_text import with_hyphens
from reader.library.importing.typed_references.numbers import find_numbers
from reader.library.importing.typed_references.publication_date import YEAR, iso_of

_YEARS = re.compile(rf"(?<![\d/-]){YEAR}(?![\d/-])")
_IN_BRACKETS = re.compile(rf"[\s.]\((?P<year>{YEAR})\)\s?[.,:]")
_AT_END = re.compile(rf"(?:[(,;]|,\s\d{{1,2}}\s[^\W\d_]{{3,10}})\s?(?P<year>{YEAR})\)?[.\s\x1f)]*$")


def read_other_styles(text: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    hyphens = with_hyphens(text)
    rest = hyphens
    if numbers := find_numbers(hyphens):
        fields |= {"type": "article-journal", **numbers.fields}
        rest = f"{hyphens[: numbers.start]}{hyphens[numbers.end :]}"
        if issued := iso_of(numbers.date):
            return {**fields, "issued": issued}
    found = _AT_END.search(rest) or _IN_BRACKETS.search(rest)
    if found and len(set(_YEARS.findall(rest))) == 1 and (issued := iso_of(found["year"])):
        fields["issued"] = issued
    return fields
