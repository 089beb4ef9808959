"""What stands beside a title: edition, version, kind of thesis, place and publisher, the book of a chapter."""

from __future__ import annotations

import re
from typing import Any

from reader.library.importing.typed_references.entry_text import TAKEN, sentences, with_hyphens
from reader.library.importing.typed_references.organisations import is_organisation, is_publisher
from reader.library.importing.typed_references.people import has_capital, read_authors

Fields = dict[str, Any]

_EDITION = re.compile(
    r"(?P<number>\d{1,2})\s?(?:st|nd|rd|th)\s(?:rev(?:ised)?\.?\s)?(?:ed(?:ition|n)?)\.?|(?P<words>(?:Rev\.?|Revised|First|Second|Third|Fourth"
    r"|Fifth|Updated|International)\s(?:ed(?:ition|n)?)\.?|\d{4}\sed\.?|\d{1,2}(?:e|ème|a|ª|º|\.ª|\.)?\s?(?:éd(?:ition)?|edición|edição|ed|Auflage"
    r"|Aufl|изд)\.?)",
    re.IGNORECASE,
)
_VERSION = re.compile(r"Version\s(\d[\d.]{0,8})", re.IGNORECASE)
_PAGES = re.compile(
    r"(?:pp?|pages|págs?|S|С)\.?\s?(?P<page>[A-Za-z]?\d{1,5}(?:\s?-\s?[A-Za-z]?\d{1,5})?)", re.IGNORECASE
)
_THESIS = re.compile(
    r"(?:unpublished\s)?(?:(?:doctoral|ph\.?\s?d\.?|dphil|m\.?sc\.?|m\.?phil\.?|mmed|mph|m\.?a\.?|bsc|master(?:['’]s|s)?|bachelor(?:['’]s)?)\s"
    r"(?:dissertation|thesis)|dissertation|thesis|master['’]s|thèse(?:\sde\sdoctorat)?|mémoire(?:\sde\smaster)?|tesis(?:\s(?:doctoral|de\smaestría))?"
    r"|tese(?:\s\(?doutorado\)?)?|dissertação|tasnifu|masterarbeit|диссертация)",
    re.IGNORECASE,
)
_BRACKET_AT_END = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{1,150})[)\]]$")
_MEDIUM = re.compile(
    r"internet|online|en ligne|en línea|web ?site|web ?page|pdf|electronic|elektronisch|dvd|cd-rom|films?|videos?"
    r"|podcast|e-?book|report|policy brief|fact sheet|brochure|leaflet|press release|blog post|mobile app",
    re.IGNORECASE,
)
_NUMBERED_SERIES = re.compile(
    r"(?:vol|no|n|nr|report|publication|series|pub|policy\sbrief|working\spaper|technical\sreport)\b\.?[ \w.-]*\d"
    r"|.{3,100}\bn[o.]\s?\d",
    re.IGNORECASE,
)
_ORDINAL_NUMBER = re.compile(r"(\d{1,2})\.?\s(?:ed|aufl)\.?", re.IGNORECASE)
_EDITORS = re.compile(
    r"^In\s?:?\s(?P<names>[^()]{2,200}?)\s?(?:\((?:eds?|editors?|hrsg|dir|coords?|orgs?|éds?)\.?\)|,\s(?:eds?|editors?)\b)[.,:]?\s(?P<book>.{3,400})$",
    re.IGNORECASE | re.DOTALL,
)
_PAGES_OF_CHAPTER = re.compile(r"\s?[,:]\s?(?:pp?\.\s?)?(?P<page>\d{1,4}-\d{1,4})$|\s?\((?P<inside>\d{1,4}-\d{1,4})\)$")
_EDITION_AT_END = re.compile(r",\s(?P<edition>\d{1,2}(?:st|nd|rd|th)\sed(?:n|ition)?\.?)$")
_PLACE = r"(?P<place>(?:St\.\s)?[^\W\d_][^:;.\d]{1,50}?(?:,?\s[A-Z]\.\s?[A-Z]\.|\(\w{2}\))?)"
_IMPRINT = re.compile(rf"^{_PLACE}\s?:\s?(?P<publisher>(?:[A-Z]\.\s?){{0,3}}[^:;.]{{2,100}}?)\.?$")
_COMMA_IMPRINT = re.compile(r"^(?P<place>[^\W\d_][^\W\d_ ]{2,25})\s?,\s(?P<publisher>[^:;,.]{4,100})$")
_TOWN_WORDS = 4


