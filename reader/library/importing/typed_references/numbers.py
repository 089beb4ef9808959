"""Finds the volume, issue and pages of an entry, by the forms in which journals are cited."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_PAGE = r"(?P<page>[A-Za-z]{0,3}\d{1,7}(?:\s?-\s?[A-Za-z]{0,3}\d{1,7})?)(?![\w-])"
_PAGES = rf"(?:(?:pp?\.?|[SСс](?:\.|(?=\s))|págs?\.?|pages?|Seiten?)\s?)?{_PAGE}"
_ISSUE = r"\(\s?(?P<issue>[^()]{1,25}?)\s?\)"
_YEAR = r"(?:19|20)\d\d"
_MONTH = r"[^\W\d_]{3,9}\.?"
_DATE = rf"(?P<date>{_YEAR}(?:\s{_MONTH}(?:-{_MONTH})?(?:\s\d{{1,2}})?)?)"
_SUPPLEMENT = r"(?:\s(?:Suppl|Supl|Supplement)\.?(?:\s\d{1,2})?)?"
_VOLUME_WORD = r"(?:vol(?:ume|umen)?|v|Bd|Jg|Т|т|tome|t)\.?\s?"
_ISSUE_WORD = r"(?:no|nos|nr|n|núm|num|n°|nº|№|issue|Heft|H|fasc)\.?\s?"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 2010 Apr 3;376(9758):2086-95
        rf"(?<![\d-]){_DATE}\s?;\s?(?P<volume>\d{{1,4}})?{_SUPPLEMENT}\s?(?:{_ISSUE})?\s?:\s?{_PAGES}",
        # 12(3), 1-9 and 12(3), Article 7
        rf"(?<![\d(-])(?P<volume>\d{{1,4}})\s?{_ISSUE}\s?[,:;.]\s?(?:Article\s(?P<number>\d{{1,8}})(?!\d)|{_PAGES})",
        # vol. 12, no. 3, May 2014, pp. 45-60
        (
            rf"(?<!\w){_VOLUME_WORD}(?P<volume>\d{{1,4}})\s?[,.;:]?\s?(?:{_ISSUE_WORD}(?P<issue>\d{{1,4}}(?:-\d{{1,4}})?)"
            rf"\s?[,.;:]?\s?)?(?:(?:{_MONTH}\s)?\(?(?P<year>{_YEAR})\)?\s?[,.;:]?\s?)?"
            rf"(?:pp?|S|С|с|págs?|pages?|Seiten?)\.?\s?{_PAGE}"
        ),
        # Lancet, 372, 902-909 and Lancet 364: 2058-2067
        (
            r"(?:(?<=[^\W\d_.)])|(?<=[a-z]{3}\.))(?:,\s|\s)(?P<volume>\d{1,4})\s?[,:]\s?(?:pp?\.?\s?)?"
            r"(?P<page>\d{1,6}\s?-\s?\d{1,6}|[eEsS]\d{1,7}(?:-[eEsS]?\d{1,7})?)(?![\w-])"
        ),
    )
)
_RANGE = re.compile(r"([A-Za-z]*)(\d+)-([A-Za-z]*)(\d+)")
_IS_YEAR = re.compile(_YEAR)


@dataclass(frozen=True, slots=True)
class JournalNumbers:
    """`start` and `end` say where they are in the text; `date` and `year` are empty unless they stand among them."""

    start: int
    end: int
    date: str = ""
    fields: dict[str, str] = field(default_factory=dict)


def find_numbers(text: str) -> JournalNumbers | None:
    """`text` has hyphens instead of other dashes. The last place of the first form that occurs."""
    for pattern in _PATTERNS:
        found = None
        for found in pattern.finditer(text):  # noqa: B007 - the last one
            pass
        if found:
            return _numbers(found)
    return None


def _numbers(found: re.Match[str]) -> JournalNumbers:
    groups = {key: value.strip() for key, value in found.groupdict().items() if value and value.strip()}
    fields: dict[str, str] = {key: groups[key] for key in ("volume", "issue", "page", "number") if key in groups}
    if _IS_YEAR.fullmatch(fields.get("issue", "")):
        groups.setdefault("year", fields.pop("issue"))
    if "issue" in fields and not any(sign.isdigit() for sign in fields["issue"]):
        del fields["issue"]
    if "page" in fields:
        fields["page"] = "-".join(part.strip() for part in fields["page"].split("-"))
        if _is_backwards(fields["page"]):
            del fields["page"]
    return JournalNumbers(found.start(), found.end(), groups.get("date") or groups.get("year", ""), fields)


def _is_backwards(page: str) -> bool:
    """Whether the last page is before the first, which must be a mistake in typing."""
    found = _RANGE.fullmatch(page)
    if not found:
        return False
    first, last = found[2], found[4]
    return len(last) >= len(first) and int(last) < int(first)
