"""Which kind of work an entry names, and entries that are laws."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reader.library.importing.typed_references.entry_text import TAKEN

_LAW = re.compile(
    r"(?:(?:the\s)?(?:[^\W\d_]+\s){0,8}(?:Act|Bill|Ordinance|Constitution|Regulations)(?:,?\s(?:\(?No\.?|Cap\.?|\d{4}|of\s\d{4}|\d{1,3}\sof\s\d{4}|\(\d)|,\s)"
    r"|(?:Loi|Ley|Lei|Décret|Decreto|Arrêté|Legge|Sheria)\s(?:n[°ºo.]*\s?|nº\s?|No\.\s?)?\d|(?:Федеральный\s)?[Зз]акон\s)",
)
_REPORT_ADDRESS = re.compile(r"\.pdf$|/publications?/|/handle/|/iris|/guidance/|/documents?/|/reports?/", re.IGNORECASE)


_YEAR = re.compile(
    r"(?:\bAct,?\s|\bof\s|\bde\s|\bdu\s\d{1,2}(?:er)?\s[^\W\d_]{3,9}\s|\bde\s\d{1,2}\sde\s[^\W\d_]{3,10}\sde\s)(?P<year>(?:19|20)\d\d)\b"
)


def legislation(text: str) -> dict[str, Any]:
    """Only kind and year: laws are cited in too many ways."""
    if not _LAW.match(text.lstrip(f" {TAKEN}")):
        return {}
    year = _YEAR.search(text)
    return {"type": "legislation", **({"issued": year["year"]} if year else {})}


def kind_of_entry(item: Mapping[str, Any]) -> str:
    """A CSL type; "document" where it is not certain."""
    kind = str(item.get("type", "document"))
    if kind != "document":
        return kind
    has_organisation = any("literal" in name and name["literal"] != "et al." for name in item.get("author", ()))
    url = str(item.get("URL", ""))
    has_publisher = bool(item.get("publisher"))
    if has_publisher and url and not (has_organisation or item.get("publisher-place") or item.get("ISBN")):
        return "document"  # the name of a site, or of a publisher
    if has_publisher or item.get("ISBN") or item.get("edition"):
        return "report" if has_organisation else "book"
    if url and has_organisation and _REPORT_ADDRESS.search(url):
        return "report"
    return "webpage" if url else "document"
