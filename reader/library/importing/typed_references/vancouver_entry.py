"""Entries in Vancouver style: names, title, and a journal with year;volume(issue):pages, or place: publisher; year."""

from __future__ import annotations

import re
from typing import Any

from reader.library.importing.typed_references.entry_text import TAKEN, sentence_ends, sentences, with_hyphens
from reader.library.importing.typed_references.host_names import title_and_journal
from reader.library.importing.typed_references.numbers import JournalNumbers, find_numbers
from reader.library.importing.typed_references.organisations import is_organisation
from reader.library.importing.typed_references.own_work import work_of_its_own
from reader.library.importing.typed_references.people import has_capital, read_authors, read_people
from reader.library.importing.typed_references.publication_date import YEAR, iso_of
from reader.library.importing.typed_references.title_parts import after_title, imprint, thesis, title_and_brackets
from reader.library.importing.typed_references.titles import joined_title

Fields = dict[str, Any]

_EDITORS = re.compile(r",?\s(?:editors?|eds?)$", re.IGNORECASE)
_STOP = re.compile(r"[.]\s+(?=\S)")
_INITIAL = re.compile(r"[^\W\d_]{1,2}\.")
_QUOTED = re.compile(r"^(?P<names>[^“”\"«»]*)[“\"«](?P<title>[^“”\"«»]{3,400})[”\"»][\s.,]{0,3}(?P<host>[^“”\"«»]*)$")
_WORD = r"[^\W\d_a-z][\w'’-]*"
_GOES_ON = re.compile(
    rf"[,;:-]|(?i:\((?:eds?|hrsg|producers?|directors?)\b|&|(?:and|et|y|e|und)\b)|{_WORD}(?:\s{_WORD})?\s?(?:,|\((?:{YEAR})|(?:&|and|et|y|und)\s[A-Z])"
)
"""What stands after names that have not come to their end."""

_IMPRINT_YEAR = re.compile(
    rf"\s?[;,؛；]\s?(?:c|©|\[)?(?P<year>{YEAR})(?:\s[^\W\d_]{{3,9}}(?:\s\d{{1,2}})?)?\]?(?=\s?[.,;)\[({TAKEN}]|\s|$)"
)
_NEWSPAPER_DATE = re.compile(rf"(?P<date>{YEAR}\s[^\W\d_]{{3,9}}\.?\s\d{{1,2}})\s?;\s?Sect")
_BOOK = re.compile(r"^In:\s(?P<names>(?:[^.]|(?<=\bet al)\.){2,300}?),\s(?:editors?|eds?)\.\s(?P<book>.+)$", re.DOTALL)
_BOOK_ALONE = re.compile(r"^In:\s(?P<book>[^.,]{3,200})$")
_OWN_DATE = re.compile(rf"\[?(?:updated\s)?(?P<date>{YEAR}\s[^\W\d_]{{3,9}}(?:\s\d{{1,2}})?)\]?", re.IGNORECASE)
"""When a part of a book was written that goes on being written, such as StatPearls."""

_LONGEST_NAMES = 1_500


def read_vancouver(text: str) -> Fields:
    hyphens = with_hyphens(text)
    numbers = find_numbers(hyphens)
    if numbers and not re.search(r"\bIn\s?:\s", text[: numbers.start]):
        return _article(text, numbers)
    if found := _NEWSPAPER_DATE.search(text):
        names, rest = _names_and_rest(text[: found.start()])
        title, host = title_and_journal(sentences(rest))
        return {
            **names,
            **_title(title),
            "container-title": host,
            "issued": iso_of(found["date"]),
            "type": "article-newspaper",
        }
    return _book(text)


def _article(text: str, numbers: JournalNumbers) -> Fields:
    before = text[: numbers.start].rstrip(" ,;:.")
    year = ""
    if not numbers.date and (found := re.search(rf"[\s,.(]+(?P<year>{YEAR})\)?$", before)):
        year, before = found["year"], before[: found.start()].rstrip(" ,;:.")
    elif not numbers.date and (
        found := re.match(rf",\s(?:[^\W\d_]{{3,9}}\.?\s)?(?P<year>{YEAR})\b", text[numbers.end :])
    ):
        year = found["year"]
    issued = iso_of(numbers.date or year)
    fields: Fields = {"type": "article-journal", **numbers.fields, **({"issued": issued} if issued else {})}
    if (quoted := _QUOTED.search(before)) and not re.search(rf"\({YEAR}", quoted["names"]):
        authors = read_people(quoted["names"]) or []
        title, host = quoted["title"].strip(" .,;"), quoted["host"].strip(" .,;")
        return {**fields, **({"author": authors} if authors else {}), **_title(title), "container-title": host}
    names, rest = _names_and_rest(before)
    parts = sentences(rest)
    if not names and len(parts) > 2:
        # The first sentence may be a name, a title, or a part of one.
        host = title_and_journal(parts)[1]
        if all(sign and sign in "?!" for _, sign in parts[:-2]):
            return {**fields, **_title(title_and_journal(parts)[0]), "container-title": host}
        return {**fields, "container-title": host}
    title, host = title_and_journal(parts)
    return {**fields, **names, **_title(title), "container-title": host}


