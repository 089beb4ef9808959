"""Entries in APA and Harvard style: names, year, title, and where it was published."""

from __future__ import annotations

import re
from typing import Any

from reader.library.importing.typed_references.entry_text import TAKEN, sentences, with_hyphens
from reader.library.importing.typed_references.numbers import JournalNumbers, find_numbers
from reader.library.importing.typed_references.people import CslNames, has_capital, read_authors, read_people
from reader.library.importing.typed_references.publication_date import NO_DATE, YEAR, iso_of
from reader.library.importing.typed_references.title_parts import after_title, book_of_chapter, title_and_brackets

Fields = dict[str, Any]

_IN_BRACKETS = re.compile(
    rf"\s?[(（](?P<date>(?:{YEAR})(?P<suffix>[a-h])?(?:\s?,\s?[^()]{{3,30}})?|{NO_DATE.pattern})[)）]\s?[.,:]{{0,2}}\s*",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?:,|\.|(?<=\w))\s(?P<date>{YEAR})(?P<suffix>[a-h])?\s?[.,:]\s+")
_EDITORS = re.compile(r"\s?\((?:eds?|editors?|hrsg|dir|coords?|orgs?)\.?\)\.?$|,\s(?:eds?|editors?)\.?$", re.IGNORECASE)
_QUOTED = re.compile(
    r"^(?:“(?P<curly>[^”]{3,400})”|\"(?P<straight>[^\"]{3,400})\"|«\s?(?P<angle>[^»]{3,400}?)\s?»|„(?P<low>[^“”]{3,400})[“”]"
    r"|['‘](?P<single>.{3,400}?)['’](?=\s?[,.]|\s(?:in|In)\s|$))\s?[.,]?\s*",
)
_IN_WORD = re.compile(r"^(?:In|in|Em|em|Dans|dans|En)\s?:?\s")
_SUBTITLE = re.compile(r"[^\d\x1f]{1,30}\s[^\d\x1f]{1,30}\s[^\d\x1f]+$")
_NO_SUBTITLE = re.compile(
    r"\b(?:report|series|sheet|thesis|guidelines?|guidance|translated|revised|version|edition|available|university|press"
    r"|website|site|news|times|journal|magazine|repository|laws?|unpublished|manuscript|leaflet|brochure|geneva|london)\b",
    re.IGNORECASE,
)
"""What may stand after a title, but is no part of it."""

_FIRST_YEAR_AT = 600
_JOURNAL_WORD = re.compile(
    r"\b(?:journal|revue|revista|zeitschrift|annals|archives|bulletin|review|lancet|bmj|jama|medicine|psychiatry|rivista"
    r"|журнал|архив)\b|杂志|学报",
    re.IGNORECASE,
)
_NEWSPAPER = re.compile(
    r"^(?:the\s)?(?:daily nation|nation|standard|guardian|times|new york times|washington post|observer|star|citizen"
    r"|monitor|daily monitor|new vision|telegraph|independent|herald|le monde|el país|folha de s\. paulo|mwananchi"
    r"|daily news|east african|punch|vanguard|hindu|times of india|dawn|bbc news|der spiegel|die zeit)$",
    re.IGNORECASE,
)
_COMMA_JOURNAL = re.compile(
    r"(?P<title>[^,;]{3,200}?)\s?,\s(?P<host>(?:The\s)?[A-Z][^,;]{0,40}?(?:Journal|Archives|Annals|Lancet|Revista|Revue|Medicine)[^,;]{0,60})"
)
_JOURNAL_NAME = re.compile(r"[^\W\d_][^.;:?!]{1,118}|[^\W\d_][^.;?!]{1,20}:\s[^.;:?!]{3,60}")


