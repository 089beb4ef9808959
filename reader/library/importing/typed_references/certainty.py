"""The last look at the fields of an entry: what does not look like a title, a journal or a publisher is dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reader.library.citation.date_text import MONTH_NAMES
from reader.library.citation.printed import PRINTED
from reader.library.importing.typed_references.entry_text import TAKEN, with_hyphens
from reader.library.importing.typed_references.numbers import find_numbers
from reader.library.importing.typed_references.organisations import is_in_title_case, is_known_publisher, words_of
from reader.library.importing.typed_references.people import begins_with_name, has_capital
from reader.library.importing.typed_references.words import word_set

_ODD_IN_TITLE = re.compile(
    r"[<>*|\ufffc]|\(\s?(?:eds?|Hrsg)\b|\beds?\.[,\s]|,\s(?:editors?|eds?|Hrsg)\b|,\s\d{1,4}(?:,\s|\s?\(|$)|\bpp?\.\s?\d"
    r"|\([^()]{2,60}:\s[^()]{2,80}\)$|\d\s?\(\d{1,3}\)|,\s\d{1,4}-\d{1,4}$|\((?:19|20)\d\d,\s[^\W\d_]+|\bet\sal\b|\bsubmitted\sto\b|\bTrans\.?\)$|\btr(?:ans)?\.?$"
    r"|,\strans\.|\btranslated\sby\b|\bRev\.\sed$|\b(?:PhD|MSc|master['’]?s?|doctoral)\s(?:thesis|dissertation)\b|,\sworking\spaper\b"
    r"|\bVol\.\s|^(?:1[6-9]|20)\d\d(?:$|\s[\"“])|\bser\.\s|^\d{1,3}\.\s?[^\W\d_]|^(?:19|20)\d\d\.|\s//\s|,\s\d{4}\s?:|\s\d{1,4}(?:\s(?:19|20)\d\d)?\s\d{1,5}-\d{1,5}\b|\((?:19|20)\d\d\)$|\s(?:at|from|de|von|in|aus)$|^(?:19|20)\d\d:|^(?:chapter|part|section)\s\w+$|^personal\scommunication"
    r"|^(?:prepared|edited|written|translated)\sby\b|\b(?:University|Univ\.)\s(?:of\s\w+\s)?Press\b|\bVerlag\b|\bdoi\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[(•·&\"“”«»„,;:.)\]/-]|['‘](?!\w+['’])")
_ODD_IN_JOURNAL = re.compile(
    r"[<>*|\"“”«»\[\]\ufffc?!]|\s\d{1,4}[a-z]?$|(?:,|\s)(?:[Nn]o|[Vv]ol|[Nn]r|pp?|n)\.?$|\b[Vv]olume\b|\bpp?\.|['’]$|^[Ii]n\b|:\s"
    r"|\b(?:and|of|the|for|in|und|et|de|y|e|v)$|\d\s?[-–—]\s?\d|[/°(]$|,\s\d|\b(?:19|20)\d\d\b|\bed\b|\b[Vv]ol\.|\b[Nn]o\.\s"
    r"|^[IVX]+\.\s|\.\s[Ii]n\s|^(?:To|to)\sappear\b|:$|\d\s[^\W\d_]+$|\b[Ee]dition\b"
    r"|\bSpecial\s[Ii]ssue\b|\s/\s|\b[Rr]eport\s[A-Z-]{2}",
)
_ODD_IN_BOOK = re.compile(
    r"\b[Vv]ol\.|\b[Ee]dition$|\.\s[^.]*:\s[^\W\d_a-z]|:\s(?:Springer|Wiley|Routledge)\b|,\s(?:[^\W\d_][\w.]*\s?){1,3}:\s|,\s[A-Z]{2}$"
)
_NAMES_ALONE = re.compile(
    r"[^\W\d_a-z][\w'’-]+,\s(?:(?:[^\W\d_a-z][\w'’.-]*|\([^\W\d_]+\)|d[aeo]s?)(?:,\s(?:and\s|&\s)?|\s(?:and|&|et|y|e)\s|\s|$))+"
)
_AFTER_SHORT_WORD = re.compile(
    r"\b(?:J|Int|Am|Br|Eur|Ann|Proc|Trans|Stat|Math|Phys|Chem|Differ|Soc|Conf|Biol|Sci|Med|Clin|Exp|Rev|Bull|Arch|R|Comput)\.\s$|,\s[^\W\d_]{2,9}\.\s$"
)
"""What stands before a part of the shortened name of a journal."""

"""What may be names with their given names, and nothing else."""

_QUOTED_WORDS = re.compile(r"[\"“](?P<quoted>[^\"“”]{12,400}?)[,.?!]?[\"”]")
_YEAR_AT_END = re.compile(r"(?:,\s(?:19|20)\d\d|\s\((?:19|20)\d\d\))$")
_ODD_IN_PUBLISHER = re.compile(
    r"[\d\[\]()<>*\"“”?!;]|(?i:\b(?:journal|revue|revista|proceedings|meeting|conference|issue|report)\b)|\beditors?\b|\beds?\b|^(?:In|in)\b"
)
_PHRASE = re.compile(r"(?:An?|The)\s[a-z]")
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
    if "title" in kept and not (_is_title(_without_own_year(kept)) and _fits(kept)):
        del kept["title"]
    is_journal = kept.get("type") != "chapter"
    if host and not (
        _is_host(host, is_journal=is_journal) and not (is_journal and _is_rest_of_name(host, kept[PRINTED]))
    ):
        del kept["container-title"]
    # Proceedings, 1992, pp. 1-9 has no volume.
    if re.fullmatch(r"(?:19|20)\d\d", kept.get("volume", "")):
        kept = _without_journal(kept)
    # 27(5), 1992 has no page.
    if "issued" not in kept and re.fullmatch(r"(?:19|20)\d\d", kept.get("page", "")):
        kept["issued"] = kept.pop("page")
    publisher, place = kept.get("publisher", ""), kept.get("publisher-place", "")
    if (publisher and not _is_publisher(publisher)) or (place and not _is_place(place)):
        kept.pop("publisher", None)
        kept.pop("publisher-place", None)
    return kept


def _without_journal(item: dict[str, Any]) -> dict[str, Any]:
    """The volume is a year: if no other is known, that of the work. Nothing says that the host is a journal."""
    year = item.pop("volume")
    item.setdefault("issued", year)
    if item.get("type") == "article-journal" and not item.get("issue"):
        for key in ("container-title", "type"):
            item.pop(key, None)
        item["type"] = "document"
    return item


def _fits(item: dict[str, Any]) -> bool:
    """Whether the title may be that of this work: with nothing else known, it may be all that the entry says."""
    title, host, printed = item["title"], item.get("container-title", ""), item[PRINTED]
    if not (item.get("author") or item.get("editor")) and _NAMES_ALONE.fullmatch(title):
        return False
    # A quoted title is the title: what else was taken for it is a name or a part.
    if (quoted := _QUOTED_WORDS.search(printed)) and " " not in title and title not in quoted["quoted"]:
        return False
    if (quoted := _QUOTED_WORDS.search(printed)) and title in quoted["quoted"]:
        before = printed[: quoted.start()]
        if before.count("‘") > before.count("’") or before.endswith((": ", "' ")):
            return False
    if (
        {host.casefold().strip("."), title.casefold()} & _SHORT_PARTS
        or title.count("(") != title.count(")")
        or (not item.get("issued") and re.match(r"(?:19|20)\d\d\s", title))
    ):
        return False
    is_alone = not any(item.get(key) for key in ("container-title", "publisher", "URL", "DOI", "volume", "edition"))
    return not (is_alone and len(re.findall(r",\s[^\W\d_a-z]", title)) > 1)


def _without_own_year(item: Mapping[str, Any]) -> str:
    """The title without a year at its end that is named again in brackets before it, as in (2018). Health, 2018."""
    title: str = item["title"]
    found = _YEAR_AT_END.search(title)
    if found and re.search(rf"\(\d{{4}}[a-h]?\)[.,:]?\s{re.escape(title[:30])}", item[PRINTED]):
        return title[: found.start()]
    return title


def _is_title(title: str) -> bool:
    if not 2 < len(title) <= _LONGEST_TITLE or TAKEN in title or not has_capital(title):
        return False
    if _OPENING.match(title) or _ODD_IN_TITLE.search(title) or begins_with_name(title):
        return False
    numbers = find_numbers(with_hyphens(title))
    return numbers is None or numbers.end < len(title) - 3


def _is_host(name: str, *, is_journal: bool) -> bool:
    if not is_journal:
        return (
            _is_title(name)
            and "[" not in name
            and not _TWO_PEOPLE.fullmatch(name)
            and not _ODD_IN_BOOK.search(name.rstrip("."))
        )
    if name.casefold().strip(".") in _SHORT_PARTS:
        return False
    if not has_capital(name) or _ODD_IN_JOURNAL.search(name) or begins_with_name(name):
        return False
    if name.count("(") != name.count(")") or name.casefold().strip(".") in MONTH_NAMES:
        return False
    if name.split()[-1].casefold() in MONTH_NAMES:
        return False
    # A comma is in few names of journals, and in many titles.
    return "," not in name or is_in_title_case(words_of(name))


def _is_rest_of_name(host: str, printed: str) -> bool:
    """Softw in: ACM Trans. Math. Softw."""
    at = printed.find(host)
    return at > 0 and len(host.split()) < 3 and bool(_AFTER_SHORT_WORD.search(printed[max(0, at - 16) : at]))


def _is_publisher(name: str) -> bool:
    return (
        not _ODD_IN_PUBLISHER.search(name)
        and not _PHRASE.match(name)
        and has_capital(name)
        and ("," not in name or bool(_WITH_COMMA.search(name)))
        and (is_in_title_case(words_of(name)) or (len(name.split()) > 1 and not name.islower()))
    )


def _is_place(name: str) -> bool:
    return bool(_PLACE.fullmatch(name)) and not name.startswith(("In ", "The ", "A ")) and not is_known_publisher(name)
