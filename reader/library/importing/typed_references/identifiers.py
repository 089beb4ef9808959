"""Takes from an entry what can be found by rule alone: DOI, address, PMID, PMCID, ISBN and the day of reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.library.citation.date_check import impossible_day
from reader.library.citation.date_text import parts_of_text
from reader.library.citation.doi import find_doi
from reader.library.importing.addresses import web_address
from reader.library.importing.typed_references.entry_text import TAKEN

_DOI = re.compile(
    r"(?:https?://)?(?:\bdx\.)?\b(?:doi\.org/|doi(?:\s?(?::|=|\s))\s?(?:https?://(?:dx\.)?doi\.org/)?)\s{0,2}"
    r"(?P<doi>10\.\d{4,9}(?:\.\d{1,9}){0,3}/(?P<gap>[ \n]?)\S{1,300})|(?<![\w./])(?P<bare>10\.\d{4,9}/\S{1,300})",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"“”«»]{3,1500}", re.IGNORECASE)
_PMID = re.compile(r"\bPMID\s?:?\s?(\d{4,8})\b", re.IGNORECASE)
_PMCID = re.compile(r"\b(?:PMCID\s?:?\s?)?(PMC\d{4,9})\b", re.IGNORECASE)
_ISBN = re.compile(r"\bISBN(?:-1[03])?\s?:?\s?((?:97[89][- ]?)?\d{1,5}[- ]?\d{1,7}[- ]?\d{1,7}[- ]?[\dX])(?!\d)", re.I)
_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th|er|º)?\.?(?:\sof)?\s(?:de\s)?[^\W\d_]{3,12}\.?,?\s(?:del?\s)?\d{4}"
    r"|[^\W\d_]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{4}[,\s]\s?[^\W\d_]{3,12}\.?(?:\s\d{1,2})?"
    r"|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)"
)
_READ_WORDS = (
    r"(?:last\s)?(?:accessed|retrieved|cited|viewed|visited|consulted|checked)|consult[ée]e?s?|consulta(?:do|da)?"
    r"|cit[ée]|citado|visit[ée]|acc[ée]d[ée]|acesso|acessado|recuperado|récupéré|accessed"
    r"|abgerufen|zugriff|letzter\szugriff|aufgerufen|stand|дата\sобращения|imefikiwa|ilifikiwa|访问日期|引用日期"
)
_READ = re.compile(
    rf"[\[(（]?\s?\b(?:{_READ_WORDS})\s?(?:am|on|le|el|em|in|mnamo|den)?\s?:?\s?(?P<day>{_DAY})"
    rf"(?P<from>,?\s(?:from|at|de|von|aus)\b:?)?",
    re.IGNORECASE,
)
_BEFORE_ADDRESS = re.compile(
    r"(?:\b(?:available|accessible)\s?(?:online\s?)?(?:from|at|via|on)?|\bdisponible\s(?:sur|en|à|dans)|\bdispon[ií]vel\sem"
    r"|\bverf[üu]gbar\s(?:unter|auf|über)|\brécupéré\sde|\brecuperado\sde|\bretrieved\sfrom|\bonline\sat|\burl|\blink"
    r"|\binapatikana|режим\sдоступа|متاح\s(?:على|في))\s?:?\s?$",
    re.IGNORECASE,
)
_AFTER_ADDRESS = re.compile(rf"\s?(?:[.,;)>\]]|$|{TAKEN}|[-–—]\s?{TAKEN}|\[|\(|(?:and|und|et|y|e)\s{TAKEN})")
_BACK_LINKS = re.compile(
    r"^\s*(?:[\^↑↩]|Jump up(?: to)?:?)\s{0,2}(?:(?:[a-z]{1,2}|\d{1,2}\.\d{1,2})\s){0,20}|\s*[↩↑]︎?\s*$"
)
"""What web pages put before or after an entry to lead back to the text."""

_OFFERS = re.compile(
    r"(?:\s*(?:\[\s?(?:PubMed(?:\sCentral)?|Google\sScholar|Cross\s?Ref|DOI|PMC\sfree\sarticle|(?:Free\s)?Full\sText|Web\sof\sScience|Article"
    r"|Abstract|Medline|Scopus|Links)\s?\]|(?:View\sArticle\s)?(?:PubMed(?:\sCentral)?|Google\sScholar|CrossRef)(?=[\s.]|$))){1,8}[\s.]*$",
    re.IGNORECASE,
)
"""Where publishers offer to look the work up."""

_PUBMED = re.compile(
    r"https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d{4,8})\b", re.IGNORECASE
)
_INDEX = re.compile(
    r"https?://(?:www\.)?(?:pubmed\.|ncbi\.nlm\.nih\.gov/(?:pubmed|entrez)|scholar\.google|search\.|google\.|scopus\.|webofscience\.)",
    re.IGNORECASE,
)
"""Addresses at which a work is looked up, and not those of the work."""

_TAIL = ".,;:!?'’”»*"
_PARTNERS = {")": "(", "]": "[", "}": "{"}


@dataclass(slots=True)
class Identifiers:
    """`fields` are those of CSL; in `rest`, each part that was found is one TAKEN sign."""

    rest: str
    fields: dict[str, str] = field(default_factory=dict)


def find_identifiers(text: str, links: Sequence[str] = ()) -> Identifiers:
    """`text` may have line breaks; `links` are the addresses that its words lead to."""
    found = Identifiers(_OFFERS.sub(f" {TAKEN}", _BACK_LINKS.sub("", text)))
    _take_day_of_reading(found)
    _take_dois(found, links)
    _take_urls(found, links)
    for key, pattern in (("PMID", _PMID), ("PMCID", _PMCID), ("ISBN", _ISBN)):
        _take_one(found, key, pattern)
    in_links = {match[1] for link in links if (match := _PUBMED.match(link))}
    if len(in_links) == 1:
        found.fields.setdefault("PMID", in_links.pop())
    found.rest = " ".join(found.rest.split())
    return found


def _cut(found: Identifiers, start: int, end: int) -> None:
    """Also takes the words that announce an address."""
    before = found.rest[max(0, start - 40) : start]
    if announced := _BEFORE_ADDRESS.search(before):
        start -= len(before) - announced.start()
    found.rest = f"{found.rest[:start]}{TAKEN}{found.rest[end:]}"


def _take_one(found: Identifiers, key: str, pattern: re.Pattern[str]) -> None:
    """Of several different ones, none is sure."""
    matches = list(pattern.finditer(found.rest))
    values = {match[1].strip().upper() for match in matches}
    if key == "ISBN":
        values = {value for value in values if _is_isbn(value)}
    if len(values) == 1 and matches:
        found.fields[key] = values.pop()
    for match in reversed(matches):
        _cut(found, *match.span())


def _is_isbn(written: str) -> bool:
    """Whether its last digit is the right one: people mistype them."""
    digits = [10 if sign == "X" else int(sign) for sign in written if sign not in "- "]
    if len(digits) == 13:
        return sum(digit * (1 + 2 * (number % 2)) for number, digit in enumerate(digits)) % 10 == 0
    return len(digits) == 10 and sum(digit * (10 - number) for number, digit in enumerate(digits)) % 11 == 0


def _take_dois(found: Identifiers, links: Sequence[str]) -> None:
    values: dict[str, str] = {}
    while match := _DOI.search(found.rest):
        written = match["doi"] or match["bare"]
        doi = find_doi(written.replace("\n", " "))
        if match["gap"] == " " and doi and not any(sign.isdigit() for sign in doi.partition("/")[2]):
            doi = ""
        if doi:
            values.setdefault(doi.casefold(), doi)
        end = match.end()
        while end > match.start() and found.rest[end - 1] in f"{_TAIL})]" and not doi.endswith(found.rest[end - 1]):
            end -= 1
        _cut(found, match.start(), end)
    for link in links:
        if doi := find_doi(link):
            values.setdefault(doi.casefold(), doi)
    if len(values) == 1:
        found.fields["DOI"] = next(iter(values.values()))


def _take_urls(found: Identifiers, links: Sequence[str]) -> None:
    values: dict[str, str] = {}
    is_sure = True
    while match := _URL.search(found.rest):
        written, end = match[0], match.end()
        # A line that is broken after a slash goes on; after a space, nobody knows.
        while (
            found.rest[end : end + 1] == "\n"
            and written[-1] in "/-_=&?."
            and (more := re.match(r"[\w./?=&%#-]{2,300}", found.rest[end + 1 : end + 400]))
            and re.search(r"[\d/._=-]", more[0].rstrip("."))
        ):
            written, end = written + more[0], end + 1 + more.end()
        kept = _without_tail(written)
        end -= len(written) - len(kept)
        following = found.rest[end:].lstrip("\n ")
        is_sure = (
            is_sure
            and bool(_AFTER_ADDRESS.match(found.rest[end:]))
            and not (written == kept and kept[-1] in "/-_=" and following[:1].isalnum())
        )
        if url := web_address(kept):
            values.setdefault(url.rstrip("/").casefold(), url)
        _cut(found, match.start(), end)
    if not values:
        for link in links:
            if (
                not find_doi(link)
                and not _INDEX.match(link)
                and (url := web_address(link))
                and not url.casefold().startswith("mailto:")
            ):
                values.setdefault(url.rstrip("/").casefold(), url)
    if len(values) == 1 and is_sure:
        found.fields["URL"] = next(iter(values.values()))


def _without_tail(url: str) -> str:
    """Without the signs of the sentence around it."""
    while url:
        last = url[-1]
        if last in _TAIL or (last in _PARTNERS and url.count(last) > url.count(_PARTNERS[last])):
            url = url[:-1]
        else:
            break
    return url


def _take_day_of_reading(found: Identifiers) -> None:
    days = set()
    while match := _READ.search(found.rest):
        parts = parts_of_text(" ".join(match["day"].split()).rstrip(","))
        if parts and parts[0][1] and not parts[1]:
            year, month, day = parts[0][:3]
            written = f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
            days.add("" if impossible_day(written) else written)
        else:
            days.add("")
        end = match.end()
        if found.rest[end : end + 1] in "])）":
            end += 1
        found.rest = f"{found.rest[: match.start()]}{TAKEN}{found.rest[end:]}"
    if len(days) == 1 and (day_read := days.pop()):
        found.fields["accessed"] = day_read