def read_author_year(text: str) -> Fields:
    """Empty if the entry does not begin with names and a year."""
    for pattern in (_IN_BRACKETS, _BARE):
        for found in pattern.finditer(text[: _FIRST_YEAR_AT + 60]):
            if found.start() > _FIRST_YEAR_AT:
                break
            if (names := _creators(text[: found.start()])) and (rest := text[found.end() :].strip()):
                return names | _date(found) | _after_year(rest, is_dated=len(found["date"]) > 8)
    return {}


def _creators(head: str) -> Fields:
    if found := _EDITORS.search(head):
        names = read_people(head[: found.start()])
        return {"editor": names} if names else {}
    if head.count(". ") and read_people(head) is None and re.search(r"[^\W\d_]{3}\.\s", head):
        return {}
    authors: CslNames | None = read_authors(head)
    return {"author": authors} if authors else {}


def _date(found: re.Match[str]) -> Fields:
    written = found["date"]
    suffix = found["suffix"] or ""
    if suffix:
        written = written.replace(suffix, "", 1)
    date = iso_of(written)
    return {**({"issued": date} if date else {}), **({"year-suffix": suffix.lower()} if suffix and date else {})}


def _after_year(rest: str, *, is_dated: bool) -> Fields:
    """`is_dated` says that the date has a day, as that of a newspaper or a page of a site."""
    title, remaining = "", rest
    if found := _QUOTED.match(rest):
        title = next(part for part in found.groups() if part)
        remaining = rest[found.end() :].strip()
    hyphens = with_hyphens(remaining)
    numbers = find_numbers(hyphens)
    if title:
        if chapter := book_of_chapter(_without_in(remaining)):
            return {"title": _clean(title), **chapter}
        return {"title": _clean(title), **_where(remaining, numbers, is_dated=is_dated)}
    parts = sentences(remaining)
    if not parts:
        return {}
    if chapter := _chapter(parts, remaining):
        return chapter
    if numbers:
        return _in_journal(remaining, numbers)
    return work_of_its_own(parts, is_dated=is_dated)


def _chapter(parts: list[tuple[str, str]], text: str) -> Fields:
    """A title and then In …"""
    if len(parts) < 2 or not _IN_WORD.match(parts[1][0]):
        return {}
    at = text.find(parts[1][0], len(parts[0][0]))
    book = book_of_chapter(text[at:])
    if book:
        return {"title": _clean(parts[0][0] + _question(parts[0][1])), **book}
    numbers = find_numbers(with_hyphens(text))
    if numbers and numbers.start > at:
        host = _IN_WORD.sub("", text[at : numbers.start]).strip(" .,;:")
        if _is_journal(host):
            return {"title": _clean(parts[0][0]), "container-title": host, **_numbered(numbers)}
    return {}


def _in_journal(text: str, numbers: JournalNumbers) -> Fields:
    before = text[: numbers.start].rstrip(" ,;:")
    # "Journal, 2019, 12(3)" has the year once more.
    before = re.sub(rf"[\s,(]+(?:{YEAR})\)?$", "", before).rstrip(" ,;:.")
    title, host = title_and_journal(sentences(before))
    fields = _numbered(numbers)
    if host:
        fields["container-title"] = host
    if title:
        fields["title"] = title
    return fields


def title_and_journal(parts: list[tuple[str, str]]) -> tuple[str, str]:
    """The sentences before the numbers of a journal; what is not certain is empty."""
    if (
        len(parts) == 1
        and (found := _COMMA_JOURNAL.fullmatch(parts[0][0]))
        and not _JOURNAL_WORD.search(found["title"])
    ):
        return _clean(found["title"]), found["host"]
    if len(parts) < 2:
        return "", ""
    split = len(parts) - 1
    # N. Engl. J. Med. is one name.
    while split > 1 and _is_shortened(parts[split - 1][0]) and len(parts[split][0].split()) <= 3:
        split -= 1
    # “Title,” Exp. Eye Res.: the first word of the name stands with the title.
    if re.search(r"[”\"»]\s+\S{1,12}$", parts[split - 1][0]):
        return "", ""
    name = ". ".join(part for part, _ in parts[split:])
    host = name if _is_journal(name) or split < len(parts) - 1 else ""
    if len(name) > 120:
        host = ""
    if split == 1:
        return _clean(parts[0][0] + _question(parts[0][1])), host
    # A question goes on in the same title; after a full stop, nobody knows what a sentence is.
    if all(sign in "?!" for _, sign in parts[: split - 1]):
        joined = " ".join(part for part, _ in parts[:split])
        return _clean(joined), host
    return "", host