def _names_and_rest(text: str) -> tuple[Fields, str]:
    """The names at the beginning, and what is after them."""
    for found in _STOP.finditer(text[:_LONGEST_NAMES]):
        head, rest = text[: found.start() + 1], text[found.end() :]
        if _INITIAL.match(rest) or (_GOES_ON.match(rest) and not _ends_names(head, rest)):
            continue
        role = "author"
        if editors := _EDITORS.search(head.rstrip(".")):
            head, role = head[: editors.start()], "editor"
        if (names := read_people(head)) is not None:
            # James R. Thompson. Title: of one name with one initial, nobody knows which of them is the family.
            if len(names) == 1 and re.fullmatch(r"[\w'’-]+\s[^\W\d_]\.", head) and re.match(rf"{_WORD}\.\s", rest):
                return {}, text
            return {role: names}, rest
    ends = sentence_ends(text[:_LONGEST_NAMES])
    for end, following, sign in ends[1::-1]:
        # Two sentences that are one name, or people and the group that they belong to.
        if (
            sign == "."
            and (";" in text[:end] or ". " in text[:end])
            and (names := read_authors(text[:end])) is not None
        ):
            return {"author": names}, text[following:]
    first = ends[:1]
    if first and first[0][2] == "." and (names := read_authors(text[: first[0][0]])) is not None:
        return {"author": names}, text[first[0][1] :]
    return {}, text


def _ends_names(head: str, rest: str) -> bool:
    """Whether initials without stops (Roe AB, Poe C.) came to their end, so that Kaplan & Sadock begins the title."""
    names = None if "." in head[:-1] or rest[0] in ",;:-(&" else read_people(head)
    return names is not None and len(names) > 1 and not re.match(r"(?:and|et|y|e|und)\s", rest)


def _book(text: str) -> Fields:
    """Names. Title. 2nd ed. Place: publisher; year."""
    found = None
    for found in _IMPRINT_YEAR.finditer(text):
        host = _imprint_before(text[: found.start()])
        if host:
            break
    else:
        return _without_imprint(text)
    if found is None:
        return {}
    start, known = host
    fields: Fields = {**known, "issued": iso_of(found["year"])}
    names, rest = _names_and_rest(text[:start].rstrip(" "))
    fields |= names
    parts = sentences(rest)
    after = text[found.end() :].strip(f" .;,{TAKEN}")
    if page := after_title(sentences(after)[0][0] if sentences(after) else "").get("page"):
        fields["page"] = page
    at = rest.find("In: ")
    if at > 0 and (book := _BOOK.match(rest[at:].strip())):
        editors = read_people(book["names"])
        title, beside = title_and_brackets(sentences(book["book"])[0][0])
        fields |= {"type": "chapter", "container-title": title, **beside, **({"editor": editors} if editors else {})}
        parts = sentences(rest[:at])
        return {**fields, **_title(parts[0][0] if len(parts) == 1 else "")}
    if parts and (alone := _BOOK_ALONE.match(parts[-1][0])):
        return {**fields, **_part_of_book(alone["book"], parts[:-1])}
    while len(parts) > 1 and (one := after_title(parts[-1][0])):
        fields = {**one, **fields}
        parts = parts[:-1]
    if not names and len(parts) > 1:
        return fields
    if parts and (title := joined_title(parts)):
        title, beside = title_and_brackets(title)
        kind = thesis(beside.get("genre", ""))
        fields |= {**beside, **kind, **_title(title)}
    return fields


def _part_of_book(book: str, parts: list[tuple[str, str]]) -> Fields:
    """Title. 2023 Jul 17. In: Book [Internet]."""
    fields: Fields = {"type": "chapter", "container-title": title_and_brackets(book)[0]}
    if len(parts) > 1 and (own := _OWN_DATE.fullmatch(parts[-1][0])):
        parts = parts[:-1]
        if "pdated" not in own[0]:
            fields["issued"] = iso_of(own["date"])
    return {**fields, **_title(parts[0][0] if len(parts) == 1 else "")}


def _without_imprint(text: str) -> Fields:
    """Names. Title. 2019."""
    names, rest = _names_and_rest(text)
    parts = sentences(rest)
    dates = [part for part, _ in parts if re.fullmatch(rf"{TAKEN}?\s?{YEAR}\s?{TAKEN}?", part)]
    if not names or len(dates) > 1:
        return {}
    fields = {**names, **work_of_its_own([part for part in parts if part[0] not in dates], is_dated=False)}
    return {**fields, **({"issued": iso_of(dates[0].strip(f" {TAKEN}"))} if dates else {})}


def _imprint_before(text: str) -> tuple[int, Fields] | None:
    """Where the place begins that is named before a publisher at the end of the text, and both."""
    for start in reversed([0, *(following for _, following, _ in sentence_ends(text))]):
        if known := imprint(text[start:]):
            return start, known
    return None


def _title(title: str) -> Fields:
    title = title.strip(f" .,;:{TAKEN}")
    if len(title) > 2 and title[0] in '"“«' and title[-1] in '"”»':
        title = title[1:-1].strip(" .,;")
    is_plain = bool(title) and TAKEN not in title and has_capital(title) and not is_organisation(title)
    return {"title": title} if is_plain else {}
