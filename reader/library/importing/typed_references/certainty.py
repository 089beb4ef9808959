"""The last look at the fields of an entry: what does not look like a title, a journal or a publisher is dropped."""

from __future__ import annotations

import re
from typing import Any

from reader.library.citation.date_text import MONTH_NAMES
from reader.library.importing.typed_references.entry_text import TAKEN, with_hyphens
from reader.library.importing.typed_references.numbers import find_numbers
from reader.library.importing.typed_references.organisations import is_in_title_case, words_of
from reader.library.importing.typed_references.people import begins_with_name, has_capital
from reader.library.importing.typed_references.words import word_set

_ODD_IN_TITLE = re.compile(
    r"[<>*|\ufffc]|\(\s?(?:eds?|Hrsg)\b|\beds?\.[,\s]|,\s(?:editors?|eds?|Hrsg)\b|,\s\d{1,4}(?:,\s|\s?\(|$)|\bpp?\.\s?\d"
    r"|\([^()]{2,60}:\s[^()]{2,80}\)$|\d\s?\(\d{1,3}\)|\s(?:at|from|de|von|in|aus)$|^(?:19|20)\d\d:|^(?:chapter|part|section)\s\w+$|^personal\scommunication"
    r"|^(?:prepared|edited|written|translated)\sby\b|\b(?:University|Univ\.)\s(?:of\s\w+\s)?Press\b|\bVerlag\b|\bdoi\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[(•&\"“”«»„,;:.)\]/-]|['‘](?!\w+['’])")
_ODD_IN_JOURNAL = re.compile(
    r"[<>*|\"“”«»\[\]\ufffc?!]|\s\d{1,4}[a-z]?$|(?:,|\s)(?:[Nn]o|[Vv]ol|[Nn]r|pp?|n)\.?$|\b[Vv]olume\b|\bpp?\.|['’]$|^[Ii]n\b|:\s"
    r"|\b(?:and|of|the|for|in|und|et|de|y|e|v)$|\d\s?[-–—]\s?\d|[/°(]$|,\s\d|\b(?:19|20)\d\d\b|\bed\b",
)
_ODD_IN_PUBLISHER = re.compile(
    r"[\d\[\]()<>*\"“”?!;]|(?i:\b(?:journal|revue|revista|proceedings|meeting|conference|issue|report)\b)|\beditors?\b|\beds?\b|^(?:In|in)\b"
)
_WITH_COMMA = re.compile(
    r"^(?:ministr|ministè|minist|department|republic|wizara|government)|,\s(?:Inc|Ltd|LLC|Lda|S\.A|GmbH)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[^\W\d_][\w.'’-]*(?:\s[\w.'’-]+){0,3}(?:,\s[^\W\d_][\w. ]{1,30}|\s\([A-Z]{2,3}\))?")
_TWO_PEOPLE = re.compile(r"[\w.-]+(?:\s[\w.-]+){1,2}\s(?:and|&)\s[\w.-]+(?:\s[\w.-]+){1,2}")
_SHORT_PARTS = word_set(
    "rev biol sci res med math phys chem psychol assoc soc int j proc trans bull ann arch am clin exp eng technol"
    " programming"
)
"""Ends of shortened names of journals, of which the beginning was taken for a part of the title."""

_LONGEST_TITLE = 400


def only_certain(item: dict[str, Any]) -> dict[str, Any]:
    """The item without the fields that are not certain after all."""
    kept = dict(item)
    host = kept.get("container-title", "")
    if "title" in kept and not (_is_title(kept["title"]) and _fits(kept)):
        del kept["title"]
    if host and not _is_host(host, is_journal=kept.get("type") != "chapter"):
        del kept["container-title"]
    # 27(5), 1992 has no page.
    if "issued" not in kept and re.fullmatch(r"(?:19|20)\d\d", kept.get("page", "")):
        kept["issued"] = kept.pop("page")
    publisher, place = kept.get("publisher", ""), kept.get("publisher-place", "")
    if (publisher and not _is_publisher(publisher)) or (place and not _is_place(place)):
        kept.pop("publisher", None)
        kept.pop("publisher-place", None)
    return kept


def _fits(item: dict[str, Any]) -> bool:
    """Whether the title may be that of this work: with nothing else known, it may be all that the entry says."""
    title, host = item["title"], item.get("container-title", "")
    if host.casefold().strip(".") in _SHORT_PARTS or (not item.get("issued") and re.match(r"(?:19|20)\d\d\s", title)):
        return False
    is_alone = not any(item.get(key) for key in ("container-title", "publisher", "URL", "DOI", "volume", "edition"))
    return not (is_alone and len(re.findall(r",\s[^\W\d_a-z]", title)) > 1)


def _is_title(title: str) -> bool:
    if not 2 < len(title) <= _LONGEST_TITLE or TAKEN in title or not has_capital(title):
        return False
    if _OPENING.match(title) or _ODD_IN_TITLE.search(title) or begins_with_name(title):
        return False
    numbers = find_numbers(with_hyphens(title))
    return numbers is None or numbers.end < len(title) - 3


def _is_host(name: str, *, is_journal: bool) -> bool:
    if not is_journal:
        return _is_title(name) and "[" not in name and not _TWO_PEOPLE.fullmatch(name)
    if name.casefold().strip(".") in _SHORT_PARTS:
        return False
    if not has_capital(name) or _ODD_IN_JOURNAL.search(name) or begins_with_name(name):
        return False
    if name.count("(") != name.count(")") or name.casefold().strip(".") in MONTH_NAMES:
        return False
    # A comma is in few names of journals, and in many titles.
    return "," not in name or is_in_title_case(words_of(name))


def _is_publisher(name: str) -> bool:
    return (
        not _ODD_IN_PUBLISHER.search(name)
        and has_capital(name)
        and ("," not in name or bool(_WITH_COMMA.search(name)))
        and (is_in_title_case(words_of(name)) or (len(name.split()) > 1 and not name.islower()))
    )


def _is_place(name: str) -> bool:
    return bool(_PLACE.fullmatch(name)) and not name.startswith(("In ", "The ", "A "))