def _is_shortened(part: str) -> bool:
    words = part.split()
    return len(words) <= 2 and all(len(word) <= 8 and has_capital(word) for word in words)


def _is_journal(name: str) -> bool:
    return bool(_JOURNAL_NAME.fullmatch(name)) and has_capital(name) and TAKEN not in name and len(name.split()) <= 15


def _numbered(numbers: JournalNumbers) -> Fields:
    return {"type": "article-journal", **numbers.fields}


def _where(text: str, numbers: JournalNumbers | None, *, is_dated: bool) -> Fields:
    """What follows a title in quotation marks."""
    text = _without_in(text) if not text.startswith(("In:", "in:")) else text
    if numbers and numbers.start > 1:
        host = text[: numbers.start].strip(" .,;:")
        return {**_numbered(numbers), **({"container-title": host} if _is_journal(host) else {})}
    host = re.split(r"[,.]\s", text.strip(f" {TAKEN}"), maxsplit=1)[0].strip(f" .,{TAKEN}")
    if _NEWSPAPER.match(host):
        page = re.search(r"\bp\.\s?(\d{1,3})\b", text)
        return {"type": "article-newspaper", "container-title": host, **({"page": page[1]} if page else {})}
    fields: Fields = {}
    for part, _ in sentences(text):
        fields |= after_title(part)
    return fields


def work_of_its_own(parts: list[tuple[str, str]], *, is_dated: bool) -> Fields:
    title, fields = title_and_brackets(parts[0][0] + _question(parts[0][1]))
    rest = parts[1:]
    while rest and parts[0][1] in tuple("?!") and not after_title(rest[0][0]) and len(rest) > 1:
        title, rest = f"{title} {rest[0][0]}", rest[1:]
    if found := re.search(r",\s(\d{1,2})(?:st|nd|rd|th)\s(?:ed(?:n|ition)?)$", title):
        fields["edition"], title = found[1], title[: found.start()]
    known: Fields = {}
    for part, _ in rest:
        one = after_title(part)
        if not one:
            host = part.strip(f" .,{TAKEN}")
            if _NEWSPAPER.match(host) and len(rest) == 1:
                one = {"type": "article-newspaper", "container-title": host}
            elif len(rest) == 1 and _JOURNAL_WORD.search(host) and _is_journal(host) and not is_dated:
                one = {"type": "article-journal", "container-title": host}
        known |= {key: value for key, value in one.items() if key not in known}
    # Two more sentences of which none is known may be parts of the title.
    unknown = [part for part, _ in rest if not after_title(part)]
    may_go_on = any(_SUBTITLE.match(part) and not _NO_SUBTITLE.search(part) for part in unknown)
    if len(unknown) > 1 or may_go_on or len(title) < 2 or not has_capital(title):
        return {**fields, **known}
    return {"title": _clean(title), **fields, **known}


def _without_in(text: str) -> str:
    return text if not _IN_WORD.match(text) else "In " + _IN_WORD.sub("", text)


def _question(sign: str) -> str:
    return sign if sign in "?!" and sign else ""


def _clean(title: str) -> str:
    title, _ = title_and_brackets(title)
    title = re.sub(r"([?!])\1$", r"\1", title)
    return title.strip(f" .,;:{TAKEN}") if TAKEN not in title.strip(f" .,;{TAKEN}") else ""