def imprint(text: str) -> Fields:
    """Geneva: World Health Organization; empty if the text is none."""
    text = text.strip(f" .,;{TAKEN}")
    if found := _IMPRINT.match(text):
        place, publisher = found["place"].strip(), found["publisher"].strip()
        if (
            len(place.split()) <= _TOWN_WORDS
            and has_capital(place)
            and has_capital(publisher)
            and TAKEN not in publisher
        ):
            return {"publisher-place": place, "publisher": publisher}
    found = _COMMA_IMPRINT.match(text)
    if found and is_organisation(found["publisher"]) and has_capital(found["place"]) and not found["place"].isupper():
        return {"publisher-place": found["place"], "publisher": found["publisher"].strip()}
    return {}


def edition(text: str) -> str:
    """The number of an edition, or its words; empty if the text is anything else."""
    found = _EDITION.fullmatch(text.strip(" ,"))
    if not found:
        return ""
    words = found["words"] or ""
    if plain := _ORDINAL_NUMBER.fullmatch(words):
        return plain[1]
    return found["number"] or (f"{words}." if words.endswith(("ed", "edn", "Aufl", "éd", "изд")) else words)


def thesis(text: str) -> Fields:
    """The kind of thesis, and its university if it is named beside it."""
    words = text.strip(" .,")
    found = _THESIS.match(words)
    if not found:
        return {}
    rest = words[found.end() :].strip(" ,:")
    if rest and not is_organisation(rest):
        return {}
    return {"type": "thesis", "genre": found[0].strip(), **({"publisher": rest} if rest else {})}


def pages(text: str) -> str:
    found = _PAGES.fullmatch(with_hyphens(text).strip(" .,;:"))
    return "-".join(part.strip() for part in found["page"].split("-")) if found else ""


def title_and_brackets(text: str) -> tuple[str, Fields]:
    """The title without what stands in brackets after it, if that is known to be no part of it."""
    fields: Fields = {}
    title = text.strip(f" .,;{TAKEN}")
    while found := _BRACKET_AT_END.search(title):
        inside = found["inside"]
        known = _in_brackets(inside)
        if known is None:
            break
        fields.update(known)
        title = title[: found.start()].rstrip(" .,")
    return title, fields


def _in_brackets(inside: str) -> Fields | None:
    """None if it may belong to the title."""
    if _MEDIUM.fullmatch(inside.strip()):
        return {}
    if known := thesis(inside):
        return known
    if known := imprint(inside):
        return known
    if found := _VERSION.fullmatch(inside.strip()):
        return {"version": found[1]}
    fields: Fields = {}
    parts = [part.strip() for part in inside.split(",")]
    for part in parts:
        if value := edition(part):
            fields["edition"] = value
        elif page := pages(part):
            fields["page"] = page
        elif not _NUMBERED_SERIES.match(part) and not (
            len(parts) > 1 and any(sign.isdigit() for sign in inside) and part[:1].isupper()
        ):
            return None
    return fields


def book_of_chapter(text: str) -> Fields:
    """In A. Roe (Ed.), Title of the book (pp. 1-9). Publisher. Empty if the text is not of this form."""
    found = _EDITORS.match(text.strip())
    if not found:
        return {}
    fields: Fields = {"type": "chapter"}
    if names := (read_authors(found["names"])):
        fields["editor"] = names
    parts = sentences(found["book"])
    if not parts:
        return fields
    title, beside = title_and_brackets(parts[0][0])
    if tail := _PAGES_OF_CHAPTER.search(with_hyphens(title)):
        beside["page"], title = tail["page"] or tail["inside"], title[: tail.start()]
    if (tail := _EDITION_AT_END.search(title)) and (value := edition(tail["edition"])):
        beside["edition"], title = value, title[: tail.start()]
    fields |= {"container-title": title, **beside}
    for part, _ in parts[1:]:
        fields |= after_title(part)
    return fields


def after_title(part: str) -> Fields:
    """One sentence after the title of a book: its edition, imprint, publisher or pages."""
    part = part.strip(f" .,;{TAKEN}")
    if value := edition(part):
        return {"edition": value}
    if page := pages(part):
        return {"page": page}
    if known := thesis(part):
        return known
    tail = re.search(r",\s(?P<pages>(?:pp?|S|С)\.?\s?\d{1,5}\s?-\s?\d{1,5})$", with_hyphens(part))
    fields: Fields = {}
    if tail and (page := pages(tail["pages"])):
        fields["page"], part = page, part[: tail.start()]
    if known := imprint(part):
        return {**fields, **known}
    if is_publisher(part):
        return {**fields, "publisher": part}
    return fields
