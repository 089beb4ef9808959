"""Entries in APA and Harvard style: names, year, title, and where it was published."""

from __future__ import annotations

import re
from typing import Any

from reader.library.importing.typed_references.entry_text import TAKEN, sentences, with_hyphens
from reader.library.importing.typed_references.host_names import is_journal, is_newspaper, title_and_journal
from reader.library.importing.typed_references.numbers import JournalNumbers, find_numbers
from reader.library.importing.typed_references.organisations import (
    has_common_words,
    words_of,
)
from reader.library.importing.typed_references.own_work import work_of_its_own
from reader.library.importing.typed_references.people import CslNames, read_authors, read_people
from reader.library.importing.typed_references.publication_date import NO_DATE, YEAR, iso_of
from reader.library.importing.typed_references.title_parts import after_title, book_of_chapter
from reader.library.importing.typed_references.titles import clean_title, question_sign

Fields = dict[str, Any]

_IN_BRACKETS = re.compile(
    rf"\s?[(（](?P<date>(?:{YEAR})(?P<suffix>[a-h])?(?:\s?,\s?[^()]{{3,30}})?|{NO_DATE.pattern})[)）]\s?[.,:]{{0,2}}\s*",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?:,|\.|(?<=\w))\s(?P<date>{YEAR})(?P<suffix>[a-h])?\s?[.,:]\s+")
_EDITORS = re.compile(r"\s?\((?:eds?|editors?|hrsg|dir|coords?|orgs?)\.?\)\.?$|,\s(?:eds?|editors?)\.?$", re.IGNORECASE)
_QUOTED = re.compile(
    r"^(?:(?:“(?P<curly>[^”]{3,400})”|\"(?P<straight>[^\"]{3,400})\"|«\s?(?P<angle>[^»]{3,400}?)\s?»|„(?P<low>[^“”]{3,400})[“”])"
    r"(?:(?<=[.,?!][”\"»“])|(?=\s?[,.(\[\x1f]|\s(?:in|In|em|Em|dans|Dans|en|En)\s|\s?$))"
    r"|['‘](?P<single>.{3,400}?)['’](?=\s?[,.]|\s(?:in|In)\s|$))\s?[.,]?\s*",
)
_IN_WORD = re.compile(r"^(?:In|in|Em|em|Dans|dans|En)\s?:?\s")
_UNKNOWN_NAME = re.compile(r"[^\W\d_a-z][\w&'’-]+(?:\s(?:[^\W\d_a-z][\w&'’-]+|of|for|and|de|la|ya)){0,5}")
_FIRST_YEAR_AT = 600


def read_author_year(text: str) -> Fields:
    """Empty if the entry does not begin with names and a year."""
    for pattern in (_IN_BRACKETS, _BARE):
        for found in pattern.finditer(text[: _FIRST_YEAR_AT + 60]):
            if found.start() > _FIRST_YEAR_AT:
                break
            if (names := _creators(text[: found.start()])) and (rest := text[found.end() :].strip()):
                return names | _date(found) | _after_year(rest, is_dated=len(found["date"]) > 8)
    return _page_of_site(text)


def _page_of_site(text: str) -> Fields:
    """Mind (2020) Sleep problems. https://…: the name before the year is not known, but what follows is sure."""
    found = _IN_BRACKETS.search(text[:100])
    if not found or not _UNKNOWN_NAME.fullmatch(text[: found.start()].rstrip(".")):
        return {}
    parts = sentences(text[found.end() :].strip(f" .{TAKEN}"))
    if len(parts) != 1 or not has_common_words(words_of(parts[0][0])[1:]):
        return _date(found)
    return {**_date(found), **work_of_its_own(parts, is_dated=True)}


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
            return {"title": clean_title(title), **chapter}
        return {"title": clean_title(title), **_where(remaining, numbers, is_dated=is_dated)}
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
        return {"title": clean_title(parts[0][0] + question_sign(parts[0][1])), **book}
    numbers = find_numbers(with_hyphens(text))
    if numbers and numbers.start > at:
        host = _IN_WORD.sub("", text[at : numbers.start]).strip(" .,;:")
        if is_journal(host):
            return {"title": clean_title(parts[0][0]), "container-title": host, **_numbered(numbers)}
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


def _numbered(numbers: JournalNumbers) -> Fields:
    return {"type": "article-journal", **numbers.fields}


def _where(text: str, numbers: JournalNumbers | None, *, is_dated: bool) -> Fields:
    """What follows a title in quotation marks."""
    text = _without_in(text) if not text.startswith(("In:", "in:")) else text
    if numbers and numbers.start > 1:
        host = text[: numbers.start].strip(" .,;:")
        return {**_numbered(numbers), **({"container-title": host} if is_journal(host) else {})}
    host = re.split(r"[,.]\s", text.strip(f" {TAKEN}"), maxsplit=1)[0].strip(f" .,{TAKEN}")
    if is_newspaper(host):
        page = re.search(r"\bp\.\s?(\d{1,3})\b", text)
        return {"type": "article-newspaper", "container-title": host, **({"page": page[1]} if page else {})}
    fields: Fields = {}
    for part, _ in sentences(text):
        fields |= after_title(part)
    return fields


def _without_in(text: str) -> str:
    return text if not _IN_WORD.match(text) else "In " + _IN_WORD.sub("", text)
